"""Every rule and every question of an aid with its file and place."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import Aid, AnyRule, CompiledRule
from logic.content.reader import PROMISES, RULES
from logic.content.strict_yaml import Path


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
