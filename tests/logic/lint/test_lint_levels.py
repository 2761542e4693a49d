"""Gate rules without a reason for their level, in an aid that gives any."""

from __future__ import annotations

from logic.content.reader import RULES
from logic.tools.check.lint import levels
from tests.logic.lint.conftest import codes


def test_an_aid_that_goes_without_reasons_is_left_alone(commute):
    assert list(levels.unreasoned(commute)) == []


def test_once_one_rule_says_why_each_must(plant):
    aid = plant((RULES, ("gate", 1, "level_why"), "It changes when."))
    (problem,) = levels.unreasoned(aid)
    assert codes([problem]) == [("no-level-reason", RULES, ("gate", 0))]
    assert problem.level == "error"
    assert "'stop'" in problem.what


def test_all_with_a_reason_are_clean(plant):
    aid = plant(*((RULES, ("gate", i, "level_why"), "It changes when.") for i in (0, 1)))
    assert list(levels.unreasoned(aid)) == []
