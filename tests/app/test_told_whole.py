"""Nobody ends without knowing what may help them, how far outside their limits the rest is, what comes out ahead or why
not, and what would change it: as the picture, the comparison and the brief tell it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.compare import compare
from logic.fit.priorities import Priorities
from logic.load import load
from logic.record.record import Record
from views import navigation

ROOT = Path(__file__).parents[2]
AID = load(ROOT)
JOWLS = {
    "deciding": "myself", "age": 54, "main_concern": "sagging_cheeks", "more_concerns": ("none",), "why_now": ("own_wish",), "where": ("face",),
    "sun_at_work": "no", "warning_signs": ("none",), "pregnancy": "not_pregnant", "skin_tone": "ii", "dark_marks": "no", "skin_now": ("none",),
    "skin_before": ("none",), "conditions": ("none",), "isotretinoin": "never", "medicines": ("none",), "allergies": ("none",),
    "worry_time": "under_1_hour", "worry_impact": "no", "private_more": ("none",), "losing_weight": "no", "tried": ("none",),
    "help_at_home": "yes", "sex_at_birth": "female", "leg_signs": ("none",), "budget_first_year": 3000, "days_hidden": 7,
}  # fmt: skip
CHIN = {**JOWLS, "main_concern": "chin_fat"}
ROUGH = {**JOWLS, "main_concern": "rough_skin", "more_concerns": ("sagging_cheeks",), "skin_now": ("cold_sore_now",)}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(ROOT))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()


def fit_of(answers: dict, said: Priorities):
    fit = compare(AID, answers, today=date.today(), priorities=said).fit
    assert fit is not None
    return fit


def asked(answers: dict, worth: str, **other: str) -> Priorities:
    """All packages answered alike, but for some."""
    said = Priorities()
    while (fit := fit_of(answers, said)).next:
        said = said.answered(replace(fit.next, answer=other.get(fit.next.variant, worth)))
    return said


def on(app: AppTest, page: str, answers: dict, said: Priorities | None = None, step: str = "1") -> str:
    """What a page says, without Markdown's own signs."""
    app.session_state["answers"], app.session_state["held"] = dict(answers), True
    if said is not None:
        app.session_state["record"] = Record(priorities=said)
    app.switch_page(navigation.FILES[page])
    app.query_params["page"] = step
    app.run()
    assert not app.exception
    return plain("\n".join(str(e.value) for group in (app.info, app.header, app.markdown, app.caption) for e in group))


def plain(text: str) -> str:
    return re.sub(r":small\[|:gray\[|\]", " ", text.replace("\\", "").replace("**", ""))


def box(app: AppTest) -> str:
    return plain(app.info[0].value)


def test_whoever_was_not_sure_of_a_warning_sign_hears_of_it_before_who_came_out_ahead(app: AppTest):
    unsure = {**JOWLS, "warning_signs": ("not_sure_which",)}
    said = asked(unsure, "easily")
    on(app, "my_picture", unsure, said)
    assert box(app).startswith("You were not sure about a warning sign. A doctor should look at it")
    assert re.search("came out ahead|no clear leader", box(app))
    on(app, "my_picture", JOWLS, said)
    assert "warning sign" not in box(app)


def test_the_comparison_says_what_may_help_where_nothing_is_sure_to(app: AppTest):
    on(app, "compare", CHIN)
    assert "no type is sure to do more than a slight change" in box(app)
    assert "Full facelift may do anything from no change to a clear change." in box(app)
    assert "nothing compared here is shown" not in box(app)
    on(app, "my_picture", CHIN, asked(CHIN, "easily"))
    assert re.search(r"What speaks against Full facelift: [^\n]*It may also change nothing\.", box(app))


def test_known_to_change_nothing_is_told_apart_from_not_known_and_each_reason_once(app: AppTest):
    text = on(app, "my_picture", ROUGH, asked(ROUGH, "easily"))
    assert "Studies show that it does not change rough or dull skin. It may help with sagging cheeks or jowls: " in text
    (out,) = [plain(m.value) for m in app.markdown if "A health answer stops it for now" in m.value]
    reasons = [line.split(". ", 1)[1] for line in out.split("\n")]
    assert len(reasons) == len(set(reasons))
    other = on(app, "my_picture", {**JOWLS, "main_concern": "fine_lines"})
    assert re.search(r"Nobody has tested it well for fine lines\.|The studies are too weak to tell\.", other)


