"""Safety first: what health answers say of each variant. Reads no preference, no budget and no priority.

A rule that holds gives its own status. One that is not known is *not checked* while any question it waits for is open;
when nothing more can be asked ("not sure"), it is *ask*: a clinician must find out. One that only tells, tells then too.
Not being sure of a wish, and keeping something private, makes no rule not known (`logic.aid.unknown`).
"""

from __future__ import annotations

from collections.abc import Iterable

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.meaning import State
from logic.content.rules import GateRule
from logic.person.comparison import STATUSES, Finding, Gate, Status

_NOTHING = Gate("no_reason_found", ())
_RANK = {status: rank for rank, status in enumerate(STATUSES)}


def findings(
    rules: Iterable[CompiledRule[GateRule]], state: State, private: frozenset[str] = frozenset()
) -> list[tuple[Finding, tuple[str, ...]]]:
    """One finding for each rule that holds or is not known, with the variants it speaks of.

    Args:
        rules: the gate rules to be held against a person.
        state: what is known of the person.
        private: questions on which a finding is marked as private when it rests on them.
    """
    found = []
    for ready in rules:
        holds = ready.when.test(state)
        if holds is False:
            continue
        if holds:
            because = ready.when.because(state)
            finding = Finding(ready.rule, ready.rule.gate, because, private=not private.isdisjoint(because))
        else:
            why = ready.when.causes(state)
            open_, unsure = (
                [q for q in state if q in names] if len(names) > 1 else names for names in (why.open, why.unsure)
            )
            settled: Status = "tell" if ready.rule.gate == "tell" else "ask"
            status: Status = "not_checked" if open_ else settled
            hidden = not private.isdisjoint((*open_, *unsure))
            finding = Finding(ready.rule, status, {}, tuple(open_), tuple(unsure), hidden)
        found.append((finding, ready.variants))
    return found


def gates(aid: Aid, state: State) -> dict[str, Gate]:
    """Variant → its status, the gravest of its findings, and all of them: red flags that hold first, then the gravest.

    The baseline is never stopped: no rule may name it.
    """
    by_variant: dict[str, list[Finding]] = {variant: [] for variant in aid.variants}
    for finding, variants in sorted(findings(aid.gate, state, aid.private), key=_order):
        for variant in variants:
            by_variant[variant].append(finding)
    return {
        variant: Gate(min((f.status for f in found), key=_RANK.__getitem__), tuple(found)) if found else _NOTHING
        for variant, found in by_variant.items()
    }


def _order(found: tuple[Finding, tuple[str, ...]]) -> tuple[bool, int, bool]:
    finding, _ = found
    return not finding.waves_red, _RANK[finding.status], not finding.rule.red_flag
