"""What adverts say, the check questions, every source, and how the aid holds up: without a browser, for every aid, also one that lacks them."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.aid.aid import Aid
from logic.aid.evidence_table import COLUMNS, rows
from logic.load import load
from logic.record.file import open_file, to_file
from logic.record.record import UNSURE, Record
from logic.tools.audit import audit, lists
from views import navigation
from views.about import measured
from views.shared import session
from views.shared.words import Words, md

ROOT = Path(__file__).parents[2]
FOLDERS = {"shipped": ".", "commute": "tests/aids/commute", "new": "logic/tools/authoring/new_aid"}
AIDS = {name: load(ROOT / folder) for name, folder in FOLDERS.items()}
NOWHERE = "zzqx"
"""A word that stands in no aid."""


@pytest.fixture
def name() -> str:
    return "commute"


@pytest.fixture
def aid(name: str) -> Aid:
    return AIDS[name]


@pytest.fixture
def words(aid: Aid) -> Words:
    return Words(aid.wording)


@pytest.fixture
def app(name: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT / FOLDERS[name]))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()


every_aid = pytest.mark.parametrize("name", FOLDERS)
with_claims = pytest.mark.parametrize("name", [name for name, aid in AIDS.items() if aid.claims])
with_checks = pytest.mark.parametrize("name", [name for name, aid in AIDS.items() if aid.knowledge])


def opened(app: AppTest, page: str) -> AppTest:
    """A page with the boxes open that are drawn when they are opened."""
    app.session_state["claims_rest"] = True
    for held in AIDS.values():
        for named in (*(held.claims.claims if held.claims else ()), *held.knowledge):
            app.session_state[f"sources_{named.id}"] = True
    app.switch_page(navigation.FILES[page]).run()
    assert not app.exception
    assert len(app.title) == 1
    return app


def said(app: AppTest) -> list[str]:
    return [str(e.value) for e in app.markdown]


def typed(app: AppTest, text: str) -> AppTest:
    app.text_input[0].set_value(text).run()
    assert not app.exception
    return app


# ---- what adverts say


def claims_on(app: AppTest, aid: Aid) -> list[str]:
    """The claims on the page, in order."""
    texts = {f"**{md(c.claim)}**": c.id for c in aid.claims.claims}
    return [texts[text] for text in said(app) if text in texts]


@with_claims
def test_every_claim_stands_there_once_with_its_verdict_and_why(app: AppTest, aid: Aid, words: Words):
    opened(app, "adverts_checked")
    shown = said(app)
    assert claims_on(app, aid) == [c.id for c in aid.claims.claims]
    for claim in aid.claims.claims:
        i = shown.index(f"**{md(claim.claim)}**")
        assert (shown[i - 1], shown[i + 1]) == (words.say(f"verdict_{claim.verdict}"), md(claim.why))


def touched(aid: Aid) -> dict[str, str]:
    """A main concern that some claims touch and others do not, as an answer."""
    question = next(q for q in aid.questions.values() if q.role == "main_concern")
    for choice in question.choices:
        mine = [choice.concern in c.concerns for c in aid.claims.claims if choice.concern]
        if any(mine) and not all(mine):
            return {question.id: choice.id}
    raise AssertionError("no concern is touched by some claims alone")


@with_claims
def test_claims_of_the_persons_concern_come_first(app: AppTest, aid: Aid, words: Words):
    answer = touched(aid)
    app.session_state["answers"] = answer
    app.session_state["held"] = True
    opened(app, "adverts_checked")
    ((question, choice),) = answer.items()
    mine = [c.id for c in aid.claims.claims if aid.concern_of(question, choice) in c.concerns]
    found = claims_on(app, aid)
    assert found[: len(mine)] == mine
    assert sorted(found) == sorted(c.id for c in aid.claims.claims)
    assert [h.value for h in app.header] == [words.say("claims_yours")]
    (rest,) = [e for e in app.expander if e.label.startswith(words.say("claims_rest"))]
    assert rest.label.endswith(words.say("claims_count", n=len(found) - len(mine)))


@with_claims
def test_a_search_finds_claims_that_have_all_its_words(app: AppTest, aid: Aid, words: Words):
    opened(app, "adverts_checked")
    for claim in aid.claims.claims[:2]:
        found = claims_on(typed(app, claim.claim[:40].upper()), aid)
        assert claim.id in found
        assert words.say("claims_none") not in said(app)
    typed(app, f"{aid.claims.claims[0].claim[:40]} {NOWHERE}")
    assert claims_on(app, aid) == []
    assert words.say("claims_none") in said(app)
    assert list(app.header) == []
    assert len(claims_on(typed(app, ""), aid)) == len(aid.claims.claims)


def test_a_search_reads_the_verdict_and_the_concern_too(app: AppTest, aid: Aid, words: Words):
    opened(app, "adverts_checked")
    assert claims_on(typed(app, words.say("verdict_text_opinion")), aid) == ["car_is_fun"]
    assert claims_on(typed(app, "lost in traffic"), aid) == ["no_traffic"]


def test_what_is_found_is_shown_open_when_one_searches(app: AppTest, aid: Aid, words: Words):
    app.session_state["answers"] = {"main_concern": "delays"}
    opened(app, "adverts_checked")
    assert any(e.label.startswith(words.say("claims_rest")) for e in app.expander)
    typed(app, "a")
    assert claims_on(app, aid) == ["no_traffic", "car_is_fun"]
    assert not any(e.label.startswith(words.say("claims_rest")) for e in app.expander)


def test_a_source_that_only_the_claim_names_stands_below_it(app: AppTest, aid: Aid):
    opened(app, "adverts_checked")
    assert any("A made-up advert" in text for text in said(app))


@pytest.mark.parametrize("name", ["new"])
def test_an_aid_without_claims_has_a_page_without_them(app: AppTest, words: Words):
    opened(app, "adverts_checked")
    assert app.title[0].value == words.say("claims_title")
    assert not app.text_input


# ---- the check questions


def mine(app: AppTest) -> dict[str, str]:
    """What the record keeps of the check questions."""
    return dict(app.session_state["record"].knowledge) if "record" in app.session_state else {}


def tick(app: AppTest, wanted: bool) -> AppTest:
    (box,) = app.checkbox
    (box.check() if wanted else box.uncheck()).run()
    assert not app.exception
    assert app.checkbox[0].value is wanted
    return app


@every_aid
def test_no_check_question_is_answered_beforehand_and_nothing_is_kept(app: AppTest, aid: Aid, words: Words):
    opened(app, "check_yourself")
    assert [radio.label for radio in app.radio] == [q.text for q in aid.knowledge]
    assert all(radio.value is None for radio in app.radio)
    assert all(not box.value for box in app.checkbox)
    assert list(app.info) == []
    assert len(app.checkbox) == bool(aid.knowledge)
    assert mine(app) == {}


@with_checks
def test_each_question_offers_its_choices_once_and_not_sure_last(app: AppTest, aid: Aid, words: Words):
    opened(app, "check_yourself")
    for radio, question in zip(app.radio, aid.knowledge, strict=True):
        assert radio.options[-1] == words.say("knowledge_unsure")
        assert sorted(radio.options[:-1]) == sorted(md(c.text) for c in question.choices)


@with_checks
@pytest.mark.parametrize("which", ["right", "wrong", "unsure"])
def test_each_answer_gets_its_feedback_with_the_reason(which: str, app: AppTest, aid: Aid, words: Words):
    opened(app, "check_yourself")
    for number, question in enumerate(aid.knowledge):
        wrong = next(c.id for c in question.choices if c.id != question.right)
        app.radio[number].set_value({"right": question.right, "wrong": wrong, "unsure": UNSURE}[which]).run()
        assert not app.exception
        told = app.info[number].value
        right = next(c.text for c in question.choices if c.id == question.right)
        assert told.startswith(
            words.say(
                {"right": "knowledge_right", "wrong": "knowledge_wrong", "unsure": "knowledge_unsure_said"}[which]
            )
        )
        assert (f"**{md(right)}.**" in told) is (which != "right")
        assert told.endswith(md(question.because.text))
        assert len(app.info) == number + 1
    n = len(aid.knowledge) if which == "right" else 0
    assert f"**{words.say('knowledge_done', n=n, of=len(aid.knowledge))}**" in said(app)


@with_checks
def test_an_answer_may_be_changed(app: AppTest, aid: Aid, words: Words):
    opened(app, "check_yourself")
    question = aid.knowledge[0]
    app.radio[0].set_value(UNSURE).run()
    app.radio[0].set_value(question.right).run()
    (told,) = app.info
    assert told.value.startswith(words.say("knowledge_right"))


@with_checks
def test_answers_stay_while_one_looks_things_up(app: AppTest, aid: Aid):
    opened(app, "check_yourself").radio[0].set_value(aid.knowledge[0].right).run()
    opened(app, "options")
    opened(app, "check_yourself")
    assert app.radio[0].value == aid.knowledge[0].right
    assert len(app.info) == 1


@with_checks
def test_nothing_is_kept_until_the_box_is_ticked_and_then_it_follows(app: AppTest, aid: Aid):
    opened(app, "check_yourself")
    question = aid.knowledge[0]
    app.radio[0].set_value(UNSURE).run()
    assert mine(app) == {}
    tick(app, True)
    assert mine(app) == {question.id: UNSURE}
    app.radio[0].set_value(question.right).run()
    assert mine(app) == {question.id: question.right}


@with_checks
def test_unticked_it_is_gone_from_the_record_and_stays_on_the_page(app: AppTest, aid: Aid):
    opened(app, "check_yourself")
    app.radio[0].set_value(UNSURE).run()
    for _ in range(2):
        tick(app, True)
        assert mine(app) == {aid.knowledge[0].id: UNSURE}
        tick(app, False)
        assert mine(app) == {}
    assert app.radio[0].value == UNSURE
    opened(app, "start")
    opened(app, "check_yourself")
    assert not app.checkbox[0].value
    assert app.radio[0].value == UNSURE


@with_checks
def test_what_was_kept_comes_back_from_a_file(app: AppTest, aid: Aid, words: Words):
    opened(app, "check_yourself")
    question = aid.knowledge[0]
    app.radio[0].set_value(question.right).run()
    tick(app, True)
    text = to_file(aid, {}, today=date.today(), seed=1, with_health=False, record=app.session_state["record"])
    kept = open_file(aid, text, today=date.today()).record
    assert kept.knowledge == {question.id: question.right}
    again = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    again.session_state["record"] = kept
    opened(again, "check_yourself")
    assert again.radio[0].value == question.right
    assert again.checkbox[0].value
    assert words.say("knowledge_kept") in [c.value for c in again.caption]


@with_checks
def test_what_was_kept_comes_back_although_the_page_was_drawn_before(aid: Aid, monkeypatch: pytest.MonkeyPatch):
    """After a reload the page is drawn once before the tab hands back what it kept; and a file may be opened late."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    question = aid.knowledge[0]
    assert session.checked() == {}
    session.check(question.id, UNSURE)
    session.keep_checked(False)
    session.replace({}, 1, Record(knowledge={question.id: question.right}))
    assert session.checked() == {question.id: question.right}
    assert session.keeps_checked()
    session.replace({}, 1, Record())
    assert session.checked() == {}
    assert not session.keeps_checked()


