"""Figures, effects and answers as words and lines. Every number of the evidence a patient sees is written here.

Unknown has no number. A harm that someone suffered is never written as 0. The parts a price leaves out are named beside
it, with the price that has all of them in it. What nobody counted says how we count it, as our own reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from logic.aid.chance import Chance
from logic.content.about import Outcome
from logic.content.bank import Question
from logic.content.base import LEVELS
from logic.content.options import Effect, Figure, Share
from logic.person import burden
from logic.person.path import Answer, first_day
from views.shared import drawing
from views.shared.visit import Visit
from views.shared.words import Words


def amount(visit: Visit, outcome: Outcome, figure: Figure) -> str:
    """ "$1,200 to $3,600", "2 to 5 days", "3 to 16 of 1,000", or "Not known"."""
    text = _amount(visit, outcome, figure)
    _kept(figure.facts, amount=text)
    return text


def _amount(visit: Visit, outcome: Outcome, figure: Figure) -> str:
    if figure.unknown or figure.low is None or figure.high is None:
        return visit.say("not_known")
    low, high = figure.low, figure.high
    if outcome.kind == "money":
        sign = visit.aid.about.currency.sign
        return (
            visit.say("one_amount", a=f"{sign}{low:,.0f}")
            if low == high
            else visit.say("range", a=f"{sign}{low:,.0f}", b=f"{sign}{high:,.0f}")
        )
    if outcome.kind == "harm":
        return _harm(visit.words, low, high)
    unit = f"unit_{outcome.kind}"
    if low == high:
        return visit.say(unit, n=_number(low))
    return visit.say("range", a=f"{_number(low):,}", b=visit.say(unit, n=_number(high)))


def all_in(figure: Figure) -> Figure | None:
    """What a price that leaves parts out comes to with all of them; None where nothing is left out, or nobody knows."""
    if not figure.missing or figure.all_in is None:
        return None
    return Figure(low=figure.all_in.low, high=figure.all_in.high, year=figure.all_in.year, facts=figure.all_in.facts)


def price_notes(visit: Visit, outcome: Outcome, figure: Figure, *, why: bool = False) -> list[str]:
    """What a price or another figure leaves out, and what a price comes to with everything in it, a plain sentence each.

    Args:
        why: with how we came to the price that has everything in it.
    """
    if figure.unknown or not figure.missing:
        return []
    lines = [visit.say("left_out", what=parts(figure.missing))]
    if outcome.kind != "money":
        return lines
    whole = all_in(figure)
    if whole is None or figure.all_in is None:
        return [*lines, visit.say("all_in_unknown")]
    lines.append(visit.say("all_in", amount=amount(visit, outcome, whole)))
    if why:
        lines += [text for text in (figure.all_in.group, figure.all_in.why) if text]
    return lines


def sum_all_in(visit: Visit, outcome: Outcome, held: Mapping[str, Figure], years: int) -> str:
    """What a sum over some years comes to with everything in it; empty where nothing is left out, or nobody knows."""
    kept = [o for o in visit.aid.about.outcomes if o.id == outcome.id or (years > 1 and o.upkeep_of == outcome.id)]
    whole = {o.id: found for o in kept if (found := all_in(held[o.id]))}
    if not whole or any(held[o.id].missing and o.id not in whole for o in kept):
        return ""
    total = burden.total(visit.aid, {**held, **whole}, outcome.id, years)
    return (
        ""
        if total.unknown
        else visit.say("all_in", amount=amount(visit, outcome, Figure(low=total.low, high=total.high)))
    )


def parts(missing: Iterable[str]) -> str:
    """The parts a price leaves out, as they stand in a sentence."""
    return "; ".join(
        part[0].lower() + part[1:] if part[1:2].islower() or part[1:2] == " " else part for part in missing
    )


def judged(visit: Visit, outcome: Outcome, figure: Figure) -> str:
    """How we count what nobody counted, and why, in whole sentences; empty where it is known, or we have no reading of
    our own."""
    if not figure.unknown or figure.judged is None:
        return ""
    found = counts_as(visit, outcome, figure)
    known = amount(visit, outcome, found.model_copy(update={"facts": figure.judged.facts})) if found else ""
    like = figure.judged.at_most
    if like is None:
        return visit.say("judged", amount=known, why=figure.judged.why)
    name = visit.aid.variants[like][1].name.lower()
    message = "judged_like" if known else "judged_like_unknown"
    return visit.say(message, name=name, why=figure.judged.why, **({"amount": known} if known else {}))


def counts_as(visit: Visit, outcome: Outcome, figure: Figure) -> Figure | None:
    """The range that stands for what nobody counted, as `logic.fit.amounts` counts it."""
    mine = {v.variant: v.burdens for v in visit.comparison.variants}
    for _ in visit.aid.variants:
        if not figure.unknown or figure.judged is None or figure.judged.at_most is None:
            break
        named = figure.judged.at_most
        written = visit.aid.variants[named][1].figures
        figure = mine.get(named, written)[outcome.id]
        if burden.is_quote(figure):  # a price somebody was told of one type says nothing of another
            figure = written[outcome.id]
        if named not in mine and figure.when is not None:
            return None  # it depends on who they are, and nobody said
    if figure.unknown:
        known = figure.judged
        if known is None or known.high is None:
            return None
        return Figure(low=known.high if known.low is None else known.low, high=known.high)
    return all_in(figure) or figure


Part = TypeVar("Part", Effect, Figure)
"""What may be told of several groups of people."""


def groups(part: Part) -> list[Part]:
    """A figure or an effect for each group of people it is told of, in file order; one alone where it is for everybody."""
    found = [part]
    while (other := found[-1].otherwise) is not None:
        found.append(other)
    return found


def not_for_you(visit: Visit, told: Effect | Figure, written: Effect | Figure) -> str:
    """Says that something is not known for this person which is known, or told of, for others; else empty.

    Args:
        told: as it speaks for this person.
        written: as it stands in the evidence.
    """
    return visit.say("not_known_for_you") if told.unknown and told is not written and told.why else ""


def else_why(part: Effect | Figure) -> str | None:
    """Why it is not known for those in none of its groups; None where every group is told."""
    if part.otherwise is not None:
        return else_why(part.otherwise)
    return part.else_why if part.when is not None else None


def facts_of(part: Effect | Figure) -> list[str]:
    """Every fact that stands behind a figure or an effect, all groups and our own readings included."""
    own = [part.judged, part.all_in] if isinstance(part, Figure) else [part.adds]
    rest = [] if part.otherwise is None else facts_of(part.otherwise)
    return [*part.facts, *(fact for reading in own if reading for fact in reading.facts), *rest]


def _harm(words: Words, low: float, high: float) -> str:
    if high <= 0:
        return words.say("harm_none")
    low_text = words.say("fewer_than_one") if 0 < low < 1 else f"{_number(low):,}"
    high_text = words.say("fewer_than_one") if high < 1 else f"{_number(high):,}"
    text = low_text if low_text == high_text else words.say("range", a=low_text, b=high_text)
    return words.say("of_1000", a=text)


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else round(value, 1)


def both_ways(words: Words, figure: Figure) -> str | None:
    """ "3 to 16 of 1,000 do, 984 to 997 do not", for a known harm that someone suffered."""
    if figure.unknown or not figure.high or figure.low is None:
        return None
    spared_low, spared_high = 1000 - figure.high, 1000 - figure.low
    spared = (
        f"{spared_low:,.0f}"
        if f"{spared_low:.0f}" == f"{spared_high:.0f}"
        else words.say("range", a=f"{spared_low:,.0f}", b=f"{spared_high:,.0f}")
    )
    note(figure.facts, spared)
    return words.say(
        "both_ways",
        a=_harm(words, figure.low, figure.high),
        b=spared if figure.high >= 1 else words.say("more_than", a="999"),
    )


def both(words: Words, share: Share, found: Chance) -> tuple[str, dict[str, str]]:
    """The message and numbers that tell a chart's share both ways, as it is drawn: from so many to so many, and the
    rest.

    A harm is never told as 0.
    """
    low, high = found.low or 0, found.high or 0
    if 0 < high < 1:
        return "chart_few", _kept(share.facts, b=f"{found.per - 1:,}")
    if round(low) == round(high):
        return "chart_known", _kept(share.facts, a=f"{round(high):,}", b=f"{found.per - round(high):,}")
    least = words.say("fewer_than_one") if 0 < low < 1 else f"{round(low):,}"
    most = f"{found.per - round(low):,}" if low >= 1 or low == 0 else words.say("more_than", a=f"{found.per - 1:,}")
    return "chart_range", _kept(share.facts, a=least, b=f"{round(high):,}", c=f"{found.per - round(high):,}", d=most)


def counted(words: Words, share: Share, found: Chance) -> dict[str, str]:
    """The numbers of a sentence that tells what was counted, of so many people, behind a range."""
    best = found.best or 0
    told = words.say("fewer_than_one") if 0 < best < 1 else f"{round(best):,}"
    return _kept(share.facts, n=f"{found.people:,}", a=told)


recorded: list[tuple[tuple[str, ...], tuple[str, ...]]] | None = None
"""For tests: every figure written since this was set to a list, with the facts it comes from. None: nothing is
recorded.
"""


def _kept(facts: list[str], **values: str) -> dict[str, str]:
    if recorded is not None:
        recorded.append((tuple(values.values()), tuple(facts)))
    return values


def span(words: Words, unit: str, figure: Figure) -> str:
    """ "2 to 5 days" in a unit of the wording, for a figure that is known."""
    low, high = _number(figure.low or 0), _number(figure.high or 0)
    text = words.say(unit, n=low) if low == high else words.say("range", a=f"{low:,}", b=words.say(unit, n=high))
    note(figure.facts, text)
    return text


def note(facts: list[str], *texts: str) -> None:
    """Record figures that were written elsewhere."""
    _kept(facts, **{str(i): text for i, text in enumerate(texts)})


def line(outcome: Outcome, figure: Figure, limit: float | None = None) -> str:
    """The range as a picture on the outcome's own scale."""
    if figure.unknown:
        return drawing.range_line(None, None, outcome.scale_max, limit=limit)
    return drawing.range_line(figure.low, figure.high, outcome.scale_max, best=figure.best, limit=limit)


