"""Each worry a person names is a row of every card, something that can matter, and a question for the appointment."""

from __future__ import annotations

import pytest

from logic.compare import compare
from logic.person.worries import worries_of
from logic.what_if import unused

QUESTION = """      - id: fears
        text: What worries you most?
        why: w
        kind: several
        role: worries
        most: 2
        choices: [{id: falling, text: Falling}, {id: soaked, text: Getting soaked}]
        plus: [none]
"""
WORRIES = """worries:
  - {choice: falling, outcomes: [falls], ask: {text: How often do riders fall?, facts: [f_falls]}}
  - {choice: soaked, outcomes: [setup], traits: [wet], ask: {text: Is there a roof?, own: true}}
"""
SHEET = {"main_concern": "delays", "more_concerns": ("none",), "distance": 5, "dizzy": "no"}


@pytest.fixture(scope="module")
def worried(make_aid, commute_texts):
    return make_aid(
        questions=commute_texts["questions.yaml"] + QUESTION, aid=commute_texts["content/aid.yaml"] + WORRIES
    )


def rows(aid, answers, today, variant="e_bicycle"):
    (result,) = [v for v in compare(aid, answers, today=today).variants if v.variant == variant]
    return worries_of(aid, answers, result), result


def test_a_worry_is_a_row_of_figures_and_traits_what_can_matter_and_a_question(worried, today):
    (one, two), result = rows(worried, SHEET | {"fears": ("soaked", "falling")}, today)
    assert (one.choice, dict(one.figures), dict(one.traits)) == ("falling", {"falls": result.burdens["falls"]}, {})
    assert one.matters == ("burden:falls",)
    assert one.ask.text == "How often do riders fall?"
    assert two.choice == "soaked"
    assert {name: trait.has for name, trait in two.traits.items()} == {
        "wet": worried.variants["e_bicycle"][1].traits["wet"].has
    }


@pytest.mark.parametrize("answers", [{}, {"fears": ("none",)}], ids=["unanswered", "none"])
def test_no_worry_is_no_row(answers, worried, today):
    assert rows(worried, SHEET | answers, today)[0] == ()


def test_an_aid_that_does_not_ask_has_no_rows(commute, today):
    assert rows(commute, SHEET, today)[0] == ()


def test_a_worry_is_no_answer_that_changed_nothing(worried, today):
    sheet = SHEET | {"fears": ("falling",)}
    assert "fears" not in {idle.question for idle in unused(worried, sheet, today=today)}
    assert "fears" in {idle.question for idle in unused(worried, SHEET | {"fears": ("none",)}, today=today)}
