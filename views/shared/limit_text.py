"""A person's own limits in words: which are over, by how much, and what that means."""

from __future__ import annotations

import math

from logic.content.about import Outcome
from logic.content.options import Figure
from logic.content.rules import LimitRule
from logic.person import may_lead
from logic.person.comparison import LimitResult, VariantResult
from views.shared import figures
from views.shared.visit import Visit


def badge(visit: Visit, v: VariantResult) -> str:
    """The limits a type does not keep to, as icon, words and color: firm ones that take it out first, then by how much
    it is over what the person hoped. Empty where it keeps to all, or nobody can tell.
    """
    out = [limit for limit in v.limits if takes_out(v, limit)]
    over = [limit for limit in v.crosses() if limit not in out]
    lines = []
    sure = any(limit.state == "crosses" for limit in over)
    for message, limits in (("limit_firm_badge", out), ("limit_over_badge" if sure else "limit_may_badge", over)):
        if limits:
            said = dict.fromkeys(f":small[{visit.md(short(visit, limit))}]" for limit in limits)
            lines.append("  \n".join([visit.say(message), *said]))
    return "\n\n".join(lines)


def takes_out(v: VariantResult, limit: LimitResult) -> bool:
    """Whether a limit the person keeps firm takes this type out of what may come out ahead."""
    return not v.baseline and limit.given and limit.firm and limit.state in ("crosses", "cannot_be_told")


def name(visit: Visit, limit: str) -> str:
    """What a limit is about."""
    by = rule(visit, limit)
    if dated(visit, by):
        return visit.say("limit_name_event")
    if by.burden:
        return visit.aid.outcomes[by.burden].name
    if by.trait:
        return next(t.name for t in visit.aid.about.traits if t.id == by.trait)
    return visit.say("limit_name_proof" if by.certainty else "limit_name_effect")


def mine(visit: Visit, *, firm: bool) -> list[str]:
    """The limits the person set and keeps firm, or does not, as they said them."""
    lines = []
    for limit in (x for v in visit.comparison.variants[:1] for x in v.limits if x.given and x.firm is firm):
        answer = rule(visit, limit.id).answer
        text = name(visit, limit.id)
        if answer and answer in visit.answers:
            said = figures.answer(visit, visit.aid.questions[answer], visit.answers[answer])
            text = f"{text}: {said}"
        lines.append(text)
    return lines


def rule(visit: Visit, limit: str) -> LimitRule:
    return next(r.rule for r in visit.aid.limits if r.rule.id == limit)


def short(visit: Visit, limit: LimitResult) -> str:
    """ "Price at first: over what you hoped by $2,655 to $6,395", without a full stop."""
    if dated(visit, rule(visit, limit.id)):
        return _state(visit, limit)
    return visit.say("limit_of", name=name(visit, limit.id), text=_lower(_state(visit, limit)))


def sentence(visit: Visit, v: VariantResult, limit: LimitResult) -> str:
    """The same as whole sentences, with what it means where the person keeps the limit firm."""
    told = [f"{short(visit, limit)}.", means(visit, v, limit)]
    return " ".join(text for text in told if text)


def means(visit: Visit, v: VariantResult, limit: LimitResult) -> str:
    """What a limit kept firm means for a type: it takes it out, and what the person can do about it, or why the type
    stays all the same. Empty where the limit is flexible.
    """
    if takes_out(v, limit):
        question = clinic(visit, limit) if limit.state == "cannot_be_told" else ""
        more = f" {visit.say('limit_ask_clinic', question=question)}" if question else ""
        return f"{visit.say('limit_takes_out')}{more}"
    if may_lead.left_out(v) or v.baseline or not limit.firm or limit.state != "may_cross":
        return ""
    by = rule(visit, limit.id)
    return visit.say(f"limit_stays_{'burden' if by.burden else _kind(by)}")


