"""What an aid had better have, and may go without: questions with the roles that pages look for, and words for its
units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from logic.aid.aid import Aid
from logic.aid.checks.wording import units
from logic.content.problems import Problem
from logic.content.reader import BANK
from logic.tools.check.flow.places import questions_of

ROLES = {
    "main_concern": "give it to the question what the person would like to change: without it nothing is judged by that",
    "age": "give it to the question of their age: without it nobody can be told that this is not for them yet",
}
"""Roles an aid is hardly meant to lack, and what it cannot do without."""


def roles(aid: Aid) -> Iterator[Problem]:
    """Roles without a question."""
    for role, fix in ROLES.items():
        if role not in aid.roles:
            yield Problem.unplaced("no-role", "warning", BANK, (), role, f"no question has the role {role!r}", fix)


def words(aid: Aid, built_in: Mapping[str, Any]) -> Iterator[Problem]:
    """Units the pages have no word for: they show the number alone."""
    places = {name: (*path, "unit") for path, name in questions_of(aid)}
    for unit, question in units(aid.questions.values()).items():
        if f"unit_{unit}" not in {**built_in, **aid.wording}:
            fix = f'write unit_{unit}: {{one: "{{n}} {unit}", other: "{{n}} {unit}"}} in content/wording.yaml'
            yield Problem.unplaced(
                "wording",
                "warning",
                BANK,
                places[question],
                question,
                f"the unit {unit!r} has no word on the pages",
                fix,
            )
