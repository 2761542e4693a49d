"""What texts say: misleading words, numbers that no fact holds, and texts too hard to read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from logic.aid.aid import Aid
from logic.aid.chance import margin
from logic.content.about import About, Outcome, Weighed
from logic.content.bank import Choice, Question, Section
from logic.content.options import AllIn, Chart, Figure, readings
from logic.content.pages import Claim
from logic.content.problems import Problem
from logic.content.reader import BANK, FACTS
from logic.content.strict_yaml import Path
from logic.tools.check.lint import numerals, reading, words
from logic.tools.check.lint.texts import Written, texts

A_SENTENCE = 5
"""Words of the shortest text that counts for the grade of a part: names and labels would make it look easier than it
is.
"""
_NOT_TRACED = (About, Question, Choice, Outcome, Weighed, Chart, Section)
"""What asks, names or says whom it is for, instead of telling: a question's own amounts and the basis of an outcome are
no findings.
"""


def misleading(aid: Aid) -> Iterator[Problem]:
    """Words of `words.RULES`, changes without a base rate, long sentences."""
    for written in texts(aid.parts):
        for code, what, fix in words.faults(written):
            yield _fault(code, written, what, fix)


def untraced(aid: Aid) -> Iterator[Problem]:
    """Numbers in texts, ranges and pictures that none of their facts hold, and no sum gives."""
    known = _known(aid)
    for written in texts(aid.parts):
        if written.file == BANK or written.file.startswith(FACTS) or isinstance(written.part, _NOT_TRACED):
            continue
        if isinstance(written.part, Claim) and written.path[-1] == "claim":
            continue  # what others say
        held = known(written.facts)
        for number in numerals.untraced(written.text, held):
            yield _fault(
                "no-fact",
                written,
                f"the number {number:g} stands in none of its facts",
                "name the fact, or correct the number",
            )
    for file, option in aid.parts.options.items():
        for v, variant in enumerate(option.variants):
            firsts: list[tuple[Path, Figure]] = [
                (("variants", v, "figures", name), first) for name, first in variant.figures.items()
            ]
            firsts += [(("variants", v, "healing"), variant.healing)] if variant.healing else []
            for path, figure in (one for place, first in firsts for one in readings(first, place)):
                yield from _range(file, path, variant.id, figure, known)
        for c, chart in enumerate(option.charts):
            for s, share in enumerate(chart.shares):
                held = known(tuple(share.facts))
                for name in ("events", "percent", "out_of", "low", "high"):
                    value = getattr(share, name)
                    if value and not numerals.traced(float(value), held):
                        what = f"the number {value:g} stands in none of its facts"
                        yield Problem.unplaced(
                            "no-fact",
                            "error",
                            file,
                            ("charts", c, "shares", s, name),
                            chart.id,
                            what,
                            "name the fact, or correct it",
                        )
                cited = [aid.facts[f] for f in share.facts if f in aid.facts]
                events, out_of = share.events, share.out_of
                if (
                    events is None
                    or out_of is None
                    or not all(numerals.traced(float(n), held) for n in (events, out_of) if n)
                ):
                    continue  # told above
                if not numerals.counted_in(cited, events, out_of):
                    what = f"none of its facts counts {events:g} of {out_of:,}"
                    yield Problem.unplaced(
                        "no-fact", "error", file, ("charts", c, "shares", s), chart.id, what, "name the fact that does"
                    )


def _range(file: str, path: Path, subject: str, figure: Figure, known: numerals.Known) -> Iterator[Problem]:
    """A range, and the price with all it leaves out: each number in a fact, or a sum of numbers in facts. What is judged
    is our own reading, so only what it says is traced.
    """
    held = known(tuple(figure.facts))
    if figure.counted:
        yield from _counted(file, path, subject, figure, held)
    else:
        yield from _worked_out(file, path, subject, figure, held)
    if figure.all_in:
        own = {
            end for end in (figure.low, figure.high) if end is not None
        }  # a sum may begin with the price it is all of
        with_all = own.union(known((*figure.facts, *figure.all_in.facts)))
        yield from _worked_out(file, (*path, "all_in"), subject, figure.all_in, with_all)


def _worked_out(
    file: str, path: Path, subject: str, told: Figure | AllIn, held: Collection[float]
) -> Iterator[Problem]:
    sums: Mapping[Any, str] = told.worked_out
    for which in ("low", "best", "high"):
        value = getattr(told, which, None)
        wrong = None if value is None else numerals.unworked(value, sums.get(which), held)
        if wrong:
            fix = "name the fact, or write worked_out: with a sum of its numbers"
            yield Problem.unplaced("no-fact", "error", file, (*path, which), subject, wrong, fix)


def _counted(file: str, path: Path, subject: str, figure: Figure, held: Collection[float]) -> Iterator[Problem]:
    """A range that is the margin of a count: the count stands in a fact, and the range is that margin."""
    counted = figure.counted
    assert counted
    share = round(100 * counted.events / counted.out_of, 3)
    for number in (counted.events, counted.out_of):
        if not numerals.traced(float(number), held) and not (
            number == counted.events and share in held
        ):  # a published share
            what = f"the number {number:g} stands in none of its facts"
            yield Problem.unplaced(
                "no-fact", "error", file, (*path, "counted"), subject, what, "name the fact, or correct the number"
            )
    low, high = (1000 * end for end in margin(counted.events / counted.out_of, counted.out_of))
    slack = 0.01 if high < 1 else 0.5
    if abs((figure.low or 0) - low) > slack or abs((figure.high or 0) - high) > slack:
        what = (
            f"is not the margin of {counted.events:g} of {counted.out_of:,}, which is {low:.3g} to {high:.3g} of 1,000"
        )
        yield Problem.unplaced("no-fact", "error", file, path, subject, what, "write low and high as that margin")


def _known(aid: Aid) -> numerals.Known:
    @cache
    def known(facts: tuple[str, ...]) -> frozenset[float]:
        return frozenset(numerals.known([aid.facts[f] for f in facts if f in aid.facts], aid.sources))

    return known


def hard(aid: Aid) -> Iterator[Problem]:
    """Texts of 60 words or more above grade 8: each by itself, and an option's page heading by heading."""
    names = names_set_aside(aid)
    for written in texts(aid.parts):
        if len(written.text.split()) >= reading.LONG_ENOUGH:
            found = reading.grade(written.text, names)
            if found > reading.HARDEST:
                yield _fault(
                    "hard-to-read",
                    written,
                    f"reads at US grade {found:.1f}",
                    f"grade {reading.HARDEST:g} at most: shorter words and sentences",
                )
    for (file, path), text in pooled(aid).items():
        found = reading.grade(text, names)
        if found > reading.HARDEST:
            what, fix = (
                f"all its texts together read at US grade {found:.1f}",
                f"grade {reading.HARDEST:g} at most: shorter words and sentences",
            )
            yield Problem.unplaced("hard-to-read", "error", file, path, show(path), what, fix)


