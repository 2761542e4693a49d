"""axe on every page in every state, in both widths and themes: no WCAG 2.0-2.2 A or AA finding, and none of best practice at rest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import at_rest, everywhere, open_all
from tests.browser.test_what_matters import PACKAGE, PAGES, SAID, keep


def test_from_the_start_to_saving(person, fine_lines):
    person.open()
    assert everywhere(person) == {}
    person.press("Start the questions")
    for _ in range(1, 20):
        assert at_rest(person) == {}
        person.answer_page(fine_lines)
        assert everywhere(person) == {}
        if person.page.get_by_role("button", name="See the comparison").count():
            break
        person.press("Next:")
    person.press("See the comparison")
    assert everywhere(person, shot="3-compare-opened") == {}
    person.press("Save or change your answers")
    assert everywhere(person) == {}


def test_pages_that_say_no(person, tmp_path):
    person.open("compare")
    assert at_rest(person) == {}
    person.open("my-answers")
    open_all(person)
    bad = tmp_path / "bad.yaml"
    bad.write_text("answers: {age: 300, no_such_question: 3}\n")
    person.page.locator("input[type=file]").set_input_files(bad)
    person.page.get_by_text("nothing was changed").first.wait_for()
    assert everywhere(person) == {}
    person.open("questions")
    person.answer(person.aid.questions["age"], 15)
    assert at_rest(person) == {}


def test_inside_this_aid(person):
    person.open("inside")
    assert everywhere(person, shot="8-inside-opened") == {}


# ---- what matters, and what follows from it


def test_what_matters_and_what_follows_before_anything_was_said(person):
    for page in PAGES[:4]:
        person.open(page)
        assert at_rest(person) == {}


def test_what_matters_and_what_follows(person):
    keep(person)
    for page in PAGES:
        person.open(page)
        assert everywhere(person, shot=f"9-{re.sub(r'[^a-z0-9]', '', page)}") == {}
    person.open("my-picture")
    person.page.get_by_text("Hide the names of types").click()
    person.settle()
    assert at_rest(person) == {}


def test_answers_that_do_not_go_together(person):
    small = {**PACKAGE, "takes": dict.fromkeys(PACKAGE["takes"], (0, 0.01)), "answer": "not_nearly"}
    large = {**PACKAGE, "variant": "full_laser", "answer": "easily"}
    large["takes"] = {name: [end, end] for name, end in SAID["ends"].items()}
    keep(person, priorities={**SAID, "packages": [small, large]})
    person.open("what-matters")
    expect(person.page.get_by_text("do not go together")).to_be_visible()
    assert at_rest(person) == {}


# ---- pages to read


def test_every_kind_of_every_option_with_every_box_open(person, fine_lines):
    found = {}
    person.keeps(fine_lines)
    person.open("options")
    for option in person.aid.options:
        person.pick(option.name)
        expect(person.page.get_by_role("heading", name=option.name, level=1)).to_be_visible()
        for number, kind in enumerate(option.variants):
            if len(option.variants) > 1:
                person.pick(kind.name)
            seen = everywhere(person, short=number > 0, shot=None if number else f"10-options-{option.id}")
            found |= {f"{kind.id}, {state}": lines for state, lines in seen.items()}
    assert found == {}


def test_the_options_and_claims_before_anything_was_said(person):
    for page in ("options", "adverts-checked"):
        person.open(page)
        assert everywhere(person) == {}


@pytest.mark.parametrize("page", ["adverts-checked", "sources"])
def test_pages_to_search(person, fine_lines, page):
    person.keeps(fine_lines)
    person.open(page)
    assert everywhere(person, shot=f"11-{page}") == {}
    box = person.page.get_by_role("textbox")
    box.fill("no such words")
    box.press("Enter")
    expect(person.page.get_by_text("Try another word")).to_be_visible()
    assert everywhere(person) == {}


def test_how_it_holds_up(person):
    person.open("quality")
    assert everywhere(person, shot="13-audit") == {}


def test_check_yourself_before_and_after_answering(person, fine_lines):
    person.keeps(fine_lines)
    person.open("check-yourself")
    assert everywhere(person) == {}
    groups = person.page.get_by_role("radiogroup")
    for number in range(groups.count()):
        groups.nth(number).get_by_role("radio").nth(number % 3).check(force=True)
        expect(person.page.get_by_test_id("stAlert")).to_have_count(number + 1)
    person.page.get_by_role("checkbox").check(force=True)
    person.settle()
    assert len(person.kept()["knowledge"]) == groups.count()
    assert everywhere(person, shot="12-check-answered") == {}
