"""One fault of the whole flow, before its line is known, and small helpers all topics share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from logic.aid.aid import Aid, Ready
from logic.conditions.search import Sheet
from logic.conditions.tree import TRUE, All, Answered, OneOf, Tree, Within, leaves
from logic.content.reader import BANK, PROMISES, RULES
from logic.content.strict_yaml import Path
from logic.tools.proof.engine import Engine

Level = Literal["error", "warning"]


class Fault(NamedTuple):
    """What is wrong, where, and how to mend it.

    Attributes:
        code: the kind of fault.
        file, path: where the faulty part stands.
        subject: the id of the question, rule, promise, variant or concern it lies in.
        witness: the fewest answers that show it; None when the fault is that no answers do something (`what` then says which parts
            exclude each other), or when it lies in the text alone.
    """

    code: str
    level: Level
    file: str
    path: Path
    subject: str
    what: str
    fix: str
    witness: Sheet | None = None


def rules_of(aid: Aid) -> Iterator[tuple[str, Path, Ready]]:
    """Every rule and promise with its file and place."""
    groups = {"gate": aid.gate, "notes": aid.notes, "ends": aid.ends, "withholds_fit": aid.withholds, "limits": aid.limits}
    for name, group in groups.items():
        yield from ((RULES, (name, i), ready) for i, ready in enumerate(group))
    yield from ((PROMISES, ("promises", i), ready) for i, ready in enumerate(aid.promises))


def questions_of(aid: Aid) -> Iterator[tuple[Path, str]]:
    """Every question's place and id, in file order."""
    for s, section in enumerate(aid.bank.sections):
        yield from ((("sections", s, "questions", q), question.id) for q, question in enumerate(section.questions))


def place_of(aid: Aid, question: str) -> tuple[str, Path]:
    return BANK, next(path for path, name in questions_of(aid) if name == question)


def conflict(engine: Engine, tree: Tree) -> str:
    """Why a condition can never hold: the one or two parts of it that no sheet can meet."""
    parts = list(tree.parts) if isinstance(tree, All) else [tree]
    for size in (1, 2):
        for some in combinations(parts, size):
            if engine.find([(part, TRUE) for part in some]) is None:
                told = " and ".join(dict.fromkeys(_say(part) for part in some))
                return f"no answers make {told} hold" + (" together" if size == 2 else "")
    return "its parts cannot all hold at once"


def _say(tree: Tree) -> str:
    match tree:
        case Answered(question):
            return f"answered: {question}"
        case OneOf(question, choices):
            return f"{question}: [{', '.join(sorted(choices))}]"
        case Within(question, low, high):
            bounds = [f"at least {low}"] * (low is not None) + [f"below {high}"] * (high is not None)
            return f"{question} {' and '.join(bounds)}"
    named = list(dict.fromkeys(leaf.question for leaf in leaves(tree)))
    return f"the part on {', '.join(named[:4])}{' …' if len(named) > 4 else ''}"
