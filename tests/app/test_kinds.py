"""A date, a number with decimals and a single box to tick, on the page that asks them: nothing preset, kept over Next and Back."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from views import navigation

ROOT = Path(__file__).parents[2]
ASKED = """
  - id: extra
    title: A few more
    questions:
      - {id: party, text: When is it?, why: w, kind: date, min: 0, max: 400, plus: [not_sure]}
      - {id: agreed, text: I have read this, why: w, kind: several, choices: [{id: tick, text: I agree}]}
      - {id: weight, text: How heavy is it?, why: w, kind: number, unit: kg, min: 0, max: 300, places: 1, record_only: kept}
"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    shutil.copytree(ROOT / "tests/aids/commute", tmp_path / "aid")
    bank = tmp_path / "aid/questions.yaml"
    bank.write_text(bank.read_text("utf-8").rstrip("\n") + ASKED, "utf-8")
    monkeypatch.setenv("AID", str(tmp_path / "aid"))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.switch_page(navigation.FILES["questions"])
    at.query_params["page"] = "3"
    at.run()
    assert not at.exception
    return at


def turned_over_and_back(app: AppTest) -> AppTest:
    next(b for b in app.button if b.label == "Back").click().run()
    next(b for b in app.button if "Next" in b.label).click().run()
    assert not app.exception
    return app


def test_a_date_is_taken_and_kept_and_not_sure_takes_its_place(app: AppTest):
    assert app.date_input[0].value is None
    day = date.today() + timedelta(days=30)
    app.date_input[0].set_value(day).run()
    assert turned_over_and_back(app).date_input[0].value == day
    next(b for b in app.checkbox if b.label == "Not sure").check().run()
    assert turned_over_and_back(app).date_input[0].value is None
    assert next(b for b in app.checkbox if b.label == "Not sure").value


def test_a_number_with_decimals_is_read_with_a_point_only(app: AppTest):
    assert any(c.value == "0 to 300.0" for c in app.caption)
    app.text_input[0].set_value("70.5").run()
    assert app.session_state["answers"]["weight"] == 70.5
    assert turned_over_and_back(app).text_input[0].value == "70.5"
    app.text_input[0].set_value("70").run()
    assert (app.session_state["answers"]["weight"], app.text_input[0].value) == (70.0, "70.0")
    for typed in ("70,5", "70.55", "7e1", "301"):
        app.text_input[0].set_value(typed).run()
        assert "weight" not in app.session_state["answers"]
        assert "at most 1 digit after a point" in app.error[0].value


def test_a_number_with_decimals_is_taken_and_one_too_exact_is_told_beside_it(app: AppTest):
    box = next(i for i, field in enumerate(app.text_input) if field.label == "How heavy is it?")
    app.text_input[box].set_value("72.5").run()
    assert turned_over_and_back(app).text_input[box].value == "72.5"
    assert not app.error
    app.text_input[box].set_value("72.55").run()
    assert len(app.error) == 1


def test_a_single_box_is_ticked_and_kept(app: AppTest):
    box = next(b for b in app.checkbox if b.label == "I agree")
    assert not box.value
    box.check().run()
    assert next(b for b in turned_over_and_back(app).checkbox if b.label == "I agree").value


def test_they_are_listed_as_a_person_would_say_them(app: AppTest):
    day = date.today() + timedelta(days=30)
    app.date_input[0].set_value(day).run()
    app.switch_page(navigation.FILES["my_answers"]).run()
    assert not app.exception
    assert any(
        f"{day:%B} {day.day}, {day.year}" in cell
        for table in app.table
        for row in table.value.to_numpy().tolist()
        for cell in row
    )
