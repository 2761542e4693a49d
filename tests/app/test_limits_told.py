"""How far a type is from a person's limits, what a price leaves out, what nobody knows of them, and their own prices: as it
is told on the pages and in the brief."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.compare import compare
from logic.fit.priorities import Priorities
from logic.load import load
from logic.person.burden import Quote
from logic.record.file import open_file
from logic.record.record import Record
from views import navigation

ROOT = Path(__file__).parents[2]
AID = load(ROOT)
JOWLS = {
    "deciding": "myself", "age": 56, "main_concern": "sagging_cheeks", "more_concerns": ("none",), "why_now": ("own_wish",),
    "where": ("face",), "sun_at_work": "no", "warning_signs": ("none",), "leg_signs": ("none",), "sex_at_birth": "female",
    "pregnancy": "not_pregnant", "skin_tone": "ii", "dark_marks": "no", "skin_now": ("none",), "skin_before": ("none",),
    "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",), "allergies": ("none",), "worry_time": "under_1_hour",
    "worry_impact": "no", "private_more": ("none",), "budget_first_year": 3000, "days_hidden": 5,
}  # fmt: skip
LINES = {**JOWLS, "main_concern": "fine_lines"}
REFUSES = {**JOWLS, "not_accept": ("needles",)}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()


def on(app: AppTest, page: str, answers: dict[str, object], said: Priorities | None = None, step: str = "1") -> str:
    """What a page says to somebody, without Markdown's own signs."""
    app.session_state["answers"], app.session_state["held"] = dict(answers), True
    if said is not None:
        app.session_state["record"] = Record(priorities=said)
    app.switch_page(navigation.FILES[page])
    app.query_params["page"] = step
    app.run()
    return told(app)


def told(app: AppTest) -> str:
    assert not app.exception
    found = [str(e.value) for group in (app.header, app.markdown, app.caption, app.info, app.error) for e in group]
    found += [str(cell) for table in app.table for row in table.value.itertuples() for cell in row]
    text = re.sub(r"!\[[^\]]*\]\(data:[^)]*\)|:small\[|:gray\[|\]", " ", "\n".join(found))
    return re.sub(r" +", " ", text.replace("\\", "").replace("**", ""))


def asked(answers: dict[str, object], worth: str) -> Priorities:
    """All packages answered alike."""
    said = Priorities(minded=("days_hidden",))
    while (fit := compare(AID, answers, today=date.today(), priorities=said).fit) and fit.next:
        said = replace(said.answered(replace(fit.next, answer=worth)), ends=dict(fit.reading.ends))
    return said


# ---- limits


@pytest.mark.parametrize("page", ["compare", "my_picture"])
def test_a_limit_on_money_tells_by_how_much_a_type_is_over_and_rules_nothing_out(app: AppTest, page: str):
    text = on(app, page, JOWLS)
    figure = AID.variants["full_facelift"][1].figures["first_price"]
    assert f"over what you hoped by ${figure.low - 3000:,.0f} to ${figure.all_in.high - 3000:,.0f}" in text
    assert "firm" not in text.replace("make a limit firm", "").replace("limit firm or flexible", "")
    assert "so this type cannot come out ahead" not in text


def test_a_figure_under_a_limit_says_by_how_much_it_is_over(app: AppTest):
    app.session_state["more_rows"] = True
    days = AID.variants["full_facelift"][1].figures["days_hidden"]
    assert f"Over what you hoped by {days.low - 5:.0f} to {days.high - 5:.0f} days." in on(app, "compare", JOWLS)


def test_only_an_amount_that_is_near_may_be_over(app: AppTest):
    price = AID.variants["full_facelift"][1].figures["first_price"]
    near = {**JOWLS, "budget_first_year": int(price.high) + 1}
    text = on(app, "compare", near)
    assert f"may be over what you hoped by up to ${price.all_in.high - price.high - 1:,.0f}" in text
    assert "Maybe not all as you hoped" in text or "Not all as you hoped" in text
    ample = {**JOWLS, "budget_first_year": 100_000}
    assert "Price at first: " not in on(app, "compare", ample)


