"""Questions for the consultation, made from this person's own health answers, worries, limits and unknowns."""

from __future__ import annotations

from logic.person.comparison import VariantResult
from logic.person.grouped import Line
from logic.person.known import OutcomeKey
from views.shared import limit_text, outcomes, reasons, worries
from views.shared.visit import Visit

MOST, EXAMINED = 10, 3


def questions(visit: Visit, lean: tuple[str, ...], *, examine: bool = True) -> list[str]:
    """At most ten plain questions, the gravest kind first: what must be examined, what a doctor must be told, what they
    worry about, limits nobody can tell of, what is not known of what matters, then what everybody should ask. What rests
    on a private answer is not among them.

    Args:
        visit: the visit.
        lean: the variants the person leans to; with none, all that are relevant.
        examine: False where what must be examined stands elsewhere on the page.
    """
    shown = [v for v in visit.comparison.variants if v.relevant and not v.baseline and v.open_now]
    shown = [v for v in shown if v.variant in lean] or shown
    found: list[str] = []
    if examine:
        found += _examined(visit, shown)
    found += worries.to_ask(visit)
    found += _limits(visit, shown)
    found += _unknowns(visit, shown)
    found += [said.text for said in visit.aid.about.ask]
    return list(dict.fromkeys(found))[:MOST]


def _examined(visit: Visit, shown: list[VariantResult]) -> list[str]:
    """What a clinician must look at, the gravest first, and all that they must be told in one."""
    lines = reasons.gravest_first(line for v in shown for line in reasons.of(v.variant, v.gate, private=False))
    asks = dict.fromkeys(_ask(visit, line) for line in lines if line.status == "ask")
    tells = dict.fromkeys(reasons.brief(visit, line) for line in lines if line.status == "tell")
    return [
        *list(asks)[:EXAMINED],
        *([visit.say("ask_tell", text=" ".join(f"{tell}." for tell in tells))] if tells else []),
    ]


def _ask(visit: Visit, line: Line) -> str:
    if line.question is None:
        return visit.say("ask_examine", text=reasons.brief(visit, line))
    return visit.say("ask_unsure", **reasons.asked(visit, line.question))


def _limits(visit: Visit, shown: list[VariantResult]) -> list[str]:
    """The limits nobody can tell of, or that may be over, firm ones first."""
    open_: dict[str, list[str]] = {}
    for v in shown:
        for limit in sorted(v.limits, key=lambda limit: not limit.firm):
            if limit.given and limit.state in ("cannot_be_told", "may_cross"):
                open_.setdefault(limit.id, []).append(v.variant)
    return [
        visit.say("ask_limit", limit=limit_text.name(visit, name).lower(), names=names(visit, found))
        for name, found in open_.items()
    ][:3]


def _unknowns(visit: Visit, shown: list[VariantResult]) -> list[str]:
    """Of the main change, and of what they would mind most."""
    fit = visit.comparison.fit
    if fit is None or fit.reading is None:
        return []
    found = []
    keys = [OutcomeKey.gain(visit.comparison.concerns[0])] if visit.comparison.concerns else []
    for key in [*keys, *(OutcomeKey.burden(outcome) for outcome in visit.priorities.minded)]:
        unknown = [v.variant for v in shown if fit.reading.amounts[key, v.variant].unknown]
        if unknown:
            name = outcomes.name(visit.aid, key).lower()
            found.append(visit.say("ask_unknown", outcome=name, names=names(visit, unknown)))
    return found[:2]


def names(visit: Visit, variants: list[str]) -> str:
    """Several types in a sentence; how many, where they are nearly all."""
    named = [visit.aid.variants[v][1].name.lower() for v in variants]
    return ", ".join(named) if len(named) < 7 else visit.say("n_kinds", n=len(named))
