"""Questions for the consultation, made from this person's own health answers, worries, limits and unknowns."""

from __future__ import annotations

from logic.person.comparison import LimitResult, VariantResult
from logic.person.grouped import Line
from logic.person.known import OutcomeKey
from views.shared import figures, limit_text, outcomes, reasons, worries
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
    leading = shown if lean else _leading(visit, shown)
    found += _limits(visit, leading)
    found += _unknowns(visit, leading)
    found += [said.text for said in visit.aid.about.ask]
    return list(dict.fromkeys(found))[:MOST]


def _leading(visit: Visit, shown: list[VariantResult]) -> list[VariantResult]:
    """Those who lead, if anybody does: nobody asks about every type there is."""
    fit = visit.comparison.fit
    named = {*fit.inside.named, *(fit.aside.named if fit.aside else ())} if fit else set()
    return [v for v in shown if v.variant in named] or shown


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
    open_: dict[str, tuple[LimitResult, list[str]]] = {}
    for v in shown:
        for limit in sorted(limit_text.outside(visit, v), key=lambda limit: not limit.firm):
            if limit.state in ("cannot_be_told", "may_cross"):
                open_.setdefault(limit.id, (limit, []))[1].append(v.variant)
    return [_about_limit(visit, limit, names(visit, found)) for limit, found in open_.values()][:3]


def _about_limit(visit: Visit, limit: LimitResult, named: str) -> str:
    """One limit as a question somebody would ask, with what they hoped for."""
    by = limit_text.rule(visit, limit.id)
    if by.trait:
        return visit.say("ask_trait", names=named, question=limit_text.clinic(visit, limit))
    if by.certainty or not by.burden:
        concern = visit.aid.concerns[visit.comparison.concerns[0]].name
        return (
            visit.say("ask_proof", names=named, concern=concern)
            if by.certainty
            else visit.say("ask_effect", names=named)
        )
    outcome, answer = visit.aid.outcomes[by.burden], str(by.answer)
    said = figures.answer(visit, visit.aid.questions[answer], visit.answers[answer])
    if limit_text.dated(visit, by):
        return visit.say("ask_late", names=named, answer=said)
    message = "ask_limit_harm" if outcome.kind == "harm" else "ask_limit"
    return visit.say(message, names=named, question=outcome.question, answer=said)


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
