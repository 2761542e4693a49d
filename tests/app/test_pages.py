"""Journeys through the Streamlit pages without a browser (AppTest): every page draws, answers survive, nothing is preset."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from views import navigation

ROOT = Path(__file__).parents[2]
PAGES = list(navigation.FILES.values())


@pytest.fixture(params=[".", "tests/aids/commute", "logic/tools/authoring/new_aid"], ids=["shipped", "commute", "new"])
def app(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT / request.param))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not at.exception
    return at


@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws_with_no_answer_at_all(app: AppTest, page: str):
    app.switch_page(page).run()
    assert not app.exception
    assert len(app.title) == 1


def test_nothing_is_preset_on_any_page(app: AppTest):
    for number in range(1, 14):
        app.switch_page(navigation.FILES["questions"])
        app.query_params["page"] = str(number)
        app.run()
        assert not app.exception
        assert all(not box.value for box in app.checkbox)
        assert all(radio.value is None for radio in app.radio)
        assert all(field.value is None for field in app.number_input)
        assert all(not group.value for group in app.button_group)
        assert all(box.value is None for box in app.selectbox)


def test_an_answer_survives_next_and_back(app: AppTest):
    app.switch_page(navigation.FILES["questions"]).run()
    number = app.number_input[0]
    number.set_value(40).run()
    next(b for b in app.button if "Next" in b.label).click().run()
    next(b for b in app.button if b.label == "Back").click().run()
    assert app.number_input[0].value == 40


def test_a_page_number_that_is_no_page_shows_a_page_all_the_same(app: AppTest):
    for raw in ("0", "-3", "99", "x", "²", "1e9", ""):
        app.switch_page(navigation.FILES["questions"])
        app.query_params["page"] = raw
        app.run()
        assert not app.exception
        assert len(app.title) == 1


def test_the_draft_badge_and_what_it_is_not_stand_on_every_page(app: AppTest):
    for page in PAGES:
        app.switch_page(page).run()
        assert any("No clinician has reviewed this" in m.value for m in app.markdown)
        assert any("not advice" in c.value for c in app.caption)


def test_inside_tells_what_is_proved_and_with_which_content(app: AppTest):
    app.switch_page(navigation.FILES["inside"]).run()
    said = [m.value for m in app.markdown]
    assert any("zeros ways" in text for text in said)
    assert not any("Broken" in text for text in said)
    assert any("Content " in c.value for c in app.caption)


def test_inside_says_so_when_a_safety_rule_is_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    shutil.copytree(ROOT / "tests/aids/commute", tmp_path / "aid")
    rules = tmp_path / "aid/content/rules.yaml"
    text = rules.read_text("utf-8")
    start = text.index("  - id: far_rider")
    rules.write_text(text[:start] + text[text.index("notes:") :], "utf-8")
    monkeypatch.setenv("AID", str(tmp_path / "aid"))
    monkeypatch.chdir(ROOT)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.switch_page(navigation.FILES["inside"]).run()
    assert not at.exception
    assert any("1 promise is broken" in box.label for box in at.expander)
    assert any("for this person" in m.value for m in at.markdown)