def test_what_health_answers_hold_back_stands_in_the_box_and_under_what_would_change_this(app: AppTest):
    said = asked(ROUGH, "easily")
    text = on(app, "my_picture", ROUGH, said)
    assert re.search(
        r"Your health answers hold back \d+ other types\. Of these, .* may (do more for|help with)", box(app)
    )
    assert "Until: The skin has healed." in box(app)
    assert text.count("Until: The skin has healed.") >= 2
    assert "Until: The skin has healed." in on(app, "appointment", ROUGH, said, "3").split("What would change it")[-1]


def test_whoever_has_nothing_left_is_told_the_cause_and_what_else_there_is(app: AppTest):
    pregnant = {**JOWLS, "pregnancy": "pregnant"}
    on(app, "my_picture", pregnant, Priorities())
    stops = [r.rule for r in AID.gate if "full_facelift" in r.variants and "pregnant" in str(r.rule.when)]
    assert any(f"{rule.reason} Until: {rule.until}" in box(app) for rule in stops)
    cellulite = {**JOWLS, "main_concern": "cellulite", "more_concerns": ("fine_lines",)}
    on(app, "my_picture", cellulite, Priorities())
    assert "New studies, or another wish, would change this." in box(app)
    assert "You also want to change fine lines. Make that your main wish" in box(app)
    for alternative in AID.concerns["cellulite"].elsewhere:
        assert AID.alternatives[alternative].name in box(app)


def test_a_firm_limit_that_does_not_bind_says_why_the_type_stays(app: AppTest):
    refuses = {**JOWLS, "not_accept": ("asleep", "unproven")}
    text = on(app, "my_picture", refuses, asked(refuses, "easily"))
    assert "This type stays because it can be done without it. Ask for it that way." in text
    lines = {**JOWLS, "main_concern": "fine_lines", "not_accept": ("unnamed", "unproven")}
    text = on(app, "my_picture", lines, asked(lines, "easily"))
    assert "Ask the clinic: “Can you name everything that you would put on or into my skin?”" in text
    assert "There is some proof, so this type stays." in text


def test_whoever_accepts_nobody_is_told_how_many_it_happens_to_and_no_gap(app: AppTest):
    none = {**JOWLS, "accept_scar": "none_at_all"}
    text = on(app, "my_picture", none, asked(none, "easily"))
    assert re.search(r"you could not accept any\. It happens to \d+ to \d+ of 1,000 people\.", text)
    assert "more often than you could accept, by" not in text


def test_a_limit_that_even_the_worst_keeps_to_has_no_line(app: AppTest):
    lines = {**JOWLS, "main_concern": "rough_skin", "budget_first_year": 180_000}
    assert "Nobody tells the whole price" not in on(app, "compare", lines)
    assert "nobody tells the whole price" in on(app, "compare", {**lines, "budget_first_year": 3000})


def test_what_one_ticked_stands_beside_the_rule_that_speaks_of_it_alone(app: AppTest):
    text = on(app, "compare", {**JOWLS, "conditions": ("diabetes", "kidney_liver")})
    said = re.findall(r"You said: [^\n]*", text)
    assert any("Diabetes" in line for line in said)
    assert not any("Diabetes" in line and "Kidney" in line for line in said)


def test_the_one_ahead_leads_because_of_what_was_said_of_it_and_of_the_others(app: AppTest):
    said = asked(JOWLS, "easily", full_facelift="yes")
    on(app, "my_picture", JOWLS, said)
    fit = fit_of(JOWLS, said)
    if fit.ahead == "full_facelift":
        assert "You said “Yes, easily” about Mini facelift, and “Yes” about Full facelift." in box(app)
    never = asked(JOWLS, "not_nearly")
    on(app, "my_picture", JOWLS, never)
    assert fit_of(JOWLS, never).ahead == AID.baseline
    assert "It leads because you said “No, not nearly” about " in box(app)


def test_the_brief_asks_whole_questions_about_those_who_lead(app: AppTest):
    refuses = {**JOWLS, "not_accept": ("asleep",), "budget_yearly": 100}
    text = on(app, "appointment", refuses, asked(refuses, "easily"), "3")
    asks = text.split("Questions")[-1].split("What nobody knows")[0]
    assert re.search(r"About [^:]*facelift[^:]*: Can I have this without being fully asleep\?", asks)
    assert "to my limit (" not in asks
    assert not re.search(r"with \d+ types", asks)