def test_a_firm_limit_is_told_as_firm_and_as_taking_the_type_out(app: AppTest):
    text = on(app, "compare", REFUSES)
    assert "Outside your firm limit" in text
    assert "Needles: it is part of this type. You keep this limit firm, so this type cannot come out ahead" in text
    assert (
        "over what you hoped by 9 to 23 days. We found 14 to 28 days. You said: 5 days. You only hoped for this" in text
    )


def test_late_for_an_event_is_told_in_whole_weeks_and_the_time_left_is_never_rounded_up(app: AppTest):
    month = (date.today().replace(day=1) + timedelta(days=70)).replace(day=1)
    weeks = (month - date.today()).days // 7
    text = on(app, "money_and_time", {**JOWLS, "why_now": ("event",), "event_month": f"{month:%Y-%m}"})
    assert re.search(rf"Your event is in {weeks} weeks?\.", text)
    normal = AID.variants["full_facelift"][1].figures["weeks_normal"]
    if normal.high > weeks + 1:
        assert re.search(r"ate for your event by (\d+ to )?(up to )?\d+ weeks?\.", text)
    assert not re.search(r"by [\d.]*\.\d+ weeks?|in \d+\.\d+ weeks", text)


def test_my_answers_tell_firm_limits_apart_from_those_that_rule_nothing_out(app: AppTest):
    text = on(app, "my_answers", REFUSES)
    firm, flexible = text.index("Firm. A type outside"), text.index("Flexible. These rule nothing out.")
    assert firm < text.index("- Needles") < flexible < text.index("- Price at first: $3,000")


# ---- what nobody knows, and for whom


def test_a_price_says_what_it_leaves_out_and_what_it_comes_to_with_everything_in_it(app: AppTest):
    figure = AID.variants["full_facelift"][1].figures["first_price"]
    for page in ("compare", "money_and_time"):
        text = on(app, page, JOWLS)
        assert "This leaves out anaesthetist; operating room" in text, page
        assert f"With everything in it: ${figure.all_in.low:,.0f} to ${figure.all_in.high:,.0f}" in text, page


def test_what_nobody_counted_says_how_we_count_it_and_why(app: AppTest):
    app.session_state["more_rows"] = True
    like = AID.variants["full_facelift"][1].figures["visible_scar"]
    judged = AID.variants["mini_facelift"][1].figures["visible_scar"].judged
    text = on(app, "compare", JOWLS)
    counts = (
        f"We count it like full facelift, {like.low:.0f} to {like.high:.0f} of 1,000, by our own reading. {judged.why}"
    )
    assert f"Nobody has counted it. {counts}" in text


def test_a_count_that_does_not_carry_over_is_not_known_for_this_person_and_says_why(app: AppTest):
    app.session_state["more_rows"] = True
    rule = next(r.rule for r in AID.not_for if "full_laser" in r.rule.variants and "lasting_colour" in r.rule.outcomes)
    told_so = f"It is not known for you. {rule.reason}"
    assert told_so in on(app, "compare", {**LINES, "skin_tone": "v"})
    assert told_so not in on(app, "compare", LINES)
    app.session_state["reading"], app.session_state["kind_dermabrasion_laser"] = "dermabrasion_laser", "full_laser"
    app.session_state["all_figures_full_laser"] = True
    assert told_so in on(app, "options", {**LINES, "skin_tone": "v"})
    assert told_so not in on(app, "options", LINES)


def test_a_page_without_a_person_tells_each_group_and_with_one_only_theirs(app: AppTest):
    women = AID.variants["full_facelift"][1].figures["serious_soon"]
    men = women.otherwise
    app.session_state["reading"], app.session_state["kind_facelift"] = "facelift", "full_facelift"
    app.session_state["all_figures_full_facelift"] = True
    texts = {
        "women": f"{women.low:.0f} to {women.high:.0f} of 1,000",
        "men": f"{men.low:.0f} to {men.high:.0f} of 1,000",
    }

    def shown(answers: dict[str, object]) -> set[str]:
        told_now = on(app, "options", answers)
        part = told_now[told_now.index("- A serious problem soon after") :][:1500]
        return {whom for whom, text in texts.items() if text in part}

    assert shown({}) == {"women", "men"}
    assert shown(JOWLS) == {"women"}
    assert shown({**JOWLS, "sex_at_birth": "male"}) == {"men"}


