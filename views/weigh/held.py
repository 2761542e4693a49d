"""What health answers hold back of what may help, until when, and what else a person may look at: for whoever is told that
little or nothing is left to weigh.
"""

from __future__ import annotations

from logic.content.base import LEVELS
from logic.person import may_lead
from logic.person.comparison import Finding, Fit, VariantResult
from views.shared.names import Names
from views.shared.visit import Visit

_HEALTH = ("stop", "held_back")


def unsure_of_a_sign(visit: Visit) -> list[str]:
    """Whoever was not sure about a warning sign hears of it before anything else."""
    found = (f for v in visit.comparison.variants if v.relevant for f in v.gate.findings)
    return [visit.say("unsure_sign")] if any(f.rule.red_flag and f.unsure and f.status == "ask" for f in found) else []


def lines(visit: Visit, fit: Fit, names: Names) -> list[str]:
    """How many types health answers hold back, which of them may help, and when that could change. Empty where none of
    them may help.
    """
    helping = _helping(visit, fit)
    if not helping or not visit.comparison.concerns:
        return []
    contend = [v for v in visit.comparison.variants if _contends(v, fit) and not v.baseline]
    told = [visit.say("held_alone", names=names.listed([v.variant for v in contend]))] if len(contend) == 1 else []
    held = [v for v, why in fit.left_out.items() if why in _HEALTH]
    most = max((_most(v) for v in contend), default=0)
    more = [v for v in helping if _most(v) > most] or helping
    message = "held_more" if contend and _most(more[0]) > most else "held_may_help"
    told.append(visit.say("held_back", n=len(held)))
    told.append(visit.say(message, names=names.listed([v.variant for v in more]), concern=visit.md(_concern(visit, 0))))
    return [" ".join([*told, change(visit, fit, names)])]


def change(visit: Visit, fit: Fit, names: Names) -> str:
    """When what health answers hold back could change: until when what may help must wait, or when a doctor says so."""
    helping = _helping(visit, fit)
    if not helping:
        return ""
    waits: dict[str, list[str]] = {}
    for v in helping:
        for f in _against(visit, v)[:1]:
            if f.status == "stop" and f.rule.until:
                waits.setdefault(f.rule.until, []).append(v.variant)
    asked = [v.variant for v in helping if v.gate.status != "stop"]
    told = [
        visit.say("held_until", n=len(found), names=names.listed(found), until=visit.md(until))
        for until, found in waits.items()
    ]
    if asked:
        told.append(visit.say("held_doctor", n=len(asked), names=names.listed(asked)))
    return " ".join(told)


def causes(visit: Visit, fit: Fit, names: Names) -> list[str]:
    """For whoever has nothing left: what holds back each type that may help, and until when, the same cause told once."""
    found: dict[str, list[str]] = {}
    for v in _helping(visit, fit) if not names.hidden else []:  # a reason would give the name away
        for f in _against(visit, v)[:1]:
            found.setdefault(_cause(visit, f), []).append(v.variant)
    return [f"{names.listed(held)}: {why}" for why, held in found.items()]


def otherwise(visit: Visit, names: Names) -> list[str]:
    """What else there is: what is not compared here, and each other wish that something may help with."""
    concerns = visit.comparison.concerns
    also = [
        visit.say("also_wanted", concern=visit.md(_concern(visit, number)))
        for number in range(1, len(concerns))
        if any(may_lead.may_help(v.effects[number].effect) for v in visit.comparison.variants if _open(v))
    ]
    elsewhere = "; ".join(visit.aid.alternatives[a].name for a in visit.aid.concerns[concerns[0]].elsewhere)
    told = [visit.say("else_listed", names=visit.md(elsewhere))] if elsewhere and not names.hidden else []
    return [*told, *also]


def _open(v: VariantResult) -> bool:
    return not v.baseline and v.gate.status != "stop" and not v.held_back


def _helping(visit: Visit, fit: Fit) -> list[VariantResult]:
    """What studies show may help the main concern, and health answers hold back; what may help most first."""
    held = [v for v in visit.comparison.variants if fit.left_out.get(v.variant) in _HEALTH and may_lead.shown(v)]
    return sorted(held, key=_most, reverse=True)


def _most(v: VariantResult) -> int:
    return LEVELS.index(v.effects[0].effect.high or "none")


def _contends(v: VariantResult, fit: Fit) -> bool:
    return v.relevant and fit.left_out.get(v.variant) in (None, "limit")


def _against(visit: Visit, v: VariantResult) -> list[Finding]:
    """What stops a type, or advises against it. What rests on a private answer is not repeated."""
    found = [f for f in v.gate.findings if f.status == "stop" or (f.status == "ask" and f.rule.holds_back)]
    return [f for f in found if f.rule.id not in visit.aid.private_rules]


def _cause(visit: Visit, f: Finding) -> str:
    if f.unsure:
        return visit.say("held_unsure", question=visit.md(visit.aid.questions[f.unsure[0]].text))
    until = f" {visit.say('until', text=f.rule.until)}" if f.status == "stop" and f.rule.until else ""
    return visit.md(f"{f.rule.reason}{until}")


def _concern(visit: Visit, number: int) -> str:
    return visit.aid.concerns[visit.comparison.concerns[number]].name
