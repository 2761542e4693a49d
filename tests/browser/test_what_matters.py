"""What matters, the picture, money and time, where one stands, and the short way: in a real browser."""

from __future__ import annotations

import re
import statistics
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FINE_LINES
from tests.browser.test_keyboard import tab_to

PAGES = ("what-matters", "my-picture", "money-and-time", "where-i-stand", *(f"appointment?page={n}" for n in (1, 2, 3)))
NO_LIMITS = ("accept_colour_change", "accept_scar", "weeks_normal", "days_hidden", "not_accept")
ANSWERS = {
    **{q: list(a) if isinstance(a, tuple) else a for q, a in FINE_LINES.items() if q not in NO_LIMITS},
    "why_now": ["event"], "event_month": "2027-09", "medicines": ["none"], "skin_before": ["none"], "budget_first_year": 9000, "budget_yearly": 2000,
}  # fmt: skip
TAKES = {"first_price": [500, 900], "days_hidden": [0, 2], "weeks_normal": [0, 1], "visits": [4, 6]}
PACKAGE = {"variant": "light_peel", "gains": {"fine_lines": [0, 1]}, "takes": TAKES, "answer": "yes"}
SAID = {
    "minded": ["first_price", "days_hidden"],
    "ends": {"first_price": 22000, "days_hidden": 42},
    "packages": [PACKAGE],
}


def keep(person, **parts) -> None:
    """Put a record into the tab, as if it had been reloaded."""
    person.keeps(ANSWERS, **{"priorities": SAID, **parts})


def answer(person, worth: str) -> None:
    """Say whether the type on the page would be worth it."""
    person.page.get_by_test_id("stRadio").first.get_by_text(worth, exact=True).click()
    person.settle()


def test_a_reload_brings_back_what_was_said_and_clearing_takes_it_all_away(person):
    keep(person, quotes={"light_peel": {"first_price": {"amount": 900}}}, stand={"lean": ["light_peel"], "sure": 2})
    person.open("what-matters")
    worst = person.page.get_by_role("checkbox", name="Worst for you: Money over three years")
    expect(worst).to_be_checked()
    person.reload()
    expect(worst).to_be_checked()
    record = person.kept()
    assert record["priorities"]["minded"] == SAID["minded"]
    assert [(p["variant"], p["answer"]) for p in record["priorities"]["packages"]] == [("light_peel", "yes")]
    assert record["quotes"]["light_peel"]["first_price"]["amount"] == 900
    assert record["stand"]["lean"] == ["light_peel"]
    person.open("compare")
    person.clear()
    assert person.page.evaluate("() => sessionStorage.getItem('decision-aid')") is None


def test_what_matters_by_keyboard_alone(person):
    """After an answer the focus is on the heading over the next type: no key there answers anything."""
    keep(person, priorities={})
    person.open("what-matters")
    keyboard = person.page.keyboard
    tab_to(person, "Money over three years")
    keyboard.press("Space")
    person.settle()
    tab_to(person, "Days at home")
    keyboard.press("Space")
    person.settle()
    assert person.kept()["priorities"]["minded"] == ["first_price", "days_hidden"]
    tab_to(person, "No, not nearly")
    keyboard.press("ArrowDown")
    person.settle()
    (first,) = person.kept()["priorities"]["packages"]
    assert person.focus()[0] == "Would it be worth it to you?"
    expect(person.page.get_by_text("We have noted your answer.")).to_be_in_viewport()
    keyboard.press("Space")
    person.settle()
    assert person.kept()["priorities"]["packages"] == [first]
    tab_to(person, "See how each fits", most=120)
    keyboard.press("Enter")
    person.settle()
    assert person.settled_on_heading()
    expect(person.page.get_by_text(re.compile("came out ahead|no clear leader|is left")).first).to_be_visible()


def test_a_tap_past_three_is_refused_beside_the_boxes(person):
    keep(person, priorities={**SAID, "minded": ["first_price", "days_hidden", "weeks_normal"]})
    person.open("what-matters")
    person.page.get_by_test_id("stCheckbox").filter(has_text="A scar that others can see").click()
    person.settle()
    told = person.page.locator(".st-key-field_picked").get_by_test_id("stAlert")
    expect(told).to_contain_text("You can tap up to 3")
    expect(told).to_be_in_viewport(ratio=1)
    assert len(person.kept()["priorities"]["minded"]) == 3


