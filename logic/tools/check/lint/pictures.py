"""Pictures of people: never from figures that are no usual risk, never a harm as nothing, always with the room there is
for doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import Certainty
from logic.content.options import Chart, Figure, readings
from logic.content.problems import Problem

_OTHER = {
    100: re.compile(r"\b(of|in) (every )?1,?000\b(?![,.]?\d)"),
    1000: re.compile(r"\b(of|in) (every )?100\b(?![,.]?\d)"),
}
"""For a picture of so many people: how the other denominator is told."""


def faults(aid: Aid) -> Iterator[Problem]:
    """Every fault of charts and of the ranges of harms."""
    for file, option in aid.parts.options.items():
        for c, chart in enumerate(option.charts):
            yield from _chart(aid, file, ("charts", c), chart)
        gains, harms = (any(chart.shows == shows for chart in option.charts) for shows in ("gain", "harm"))
        if gains and not harms:
            what = "pictures people who gain, and none who are harmed"
            yield Problem.unplaced(
                "gain-alone",
                "error",
                file,
                ("charts",),
                option.id,
                what,
                "add a chart that shows: harm, even if it is not known",
            )
        for v, variant in enumerate(option.variants):
            for name, first in variant.figures.items():
                for path, figure in readings(first, ("variants", v, "figures", name)):
                    yield from _figure(aid, file, path, variant.id, figure, aid.outcomes.get(name))
            if variant.healing:
                yield from _figure(aid, file, ("variants", v, "healing"), variant.id, variant.healing, None)
            if not variant.must_know:
                what = "tells a gain without a harm beside it"
                yield Problem.unplaced(
                    "gain-alone", "error", file, ("variants", v), variant.id, what, "add must_know: …"
                )


def _chart(aid: Aid, file: str, path: tuple[str | int, ...], chart: Chart) -> Iterator[Problem]:
    for i, share in enumerate(chart.shares):
        place = (*path, "shares", i)
        cited = [aid.facts[f] for f in share.facts if f in aid.facts]
        if not share.unknown and any(f.words_only for f in cited):
            yield Problem.unplaced(
                "words-only",
                "error",
                file,
                place,
                chart.id,
                "draws a figure that is no usual risk",
                "tell it in words under reported:",
            )
        if share.variant != aid.baseline and share.high == 0 and set(share.facts) <= _of_doing_nothing(aid):
            what = "says 0 of a kind that is done to people, from facts on doing nothing"
            yield Problem.unplaced(
                "harm-as-nothing", "error", file, place, chart.id, what, "give the count, or unknown: true"
            )
        if cited and share.certainty and _rank(share.certainty) < min(_rank(f.certainty) for f in cited):
            what = f"is said to be {share.certainty}, and none of its facts is"
            yield Problem.unplaced(
                "too-sure", "error", file, place, chart.id, what, "no surer than the surest fact it names"
            )
        nobody = share.high == 0 or (share.out_of is None and share.events == 0)
        if nobody and any(f.event_rate and f.event_rate.events > 0 for f in cited):
            yield Problem.unplaced(
                "harm-as-nothing",
                "error",
                file,
                place,
                chart.id,
                "shows 0 where somebody was harmed",
                "give the count, or the range",
            )
        if share.low is not None and share.low == share.high and share.high:
            what = "is one number without a range"
            yield Problem.unplaced(
                "no-range",
                "error",
                file,
                place,
                chart.id,
                what,
                "write events or percent with out_of, so that the margin is drawn",
            )
        yield from _mixed(file, place, chart, (share.group, share.why))
    yield from _mixed(
        file, path, chart, (chart.title, chart.of, chart.measure, chart.time, chart.happens, chart.spared)
    )
    times = {
        fact.event_rate.timeframe
        for share in chart.shares
        for f in share.facts
        if (fact := aid.facts.get(f)) and fact.event_rate and fact.event_rate.timeframe and not share.unknown
    }
    days = {t for t in times if t and _days(t) is not None}
    spans = {_days(t) for t in days}
    if len(spans) > 1:
        what = f"mixes time frames: {'; '.join(sorted(days))}"
        yield Problem.unplaced("mixed-times", "error", file, path, chart.id, what, "make a chart of each")


def _mixed(file: str, path: tuple[str | int, ...], chart: Chart, said: tuple[str | None, ...]) -> Iterator[Problem]:
    """Texts of a picture that count of another round number of people than are drawn."""
    for found in filter(None, (_OTHER[chart.per].search(text or "") for text in said)):
        what = f"says {found.group()!r} in a picture of {chart.per:,}"
        yield Problem.unplaced("mixed-denominators", "error", file, path, chart.id, what, "use one denominator")


def _of_doing_nothing(aid: Aid) -> set[str]:
    """The facts the baseline's zeros rest on."""
    baseline = aid.variants[aid.baseline][1]
    told = [figure for first in baseline.figures.values() for _, figure in readings(first)]
    return {fact for figure in told if figure.high == 0 for fact in figure.facts}


def _rank(certainty: str) -> int:
    return get_args(Certainty).index(certainty)


def _days(text: str) -> int | None:
    """Days in a plain time frame such as "30 days" or "12 months"; None when it is said in another way."""
    number, _, unit = text.strip().partition(" ")
    per = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}.get(unit)
    return int(number) * per if number.isdigit() and per else None


def _figure(
    aid: Aid, file: str, path: tuple[str | int, ...], variant: str, figure: Figure, outcome: Outcome | None
) -> Iterator[Problem]:
    cited = [aid.facts[f] for f in figure.facts if f in aid.facts]
    if not figure.unknown and any(f.words_only for f in cited):
        yield Problem.unplaced(
            "words-only",
            "error",
            file,
            path,
            variant,
            "gives a range to a figure that is no usual risk",
            "tell it in words",
        )
    if cited and figure.certainty and figure.high and _rank(figure.certainty) < min(_rank(f.certainty) for f in cited):
        what = f"is said to be {figure.certainty}, and none of its facts is"
        yield Problem.unplaced("too-sure", "error", file, path, variant, what, "no surer than the surest fact it names")
    if outcome and outcome.kind == "harm" and figure.high and figure.low == figure.high:
        yield Problem.unplaced(
            "no-range",
            "error",
            file,
            path,
            variant,
            "is one number without a range",
            "write counted: and the margin of that count",
        )
