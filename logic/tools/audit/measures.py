"""What the content itself shows of each criterion: present, and in balance, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from logic.aid import citations, signoff
from logic.aid.aid import Aid
from logic.aid.chance import chance
from logic.content.options import Chart, Figure, Share, readings
from logic.content.problems import Problem
from logic.tools.check import lint
from logic.tools.check.lint import balance, reading, said
from logic.tools.check.lint.texts import texts


class Measured(NamedTuple):
    """What was found.

    Attributes:
        met: whether it holds.
        detail: what was counted, in one plain sentence.
        gaps: things that are told as not known, because no evidence was found; 0 where everything is known.
    """

    met: bool
    detail: str
    gaps: int = 0


class Looked:
    """One aid, looked at once; each measure reads what it needs from here.

    Args:
        aid: the decision aid.
        today: for its review date.
        faults: what `lint.find` says of it, when that is known already.
    """

    def __init__(self, aid: Aid, today: date, faults: Iterable[Problem] | None = None):
        self.aid, self.today = aid, today
        self._faults = Counter(fault.code for fault in (lint.find(aid) if faults is None else faults))
        self.variants = [variant for _, variant in aid.variants.values()]
        self.treated = [variant for variant in self.variants if not variant.baseline]
        self.charts = [chart for option in aid.options for chart in option.charts]
        self.harms = [outcome.id for outcome in aid.about.outcomes if outcome.kind == "harm"]

    def faults(self, *codes: str) -> int:
        """How many faults of these kinds the texts have."""
        return sum(self._faults[code] for code in codes)

    @cached_property
    def grades(self) -> list[tuple[float, int]]:
        """(grade, words) of each heading, section or list a patient reads."""
        names = said.names_set_aside(self.aid)
        return [(reading.grade(text, names), len(text.split())) for text in said.pooled(self.aid).values()]

    def page_grades(self) -> dict[str, float]:
        """The grade of the whole page of each kind, with what all kinds of its option share."""
        names, found = said.names_set_aside(self.aid), {}
        written = [w for w in texts(self.aid.parts) if len(w.text.split()) >= said.A_SENTENCE]
        for file, option in self.aid.parts.options.items():
            for i, variant in enumerate(option.variants):
                page = [
                    w.text.rstrip(".")
                    for w in written
                    if w.file == file and (w.path[0] != "variants" or w.path[1] == i)
                ]
                found[variant.id] = reading.grade(". ".join(page), names)
        return found

    def mean_grade(self) -> float:
        """The mean over all words a patient reads; 0 for an aid with no text of 60 words."""
        counted = sum(n for _, n in self.grades)
        return sum(grade * n for grade, n in self.grades) / counted if counted else 0.0

    def figures(self) -> Iterator[tuple[str, Figure]]:
        for variant in self.variants:
            yield from ((name, figure) for name, first in variant.figures.items() for _, figure in readings(first))
            if variant.healing:
                yield "healing", variant.healing

    def shares(self) -> Iterator[tuple[Chart, Share]]:
        for chart in self.charts:
            yield from ((chart, share) for share in chart.shares)


def _all(found: list[bool], what: str) -> Measured:
    return Measured(bool(found) and all(found), f"{sum(found)} of {len(found)} {what}")


# ---- what is in it


def concerns_named(x: Looked) -> Measured:
    concerns = list(x.aid.concerns.values())
    return _all(
        [bool(c.name and c.natural_course.text) for c in concerns], "concerns are named, with what happens to each"
    )


def decision_named(x: Looked) -> Measured:
    about = x.aid.about
    return Measured(
        bool(about.decision and about.for_whom and about.lead),
        "The decision and whom it is for stand on the first page",
    )


def options_listed(x: Looked) -> Measured:
    treated = [option for option in x.aid.options if not any(v.baseline for v in option.variants)]
    nothing = len(x.aid.options) - len(treated)
    return Measured(nothing == 1 and len(treated) >= 1, f"{len(treated)} options, and nothing done")


def goods_told(x: Looked) -> Measured:
    return _all([bool(v.gain.text and v.effects) for v in x.variants], "kinds say what is good about them")


def bads_told(x: Looked) -> Measured:
    harms = [bool(v.drawback.text and v.must_know and all(h in v.figures for h in x.harms)) for v in x.variants]
    return _all(harms, "kinds say what is bad about them")


def experience_told(x: Looked) -> Measured:
    told = [v.like for v in x.variants if v.like]
    cells = [
        cell for like in told for felt in (like.days_after, like.later) for cell in (felt.body, felt.mind, felt.daily)
    ]
    gaps = sum(cell.unknown for cell in cells)
    return Measured(
        len(told) == len(x.variants) and gaps < len(cells),
        f"{len(cells) - gaps} of {len(cells)} cells on body, mind and daily life are told",
        gaps,
    )


def equal_room(x: Looked) -> Measured:
    rooms = balance.rooms(x.aid)
    counts, bad = [room.words for room in rooms], [round(100 * room.bad / max(room.good, 1)) for room in rooms]
    shown = [{chart.shows for chart in option.charts} for option in x.aid.options]
    return Measured(
        not x.faults("uneven") and all(shows == {"gain", "harm"} for shows in shown),
        f"{min(counts)} to {max(counts)} words a page; for 100 words on the good, {min(bad)} to {max(bad)} on the bad; "
        f"pictures of both for {sum(shows == {'gain', 'harm'} for shows in shown)} of {len(shown)} options",
    )


def cited(x: Looked) -> Measured:
    named = list(citations.cited(x.aid.parts))
    sources = sum(len(fact.sources) for fact in x.aid.facts.values())
    return Measured(
        not x.faults("no-citation", "no-fact") and bool(named),
        f"{len(named):,} citations of {len(x.aid.facts)} facts from {len(x.aid.sources)} sources ({sources:,} links), "
        f"{x.faults('no-citation', 'no-fact')} faults",
    )


def dated(x: Looked) -> Measured:
    prices = [
        f for name, f in x.figures() if name in x.aid.outcomes and x.aid.outcomes[name].kind == "money" and f.high
    ]
    ok = bool(x.aid.about.date) and all(f.year for f in prices)
    return Measured(ok, f"Dated {x.aid.about.date}; {len(prices)} prices have a year")


def kept_up(x: Looked) -> Measured:
    about = x.aid.about
    current = date.fromisoformat(about.review_by) >= x.today
    return Measured(
        bool(about.update_policy and about.funding and about.interests) and current,
        f"To be reviewed by {about.review_by}",
    )


def ranges_given(x: Looked) -> Measured:
    figures = [f for _, f in x.figures() if not f.unknown]
    shares = [(chart, share) for chart, share in x.shares() if not share.unknown]
    ranged = [f.low is not None and f.high is not None for f in figures]
    ranged += [not chance(chart, share).unknown for chart, share in shares]
    bare = x.faults("no-range")
    return Measured(
        bool(ranged) and all(ranged) and not bare, f"{len(figures)} ranges and {len(shares)} shares with their margin"
    )


def funded(x: Looked) -> Measured:
    return Measured(
        bool(x.aid.about.funding and x.aid.about.interests), "Funding and interests stand on the first page"
    )


# ---- probabilities


def natural_course(x: Looked) -> Measured:
    baseline = x.aid.variants[x.aid.baseline][1]
    told = [concern in baseline.effects and bool(c.natural_course.text) for concern, c in x.aid.concerns.items()]
    gaps = sum(baseline.effects[concern].unknown for concern in x.aid.concerns)
    return Measured(
        all(told) and bool(baseline.like), f"{len(told)} concerns left alone, {gaps} of them not known", gaps
    )


def comparable(x: Looked) -> Measured:
    wanted = set(x.aid.outcomes), set(x.aid.concerns)
    same = [(set(v.figures), set(v.effects)) == wanted for v in x.variants]
    return _all(same, "kinds are told on the same outcomes and concerns")


def chances_given(x: Looked) -> Measured:
    shares = [share for _, share in x.shares()]
    known = sum(not share.unknown for share in shares)
    bare = [option.id for option in x.aid.options if not option.charts]
    return Measured(
        bool(known) and not bare,
        f"{known} of {len(shares)} shares in {len(x.charts)} pictures are known",
        len(shares) - known,
    )


def groups_named(x: Looked) -> Measured:
    figures = [bool(f.group) for _, f in x.figures() if not f.unknown and f.high]
    shares = [bool(share.group and chart.time) for chart, share in x.shares() if not share.unknown]
    return _all(figures + shares, "known figures name their group")


def rates_given(x: Looked) -> Measured:
    counted = [share for _, share in x.shares() if share.out_of is not None]
    return Measured(bool(counted), f"{len(counted)} shares are counts of so many people")


def same_time(x: Looked) -> Measured:
    mixed = x.faults("mixed-times")
    times = len({chart.time for chart in x.charts})
    return Measured(
        bool(x.charts) and not mixed,
        f"One time frame a picture, {times} in all: studies counted over different times",
        times - 1,
    )


def same_denominator(x: Looked) -> Measured:
    mixed = x.faults("mixed-denominators")
    used = [chart.per for chart in x.charts]
    return Measured(bool(used) and not mixed, f"{used.count(100)} pictures of 100 people, {used.count(1000)} of 1,000")


def several_ways(x: Looked) -> Measured:
    known = [bool(chart.happens and chart.spared) for chart, share in x.shares() if not share.unknown]
    return _all(known, "known shares are told as a picture and both ways in words")


# ---- values and guidance


def values_asked(x: Looked) -> Measured:
    weighed = [outcome for outcome in x.aid.about.outcomes if outcome.upkeep_of is None]
    return Measured(
        len(weighed) >= 3 and bool(x.aid.concerns),
        f"{len(weighed)} burdens and {len(x.aid.concerns)} gains can be weighed",
    )


def steps(x: Looked) -> Measured:
    return Measured(
        len(x.aid.bank.sections) >= 1,
        f"{len(x.aid.bank.sections)} parts of questions, then compare, weigh, and where I stand",
    )


def asks_listed(x: Looked) -> Measured:
    return _all([bool(option.ask) for option in x.aid.options], "options have questions for the visit")


def knowledge_checked(x: Looked) -> Measured:
    guess = sum(question.no_evidence for question in x.aid.knowledge)
    return Measured(
        len(x.aid.knowledge) >= 6 and guess >= 1,
        f"{len(x.aid.knowledge)} check questions, {guess} on what nobody tested",
    )


# ---- evidence and reading


def evidence_told(x: Looked) -> Measured:
    read = sum(bool(source.read_as) for source in x.aid.sources.values())
    return Measured(
        bool(x.aid.about.evidence) and read == len(x.aid.sources),
        f"{read} of {len(x.aid.sources)} sources say how much was read",
    )


def certainty_given(x: Looked) -> Measured:
    effects = [e for v in x.variants for first in v.effects.values() for _, e in readings(first)]
    rated = [bool(e.why) and (e.unknown or bool(e.certainty)) for e in effects]
    rated += [bool(f.certainty) for _, f in x.figures() if not f.unknown]
    rated += [bool(s.certainty and s.why) for _, s in x.shares() if not s.unknown]
    return _all(rated, "effects, ranges and shares say how sure they are, and why")


def signed(x: Looked) -> Measured:
    standing, wanted = signoff.standing(x.aid), signoff.wanted(x.aid)
    return Measured(
        bool(wanted) and len(standing) == len(wanted),
        f"{len(standing)} of {len(wanted)} files are signed off by a named person",
    )


def readable(x: Looked) -> Measured:
    mean, pages = x.mean_grade(), x.page_grades().values()
    return Measured(
        bool(x.grades) and mean <= reading.HARDEST_MEAN,
        f"US grade {mean:.1f} on average, {min(pages):.1f} to {max(pages):.1f} for the page of one kind (Flesch-Kincaid)",
    )


def reads_at_six(x: Looked) -> Measured:
    mean = x.mean_grade()
    return Measured(bool(x.grades) and mean <= 6, f"US grade {mean:.1f} on average (Flesch-Kincaid)")


def no_words_for_chance(x: Looked) -> Measured:
    return _none(x, "how-often", "words for how often")


def no_one_in_x(x: Looked) -> Measured:
    return _none(x, "one-in-x", "times 1 in so many")


def no_bare_relative(x: Looked) -> Measured:
    return _none(x, "no-base-rate", "changes without their base")


def no_stories(x: Looked) -> Measured:
    return _none(x, "story", "sentences in which one person tells of themselves")


def does_not_lean(x: Looked) -> Measured:
    found, uneven = x.faults("praise", "fear"), x.faults("uneven")
    return Measured(
        not found and not uneven, f"{found} words of praise or fear in all texts, {uneven} pages out of balance"
    )


def _none(x: Looked, code: str, what: str) -> Measured:
    found = x.faults(code)
    return Measured(not found, f"{found} {what} in all texts")


MEASURES: dict[str, Callable[[Looked], Measured]] = {
    measure.__name__: measure
    for measure in (
        concerns_named, decision_named, options_listed, goods_told, bads_told, experience_told, equal_room, cited, dated, kept_up,
        ranges_given, funded, natural_course, comparable, chances_given, groups_named, rates_given, same_time, same_denominator,
        several_ways, values_asked, steps, asks_listed, knowledge_checked, evidence_told, certainty_given, signed, readable,
        reads_at_six, no_words_for_chance, no_one_in_x, no_bare_relative, no_stories, does_not_lean,
    )
}  # fmt: skip
"""Name in criteria.yaml → measure."""
