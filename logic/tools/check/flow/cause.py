"""Why conditions can never hold: the fewest parts that exclude each other, and which questions share a cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice

from logic.conditions.tree import TRUE, All, Answered, AnyOf, Not, OneOf, Sure, Tree, Unread, Within, leaves
from logic.tools.proof.engine import Engine

MOST_TRIED = 500
"""Sets of parts that are tried to find a smaller one than the first that was found."""


def conflict(engine: Engine, tree: Tree) -> tuple[Tree, ...]:
    """The parts of a condition that never holds that exclude each other: none of them can be left out, and few smaller
    sets remain.
    """
    parts = list(dict.fromkeys(_parts(tree)))
    for part in list(parts):  # take out one after another whatever is not needed
        others = [other for other in parts if other is not part]
        if not _together(engine, others):
            parts = others
    smaller = (some for size in range(1, len(parts)) for some in combinations(dict.fromkeys(_parts(tree)), size))
    return next((some for some in islice(smaller, MOST_TRIED) if not _together(engine, some)), tuple(parts))


def _together(engine: Engine, parts: Collection[Tree]) -> bool:
    return engine.find([(part, TRUE) for part in parts]) is not None


def _parts(tree: Tree) -> Iterator[Tree]:
    """What must hold, each for itself, for a condition to hold."""
    match tree:
        case All(parts):
            for part in parts:
                yield from _parts(part)
        case Not(Not(part)) | Sure(part):
            yield from _parts(part)
        case Not(AnyOf(parts)) if not isinstance(tree.part, Unread):
            for part in parts:
                yield from _parts(Not(part))
        case _:
            yield tree


def told(engine: Engine, parts: Collection[Tree]) -> str:
    """A conflict in words."""
    said = list(dict.fromkeys(_say(engine, part) for part in parts))
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)
    return (
        f"no answers make {listed} hold" + (" together" if len(parts) > 1 else "")
        if said
        else "it has no part that could hold"
    )


def _say(engine: Engine, tree: Tree) -> str:
    match tree:
        case Answered(question):
            return f"answered: {question}"
        case OneOf(question, choices):
            return f"{question}: [{', '.join(sorted(choices))}]"
        case Within(question, low, high):
            named = {"at least": low, "below": high}
            step = engine.aid.questions[question].step
            bounds = [
                f"{word} {count / step if step > 1 else count}" for word, count in named.items() if count is not None
            ]
            return f"{question} {' and '.join(bounds)}"
        case Not(OneOf() | Within() | Answered() as part):
            return f"not {_say(engine, part)}"
    compared = list(dict.fromkeys(leaf.question for leaf in leaves(tree)))
    return f"the part on {', '.join(compared[:4])}{' …' if len(compared) > 4 else ''}"


# ---- questions that are never asked, by their cause


@dataclass
class Cause:
    """Parts that exclude each other.

    Attributes:
        parts: the conflict.
        questions: those that are never asked because of just these, in file order.
        waiting: those that are never asked because they wait for an answer to one of these.
    """

    parts: tuple[Tree, ...]
    questions: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def causes(engine: Engine, dead: Collection[str]) -> list[Cause]:
    """Why some questions are never asked, each cause once. `dead` are all of them, in file order."""
    found: dict[frozenset[Tree], Cause] = {}
    of: dict[str, Cause] = {}
    for name in dead:
        parts = conflict(engine, engine.ask[name])
        before = next((leaf.question for part in parts for leaf in leaves(part) if leaf.question in of), None)
        if before is not None:
            of[name] = of[before]
            of[name].waiting.append(name)
        else:
            of[name] = found.setdefault(frozenset(parts), Cause(parts))
            of[name].questions.append(name)
    return list(found.values())
