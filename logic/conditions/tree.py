"""The closed condition language as a tree.

Three-valued: a condition is True, False or None (not known). A not-known has causes: *open* questions (asked, not
answered) and *unsure* ones ("not sure", "rather not say"). A question that is not asked does not apply, and every
comparison on
it is False. The whole meaning is in `meaning.py`, and `parse.py` reads it from YAML.

    {smokes: [daily, at_times]}              the answer is one of these; on several choices: any of these is ticked
    {age: {below: 18}}                       below, at_least, between [a, b): numbers; months and days count from today
    {answered: age}                          any answer that is known, so neither "not sure" nor none yet
    {all: [..]} {any: [..]} {not: ..}        three-valued and, or, not
    {use: works_nights}                      a condition named in the question bank
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from logic.content.strict_yaml import Path

MOST_PARTS = 5_000
"""A condition may have so many parts, those of named conditions counted each time they are used."""
MOST_DEEP = 100
"""And go so deep."""


@dataclass(frozen=True, slots=True)
class OneOf:
    question: str
    choices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """`low` ≤ answer < `high`, as answers are counted; None means no bound on that side."""

    question: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Whatever the answer is, as long as it is known."""

    question: str


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Tree


@dataclass(frozen=True, slots=True)
class Sure:
    """Its part, and false where that is not known for good. No file writes it: gate rules get it, in `logic/aid/unknown.py`."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Unread(AnyOf):
    """A part that is faulty, told when it was read: for every person never true. Checks of the whole flow take it as
    not known.
    """

    path: Path = ()
    question: str = ""  # where it is known which one it compares


Leaf = OneOf | Within | Answered
Tree = Leaf | All | AnyOf | Not | Sure
ALWAYS = All(())
TRUE, FALSE, UNSURE, OPEN = 1, 2, 4, 8
"""The four things a condition can be, as bits: true, false, not known for good, not known while a question is open.

The readings for many sheets at once (`table.py`, `search.py`, `smt.py`) keep to these four. All gives the first that
any part has of false, open, unsure, true; any the first of true, open, unsure, false; not swaps true and false;
sure makes unsure false. A comparison is what its question's `ask_when` is, unless that is true: then it is what the answer makes it.
"""


def size(tree: Tree, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """How many parts a condition has, and how deep it goes. `known` keeps both by object, so that a part used over and
    over is counted once; it must not outlive the conditions it has counted."""
    if id(tree) not in known:
        inner = [
            size(part, known)
            for part in (
                tree.parts if isinstance(tree, All | AnyOf) else (tree.part,) if isinstance(tree, Not | Sure) else ()
            )
        ]
        known[id(tree)] = 1 + sum(parts for parts, _ in inner), 1 + max((deep for _, deep in inner), default=0)
    return known[id(tree)]


def every_part(tree: Tree) -> Iterator[Tree]:
    """A tree and all it is made of, left to right; a part that is used again is told once."""
    seen: set[int] = set()
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (OneOf, Within, Answered)):  # a tuple is looked through much faster than a union
            yield one
        elif id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.part] if isinstance(one, (Not, Sure)) else reversed(one.parts)


def leaves(tree: Tree) -> list[Leaf]:
    """Every comparison in a tree, left to right."""
    return [part for part in every_part(tree) if isinstance(part, (OneOf, Within, Answered))]


def rebuilt(tree: Tree, change: Callable[[Tree], Tree | None]) -> Tree:
    """A tree in which each part that `change` gives something for is that instead. The same tree when there is none."""
    changed = change(tree)
    if changed is not None:
        return changed
    if isinstance(tree, Not | Sure):
        part = rebuilt(tree.part, change)
        return tree if part is tree.part else type(tree)(part)
    if isinstance(tree, All | AnyOf):
        parts = tuple(rebuilt(part, change) for part in tree.parts)
        return tree if all(new is old for new, old in zip(parts, tree.parts, strict=True)) else type(tree)(parts)
    return tree


def as_written(tree: Tree) -> Tree:
    """A tree without what was made sure in it."""
    return rebuilt(tree, lambda part: as_written(part.part) if isinstance(part, Sure) else None)
