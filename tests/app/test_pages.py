"""Journeys through the Streamlit pages without a browser (AppTest): every page draws, answers survive, nothing is preset."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from views import navigation
from views.shared.words import Words

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
        assert all(field.value is None for field in app.text_input)
        assert all(not group.value for group in app.button_group)
        assert all(box.value is None for box in app.selectbox)


def test_an_answer_survives_next_and_back(app: AppTest):
    app.switch_page(navigation.FILES["questions"]).run()
    app.text_input[0].set_value("40").run()
    next(b for b in app.button if "Next" in b.label).click().run()
    next(b for b in app.button if b.label == "Back").click().run()
    assert app.text_input[0].value == "40"


def ask(app: AppTest, answers: dict[str, object], page: int) -> AppTest:
    app.session_state["answers"], app.session_state["held"] = dict(answers), True
    app.switch_page(navigation.FILES["questions"])
    app.query_params["page"] = str(page)
    return app.run()


AGED = {"deciding": "myself", "age": 51, "main_concern": "fine_lines", "budget_first_year": 3000}


@pytest.mark.parametrize("app", ["."], indirect=True, ids=["shipped"])
def test_what_is_no_number_is_no_answer_and_takes_not_sure_away_too(app: AppTest):
    ask(app, AGED, 4)
    for typed in ("2.500", "1500,00", "3e3", "900000"):
        app.text_input[0].set_value("700").run()
        assert app.session_state["answers"]["budget_first_year"] == 700
        app.text_input[0].set_value(typed).run()
        assert "budget_first_year" not in app.session_state["answers"]
        assert [e.value for e in app.error] == [Words().say("number_refused", bounds="\\$0 to \\$200,000")]
        app.checkbox[0].set_value(True).run()
        assert (app.session_state["answers"]["budget_first_year"], app.text_input[0].value) == ("not_sure", None)
        assert not app.error
    app.text_input[0].set_value("2 500").run()
    assert (app.session_state["answers"]["budget_first_year"], app.text_input[0].value, app.checkbox[0].value) == (
        2500,
        "2500",
        False,
    )
    app.text_input[0].set_value("").run()
    assert "budget_first_year" not in app.session_state["answers"]
    assert not app.error


@pytest.mark.parametrize("app", ["."], indirect=True, ids=["shipped"])
def test_an_age_typed_wrong_hides_all_that_was_said_until_it_is_said_which_is_right(app: AppTest):
    ask(app, AGED, 1)
    app.text_input[0].set_value("15").run()
    assert [t.value for t in app.title] == ["This page is for adults"]
    assert app.session_state["answers"] == {**AGED, "age": 15}
    for page in PAGES:
        app.switch_page(page).run()
        if page.split("/")[1] != "about":
            assert [t.value for t in app.title] == ["This page is for adults"], page
        assert not app.get("download_button") or page.endswith("sources.py"), page
    app.switch_page(navigation.FILES["questions"]).run()
    next(b for b in app.button if "I typed the wrong age" in b.label).click().run()
    assert app.session_state["answers"] == {q: a for q, a in AGED.items() if q != "age"}
    app.text_input[0].set_value("51").run()
    assert app.session_state["answers"] == AGED
    app.text_input[0].set_value("15").run()
    next(b for b in app.button if b.label == "It is right, clear what I said").click().run()
    assert app.session_state["answers"] == {}
    assert any("Nothing you said was kept." in m.value for m in app.markdown)
    app.switch_page(navigation.FILES["compare"]).run()
    assert [t.value for t in app.title] == ["This page is for adults"]
    next(b for b in app.button if "Start again" in b.label).click().run()
    assert [t.value for t in app.title] != ["This page is for adults"]


def test_everything_is_cleared_only_after_one_question(app: AppTest):
    for page in ("questions", "compare", "my_answers"):
        app.switch_page(navigation.FILES[page]).run()
        assert app.button[-1].label == "Yes, clear it", page
        assert any(m.value.startswith("Do you want to clear everything") for m in app.markdown)


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
