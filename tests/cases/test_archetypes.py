"""The people of archetypes.yaml, each judged by what somebody who knows the field says they may be told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from logic.load import load
from logic.tools.population import archetypes
from logic.tools.population.judged import judge

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("archetypes.yaml")
TODAY = date(2026, 11, 24)
AID = load(ROOT)
READ = archetypes.read(AID, FILE.read_text("utf-8"), FILE.name, TODAY)
MISSED = 1 / 20
"""How many may be told something else: of the smaller crowd the model came with, one was."""


@pytest.fixture(scope="module")
def judgements():
    return [judge(AID, one, sheet, TODAY) for one, sheet in READ.people]


def test_the_file_fits_the_aid():
    assert (READ.problems, READ.left_out) == ((), ())
    assert len(READ.people) >= 40


def test_nobody_hears_of_what_may_never_be_named(judgements):
    assert {one.id: one.never for one in judgements if one.never} == {}


def test_all_but_few_are_told_what_they_may_be(judgements):
    missed = {one.id: one.wrong for one in judgements if not one.met}
    assert len(missed) <= MISSED * len(judgements), missed


def test_they_are_a_spread_of_people():
    """Every concern, skin tone and refusal, young and old, poor and rich, and each way in which nothing is said."""
    answers = [sheet for _, sheet in READ.people]
    for question in ("main_concern", "skin_tone"):
        known = {c.id for c in AID.questions[question].choices if not c.unknown}
        assert {sheet[question] for sheet in answers} == known
    refused = {c.id for c in AID.questions["not_accept"].choices if not c.unknown and not c.exclusive}
    assert {tick for sheet in answers for tick in sheet["not_accept"]} >= refused
    assert min(sheet["age"] for sheet in answers) < 20 < 70 < max(sheet["age"] for sheet in answers)
    budgets = [sheet["budget_first_year"] for sheet in answers]
    assert min(budgets) < 300 < 20_000 < max(budgets)
    assert {one.withheld for one, _ in READ.people} >= {"worry", "red_flag"}
    assert sum(one.aside is not None for one, _ in READ.people) >= 2