def pooled(aid: Aid) -> dict[tuple[str, tuple[str | int, ...]], str]:
    """(file, part of it) → all its texts as one, for each part with 60 words or more: an option's heading, a section, a
    list.
    """
    found: dict[tuple[str, tuple[str | int, ...]], list[str]] = {}
    for written in texts(aid.parts):
        path = written.path
        key = (
            path[:3]
            if path[:1] == ("variants",) and len(path) > 3
            else path[:2]
            if path[:1] == ("sections",)
            else path[:1]
        )
        if not written.file.startswith(FACTS) and len(written.text.split()) >= A_SENTENCE:
            found.setdefault((written.file, key), []).append(written.text.rstrip(".") + ".")
    joined = {key: " ".join(said) for key, said in found.items()}
    return {key: text for key, text in joined.items() if len(text.split()) >= reading.LONG_ENOUGH}


def names_set_aside(aid: Aid) -> tuple[str, ...]:
    """Words nobody can avoid here: the names of options, kinds and alternatives, and their parts of more than six
    letters.
    """
    said = (
        [o.name for o in aid.options]
        + [v.name for o in aid.options for v in o.variants]
        + [a.name for a in aid.alternatives.values()]
    )
    said += [c.name for c in aid.concerns.values()]
    return tuple(
        sorted({word.strip(",()").lower() for name in said for word in name.split() if len(word.strip(",()")) > 6})
    )


def show(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def _fault(code: str, written: Written, what: str, fix: str) -> Problem:
    subject = str(getattr(written.part, "id", None) or show(written.path))
    return Problem.unplaced(code, "error", written.file, written.path, subject, what, fix)
