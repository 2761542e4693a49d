"""Safety first: what health answers say of each variant. Reads no preference, no budget and no priority.

A rule that holds gives its own status. One that is not known is *not checked* while any question it waits for is open;
when nothing more can be asked ("not sure"), it is *ask*: a clinician must find out. One that only tells, tells then too.
"""

from __future__ import annotations

from collections.abc import Iterable

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.meaning import State
from logic.content.rules import GateRule
from logic.person.comparison import STATUSES, Finding, Gate, Status

_NOTHING = Gate("no_reason_found", ())
_RANK = {status: rank for rank, status in enumerate(STATUSES)}


def findings(rules: Iterable[CompiledRule[GateRule]], state: State) -> list[tuple[Finding, tuple[str, ...]]]:
    """One finding for each rule that holds or is not known, with the variants it speaks of."""
    found = []
    for ready in rules:
        holds = ready.when.test(state)
        if holds is False:
            continue
        if holds:
            finding = Finding(ready.rule, ready.rule.gate, ready.when.because(state))
        else:
            why = ready.when.causes(state)
            open_, unsure = (
                [q for q in state if q in names] if len(names) > 1 else names for names in (why.open, why.unsure)
            )
            settled: Status = "tell" if ready.rule.gate == "tell" else "ask"
            finding = Finding(ready.rule, "not_checked" if open_ else settled, {}, tuple(open_), tuple(unsure))
        found.append((finding, ready.variants))
    return found


def gates(aid: Aid, state: State) -> dict[str, Gate]:
    """Variant → its status and findings, the gravest first. The baseline is never stopped: no rule may name it."""
    by_variant: dict[str, list[Finding]] = {variant: [] for variant in aid.variants}
    for finding, variants in sorted(findings(aid.gate, state), key=_gravity):
        for variant in variants:
            by_variant[variant].append(finding)
    return {
        variant: Gate(found[0].status, tuple(found)) if found else _NOTHING for variant, found in by_variant.items()
    }


def _gravity(found: tuple[Finding, tuple[str, ...]]) -> tuple[int, bool]:
    return _RANK[found[0].status], not found[0].rule.red_flag