def test_packages_come_one_at_a_time_and_end_in_an_answer_that_hides_names_if_wanted(person):
    keep(person, priorities={})
    person.open("what-matters")
    taps = 0
    while person.page.get_by_test_id("stRadio").count():
        answer(person, "Just about")
        taps += 1
        assert taps <= 5
    person.shot("9-what-matters-said")
    assert person.sideways() == []
    person.press("See how each fits")
    person.shot("9-my-picture-said")
    assert person.sideways() == []

    def verdict() -> str:
        return person.page.locator("[data-testid=stAlert]").first.inner_text()

    shown = verdict()
    assert re.search("came out ahead|no clear leader", shown)
    person.page.get_by_text("Hide the names of types").click()
    person.settle()
    assert ("came out ahead" in verdict()) == ("came out ahead" in shown)
    html = person.page.locator("[data-testid=stMain]").inner_html()
    names = [v.name for _, v in person.aid.variants.values()] + [o.name for o in person.aid.options]
    assert [n for n in names if n in html] == []
    person.page.get_by_role("button", name="Type B").first.click()
    person.settle()
    assert len(person.kept()["stand"]["blind"]) == 1
    person.page.get_by_text("Hide the names of types").click()
    person.settle()
    assert verdict() == shown


class Taps:
    """Counts the taps of the short way."""

    def __init__(self, person):
        self.person, self.count = person, 0

    def tap(self, locator) -> None:
        locator.click()
        self.count += 1
        self.person.settle()


@pytest.mark.parametrize("person", [("desk", "light")], indirect=True, ids=["desk"])
def test_the_short_way_takes_at_most_thirty_taps_and_ends_in_a_brief(person):
    """One person with nothing in her health: the median over many stands in tests/logic/test_short_way.py."""
    sheet = {**FINE_LINES, "medicines": ("none",), "skin_before": ("none",), "dark_marks": "no", "skin_tone": "ii"}
    person.open("appointment")
    taps, done = Taps(person), set()
    start = time.monotonic()
    opened_private = False
    while True:
        private = person.page.get_by_text("Private: hand over the screen")
        if private.count() and not opened_private:
            opened_private = True
            taps.tap(private)
        shown = person.page.locator("h2").all_inner_texts()
        todo = [q for q in person.aid.questions.values() if q.text in shown and q.id not in done]
        if not todo:
            break
        question = todo[0]
        answer = sheet.get(question.id) or (("none",) if question.kind == "several" else "no")
        person.answer(question, answer)
        taps.count += 2 if isinstance(answer, int) else len(answer) if isinstance(answer, tuple) else 1
        done.add(question.id)
    taps.tap(person.page.get_by_role("button", name="Next: what matters"))
    for name in ("Money over three years", "Days at home", "Skin that stays darker or paler"):
        taps.tap(person.page.get_by_test_id("stCheckbox").filter(has_text=name))
    while person.page.get_by_test_id("stRadio").count():
        taps.tap(person.page.get_by_test_id("stRadio").first.get_by_text("Yes", exact=True))
    taps.tap(person.page.get_by_role("button", name="Next: the picture"))
    assert taps.count <= 30
    assert time.monotonic() - start < 300
    assert opened_private
    person.page.get_by_text("Brief for the visit").click()
    person.settle()
    text = person.page.locator("[data-testid=stMain]").inner_text()
    for part in ("In short", "Good and bad points", "What would change this?", "Concern and hope", "To look at first", "What they would mind most",
                 "Own limits", "Questions", "What nobody knows", "Not compared here", "Looked at:", "in your own words"):  # fmt: skip
        assert part in text, part
    assert re.search(r"Came out ahead|No clear leader|come out ahead", text)
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name="Save the brief").click()
    brief = download.value.path().read_text("utf-8")
    assert "Fine lines" in brief
    assert "____" in brief
    assert statistics.median(len(line) for line in brief.splitlines()) < 120


def test_prices_of_ones_own_are_kept_and_a_foreign_one_is_refused(person):
    keep(person)
    person.open("money-and-time")
    box = person.page.get_by_role("combobox", name="Price for")
    box.scroll_into_view_if_needed()
    person.settle()  # its list closes when anything scrolls
    box.press_sequentially("Light")
    expect(person.page.get_by_role("option", name="Light peel")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(person.page.get_by_role("textbox", name="Price at first")).to_be_visible(timeout=20_000)
    person.settle()
    box = person.page.get_by_role("textbox", name="Price at first")
    box.fill("$1,234")
    box.press("Enter")
    person.settle()
    person.page.get_by_role("radio", name="All of it").click()
    person.settle()
    expect(person.page.get_by_text("$1,234").first).to_be_visible()
    box = person.page.get_by_role("textbox", name="Price at first")
    box.fill("€ 500")
    box.press("Enter")
    person.settle()
    told = person.page.locator(".st-key-field_light_peel_first_price").get_by_test_id("stAlert")
    expect(told).to_contain_text("That price was not taken")
    expect(told).to_be_in_viewport(ratio=1)
    assert person.kept()["quotes"]["light_peel"]["first_price"]["amount"] == 1234
