"""Whether every option gets the same room on its page, and good and bad are told alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from logic.aid.aid import Aid
from logic.content.options import Experience, Option, Variant
from logic.content.problems import Problem
from logic.tools.check.lint import reading
from logic.tools.check.lint.texts import walk

SLACK = 0.25
"""How far the shortest page may fall behind the longest, in words."""
ONE_SIDED = 2
"""How many times as long as its bad side the good side of a kind may be, or the other way round."""
NOT_KNOWN_WORDS = 20
"""What "not known" counts, however short: as much as a cell that tells something is asked to hold."""


class Room(NamedTuple):
    """Words of one kind's page.

    Attributes:
        variant: the kind.
        words: all its texts; each "not known" counts alike.
        good: what it brings, and what it does for each concern.
        bad: what can go wrong and what it takes.
    """

    variant: str
    words: int
    good: int
    bad: int


def rooms(aid: Aid) -> list[Room]:
    """The room of each kind, in the order of the files."""
    return [_room(option, variant) for option in aid.options for variant in option.variants]


def _room(option: Option, variant: Variant) -> Room:
    shared = _count([option.what, *option.told_apart, *option.who, *option.ask, *option.unknowns, *option.reported])
    shared += sum(_count(conflict.sides) for conflict in option.conflicts)
    own = _count(
        [
            variant.what,
            variant.lasts,
            variant.again,
            variant.gain,
            variant.drawback,
            *variant.must_know,
            *variant.temporary,
        ]
    )
    own += _like(variant.like)
    effects = sum(NOT_KNOWN_WORDS if e.unknown else len(e.why.split()) for e in variant.effects.values())
    return Room(
        variant.id,
        shared + own,
        _count([variant.gain]) + effects,
        _count([variant.drawback, *variant.must_know, *variant.temporary]),
    )


def _like(like: Experience | None) -> int:
    if like is None:
        return 8 * NOT_KNOWN_WORDS
    cells = [like.before, like.day]
    for felt in (like.days_after, like.later):
        cells += [felt.body, felt.mind, felt.daily]
    return sum(NOT_KNOWN_WORDS if cell.unknown else len((cell.text or "").split()) for cell in cells)


def _count(parts: Iterable[Any]) -> int:
    return sum(len(written.text.split()) for part in parts if part is not None for written in walk("", (), part, ()))


def uneven(aid: Aid) -> Iterator[Problem]:
    """Kinds whose page is more than a quarter shorter than the longest, or tells much more of one side than of the
    other.
    """
    found = rooms(aid)
    most = max((room.words for room in found), default=0)
    files: Mapping[str, tuple[str, int]] = {
        v.id: (file, i) for file, option in aid.parts.options.items() for i, v in enumerate(option.variants)
    }
    for room in found:
        file, i = files[room.variant]
        if room.words < (1 - SLACK) * most:
            what = f"has {room.words} words on its page, and the longest has {most}"
            yield Problem.unplaced(
                "uneven", "error", file, ("variants", i), room.variant, what, "tell as much of each: within a quarter"
            )
        less, more = sorted((room.good, room.bad))
        if more > ONE_SIDED * less and room.good + room.bad >= reading.LONG_ENOUGH:
            what = f"tells {room.good} words of good and {room.bad} of bad"
            yield Problem.unplaced(
                "uneven",
                "error",
                file,
                ("variants", i),
                room.variant,
                what,
                f"at most {ONE_SIDED} times as much of one side",
            )
