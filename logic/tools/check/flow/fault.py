"""One fault of the whole flow, before its line is known, and small helpers all topics share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from logic.aid.aid import Aid, AnyRule, CompiledRule
from logic.conditions.search import Sheet
from logic.content.reader import PROMISES, RULES
from logic.content.strict_yaml import Path

Level = Literal["error", "warning"]


class Fault(NamedTuple):
    """What is wrong, where, and how to mend it.

    Attributes:
        code: the kind of fault.
        file, path: where the faulty part stands.
        subject: the id of the question, rule, promise, variant or concern it lies in.
        witness: the fewest answers that show it; None when the fault is that no answers do something (`what` then says
            which parts exclude each other), or when it lies in the text alone.
        also: further subjects of the same fault, named in `what`.
    """

    code: str
    level: Level
    file: str
    path: Path
    subject: str
    what: str
    fix: str
    witness: Sheet | None = None
    also: tuple[str, ...] = ()


def rules_of(aid: Aid) -> Iterator[tuple[str, Path, CompiledRule[AnyRule]]]:
    """Every rule and promise with its file and place."""
    groups: dict[str, tuple[CompiledRule[AnyRule], ...]] = {
        "gate": aid.gate,
        "notes": aid.notes,
        "ends": aid.ends,
        "withholds_fit": aid.withholds,
        "limits": aid.limits,
    }
    for name, group in groups.items():
        yield from ((RULES, (name, i), ready) for i, ready in enumerate(group))
    yield from ((PROMISES, ("promises", i), ready) for i, ready in enumerate(aid.promises))


def questions_of(aid: Aid) -> Iterator[tuple[Path, str]]:
    """Every question's place and id, in file order."""
    for s, section in enumerate(aid.bank.sections):
        yield from ((("sections", s, "questions", q), question.id) for q, question in enumerate(section.questions))