# ---- prices of one's own


def pills(app: AppTest, part: str):
    return next(group for group in app.button_group if f"_{part}_" in (group.key or ""))


def quotes(app: AppTest) -> dict[str, Quote]:
    record = app.session_state["record"] if "record" in app.session_state else Record()
    return dict(record.quotes.get("light_peel", {}))


def typed(app: AppTest, amount: str) -> None:
    on(app, "money_and_time", LINES)
    app.selectbox[0].set_value("light_peel").run()
    app.text_input[0].set_value(amount).run()


def test_a_price_counts_only_once_it_is_plain_what_it_is_the_price_of(app: AppTest):
    typed(app, "300")
    assert quotes(app) == {}
    assert "Until then it does not count." in told(app)
    pills(app, "@of").set_value("each").run()
    assert quotes(app) == {}
    assert "Write how many sessions it takes." in told(app)
    sessions = next(field for field in app.text_input if field.label == "How many sessions in all?")
    for wrong in ("0", "61", "2.5", "some"):
        sessions.set_value(wrong).run()
        assert quotes(app) == {}
        assert "from 1 to 60" in told(app)
    sessions.set_value("6").run()
    assert quotes(app) == {"first_price": Quote(300, sessions=6)}
    assert "$300 for each of 6 sessions, $1,800 in all" in told(app)
    pills(app, "@of").set_value("whole").run()
    assert quotes(app) == {"first_price": Quote(300)}
    assert "$300 in all" in told(app)


def test_a_price_of_each_session_may_not_come_to_more_than_anybody_can_mean(app: AppTest):
    typed(app, "150,000")
    pills(app, "@of").set_value("each").run()
    next(f for f in app.text_input if f.label == "How many sessions in all?").set_value("6").run()
    assert quotes(app) == {}
    assert "It comes to more than 200,000 US dollars." in told(app)


def test_a_file_keeps_how_many_sessions_and_an_older_one_tells_of_all_of_it():
    head = f"aid: {AID.about.id}\nanswers: {{age: 45}}\nquotes: {{light_peel: {{first_price: "
    for text, wanted in (
        ("{amount: 300, sessions: 6}", Quote(300, sessions=6)),
        ("{amount: 300, full: true}", Quote(300, full=True)),
    ):
        found = open_file(AID, head + text + "}}\n", today=date.today())
        assert found.record.quotes["light_peel"]["first_price"] == wanted
    found = open_file(AID, head + "{amount: 150000, sessions: 6}}}\n", today=date.today())
    assert (dict(found.record.quotes), [p.where for p in found.left_out]) == ({}, ["quotes"])


# ---- the brief


def test_the_brief_tells_both_readings_and_how_far_the_one_ahead_is_from_the_limits(app: AppTest):
    said = asked(REFUSES, "easily")
    fit = compare(AID, REFUSES, today=date.today(), priorities=said).fit
    assert fit.aside.ahead
    text = on(app, "appointment", REFUSES, said, "3")
    name = AID.variants[fit.aside.ahead][1].name
    assert "Inside the limits you keep firm, only Nothing new is left." in text
    assert re.search(rf"If you set “Needles” aside, {name} would come out ahead", text)
    assert "- Firm: Needles" in text
    assert "- Flexible, so these rule nothing out: Price at first: $3,000; Days at home: 5 days" in text
    assert f"- {name}: Yes, easily" in text
    assert re.search(rf"- {name}\. Price at first: over what you hoped by \$", text)
    assert re.search(rf"{name}.*: it goes over a limit that you keep firm: Needles", text)


def test_the_brief_says_what_to_do_first_while_no_package_was_answered(app: AppTest):
    text = on(app, "appointment", JOWLS, Priorities(), "3")
    assert "Tell us first if one real type would be worth it to you." in text
    assert "What would change it" not in text