@pytest.mark.parametrize("name", ["new"])
def test_an_aid_without_check_questions_has_none_to_answer(app: AppTest, words: Words):
    opened(app, "check_yourself")
    assert not app.radio
    assert not app.checkbox
    assert any(words.say("to_options") in b.label for b in app.button)


# ---- every source


def facts_on(app: AppTest, aid: Aid) -> list[str]:
    """The facts on the page, in order: each is one text that begins with its statement."""
    return [f.id for text in said(app) for f in aid.facts.values() if text.startswith(f"- {md(f.statement)} :gray[")]


@every_aid
def test_at_most_ten_facts_are_shown_and_all_are_counted(app: AppTest, aid: Aid, words: Words):
    opened(app, "sources")
    assert facts_on(app, aid) == list(aid.facts)[:10]
    assert [h.value for h in app.header] == [words.say("sources_shown", n=len(aid.facts))]
    assert (words.say("sources_too_many", n=10) in [c.value for c in app.caption]) is (len(aid.facts) > 10)
    assert words.say("sources_lead", facts=len(aid.facts), sources=len(aid.sources)) in said(app)


@every_aid
def test_a_search_finds_a_fact_by_what_it_says_and_by_its_source(app: AppTest, aid: Aid, words: Words):
    opened(app, "sources")
    last = list(aid.facts.values())[-1]
    typed(app, last.statement[:60].upper())
    assert last.id in facts_on(app, aid)
    sourced = next(f for f in aid.facts.values() if f.sources)
    title = aid.sources[sourced.sources[0]].title[:60]
    typed(app, title)
    assert all(aid.facts[name].sources for name in facts_on(app, aid))
    assert sourced.id in facts_on(app, aid)
    typed(app, NOWHERE)
    assert facts_on(app, aid) == []
    assert words.say("sources_nothing") in said(app)


