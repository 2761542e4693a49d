"""What stands in a field, and what is said of it: beside the field, in view, and never at the cost of the tap that follows."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import at_rest
from tests.browser.conftest import FINE_LINES, Person
from tests.browser.test_keyboard import tab_to
from tests.browser.test_what_matters import PACKAGE, keep

MONEY, TIME = "questions?page=4", "questions?page=6"
FIRST = {q: FINE_LINES[q] for q in ("deciding", "age", "main_concern")}
TABLET = pytest.mark.parametrize("person", [("tablet", "light")], indirect=True, ids=["tablet"])


def box(person: Person, question: str) -> Locator:
    return person.page.get_by_role("textbox", name=person.aid.questions[question].text)


def beside(person: Person, question: str) -> Locator:
    return person.page.locator(f".st-key-field_{question}").get_by_test_id("stAlert")


def say(field: Locator, text: str, person: Person) -> None:
    field.fill(text)
    field.press("Enter")
    person.settle()


def focus_in(person: Person, question: str) -> str:
    """What has the focus, if it lies in this question."""
    return person.page.evaluate(
        "question => { const e = document.activeElement; return e.closest(`.st-key-field_${question}`) ? e.innerText.trim() : e.tagName }", question
    )  # fmt: skip


def test_a_number_is_taken_as_it_was_meant_or_refused_beside_its_box(person):
    person.keeps({**FIRST, "budget_first_year": 2000})
    person.open(MONEY)
    field = box(person, "budget_first_year")
    for typed in ("2.500", "1500,00", "3e3", "300000", "-5"):
        say(field, typed, person)
        expect(beside(person, "budget_first_year")).to_be_in_viewport(ratio=1)
        assert "budget_first_year" not in person.kept()["answers"], typed
        assert typed not in beside(person, "budget_first_year").inner_text()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(beside(person, "budget_first_year").inner_text())
    assert at_rest(person) == {}
    for typed, read in (("2,500", 2500), ("1 500", 1500), ("$700.00", 700)):
        say(field, typed, person)
        assert person.kept()["answers"]["budget_first_year"] == read
        expect(field).to_have_value(str(read))
        expect(field).to_have_accessible_description(f"That is ${read:,}.")
    expect(beside(person, "budget_first_year")).to_have_count(0)
    assert field.get_attribute("aria-invalid") is None
    assert field.evaluate("box => box.inputMode") == "numeric"


def test_nobody_is_led_away_from_a_number_that_was_just_refused(person):
    person.keeps(FIRST)
    person.open(TIME)
    here = person.heading()
    box(person, "days_hidden").fill("1.5")
    person.press("Next:")
    assert person.heading() == here
    expect(beside(person, "days_hidden")).to_be_in_viewport(ratio=1)
    box(person, "weeks_normal").fill("3e3")
    person.press("Compare now")
    assert person.heading() == here
    expect(beside(person, "weeks_normal")).to_be_in_viewport(ratio=1)
    person.press("Next:")
    assert person.heading() != here


@TABLET
def test_a_finger_that_leaves_a_number_box_loses_neither_number_nor_tap(person):
    person.keeps(FIRST)
    person.open(TIME)
    box(person, "visits").tap()
    person.page.keyboard.type("6")
    person.page.locator(".st-key-field_sun_at_work").get_by_role("radio", name="No", exact=True).tap()
    person.settle()
    assert {"visits": 6, "sun_at_work": "no"}.items() <= person.kept()["answers"].items()
    box(person, "weeks_normal").tap()
    person.page.keyboard.type("7")
    person.page.get_by_role("link", name="Compare").tap()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("What each means for you")
    person.settle()
    assert person.kept()["answers"]["weeks_normal"] == 7
    person.open(TIME)
    box(person, "days_hidden").tap()
    person.page.keyboard.type("8")
    person.page.get_by_role("button", name="Next:").evaluate(
        "button => button.click()"
    )  # some phones leave the focus in the box
    person.settle()
    assert person.kept()["answers"]["days_hidden"] == 8
    assert person.heading() == "Health: signs to check first"


@TABLET
def test_a_number_that_is_refused_is_seen_before_the_top_bar_leads_away(person):
    person.keeps(FIRST)
    person.open(TIME)
    box(person, "weeks_normal").tap()
    person.page.keyboard.type("1.5")
    compare = person.page.get_by_role("link", name="Compare")
    compare.tap()
    expect(beside(person, "weeks_normal")).to_be_in_viewport(ratio=1)
    person.settle()
    assert person.heading() == "Time and daily life"
    compare.tap()
    expect(person.page.get_by_role("heading", level=1)).to_have_text("What each means for you")


def test_a_pick_too_many_is_told_beside_the_pills_and_the_focus_stays(person):
    person.keeps(FIRST)
    person.open("questions?page=2")
    question = person.aid.questions["more_concerns"]
    names = [c.text for c in question.choices if c.id != FIRST["main_concern"]]
    for name in (*names[:3], names[-1]):
        pill = person.page.locator(".st-key-field_more_concerns").get_by_role("button", name=name, exact=True)
        pill.focus()
        pill.press("Space")
        person.settle()
        assert focus_in(person, "more_concerns") == name
        if name == names[2]:
            expect(beside(person, "more_concerns")).to_be_in_viewport(ratio=1)
    assert person.kept()["answers"]["more_concerns"] == ["none"]
    expect(beside(person, "more_concerns")).to_have_count(0)


def test_a_month_that_does_not_fit_is_told_beside_it(person):
    person.keeps({**FIRST, "why_now": ["event"]})
    person.open("questions?page=2")
    today = date.today()
    for part, pick in (
        ("Month", "January" if today.month > 1 else "December"),
        ("Year", today.year + (0 if today.month > 1 else 3)),
    ):
        choice = person.page.get_by_role("combobox", name=part)
        choice.scroll_into_view_if_needed()
        person.settle()  # its list closes when anything scrolls
        choice.press_sequentially(str(pick))
        expect(person.page.get_by_role("option", name=str(pick))).to_be_visible()
        choice.press("Enter")
        person.settle()
    expect(beside(person, "event_month")).to_be_in_viewport(ratio=1)
    assert "event_month" not in person.kept()["answers"]


def test_what_is_drawn_anew_gets_the_focus_again(person):
    """A message above a type goes away with the first answer, and all below it is drawn anew."""
    keep(person, priorities={"packages": [{**PACKAGE, "gains": {"sagging_cheeks": [1, 2]}}]})
    person.open("what-matters")
    expect(person.page.get_by_text("ask you anew")).to_be_visible()
    tab_to(person, "No, not nearly")
    person.page.keyboard.press("Space")
    expect(person.page.get_by_text("ask you anew")).to_have_count(0)
    person.settle()
    assert person.focus()[0] == "Would it be worth it to you?"


def test_clear_this_screen_asks_once_by_keyboard_and_is_the_last_thing_on_the_page(person):
    person.keeps(FIRST)
    person.open("questions")
    main = person.page.get_by_test_id("stMain")
    assert "Clear this screen" in main.get_by_role("button").last.inner_text()
    clear, onward = (main.get_by_role("button", name=name).bounding_box() for name in ("Clear this screen", "Next:"))
    assert clear["y"] - onward["y"] - onward["height"] > 100
    tab_to(person, "Clear this screen")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_text("It cannot be brought back.")).to_be_visible()
    assert at_rest(person) == {}
    person.page.keyboard.press("Escape")
    person.settle()
    assert person.kept()["answers"] == FIRST
    person.page.keyboard.press("Enter")
    tab_to(person, "Yes, clear it")
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_text("Everything here was cleared.")).to_be_in_viewport()
    person.settle()
    assert person.settled_on_heading()
    assert person.page.evaluate("() => sessionStorage.getItem('decision-aid')") is None


def test_a_sign_to_see_a_doctor_for_answers_at_once_in_view_and_before_next(person):
    person.keeps({**FIRST, "sex_at_birth": "female"})
    person.open("questions")
    question = person.aid.questions["warning_signs"]
    while question.text not in person.page.locator("h2").all_inner_texts():
        person.press("Next:")
    person.answer(question, ("changing_spot",))
    box = beside(person, question.id)
    expect(box).to_contain_text("See a doctor about the spot first.")
    expect(box).to_be_in_viewport(ratio=1)
    assert at_rest(person) == {}
    below = person.page.get_by_role("button", name="Next:").bounding_box()
    assert box.bounding_box()["y"] < below["y"], "before Next"
    person.press("Next:")
    assert person.page.get_by_test_id("stAlert").count() == 1, "it stands on the next page too"
    person.press("Change my answer")
    expect(beside(person, question.id)).to_be_visible()
    person.answer(question, ("changing_spot",))
    expect(beside(person, question.id)).to_have_count(0)
