"""The pages about what matters, without a browser: nothing is preset, what is said is kept, and bad input is told and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.fit.priorities import Priorities, Statement
from logic.person.known import OutcomeKey
from logic.record.record import Record
from views import navigation

ROOT = Path(__file__).parents[2]
GAIN, MONEY, DAYS, VISITS, WEEKS, SCAR = map(
    OutcomeKey,
    (
        "gain:fine_lines",
        "burden:first_price",
        "burden:days_hidden",
        "burden:visits",
        "burden:weeks_normal",
        "burden:visible_scar",
    ),
)
CALM = {
    "deciding": "myself", "age": 45, "main_concern": "fine_lines", "more_concerns": ("none",), "why_now": ("own_wish",), "where": ("face",),
    "sun_at_work": "no", "warning_signs": ("none",), "pregnancy": "not_pregnant", "skin_tone": "ii", "dark_marks": "no", "skin_now": ("none",),
    "skin_before": ("none",), "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",), "allergies": ("none",),
    "worry_time": "under_1_hour", "worry_impact": "no", "private_more": ("none",), "budget_first_year": 9000,
}  # fmt: skip
SAID = Priorities((GAIN, MONEY, DAYS, VISITS), "more", {MONEY: 2, DAYS: 3})


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.session_state["answers"] = dict(CALM)
    at.session_state["held"] = True
    return at


def record(app: AppTest) -> Record:
    return app.session_state["record"] if "record" in app.session_state else Record()


def on(app: AppTest, page: str, said: Priorities | None = None) -> AppTest:
    if said is not None:
        app.session_state["record"] = Record(priorities=said)
    app.switch_page(navigation.FILES[page]).run()
    assert not app.exception
    return app


def pills(app: AppTest, label: str):
    return next(group for group in app.button_group if group.label == label)


def texts(app: AppTest) -> str:
    return "\n".join([m.value for m in app.markdown] + [i.value for i in app.info] + [c.value for c in app.caption])


def test_nothing_is_preset_and_no_option_is_named_on_the_page_of_what_matters(app: AppTest):
    on(app, "what_matters")
    assert all(not group.value for group in app.button_group)
    app.session_state["record"] = Record(priorities=Priorities((GAIN, MONEY, DAYS, VISITS)))
    app.run()
    assert all(slider.value == "" for slider in app.select_slider)
    assert [slider.options[0] for slider in app.select_slider] == ["Not set"] * len(app.select_slider)
    from logic.load import load

    aid = load(ROOT)
    shown = texts(app) + " ".join(h.value for h in app.header) + " ".join(h.value for h in app.subheader)
    named = [v.name for _, v in aid.variants.values() if v.name in shown] + [
        o.name for o in aid.options if o.name in shown
    ]
    assert named == []


def test_a_sixth_pick_is_told_and_undone(app: AppTest):
    on(app, "what_matters")
    group = pills(app, "What matters most")
    group.set_value([GAIN, MONEY, DAYS, VISITS, WEEKS]).run()
    group = pills(app, "What matters most")
    group.set_value([*group.value, SCAR]).run()
    assert record(app).priorities.picked == (GAIN, MONEY, DAYS, VISITS, WEEKS)
    assert any("Pick up to 5" in i.value for i in app.info)


def test_a_weight_is_kept_with_its_ends_and_can_be_taken_back(app: AppTest):
    on(app, "what_matters", Priorities((GAIN, MONEY, DAYS)))
    app.select_slider[0].set_value(7).run()
    said = record(app).priorities
    assert dict(said.weights) == {MONEY: 7}
    assert set(said.marks) == {MONEY}
    app.select_slider[0].set_value("").run()
    assert dict(record(app).priorities.weights) == {}


def test_a_weight_set_for_other_ends_is_asked_again(app: AppTest):
    on(app, "what_matters", Priorities((GAIN, MONEY, DAYS), "half", {MONEY: 7, DAYS: 3}, {MONEY: "other ends"}))
    assert any("ends have changed" in i.value and "money over three years" in i.value for i in app.info)
    assert [slider.value for slider in app.select_slider] == ["", 3]


def test_the_picture_says_who_came_out_ahead_and_hides_names_without_changing_it(app: AppTest):
    on(app, "my_picture", SAID)
    shown = next(i.value for i in app.info)
    assert "Came out ahead" in shown or "No clear leader" in shown
    app.toggle[0].set_value(True).run()
    assert not app.exception
    hidden = next(i.value for i in app.info)
    assert "Way" in hidden
    assert ("Came out ahead" in hidden) == ("Came out ahead" in shown)
    assert hidden.count("Way") == shown.count("**") // 2 - 1
    from logic.load import load

    names = [v.name for _, v in load(ROOT).variants.values()]
    everything = texts(app) + " ".join(h.value for h in app.subheader) + str([t.value for t in app.table])
    assert [n for n in names if n in everything] == []


def test_both_leanings_are_kept(app: AppTest):
    on(app, "my_picture", SAID)
    app.toggle[0].set_value(True).run()
    group = pills(app, "What you lean to while names are hidden")
    group.set_value([group.options and "light_peel"]).run()
    on(app, "where_i_stand")
    pills(app, "What you lean to").set_value(["nothing_new"]).run()
    stand = record(app).stand
    assert (stand.blind, stand.lean) == (("light_peel",), ("nothing_new",))
    assert any("While names were hidden" in m.value and "Light peel" in m.value for m in app.markdown)
    pills(app, "What you lean to").set_value(["nothing_new", "@unsure"]).run()
    assert (record(app).stand.lean, record(app).stand.no_lean) == ((), "unsure")


@pytest.mark.parametrize(
    ("said", "answers", "words"),
    [
        (Priorities((GAIN, MONEY)), {}, "Weigh"),
        (Priorities((MONEY, DAYS, VISITS), None, {MONEY: 1, DAYS: 2, VISITS: 3}), {}, "change you hope for"),
        (
            Priorities(
                (GAIN, "gain:sagging_cheeks", MONEY, DAYS),
                "half",
                dict.fromkeys((GAIN, "gain:sagging_cheeks", MONEY, DAYS), 0),
            ),
            {"more_concerns": ("sagging_cheeks",)},
            "gave everything 0",
        ),
        (SAID, {"budget_first_year": 0}, "is left"),
        (SAID, {"warning_signs": ("changing_spot",)}, "doctor should see"),
        (SAID, {"worry_time": "over_3_hours", "worry_impact": "yes"}, "talk to someone"),
        (SAID, {"conditions": None}, "not checked"),
    ],
    ids=["too few", "no gain", "all zero", "one left", "red flag", "worry", "not checked"],
)
def test_where_nothing_can_be_said_a_plain_sentence_says_why(app: AppTest, said: Priorities, answers: dict, words: str):
    app.session_state["answers"] = {q: a for q, a in {**CALM, **answers}.items() if a is not None}
    on(app, "my_picture", said)
    assert any(words in i.value for i in app.info), [i.value for i in app.info]
    assert not any("Came out ahead" in i.value or "No clear leader" in i.value for i in app.info)


def test_for_a_concern_nothing_is_shown_to_help_the_page_says_so(app: AppTest):
    app.session_state["answers"] = {**CALM, "main_concern": "cellulite"}
    on(app, "my_picture", Priorities(("gain:cellulite", MONEY, VISITS), "half", {MONEY: 3, VISITS: 3}))
    assert any("Nothing compared here is shown well enough to help" in i.value for i in app.info)


def test_a_ring_of_statements_names_them(app: AppTest):
    ring = (Statement(MONEY, DAYS), Statement(DAYS, VISITS), Statement(VISITS, MONEY))
    on(app, "what_matters", Priorities((GAIN, MONEY, DAYS, VISITS), "half", {}, statements=ring))
    (told,) = [i.value for i in app.info if "cannot all hold" in i.value]
    assert told.count("matters more than") == 3


def test_an_answer_against_the_sliders_shows_both_and_asks_which_to_keep(app: AppTest):
    against = Statement(DAYS, MONEY, 0.5, 1.0)
    on(
        app,
        "what_matters",
        Priorities((GAIN, MONEY, DAYS, VISITS), "half", {MONEY: 10, DAYS: 1, VISITS: 2}, {}, (against,)),
    )
    assert any("10 of 10" in i.value and "1 of 10" in i.value for i in app.info)
    next(b for b in app.button if b.label == "Keep my answer 1").click().run()
    assert not app.exception
    assert dict(record(app).priorities.weights) == {VISITS: 2}
    assert against in record(app).priorities.statements


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-5", "below zero"),
        ("€900", "without another sign"),
        ("9,000,000", "over"),
        ("about a lot", "whole number"),
        ("1.5", "whole number"),
    ],
)
def test_a_price_that_cannot_be_is_refused_and_the_one_before_is_kept(app: AppTest, typed: str, says: str):
    on(app, "money_and_time")
    app.selectbox[0].set_value("light_peel").run()
    app.text_input[0].set_value("$1,200").run()
    assert record(app).quotes["light_peel"]["first_price"].amount == 1200
    app.text_input[0].set_value(typed).run()
    assert not app.exception
    (told,) = [e.value for e in app.error]
    assert says in told
    assert "The one before is kept." in told
    assert record(app).quotes["light_peel"]["first_price"].amount == 1200
    app.selectbox[0].set_value("medium_peel").run()
    app.selectbox[0].set_value("light_peel").run()
    assert app.text_input[0].value == "1,200"
    assert not app.error


def test_a_price_of_ones_own_changes_every_sum(app: AppTest):
    def shown() -> str:
        return str([t.value for t in app.table])

    on(app, "money_and_time")
    assert "\\$1,234" not in shown()
    app.selectbox[0].set_value("full_laser").run()
    app.text_input[0].set_value("1234").run()
    app.text_input[1].set_value("100").run()
    for total in ("\\$1,234", "\\$1,434", "\\$1,634"):
        assert total in shown()


def test_readiness_says_what_to_do_about_each_no(app: AppTest):
    on(app, "where_i_stand")
    for label in ("Do you feel sure that this is what you want?", "Do you know what matters most to you?"):
        pills(app, label).set_value("no").run()
    assert any("need not decide today" in m.value for m in app.markdown)
    assert any("try other weights" in m.value for m in app.markdown)
    assert record(app).stand.ready == {"sure": "no", "clear": "no"}


def test_what_is_added_in_ones_own_words_is_shown_as_text_and_never_weighed(app: AppTest):
    on(app, "what_matters", SAID)
    app.text_input[0].set_value("![x](http://example.com/x.png) my mother").run()
    assert record(app).priorities.own == ("![x](http://example.com/x.png) my mother",)
    on(app, "where_i_stand")
    assert any("my mother" in t.value for t in app.text)
    assert not any("my mother" in m.value for m in app.markdown)


def test_an_event_taken_back_is_in_no_calendar(app: AppTest):
    app.session_state["answers"] = {**CALM, "why_now": ("event",), "event_month": "2027-06"}
    on(app, "money_and_time")
    assert any("June 2027" in h.value for h in app.header)
    app.session_state["answers"] = {**CALM, "event_month": "2027-06"}
    on(app, "money_and_time")
    assert not any("June 2027" in h.value for h in app.header)


def test_with_a_red_flag_no_points_are_set_out_and_the_doctor_comes_first(app: AppTest):
    app.session_state["answers"] = {**CALM, "warning_signs": ("changing_spot",)}
    for page in ("my_picture", "appointment"):
        if page == "appointment":
            app.query_params["page"] = "3"
        on(app, page, SAID)
        assert any("doctor first" in e.value.lower() for e in app.error)
        assert not any("Good and bad points" in h.value for h in app.header)
        assert not any("Weigh" in i.value or "cannot come out ahead" in i.value for i in app.info)


def test_the_short_way_ranks_three_taps_on_each_side_and_asks_for_the_worth(app: AppTest):
    app.query_params["page"] = "2"
    on(app, "appointment")
    for picked in ([DAYS], [DAYS, GAIN], [DAYS, GAIN, MONEY]):
        pills(app, "Three that matter most").set_value(picked).run()
    said = record(app).priorities
    assert said.picked == (DAYS, GAIN, MONEY)
    assert said.statements == (Statement(DAYS, MONEY),)
    app.query_params["page"] = "3"
    on(app, "appointment")
    assert any("Say how much of the trouble" in i.value for i in app.info)
    app.query_params["page"] = "2"
    on(app, "appointment")
    pills(app, "If it worked, how much of this trouble would the change be worth?").set_value("most").run()
    app.query_params["page"] = "3"
    on(app, "appointment")
    assert any("Came out ahead" in i.value or "No clear leader" in i.value for i in app.info)


def test_what_was_weighed_at_home_stays_in_the_short_way_until_they_start_over(app: AppTest):
    app.query_params["page"] = "2"
    on(app, "appointment", SAID)
    assert record(app).priorities == SAID
    next(b for b in app.button if b.label == "Start over with three").click().run()
    assert record(app).priorities == Priorities()
    assert pills(app, "Three that matter most").value == []


def test_a_bad_record_in_the_tab_or_a_file_costs_no_answer(app: AppTest):
    from logic.load import load
    from logic.record import plain

    aid = load(ROOT)
    for bad in (
        {"worth": ["half"]},
        {"worth": {"a": 1}},
        {"statements": [{"first": [GAIN], "second": MONEY, "says": "first"}]},
        {"weights": [1]},
    ):
        found, faults = plain.read(aid, {"priorities": {"picked": [GAIN], **bad}}, plain.Origin("tab", {}))
        assert faults
        assert found.priorities.picked == (GAIN,)


def test_with_limits_that_leave_one_way_it_is_said_before_the_weighing(app: AppTest):
    app.session_state["answers"] = {**CALM, "budget_first_year": 0}
    on(app, "what_matters", SAID)
    assert any("weighing cannot change" in i.value and "price at first" in i.value for i in app.info)