@every_aid
def test_each_fact_says_where_it_is_shown(app: AppTest, aid: Aid, words: Words):
    opened(app, "sources")
    shown = [c.value for c in app.caption if c.value.startswith(words.say("sources_where", where="").rstrip(" ."))]
    assert len(shown) == min(10, len(aid.facts))
    if aid is AIDS["commute"]:
        typed(app, "diary")
        assert md(words.say("sources_where", where="Cycling")) in [c.value for c in app.caption]


@every_aid
def test_the_whole_table_can_be_taken_home(app: AppTest, aid: Aid, words: Words):
    opened(app, "sources")
    assert [b for b in app.button if b.label == words.say("sources_download")]
    data = measured.evidence_csv()
    assert data.startswith(b"\xef\xbb\xbf"), "the mark by which spreadsheets know UTF-8"
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [r["fact"] for r in found] == [r["fact"] for r in rows(aid)]
    assert tuple(found[0]) == COLUMNS


# ---- how it holds up


@every_aid
def test_the_totals_are_those_of_the_audit(app: AppTest, aid: Aid, words: Words):
    opened(app, "quality")
    found = audit(aid, date.today())
    shown = said(app)
    for name in lists():
        met, of, people = found.total(name)
        assert words.say("audit_total", met=met, of=of, n=people) in shown
    totals = [text for text in shown if text.startswith("**") and "can meet" in text]
    assert len(totals) == len(lists())


@every_aid
def test_every_line_of_every_list_stands_there_under_its_state(app: AppTest, aid: Aid, words: Words):
    opened(app, "quality")
    found = audit(aid, date.today())
    shown = "\n".join(said(app))
    for line in found.criteria:
        assert f"**{md(line.number)}** {md(line.text)} :gray[{words.say(f'audit_{line.state}')}]" in shown
    counted = sum(int(e.label.rpartition("(")[2].rstrip(")")) for e in app.expander)
    assert counted == len(found.criteria)


@every_aid
def test_nobodys_sign_off_is_made_up_and_the_room_of_each_kind_is_told(app: AppTest, aid: Aid, words: Words):
    opened(app, "quality")
    if not aid.reviews:
        assert words.say("audit_review_none") in said(app)
    found = audit(aid, date.today())
    (table,) = app.table
    told = [list(row) for row in table.value.itertuples()]
    for row, room in zip(told, found.rooms, strict=True):
        assert aid.variants[room.variant][1].name in row[0]
        assert words.say("audit_grade", grade=f"{found.page_grades[room.variant]:.1f}") in row[0]
        assert row[1:] == [f"{room.words:,}", str(room.good), str(room.bad)]