def level(words: Words, effect: Effect) -> str:
    """ "Slight to clear", "No change", or "Not known"."""
    if effect.unknown or effect.low is None or effect.high is None:
        return words.say("not_known")
    low, high = words.say(f"level_{effect.low}"), words.say(f"level_{effect.high}")
    return low if low == high else words.say("range", a=low, b=high[0].lower() + high[1:])


def level_picture(effect: Effect) -> str:
    if effect.unknown or effect.low is None or effect.high is None:
        return drawing.level_line(None, None)
    return drawing.level_line(LEVELS.index(effect.low), LEVELS.index(effect.high))


def small_print(visit: Visit, outcome: Outcome, figure: Figure, *, notes: bool = True) -> str:
    """In whom, over what time, how sure and why: a few sentences under a figure.

    Args:
        notes: with what a price leaves out and where it comes from, and how we count what nobody counted; False where
            that stands on the page already.
    """
    again = not notes and outcome.kind == "money"
    told = [
        None if burden.is_quote(figure) or again else figure.group,
        figure.time,
        visit.say("price_year", n=str(figure.year)) if figure.year else None,
        visit.say("certainty", level=figure.certainty) if figure.certainty else None,
        None if again else figure.why or (visit.say("nobody_counted") if figure.judged else None),
        *(price_notes(visit, outcome, figure) if notes else ()),
        judged(visit, outcome, figure) if notes else None,
    ]
    return " ".join(f"{p.rstrip('.')}." for p in told if p)


def answer(visit: Visit, question: Question, value: Answer) -> str:
    """An answer as the person would say it."""
    texts = {c.id: c.text for c in question.choices}
    if isinstance(value, tuple):
        return ", ".join(texts[v] for v in value)
    if isinstance(value, int | float):
        number = f"{value:,.{question.places}f}" if question.places else f"{value:,}"
        if question.kind == "money":
            return f"{visit.aid.about.currency.sign}{number}"
        return (
            visit.say(f"unit_{question.unit}", n=value)
            if question.unit and visit.words.has(f"unit_{question.unit}")
            else number
        )
    if value in texts:
        return texts[value]
    day = first_day(value)
    return f"{day:%B} {day.day}, {day.year}" if question.kind == "date" else f"{day:%B %Y}"
