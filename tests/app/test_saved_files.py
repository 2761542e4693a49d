"""Opening a saved file: what no longer fits is named in the person's words, and what is no file of ours changes nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from logic.fit.priorities import Priorities
from logic.load import load
from logic.person.answers import Answers
from logic.record import plain
from logic.record.file import Opened, open_bytes, open_file, open_tab, to_file, to_tab
from logic.record.record import Record
from views import navigation
from views.ask import opening
from views.shared import left_out
from views.shared.visit import Visit
from views.shared.words import Words

ROOT = Path(__file__).parents[2]
MARK = "zebra7431"
"""Stands where a person's private words would; no page may repeat it."""

HERE = {"deciding": "myself", "age": 51, "main_concern": "fine_lines", "more_concerns": ("none",)}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT))
    monkeypatch.chdir(ROOT)
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.session_state["answers"] = dict(HERE)
    at.session_state["held"] = True
    return at


def handed(app: AppTest, text: str | bytes) -> str:
    """What the page says once the file was given to it."""
    app.switch_page(navigation.FILES["my_answers"]).run()
    app.file_uploader[0].set_value(
        ("mine.yaml", text if isinstance(text, bytes) else text.encode(), "application/yaml")
    ).run()
    assert not app.exception
    said = "\n".join(e.value for group in (app.info, app.error, app.warning, app.markdown) for e in group)
    assert MARK not in said
    return said


def test_a_file_of_an_older_version_opens_and_what_no_longer_fits_is_named(app: AppTest, aid):
    said = handed(
        app,
        f"""
        aid: face_and_skin
        answers: {{deciding: myself, age: 45, main_concern: {MARK}, smoking_ever: "yes", {MARK}: 3, event_month: 2001-01}}
        priorities: {{minded: [first_price, {MARK}], ends: {{{MARK}: 3}}, packages: [{{variant: {MARK}}}], own: [{MARK * 20}]}}
        stand: {{lean: [{MARK}]}}
        {MARK}: 1
        """,
    )
    assert app.session_state["answers"] == {"deciding": "myself", "age": 45}
    assert app.session_state["record"] == Record(Priorities(("first_price",)))
    assert "Your saved answers are back. 9 things in the file no longer fit this page and were left out" in said
    for line in (
        f"- Your answer to: {aid.questions['main_concern'].text}",
        f"- Your answer to: {aid.questions['event_month'].text}",
        "- 2 answers to questions this version does not have",
        "- 1 part this version does not know",
        "- 1 thing you would mind most",
        "- 1 answer about a type",
        "- 1 thing you added yourself",
        "- 1 thing you said about where you stand",
    ):
        assert line in said


def test_what_was_set_on_sliders_is_told_as_one_thing_and_all_else_opens(app: AppTest):
    said = handed(
        app,
        f"""
        aid: face_and_skin
        answers: {{deciding: myself, age: 45}}
        priorities: {{picked: [gain:fine_lines], worth: half, weights: {{burden:first_price: 3}}, ends: {{burden:first_price: {MARK}}}, limits: {{{MARK}: firm}}, own: [dogs]}}
        """,
    )
    assert app.session_state["record"] == Record(Priorities(own=("dogs",)))
    assert "Your saved answers are back. 2 things in the file no longer fit this page" in said
    assert "- 1 limit you made firm or flexible" in said
    assert "- What you had set on sliders, which are no longer used" in said


def test_a_record_without_any_answer_is_kept_in_the_tab_too(aid):
    def page() -> None:
        from pathlib import Path

        import streamlit as st

        from logic.load import load
        from views.shared import tab

        st.text(str(tab.as_text(load(Path.cwd()))))

    at = AppTest.from_function(page, default_timeout=30)
    assert at.run().text[0].value == "None"
    at.session_state["record"] = Record(Priorities(own=("dogs",)))
    assert open_tab(aid, at.run().text[0].value, today=date.today()).record == Record(Priorities(own=("dogs",)))


