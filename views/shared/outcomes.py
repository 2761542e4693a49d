"""What people weigh, in words: an outcome's name, an amount of it, how one type does on it, and how we count what nobody
knows.
"""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.content.options import Effect, Figure
from logic.fit.amounts import MOST_GAIN
from logic.person import burden
from logic.person.comparison import VariantResult
from logic.person.known import OutcomeKey
from views.shared import drawing, figures
from views.shared.names import Names
from views.shared.visit import Visit


def name(aid: Aid, key: OutcomeKey) -> str:
    """ "Fine lines" or "Money over three years"."""
    if key.is_gain:
        text = aid.concerns[key.id].name
        return text[0].upper() + text[1:]
    outcome = aid.outcomes[key.id]
    return outcome.weighed.name if outcome.weighed else outcome.name


def amount(visit: Visit, key: OutcomeKey, low: float, high: float | None = None) -> str:
    """One amount of an outcome, or a range: "5 to 14 days", "$3,000", "10 of 1,000", or "a clear change"."""
    high = low if high is None else high
    if key.is_gain:
        ends = [visit.say(f"change_{_level(end)}") for end in (low, high)]
        return ends[0] if ends[0] == ends[1] else visit.say("between", a=ends[0], b=ends[1])
    outcome = visit.aid.outcomes[key.id]
    if outcome.kind == "harm" and high <= 0:
        return visit.say("harm_nobody")
    return figures.amount(visit, outcome, Figure(low=_rounded(outcome, low), high=_rounded(outcome, high)))


def effect(visit: Visit, found: Effect) -> str:
    """A known effect as it stands in a sentence: "between no change and a clear change"."""
    low, high = (visit.say(f"change_{level}") for level in (found.low, found.high))
    return low if low == high else visit.say("between", a=low, b=high)


def of_people(visit: Visit, low: float, high: float) -> str:
    """How many of 1,000 people a harm comes to, and how many it spares, as a sentence."""
    if high < 1:
        return visit.say("package_harm_few")
    spared = (1000 - round(high), 1000 - (round(low) if low >= 1 else 0))
    shown = [_range(visit, round(low), round(high)), _range(visit, *spared)]
    return visit.say("package_harm", a=shown[0], b=shown[1])


def _range(visit: Visit, low: int, high: int) -> str:
    return f"{low:,}" if low == high else visit.say("range", a=f"{low:,}", b=f"{high:,}")


def _rounded(outcome: Outcome, value: float) -> float:
    """As it is told: a harm that somebody suffered is never nobody's, and less than one never one."""
    if outcome.kind == "harm" and value < 1:
        return value
    return round(value) if outcome.kind in ("money", "harm") else round(value, 1)


def _level(above_none: float) -> str:
    return LEVELS[min(round(above_none) + LEVELS.index("none"), len(LEVELS) - 1)]


def total(visit: Visit, outcome: Outcome, found: burden.Total) -> str:
    """A sum over some years as words, with what a price leaves out hinted at."""
    figure = Figure(unknown=True) if found.unknown else Figure(low=found.low, high=found.high)
    more = f" {visit.say('plus_more')}" if found.missing and not found.unknown else ""
    return figures.amount(visit, outcome, figure) + more


def cell(visit: Visit, key: OutcomeKey, v: VariantResult) -> str:
    """How one type does on an outcome, in words."""
    if key.is_gain:
        return figures.level(visit.words, next(e.effect for e in v.effects if e.concern == key.id))
    fit = visit.comparison.fit
    found = fit.reading.amounts.get((key, v.variant)) if fit and fit.reading else None
    if found and not found.unknown:  # a price with all it leaves out, as it is weighed
        return amount(visit, key, found.low, found.high)
    outcome = visit.aid.outcomes[key.id]
    return total(visit, outcome, burden.weighed(visit.aid, v.burdens, outcome))


def picture(visit: Visit, key: OutcomeKey, v: VariantResult) -> str:
    """The same as a bar from worst to best: further right suits better. Not known is a dotted outline."""
    fit = visit.comparison.fit
    assert fit is not None
    assert fit.reading is not None
    found = fit.reading.amounts[key, v.variant]
    if found.unknown:
        return drawing.range_line(None, None, 1)
    if key.is_gain:
        return drawing.value_line(found.low / MOST_GAIN, found.high / MOST_GAIN)
    end = fit.reading.ends[key.id]
    best = None if found.best is None else 1 - min(found.best / end, 1)
    return drawing.value_line(1 - min(found.high / end, 1), 1 - min(found.low / end, 1), best)


def counted_as(visit: Visit, key: OutcomeKey, v: VariantResult, names: Names) -> str:
    """What nobody knows of a trouble, and how we count it, in whole sentences; empty where it is known."""
    fit = visit.comparison.fit
    found = fit.reading.amounts[key, v.variant] if fit and fit.reading else None
    if found is None or not found.unknown:
        return ""
    if key.is_gain:
        return visit.say("counted_course" if v.baseline else "counted_gain")
    outcome = visit.aid.outcomes[key.id]
    start = visit.say("nobody_money" if outcome.kind == "money" else "nobody_counted")
    shown = visit.md(amount(visit, key, found.low, found.high))
    parts = [outcome.id, *(o.id for o in visit.aid.about.outcomes if o.upkeep_of == outcome.id)]
    judged = next((f.judged for f in (v.burdens[part] for part in parts) if f.unknown and f.judged), None)
    if not found.judged or judged is None:
        return f"{start} {visit.say('counted_worst', amount=shown)}"
    if judged.at_most is None:
        return f"{start} {visit.say('counted_judged', amount=shown)}"
    if names.hidden:
        return f"{start} {visit.say('counted_like_another', amount=shown)}"
    return f"{start} {visit.say('counted_like', amount=shown, name=names.listed([judged.at_most]))}"