def clinic(visit: Visit, limit: LimitResult) -> str:
    """What to ask the clinic about something a type has or has not; empty for any other limit."""
    by = rule(visit, limit.id)
    trait = next((t for t in visit.aid.about.traits if t.id == by.trait), None)
    if trait is None:
        return ""
    return trait.ask or visit.say("ask_without", trait=_lower(trait.name))


def outside(visit: Visit, v: VariantResult) -> list[LimitResult]:
    """The limits the person set that a type does not keep to, as far as anybody can tell. Not known is no reason to worry
    where even the worst that it counts as is within the limit.
    """
    return [x for x in v.limits if x.given and x.state != "within" and not _ample(visit, v, x)]


def _ample(visit: Visit, v: VariantResult, limit: LimitResult) -> bool:
    by = rule(visit, limit.id)
    if limit.state != "cannot_be_told" or limit.amount is None or not by.burden or takes_out(v, limit):
        return False
    outcome = visit.aid.outcomes[by.burden]
    counted = figures.counts_as(visit, outcome, v.burdens[by.burden])
    most = counted.high if counted else outcome.unknown_as or outcome.scale_max
    return most is not None and limit.amount >= most


def for_outcome(visit: Visit, v: VariantResult, outcome: Outcome) -> list[str]:
    """What stands under a figure: by how much it is over each limit the person set for it."""
    return [beside(visit, limit) for limit in outside(visit, v) if rule(visit, limit.id).burden == outcome.id]


def for_change(visit: Visit, v: VariantResult) -> list[str]:
    """What stands under the effect on the main concern."""
    return [beside(visit, limit) for limit in outside(visit, v) if rule(visit, limit.id).effect]


def beside(visit: Visit, limit: LimitResult) -> str:
    """One limit without its name, for a place that already says what it is about."""
    text = _state(visit, limit)
    return visit.say("limit_firm_mark", text=text) if limit.firm else text


def _state(visit: Visit, limit: LimitResult) -> str:
    by = rule(visit, limit.id)
    if by.burden:
        return _burden(visit, limit, by, visit.aid.outcomes[by.burden])
    return visit.say(f"limit_{_kind(by)}_{limit.state}")


def _kind(by: LimitRule) -> str:
    return "trait" if by.trait else "proof" if by.certainty else "effect"


def _burden(visit: Visit, limit: LimitResult, by: LimitRule, outcome: Outcome) -> str:
    word = "late" if dated(visit, by) else "harm" if outcome.kind == "harm" else "burden"
    if accepts_none(visit, limit) and isinstance(limit.figure, Figure):
        return visit.say("limit_harm_any", amount=figures.amount(visit, outcome, limit.figure))
    if limit.over is None and outcome.kind == "money":
        return visit.say(f"limit_money_{limit.state}")
    if limit.over is None:
        return visit.say(f"limit_{word}_{limit.state}")
    return visit.say(f"limit_{word}_{limit.state}", by=_by(visit, outcome, *limit.over))


def accepts_none(visit: Visit, limit: LimitResult) -> bool:
    """Whether they could accept nobody at all with a harm that somebody is known to have had."""
    by = rule(visit, limit.id)
    harm = bool(by.burden) and visit.aid.outcomes[str(by.burden)].kind == "harm"
    return harm and limit.over is not None and limit.amount is not None and limit.amount < 1


def dated(visit: Visit, by: LimitRule) -> bool:
    """Whether it is held against a day that comes, such as that of an event."""
    return by.answer is not None and visit.aid.questions[by.answer].dated


def _by(visit: Visit, outcome: Outcome, low: float, high: float) -> str:
    """By how much, in whole units: nobody is over by a part of a week. What is less than one at its low end is told by
    its high end alone."""
    least, most = math.floor(low), math.ceil(high)
    if outcome.kind == "harm":
        least, most = round(low), max(round(high), 1)
    known = Figure(low=most if least < 1 else least, high=most)
    text = figures.amount(visit, outcome, known)
    return visit.say("up_to", amount=text) if least < 1 and most > 1 else text


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
