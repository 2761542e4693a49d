"""`logic` as a library: its one open door is locked, its page of documentation runs, and what comes in typed is not looked at twice."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest

import logic
from logic import AnswerError, Answers, Priorities, compare, what_if
from logic.fit.priorities import Package
from logic.person.answers import read
from logic.person.burden import Quote
from tests.logic.saying import answered

TODAY = date(2026, 11, 24)
MARK = "zebra7431"
GOOD = {"main_concern": "delays", "distance": 12}


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        pytest.param({"dizzy": "yess"}, ["dizzy: is not one of its choices"], id="a choice misspelt"),
        pytest.param({"distance": "12"}, ["distance: needs a whole number"], id="a number as text"),
        pytest.param({"distance": True}, ["distance"], id="a truth for a number"),
        pytest.param({"distance": 12.0}, ["distance"], id="a float"),
        pytest.param({"distance": None}, ["distance"], id="nothing"),
        pytest.param({"distance": 10**9}, ["distance: must be from"], id="out of bounds"),
        pytest.param({"main_concern": ["delays"]}, ["main_concern"], id="a list for one choice"),
        pytest.param(
            {"distence": 12},
            ["distence: there is no such question", "did you mean 'distance'"],
            id="a question misspelt",
        ),
        pytest.param({"dizzy": "no", "distance": "x", "nought": 1}, ["distance", "nought"], id="all at once"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_by_question_and_rule(commute, answers, names):
    with pytest.raises(AnswerError) as told:
        compare(commute, answers, today=TODAY)
    for name in names:
        assert name in str(told.value)


def test_no_value_and_no_odd_key_is_ever_repeated(commute):
    for answers in (dict.fromkeys(commute.questions, MARK), {q: [MARK] for q in commute.questions}, {f"My {MARK}!": 1}):
        with pytest.raises(AnswerError) as told:
            compare(commute, answers, today=TODAY)
        assert MARK not in str(told.value)
        assert MARK not in repr(told.value)


def test_a_stop_is_never_lost_to_a_misspelt_answer(aid):
    """Every choice of every question, misspelt, is refused: none of them silently leaves a rule out."""
    for question in aid.questions.values():
        for choice in question.choices:
            wrong = choice.id[:-1] + "_"
            raw = (wrong,) if question.kind == "several" else wrong
            with pytest.raises(AnswerError):
                compare(aid, {question.id: raw}, today=TODAY)


@pytest.mark.parametrize(
    "said",
    [
        Priorities(minded=("zebra",)),
        Priorities(ends={"zebra": 3}),
        Priorities(limits={"zebra": "firm"}),
        Priorities(packages=(Package("zebra", {"delays": (0, 1)}, {"price": (0, 1)}),)),
        Priorities(packages=(Package("city_bus", {"zebra": (0, 1)}, {"price": (0, 1)}),)),
        Priorities(packages=(Package("city_bus", {"delays": (0, 1)}, {"zebra": (0, 1)}),)),
    ],
)
def test_a_name_there_is_none_of_is_refused(commute, said):
    with pytest.raises(AnswerError, match="zebra"):
        compare(commute, GOOD, today=TODAY, priorities=said)


@pytest.mark.parametrize("quotes", [{"zebra": {"price": Quote(1)}}, {"city_bus": {"zebra": Quote(1)}}])
def test_a_price_of_nothing_is_refused(commute, quotes):
    with pytest.raises(AnswerError, match="no such price"):
        compare(commute, GOOD, today=TODAY, quotes=quotes)


def test_raw_and_typed_answers_are_told_the_same(commute, aid):
    assert compare(commute, GOOD, today=TODAY) == compare(commute, read(commute, GOOD, TODAY), today=TODAY)
    raw = {"more_concerns": [aid.questions["more_concerns"].choices[0].id]}
    assert read(aid, raw, TODAY) == {"more_concerns": (raw["more_concerns"][0],)}


def test_typed_answers_are_taken_as_they_are(commute):
    typed = read(commute, GOOD, TODAY)
    assert read(commute, typed, TODAY) is typed
    assert typed.with_answer("distance", 3) == {**GOOD, "distance": 3}
    assert typed.without("distance") == {"main_concern": "delays"}
    for change in (lambda: typed.update(x=1), lambda: typed.pop("distance"), lambda: typed.__setitem__("distance", 1)):
        with pytest.raises(TypeError):
            change()


def test_answers_typed_for_another_aid_are_read_anew(commute, aid):
    with pytest.raises(AnswerError):
        compare(commute, Answers({"skin_tone": "ii"}, aid.content_hash), today=TODAY)


def test_what_if_tells_the_smallest_change_of_each_kind(commute):
    answers = {**GOOD, "more_concerns": ("none",), "dizzy": "no"}
    said = answered(commute, answers, "yes")
    now = compare(commute, answers, today=TODAY, priorities=said).fit
    found = what_if(commute, answers, today=TODAY, priorities=said)
    assert found.answer is not None
    assert found.answer.then.ahead != now.ahead
    assert found.fact is None or found.fact.then.ahead != now.ahead
    assert what_if(commute, {}, today=TODAY, priorities=said) == (None, None, {})


def test_the_example_in_the_documentation_runs_as_it_stands(root, tmp_path):
    blocks = re.findall(r"```python\n(.*?)```", (root / "docs" / "library.md").read_text("utf-8"), re.S)
    assert blocks
    run = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    shown = re.findall(r"```text\n(.*?)```", (root / "docs" / "library.md").read_text("utf-8"), re.S)
    assert run.stdout == "".join(shown)


def test_all_that_is_exported_is_there_and_typed(root):
    assert all(hasattr(logic, name) for name in logic.__all__)
    assert (root / "logic" / "py.typed").is_file()


def test_to_import_it_brings_nothing_heavy(root):
    code = (
        "import logic, sys; print([m for m in ('numpy', 'pandas', 'streamlit', 'z3', 'textstat') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
