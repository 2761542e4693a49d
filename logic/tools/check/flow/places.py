"""Every condition and every question of an aid with its file and place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from logic.aid.aid import Aid, AnyRule, CompiledRule, ForSome
from logic.conditions.tree import Tree
from logic.content.options import readings
from logic.content.reader import PROMISES, RULES
from logic.content.strict_yaml import Path


class Written(NamedTuple):
    """A condition, and where that stands which it is of.

    Attributes:
        subject: the id of the rule; for an effect or a figure, its variant and its own id with a dot between.
        when: as YAML gives it.
    """

    file: str
    path: Path
    subject: str
    tree: Tree
    when: Any


def rules_of(aid: Aid) -> Iterator[tuple[str, Path, CompiledRule[AnyRule]]]:
    """Every rule and promise with its file and place."""
    groups: dict[str, tuple[CompiledRule[AnyRule], ...]] = {
        "gate": aid.gate,
        "notes": aid.notes,
        "ends": aid.ends,
        "withholds_fit": aid.withholds,
        "limits": aid.limits,
        "not_for": aid.not_for,
    }
    for name, group in groups.items():
        yield from ((RULES, (name, i), ready) for i, ready in enumerate(group))
    yield from ((PROMISES, ("promises", i), ready) for i, ready in enumerate(aid.promises))


def cases_of(aid: Aid) -> Iterator[list[Written]]:
    """For each effect and figure that speaks only for some: all its readings as they are written, in order."""
    for variant, held in aid.for_some.items():
        yield from (_cases(variant, some) for some in held)


def _cases(variant: str, some: ForSome) -> list[Written]:
    written = zip(readings(some.cases[0][1], some.path), some.cases, strict=False)  # what holds for the rest may not be
    subject = f"{variant}.{some.id}"
    return [Written(some.file, path, subject, ready.tree, of.when) for (path, of), (ready, _) in written]


def conditions_of(aid: Aid) -> Iterator[Written]:
    """Every condition of a rule, a promise, an effect or a figure."""
    for file, path, ready in rules_of(aid):
        yield Written(file, path, ready.rule.id, ready.tree, ready.rule.when)
    for cases in cases_of(aid):
        yield from cases


def questions_of(aid: Aid) -> Iterator[tuple[Path, str]]:
    """Every question's place and id, in file order."""
    for s, section in enumerate(aid.bank.sections):
        yield from ((("sections", s, "questions", q), question.id) for q, question in enumerate(section.questions))