def test_a_file_that_fits_opens_without_a_word_more(app: AppTest):
    assert (
        "Your saved answers are back.\n"
        in handed(app, "aid: face_and_skin\nanswers: {deciding: myself, age: 45}") + "\n"
    )
    assert app.session_state["answers"] == {"deciding": "myself", "age": 45}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"answers: {{age: 45, {MARK}: caf\xe9}}".encode("latin-1"), "cannot be read as UTF-8"),
        (f"aid: {MARK}\nanswers: {{age: 45}}", "belongs to another decision"),
        (f"- {MARK}", "holds no answers"),
        (f"answers: {{age: 45, '{MARK}", "not YAML"),
        (f"answers: {{age: {MARK}, {MARK}: 3}}", "Nothing in it fits this page any more"),
    ],
    ids=["another encoding", "another aid", "no answers", "no YAML", "nothing that fits"],
)
def test_what_is_no_file_of_ours_changes_nothing(text, told, app: AppTest):
    said = handed(app, text)
    assert told in said
    assert "nothing was changed" in said
    assert app.session_state["answers"] == HERE


WORDS = st.sampled_from(
    [
        MARK,
        f"gain:{MARK}",
        f"{MARK}\ud83d",
        "aid",
        "seed",
        "answers",
        "age",
        "deciding",
        "more_concerns",
        "old",
        *plain.PARTS,
        "picked",
        "minded",
        "ends",
        "packages",
        "limits",
        "weights",
        "own",
        "variant",
        "lean",
        "ready",
    ]
)
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-3, 10**20) | st.floats(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=12,
)


@settings(derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    value=st.fixed_dictionaries(
        {"answers": st.dictionaries(WORDS, VALUES, max_size=6)},
        optional={
            MARK: VALUES,
            "seed": VALUES,
            **dict.fromkeys(plain.PARTS, VALUES | st.dictionaries(WORDS, VALUES, max_size=4)),
        },
    )
)
def test_whatever_was_kept_nothing_told_of_it_repeats_a_word(aid, value):
    found = [
        open_tab(aid, json.dumps(value), today=date.today()),
        open_file(aid, yaml.safe_dump(value).replace("\\uD83D", ""), today=date.today()),
    ]
    for opened in found:
        told = [str(p) for p in (*opened.problems, *opened.left_out)]
        visit = Visit(aid, Words(), date.today(), Answers({}, aid.content_hash))
        shown = opening._refusal(visit, opened) if opened.problems else [left_out.named(visit, opened.left_out)[1]]
        assert MARK not in "\n".join([*told, *shown])
        assert not opened.problems or (opened.answers, opened.record) == ({}, Record())


def test_what_was_said_of_types_and_limits_comes_back_from_a_file_and_from_the_tab(app: AppTest):
    aid = load(ROOT)
    app.session_state["answers"] = {**HERE, "budget_first_year": 10}
    app.switch_page(navigation.FILES["what_matters"]).run()
    app.checkbox[0].check().run()
    for worth in ("easily", "cannot_say"):
        app.radio[0].set_value(worth).run()
    next(g for g in app.button_group if "Price at first" in g.label).set_value("firm").run()
    assert not app.exception
    record = app.session_state["record"]
    said = record.priorities
    assert (len(said.minded), len(said.packages), dict(said.limits)) == (1, 2, {"over_first_budget": "firm"})
    text = to_file(aid, {}, today=date.today(), seed=0, with_health=True, record=record)
    assert open_file(aid, text, today=date.today()) == Opened(record=record)
    assert open_tab(aid, to_tab(aid, {}, seed=0, record=record), today=date.today()) == Opened(record=record)


@pytest.mark.parametrize(
    "typed", ["a\x85b", "\u202eabc\u2066", "\U0001f415" * 120, "x\0y", "x" * 200], ids=lambda typed: ascii(typed)[:20]
)
def test_what_is_typed_in_own_words_can_be_kept(typed, app: AppTest):
    app.session_state["record"] = Record(Priorities(("first_price",)))
    app.switch_page(navigation.FILES["what_matters"]).run()
    app.text_input[0].set_value(typed).run()
    record = app.session_state["record"]
    assert len(record.priorities.own) == 1
    aid = load(ROOT)
    text = to_file(aid, {}, today=date.today(), seed=0, with_health=True, record=record)
    assert open_bytes(aid, text.encode(), today=date.today()) == Opened(record=record)
