"""What health answers come to on the pages: each reason with what is known of it, red flags at once, and nothing told of
what was kept private."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.compare import compare
from logic.fit.priorities import Priorities
from logic.load import load
from logic.person.worries import worries_of
from logic.record.record import Record
from views import navigation
from views.shared.words import Words

ROOT = Path(__file__).parents[2]
AID = load(ROOT)
CALM: dict[str, Any] = {
    "deciding": "myself", "age": 54, "main_concern": "fine_lines", "more_concerns": ("none",), "why_now": ("own_wish",), "where": ("face",),
    "sun_at_work": "no", "warning_signs": ("none",), "pregnancy": "not_pregnant", "skin_tone": "ii", "dark_marks": "no", "skin_now": ("none",),
    "skin_before": ("none",), "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",), "allergies": ("none",),
    "worry_time": "under_1_hour", "private_more": ("none",), "losing_weight": "no", "tried": ("none",), "worries": ("none",),
    "help_at_home": "yes", "sex_at_birth": "female", "leg_signs": ("none",),
}  # fmt: skip
ASPIRIN = {**CALM, "medicines": ("aspirin_type",)}
SPOT = {**CALM, "warning_signs": ("changing_spot",), "event_month": f"{date.today().year + 1}-12"}
TOLD_OFF = {**CALM, "private_more": ("unhappy_before",)}
WORRIED = {**CALM, "worries": ("scar", "being_asleep")}
FLAG = "See a doctor about the spot first"


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return start(monkeypatch)


def start(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.session_state["held"], at.session_state["seed"] = True, 5
    return at


def on(app: AppTest, page: str, answers: dict[str, Any], number: str | None = None) -> str:
    """All texts of one page."""
    app.session_state["answers"] = dict(answers)
    app.session_state["record"] = Record(priorities=Priorities())
    if number:
        app.query_params["page"] = number
    app.switch_page(navigation.FILES[page]).run()
    assert not app.exception
    return texts(app)


def texts(app: AppTest) -> str:
    return "\n".join(_texts(app._tree))


def _texts(node: Any) -> Iterator[str]:
    for child in getattr(node, "children", {}).values():
        if child.type == "table":
            yield child.value.to_string(max_colwidth=None)
        else:
            found = (getattr(child, name, None) for name in ("label", "value", "options"))
            yield " ".join(str(text) for text in found if text not in (None, "", []))
        yield from _texts(child)


def saved(app: AppTest) -> str:
    """The file the tab was handed in the last run."""
    (tie,) = (
        node for node in _nodes(app._tree) if node.type == "bidi_component" and node.proto.component_name == "browser"
    )
    text: str = json.loads(tie.proto.json)["file"]["text"]
    return text


def _nodes(node: Any) -> Iterator[Any]:
    for child in getattr(node, "children", {}).values():
        yield child
        yield from _nodes(child)


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if label in b.label).click().run()


def page_of(question: str) -> str:
    """The number of the part that asks a question."""
    section = AID.section_of[question].id
    return str([s.id for s in AID.bank.sections].index(section) + 1)


# ---- what is only told


def test_what_is_only_told_takes_no_badge_away_and_stands_wherever_reasons_stand(app: AppTest):
    told = {v.variant: v for v in compare(AID, ASPIRIN, today=date.today()).variants}
    (variant, one) = next((name, v) for name, v in told.items() if v.relevant and v.gate.status == "tell")
    brief = one.gate.findings[0].rule.brief.rstrip(".")
    name = AID.variants[variant][1].name.lower()
    assert Words().say("status_tell") in on(app, "compare", ASPIRIN)
    assert brief in on(app, "compare", ASPIRIN)
    assert one.gate.findings[0].rule.reason in on(app, "compare", ASPIRIN)
    (asks,) = (line for line in on(app, "where_i_stand", ASPIRIN).splitlines() if "Tell the doctor this too." in line)
    assert f" {brief}." in asks
    lines = [
        line for line in on(app, "appointment", ASPIRIN, "3").splitlines() if line.startswith("- Tell your doctor")
    ]
    assert any(brief in line and (name in line or "types" in line) for line in lines)
    press(app, "Save the brief")
    assert f"Tell your doctor: {brief}" in saved(app)


def test_little_is_known_stands_beside_no_reason_found(app: AppTest):
    told = compare(AID, CALM, today=date.today())
    shown = [v for v in told.variants if v.relevant and v.little_known and v.gate.status in ("tell", "no_reason_found")]
    text = on(app, "compare", CALM)
    assert text.count("Little is known") == (len(shown) + sum(v.variant in told.first_view for v in shown)), (
        "once on its card, once where its reasons stand"
    )
    assert ("perhaps only because nobody has looked" in text) is bool(shown)


# ---- one line for what a person is not sure of


def test_one_not_sure_which_is_one_line_and_not_ten(app: AppTest):
    unsure = {**CALM, "conditions": ("not_sure_which",)}
    text = on(app, "appointment", unsure, "3")
    question = AID.questions["conditions"].text
    assert text.count("Ask first: You gave no clear answer to") == 1
    asks = on(app, "where_i_stand", unsure)
    assert asks.count(f"I gave no clear answer to “{question}”") == 1
    assert "Please check:" not in asks


# ---- red flags


def test_a_red_flag_answers_beside_its_question_as_soon_as_it_is_ticked(app: AppTest):
    on(app, "questions", {**CALM, "warning_signs": ()}, page_of("warning_signs"))
    assert not app.error
    text = next(c.text for c in AID.questions["warning_signs"].choices if c.id == "changing_spot")
    next(box for box in app.checkbox if box.label == text).check().run()
    (box,) = app.error
    assert box.value.startswith(f"**{FLAG}.**")
    assert Words().say("flag_until", text="A doctor has looked at the spot.") in box.value
    shown = texts(app)
    question, following = (AID.questions[name].text for name in ("warning_signs", "leg_signs"))
    assert shown.index(question) < shown.index(FLAG) < shown.index("Next: "), "under it, before Next"
    assert following not in shown[: shown.index(FLAG)]
    next(box for box in app.checkbox if box.label == text).uncheck().run()
    assert not app.error


@pytest.mark.parametrize(
    "answers", [{"warning_signs": ("changing_spot",)}, SPOT], ids=["nothing else said", "all said"]
)
def test_a_red_flag_stands_on_every_page_until_the_answer_changes(app: AppTest, answers: dict[str, Any]):
    for page in navigation.FILES:
        on(app, page, answers, "1")
        assert [e.value.startswith(f"**{FLAG}.**") for e in app.error] == [True], page
    on(app, "options", answers)
    press(app, "Change my answer")
    assert [t.value for t in app.title] == [AID.section_of["warning_signs"].title] or "age" not in answers
    for page in ("options", "compare", "quality"):
        on(app, page, {**answers, "warning_signs": ("none",)})
        assert not app.error, page


def test_a_red_flag_speaks_for_whoever_it_does_not_stop_too(app: AppTest):
    lump = {**CALM, "warning_signs": ("neck_lump",)}
    on(app, "compare", lump)
    assert [e.value.startswith("**See a doctor about the lump first.**") for e in app.error] == [True]


def test_nothing_is_told_of_a_red_flag_while_an_age_hides_all_that_was_said(app: AppTest):
    for page in ("quality", "compare"):
        on(app, page, {**SPOT, "age": 15})
        assert not app.error, page


def test_no_date_sum_or_lean_is_offered_for_what_is_stopped(app: AppTest):
    told = compare(AID, SPOT, today=date.today())
    stopped = [AID.variants[v.variant][1].name for v in told.variants if v.relevant and not v.open_now]
    assert len(stopped) > 3
    for page in ("money_and_time", "where_i_stand"):
        text = on(app, page, SPOT)
        (line,) = (m.value for m in app.markdown if "a health answer stops" in m.value)
        for name in stopped:
            assert f"**{name}**" in line
            assert name not in text.replace(line, ""), page
    text = on(app, "money_and_time", {**SPOT, "warning_signs": ("none",)})
    assert "a health answer stops" not in text
    assert all(name in text for name in stopped)


# ---- what is private


DECLINED = {**CALM, "worry_time": "rather_not_say", "private_more": ("rather_not_say",)}
UNSURE = {**CALM, "worry_time": "not_sure", "private_more": ("not_sure",)}


@pytest.mark.parametrize("kept", [DECLINED, UNSURE], ids=["declined", "unsure"])
def test_declining_a_private_question_changes_no_word_on_screen_or_paper(
    app: AppTest, kept: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    other = start(monkeypatch)
    own = page_of("worry_time")
    pages = [(page, "3" if page == "appointment" else "1") for page in navigation.FILES]
    pages += [("questions", str(n)) for n in range(2, len(AID.bank.sections) + 1) if str(n) != own]
    for page, number in pages:
        said, unsaid = on(app, page, CALM, number), on(other, page, kept, number)
        if page == "my_answers":  # the answers themselves
            for question in ("worry_time", "private_more"):
                assert AID.questions[question].text in said
            said, unsaid = (_without_tables(text) for text in (app, other))
        assert said == unsaid, (page, number)
        button = {"my_answers": "Save my answers", "appointment": "Save the brief"}.get(page)
        if button:
            assert saved(press(app, button)) == saved(press(other, button)), page


def _without_tables(app: AppTest) -> str:
    def walk(node: Any) -> Iterator[str]:
        for child in getattr(node, "children", {}).values():
            if child.type != "table":
                yield " ".join(str(getattr(child, name, "")) for name in ("label", "value"))
                yield from walk(child)

    return "\n".join(walk(app._tree))


WISHES = {"sun_at_work": "not_sure", "why_now": ("not_sure",)}


def test_not_being_sure_of_a_wish_gates_nothing(app: AppTest, monkeypatch: pytest.MonkeyPatch):
    other = start(monkeypatch)
    for page in ("compare", "where_i_stand", "appointment", "my_picture", "money_and_time"):
        assert on(app, page, CALM, "3") == on(other, page, {**CALM, **WISHES}, "3"), page


def test_private_answers_and_what_rests_on_them_are_saved_and_printed_only_if_ticked(app: AppTest):
    rule = next(r.rule for r in AID.gate if r.rule.id in AID.private_rules and "unhappy_before" in str(r.rule.when))
    brief = rule.brief.rstrip(".")
    answer = next(c.text for c in AID.questions["private_more"].choices if c.id == "unhappy_before")
    assert brief in on(app, "compare", TOLD_OFF), "the person is told"
    assert brief not in on(app, "where_i_stand", TOLD_OFF)
    text = on(app, "appointment", TOLD_OFF, "3")
    assert brief not in text
    assert answer not in text
    press(app, "Save the brief")
    assert brief not in saved(app)
    tick(app, "save_private")
    assert f"{AID.questions['private_more'].text} {answer}" in texts(app)
    press(app, "Save the brief")
    assert brief in saved(app)
    assert answer in saved(app)


def test_a_saved_file_holds_private_answers_only_if_ticked_and_health_ones_apart(app: AppTest):
    on(app, "my_answers", TOLD_OFF)
    for boxes, held in (
        ((), ()),
        (("save_health",), ("conditions",)),
        (("save_private",), ("conditions", "private_more")),
    ):
        for box in boxes:
            tick(app, box)
        press(app, "Save my answers")
        found = saved(app)
        assert "main_concern" in found
        assert [q for q in ("conditions", "private_more") if f"{q}:" in found] == list(held)
    on(app, "compare", TOLD_OFF)
    on(app, "my_answers", TOLD_OFF)
    assert not next(b for b in app.checkbox if b.label == Words().say("save_private")).value, "anew each time"


def test_that_help_comes_first_is_on_no_paper_unless_ticked(app: AppTest):
    hours = {**CALM, "worry_time": "over_3_hours"}
    rule = next(r.rule for r in AID.withholds if "worry" in str(r.rule.when))
    assert rule.text in on(app, "compare", hours)
    assert on(app, "appointment", hours, "3").count(rule.text) == 1, "above, and not in the brief"
    press(app, "Save the brief")
    assert rule.text not in saved(app)
    assert Words().say("brief_not_said") in saved(app)
    tick(app, "save_private")
    assert texts(app).count(rule.text) == 2
    press(app, "Save the brief")
    assert rule.text in saved(app)


def tick(app: AppTest, message: str) -> None:
    next(b for b in app.checkbox if b.label == Words().say(message)).check().run()


# ---- what they worry about


def test_each_worry_is_a_row_of_every_card_and_comes_first_among_what_can_matter(app: AppTest):
    told = compare(AID, WORRIED, today=date.today())
    text = on(app, "compare", WORRIED)
    for row in ("You worry about: a scar", "You worry about: being fully asleep"):
        assert text.count(row) == len(told.first_view)
    figures = {v.variant: v.burdens["visible_scar"] for v in told.variants if v.variant in told.first_view}
    assert any(figure.unknown for figure in figures.values())
    assert Words().say("nobody_counted") in text
    on(app, "what_matters", WORRIED)
    assert AID.outcomes["visible_scar"].name in app.checkbox[0].label
    on(app, "what_matters", CALM)
    assert AID.outcomes["visible_scar"].name not in app.checkbox[0].label


def test_each_worry_is_a_question_for_the_appointment_and_told_in_the_brief(app: AppTest):
    rows = worries_of(AID, WORRIED, compare(AID, WORRIED, today=date.today()).variants[0])
    assert len(rows) == 2
    for text in (on(app, "where_i_stand", WORRIED), on(app, "appointment", WORRIED, "3")):
        assert all(row.ask.text in text for row in rows)
    press(app, "Save the brief")
    assert "What they worry about\n  - Being fully asleep\n  - A scar\n" in saved(app)


# ---- the graver reason


def test_the_graver_reason_gives_a_badge_its_words(app: AppTest):
    dark = {**CALM, "skin_tone": "v", "dark_marks": "yes", "medicines": ("aspirin_type",)}
    told = {v.variant: v for v in compare(AID, dark, today=date.today()).variants}
    against = next(v for v in told.values() if v.relevant and v.held_back)
    first = next(f.rule for f in against.gate.findings if f.rule.holds_back and f.status == "ask")
    text = on(app, "compare", dark)
    name = AID.variants[against.variant][1].name
    reasons = text[text.index(f"**{name}** :orange-badge") :].split("\n- ")
    assert first.reason in reasons[1], "what advises against it comes before what asks or is only told"
