"""The pages about what matters, without a browser: nothing is preset, what is said is kept, and what comes of it is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.compare import compare
from logic.fit import packages
from logic.fit.priorities import MOST_MINDED, MOST_PACKAGES, Package, Priorities
from logic.load import load
from logic.record.record import Record
from views import navigation

ROOT = Path(__file__).parents[2]
AID = load(ROOT)
CALM = {
    "deciding": "myself", "age": 54, "main_concern": "sagging_cheeks", "more_concerns": ("none",), "why_now": ("own_wish",), "where": ("face",),
    "sun_at_work": "no", "warning_signs": ("none",), "pregnancy": "not_pregnant", "skin_tone": "ii", "dark_marks": "no", "skin_now": ("none",),
    "skin_before": ("none",), "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",), "allergies": ("none",),
    "worry_time": "under_1_hour", "worry_impact": "no", "private_more": ("none",), "losing_weight": "no", "tried": ("none",),
    "help_at_home": "yes", "sex_at_birth": "female", "leg_signs": ("none",),
    "budget_first_year": 3000, "days_hidden": 7,
}  # fmt: skip
NEEDLES = {**CALM, "not_accept": ("needles",)}
SCARS = {**CALM, "main_concern": "pitted_scars"}
LINES = {**CALM, "main_concern": "fine_lines"}
FULL, MINI = "full_facelift", "mini_facelift"


def fit_of(answers: dict):
    told = compare(AID, answers, today=date.today(), priorities=Priorities()).fit
    assert told is not None
    return told


def package(answers: dict, variant: str, answer: str = "cannot_say") -> Package:
    """As a person with these answers would be shown it."""
    return replace(packages.package(fit_of(answers).reading, variant), answer=answer)


def said(answers: dict, minded: tuple[str, ...] = ("days_hidden",), **answered: str) -> Priorities:
    return Priorities(
        minded, dict(fit_of(answers).reading.ends), tuple(package(answers, v, a) for v, a in answered.items())
    )


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


def on(app: AppTest, page: str, priorities: Priorities | None = None, answers: dict | None = None) -> AppTest:
    if priorities is not None:
        app.session_state["record"] = Record(priorities=priorities)
    if answers is not None:
        app.session_state["answers"] = dict(answers)
    app.switch_page(navigation.FILES[page]).run()
    assert not app.exception
    return app


def pills(app: AppTest, label: str):
    return next(group for group in app.button_group if group.label == label)


def button(app: AppTest, label: str):
    return next(b for b in app.button if label in b.label)


def trouble(app: AppTest, outcome: str):
    return next(box for box in app.checkbox if box.key.endswith(f"_{outcome}"))


def opened(app: AppTest, box: str) -> AppTest:
    app.session_state[box] = True
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    shown = [*app.markdown, *app.info, *app.caption, *app.header, *app.subheader]
    return "\n".join([e.value for e in shown] + [b.label for b in (*app.checkbox, *app.radio, *app.expander)])


def answer(app: AppTest, worth: str) -> None:
    app.radio[0].set_value(worth).run()
    assert not app.exception


# ---- which trouble they would mind


def test_nothing_is_preset_and_no_type_is_named_where_worth_is_asked(app: AppTest):
    on(app, "what_matters")
    assert not any(box.value for box in app.checkbox)
    assert [radio.value for radio in app.radio] == [None]
    for _ in range(2):
        names = [v.name for _, v in AID.variants.values()] + [o.name for o in AID.options]
        assert [name for name in names if name in texts(app)] == []
        answer(app, "yes")


def test_each_trouble_is_offered_at_its_worst_and_the_order_of_the_taps_is_shown_and_kept(app: AppTest):
    on(app, "what_matters")
    ends = fit_of(CALM).reading.ends
    assert [box.key.rsplit("@mind_", 1)[1] for box in app.checkbox] == list(ends)
    assert f"Days at home: up to {ends['days_hidden']:.0f} days" in trouble(app, "days_hidden").label
    for outcome in ("days_hidden", "visible_scar", "first_price"):
        trouble(app, outcome).check().run()
    assert record(app).priorities.minded == ("days_hidden", "visible_scar", "first_price")
    assert dict(record(app).priorities.ends) == dict(ends)
    assert trouble(app, "days_hidden").label.startswith("Worst for you: Days")
    assert trouble(app, "visible_scar").label.startswith("Second: ")
    trouble(app, "days_hidden").uncheck().run()
    assert record(app).priorities.minded == ("visible_scar", "first_price")
    assert trouble(app, "visible_scar").label.startswith("Worst for you: ")


def test_a_tap_past_three_is_told_and_undone(app: AppTest):
    on(app, "what_matters")
    for outcome in ("days_hidden", "visible_scar", "first_price", "visits"):
        trouble(app, outcome).check().run()
    assert record(app).priorities.minded == ("days_hidden", "visible_scar", "first_price")
    assert not trouble(app, "visits").value
    assert any(f"up to {MOST_MINDED}" in i.value for i in app.info)


def test_what_was_minded_keeps_the_end_it_was_said_of(app: AppTest):
    on(app, "what_matters", Priorities(("days_hidden",), {"days_hidden": 99}))
    assert "up to 99 days" in trouble(app, "days_hidden").label
    trouble(app, "days_hidden").uncheck().run()
    assert record(app).priorities == Priorities()
    assert "up to 99 days" not in trouble(app, "days_hidden").label


# ---- whether real types would be worth it


def test_a_package_is_kept_as_it_was_shown_and_the_next_one_comes(app: AppTest):
    on(app, "what_matters")
    first = fit_of(CALM).next
    answer(app, "easily")
    assert record(app).priorities.packages == (replace(first, answer="easily"),)
    assert any("noted your answer" in i.value for i in app.info)
    answer(app, "cannot_say")
    asked = record(app).priorities.packages
    assert [p.answer for p in asked] == ["easily", "cannot_say"]
    assert len({p.variant for p in asked}) == 2


def test_no_more_is_asked_than_was_promised(app: AppTest):
    on(app, "what_matters", answers=SCARS)
    assert any(f"at most {MOST_MINDED + MOST_PACKAGES} taps" in m.value for m in app.markdown)
    taps = 0
    while app.radio:
        answer(app, "just_about")
        taps += 1
    assert 3 <= taps <= MOST_PACKAGES
    assert any("told us enough" in m.value for m in app.markdown)


def test_a_package_tells_what_would_change_and_all_it_would_take(app: AppTest):
    on(app, "what_matters", answers={**CALM, "not_accept": ("needles",)})
    shown = texts(app)
    assert re.search(r"Sagging cheeks or jowls:\*\* It could bring .* We are .*sure of this", shown)
    assert re.search(r"Of 1,000 people, \d+ to \d+ have it and \d+ to \d+ do not", shown)
    assert re.search(r"Price at first: over what you hoped by \\\$[\d,]+ to \\\$[\d,]+", shown)
    assert re.search(r"Nobody has counted it\. We count it as", shown)
    assert "Needles: it is part of this type. You keep this limit firm" in shown


def test_an_answer_stays_below_and_can_be_changed(app: AppTest):
    on(app, "what_matters", said(CALM, full_facelift="yes"))
    assert any(box.label.endswith(": Yes") for box in app.expander)
    opened(app, f"said_{FULL}")
    box = next(radio for radio in app.radio if radio.value == "yes")
    box.set_value("not_nearly").run()
    (kept,) = record(app).priorities.packages
    assert (kept.variant, kept.answer) == (FULL, "not_nearly")


def test_answers_that_do_not_go_together_are_shown_and_the_person_keeps_one(app: AppTest):
    little = dict.fromkeys(package(CALM, FULL).takes, (0.0, 0.01))
    dear = replace(package(CALM, FULL), gains={"sagging_cheeks": (3, 3)}, takes=little, answer="not_nearly")
    cheap = replace(package(CALM, MINI), gains={"sagging_cheeks": (1, 1)}, answer="easily")
    apart = replace(said(CALM), packages=(dear, cheap))
    on(app, "my_picture", apart)
    assert any("do not go together" in i.value for i in app.info)
    assert not any("came out ahead" in i.value.split("Then")[0] for i in app.info)
    on(app, "what_matters", apart)
    assert any("do not go together" in i.value for i in app.info)
    assert sum("You said: **" in m.value for m in app.markdown) == 2
    assert not app.radio
    keep = [b for b in app.button if b.label.startswith("Keep my answer about")]
    assert len(keep) == 2
    keep[0].click().run()
    assert not app.exception
    assert {p.variant: p.answer for p in record(app).priorities.packages} == {FULL: "not_nearly", MINI: "cannot_say"}
    on(app, "my_picture")
    assert not any("do not go together" in i.value for i in app.info)


def test_packages_answered_for_another_concern_are_asked_anew(app: AppTest):
    before = said(CALM, full_facelift="yes", mini_facelift="yes")
    on(app, "what_matters", before, answers=SCARS)
    assert any("ask you anew" in i.value for i in app.info)
    answer(app, "yes")
    (kept,) = record(app).priorities.packages
    assert tuple(kept.gains) == ("pitted_scars",)
    assert not any("ask you anew" in i.value for i in app.info)


# ---- firm and flexible limits


def test_a_limit_tells_what_it_leaves_out_and_can_be_made_firm_and_flexible(app: AppTest):
    on(app, "what_matters", answers=NEEDLES)
    price = "Is this limit firm or flexible? Price at first"
    needles = "Is this limit firm or flexible? Needles"
    assert (pills(app, price).value, pills(app, needles).value) == ("flexible", "firm")
    assert any("It leaves out 2 of 2 types that may help" in m.value for m in app.markdown)
    assert any("If it were firm, it would leave out 2 of 2" in m.value for m in app.markdown)
    pills(app, price).set_value("firm").run()
    pills(app, needles).set_value("flexible").run()
    assert dict(record(app).priorities.limits) == {"over_first_budget": "firm", "no_needles": "flexible"}
    pills(app, price).set_value("flexible").run()
    pills(app, needles).set_value("firm").run()
    assert dict(record(app).priorities.limits) == {}


def test_a_limit_that_nothing_goes_over_has_no_row(app: AppTest):
    on(app, "what_matters", answers={**CALM, "budget_first_year": 90000, "days_hidden": 60})
    assert not any("firm or flexible" in group.label for group in app.button_group)


# ---- the answer


def box(app: AppTest) -> str:
    return next(i.value for i in app.info)


def test_who_came_out_ahead_is_told_with_what_speaks_against_it_in_the_same_box(app: AppTest):
    on(app, "my_picture", said(CALM, full_facelift="easily", mini_facelift="easily"))
    assert "**Full facelift** came out ahead" in box(app) or "no clear leader between" in box(app)
    assert "What speaks against Full facelift: " in box(app)
    assert re.search(r"\*\*\d+ to \d+", box(app))


def test_with_only_doing_nothing_inside_it_is_said_and_so_is_what_a_limit_set_aside_would_bring(app: AppTest):
    on(app, "my_picture", said(NEEDLES, full_facelift="easily", mini_facelift="yes"), NEEDLES)
    assert "only **Nothing new** is left" in box(app)
    assert re.search("If you set “Needles” aside, (.* would come out ahead|there would be no clear leader)", box(app))
    assert "What speaks against " in box(app)
    assert any("make a limit flexible" in m.value for m in app.markdown)


def test_each_type_outside_the_limits_tells_by_how_much(app: AppTest):
    on(app, "my_picture", said(NEEDLES, full_facelift="yes"), NEEDLES)
    (told,) = [m.value for m in app.markdown if m.value.startswith("- **") and "over what you hoped by" in m.value]
    for name in ("Full facelift", "Mini facelift"):
        assert f"- **{name}**" in told
    assert re.search(r"Price at first: over what you hoped by \\\$[\d,]+ to", told)
    assert any("It goes over a limit that you keep firm: Needles." in m.value for m in app.markdown)


def test_what_nobody_counted_is_told_with_how_it_counts(app: AppTest):
    on(app, "my_picture", said(CALM, full_facelift="yes"))
    assert any("Nobody has counted it. We count it as" in m.value and "own reading" in m.value for m in app.markdown)


def test_harms_left_out_are_shown_apart_and_change_no_answer(app: AppTest):
    on(app, "my_picture", said(SCARS, deep_peel="yes", full_laser="yes"), SCARS)
    before = box(app)
    opened(app, "without_unknown")
    assert any("This is not our answer" in m.value for m in app.markdown)
    assert any(m.value.startswith(("Then nothing would change", "Then ")) for m in app.markdown)
    assert box(app) == before


def test_what_would_change_it_is_told_of_what_was_said_of_a_type(app: AppTest):
    on(app, "my_picture", said(CALM, full_facelift="just_about", mini_facelift="just_about"))
    shown = "\n".join(m.value for m in app.markdown)
    assert "If you had said “" in shown or "No other answer about a single type" in shown


def test_the_picture_hides_names_without_changing_who_leads(app: AppTest):
    on(app, "my_picture", said(SCARS, deep_peel="yes", full_laser="yes", fractional_laser="yes"), SCARS)
    shown = box(app)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    hidden = box(app)
    assert ("came out ahead" in hidden) == ("came out ahead" in shown)
    first, other = (text.split("\n")[0].count("**") for text in (hidden, shown))
    assert first == other
    names = [v.name for _, v in AID.variants.values()] + [o.name for o in AID.options]
    telling = [v.drawback.text for _, v in AID.variants.values()] + [v.gain.text for _, v in AID.variants.values()]
    everything = texts(app) + str([t.value for t in app.table])
    assert [n for n in (*names, *telling) if n in everything] == []
    assert "the same as for another type" in everything


@pytest.mark.parametrize(
    ("answers", "priorities", "words"),
    [
        (CALM, Priorities(("days_hidden",)), "Tell us first if one real type would be worth it"),
        ({**CALM, "warning_signs": ("changing_spot",)}, None, "doctor should see"),
        ({**CALM, "worry_time": "over_3_hours", "worry_impact": "yes"}, None, "Please get this help first"),
        ({**CALM, "conditions": None}, None, "Some health questions are still open"),
        ({**CALM, "main_concern": "cellulite"}, Priorities(), "No type we compare has been shown to help"),
        ({**CALM, "pregnancy": "pregnant"}, Priorities(), "your health answers leave none of them"),
    ],
    ids=["not said", "red flag", "worry", "not checked", "nothing shown", "nothing left"],
)
def test_where_nothing_can_be_said_a_whole_sentence_says_why_and_what_to_do(app: AppTest, answers, priorities, words):
    answers = {q: a for q, a in answers.items() if a is not None}
    priorities = said(CALM, full_facelift="yes", mini_facelift="yes") if priorities is None else priorities
    on(app, "my_picture", priorities, answers)
    assert any(words in i.value for i in app.info), [i.value for i in app.info]
    assert not any(re.search(r"told us, .* came out ahead|no clear leader", i.value) for i in app.info)


@pytest.mark.parametrize(
    "change", [{"main_concern": "cellulite"}, {"pregnancy": "pregnant"}, {"warning_signs": ("changing_spot",)}]
)
def test_where_weighing_can_say_nothing_it_is_said_before_the_weighing(app: AppTest, change: dict):
    on(app, "what_matters", answers={**CALM, **change})
    assert app.info
    assert not app.radio
    assert not app.checkbox
    assert button(app, "See the comparison")


def test_with_a_red_flag_no_points_are_set_out_and_the_doctor_comes_first(app: AppTest):
    flagged = {**CALM, "warning_signs": ("changing_spot",)}
    for page in ("my_picture", "appointment"):
        if page == "appointment":
            app.query_params["page"] = "3"
        on(app, page, said(CALM, full_facelift="yes"), flagged)
        assert any("See a doctor about the spot first" in e.value for e in app.error)
        assert not any("Good and bad points" in h.value for h in app.header)


# ---- where they stand


def test_both_leanings_are_kept(app: AppTest):
    on(app, "my_picture", said(CALM, full_facelift="yes"))
    app.toggle[0].set_value(True).run()
    pills(app, "What you lean to while names are hidden").set_value([MINI]).run()
    on(app, "where_i_stand")
    pills(app, "What you lean to").set_value(["nothing_new"]).run()
    stand = record(app).stand
    assert (stand.blind, stand.lean) == ((MINI,), ("nothing_new",))
    assert any("While names were hidden" in m.value and "Mini facelift" in m.value for m in app.markdown)
    pills(app, "What you lean to").set_value(["nothing_new", "@unsure"]).run()
    assert (record(app).stand.lean, record(app).stand.no_lean) == ((), "unsure")


def test_readiness_says_what_to_do_about_each_no(app: AppTest):
    on(app, "where_i_stand")
    for label in ("Do you feel sure that this is what you want?", "Do you know what matters most to you?"):
        pills(app, label).set_value("no").run()
    assert any("need not decide today" in m.value for m in app.markdown)
    assert any("try other answers" in m.value for m in app.markdown)
    assert record(app).stand.ready == {"sure": "no", "clear": "no"}


def test_what_is_added_in_ones_own_words_is_shown_as_text_and_never_weighed(app: AppTest):
    on(app, "what_matters")
    app.text_input[0].set_value("![x](http://example.com/x.png) my mother").run()
    assert record(app).priorities.own == ("![x](http://example.com/x.png) my mother",)
    for page in ("where_i_stand", "my_picture"):
        on(app, page)
        assert any("my mother" in t.value for t in app.text)
        assert not any("my mother" in m.value for m in app.markdown)


def test_what_nobody_knows_of_what_they_mind_is_a_question_to_take_along(app: AppTest):
    on(app, "where_i_stand", Priorities(("lasting_colour",)))
    assert any("What do you know of skin that stays darker or paler with" in m.value for m in app.markdown)


# ---- money and time


def priced(app: AppTest, variant: str, text: str, *, box: int = 0) -> None:
    """Type a price for all of it; it is asked for what once there is one."""
    app.selectbox[0].set_value(variant).run()
    app.text_input[box].set_value(text).run()
    for group in [g for g in app.button_group if "_@of_" in (g.key or "") and g.value is None]:
        group.set_value("whole").run()
    assert not app.exception


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-5", "below zero"),
        ("€900", "without another sign"),
        ("9,000,000", "more than"),
        ("about a lot", "whole number"),
        ("1.5", "whole number"),
    ],
)
def test_a_price_that_cannot_be_is_refused_and_the_one_before_is_kept(app: AppTest, typed: str, says: str):
    on(app, "money_and_time", answers=LINES)
    priced(app, "light_peel", "$1,200")
    assert record(app).quotes["light_peel"]["first_price"].amount == 1200
    app.text_input[0].set_value(typed).run()
    assert not app.exception
    (told,) = [e.value for e in app.error]
    assert says in told
    assert "The price before still counts." in told
    assert record(app).quotes["light_peel"]["first_price"].amount == 1200
    app.selectbox[0].set_value("full_laser").run()
    app.selectbox[0].set_value("light_peel").run()
    assert app.text_input[0].value == "1,200"
    assert not app.error


def test_a_price_of_ones_own_changes_every_sum(app: AppTest):
    def shown() -> str:
        return str([t.value.to_dict() for t in app.table])

    on(app, "money_and_time", answers=LINES)
    assert "$1,234" not in shown()
    priced(app, "full_laser", "1234")
    priced(app, "full_laser", "100", box=1)
    for total in ("$1,234", "$1,434", "$1,634"):
        assert total in shown()


def test_an_event_taken_back_is_in_no_calendar(app: AppTest):
    app.session_state["answers"] = {**CALM, "why_now": ("event",), "event_month": "2027-06"}
    on(app, "money_and_time")
    assert any("June 2027" in h.value for h in app.header)
    app.session_state["answers"] = {**CALM, "event_month": "2027-06"}
    on(app, "money_and_time")
    assert not any("June 2027" in h.value for h in app.header)


# ---- the short way, and what was kept


def test_the_short_way_asks_the_same_and_ends_in_the_same_answer(app: AppTest):
    app.query_params["page"] = "2"
    on(app, "appointment")
    trouble(app, "days_hidden").check().run()
    while app.radio:
        answer(app, "easily")
    assert record(app).priorities.minded == ("days_hidden",)
    app.query_params["page"] = "3"
    on(app, "appointment")
    short = box(app)
    assert re.search("came out ahead|no clear leader", short)
    app.query_params.clear()
    on(app, "my_picture")
    assert box(app) == short


def test_a_bad_record_in_the_tab_or_a_file_costs_no_answer():
    from logic.record import plain

    good = {"variant": FULL, "gains": {"sagging_cheeks": [2, 3]}, "takes": {"days_hidden": [14, 28]}, "answer": "yes"}
    for bad in (
        {"packages": [good, {**good, "answer": "maybe"}]},
        {"packages": [good, {**good, "takes": {"days_hidden": [28, 14]}}]},
        {"packages": [good], "limits": {"over_first_budget": "soft"}},
        {"packages": [good], "ends": {"days_hidden": -1}},
    ):
        found, faults = plain.read(AID, {"priorities": {"minded": ["days_hidden"], **bad}}, plain.Origin("tab", {}))
        assert faults
        assert found.priorities.minded == ("days_hidden",)
        assert [p.answer for p in found.priorities.packages] == ["yes"]
