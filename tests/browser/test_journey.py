"""From start to comparison in a real browser, as a person would go."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

BOTH = pytest.mark.parametrize("person", [("phone", "light"), ("desk", "light")], indirect=True, ids=["phone", "desk"])


@BOTH
def test_start_to_comparison(person, fine_lines):
    person.open()
    person.shot("1-start")
    person.press("Start the questions")
    pages = 0
    for number in range(1, 20):
        person.answer_page(fine_lines)
        person.shot(f"2-questions-{number:02d}")
        assert person.sideways() == [], f"page {number}"
        pages = number
        if person.page.get_by_role("button", name="See the comparison").count():
            break
        person.press("Next:")
    assert pages <= 12
    person.press("See the comparison")
    person.shot("3-compare")
    assert person.sideways() == []
    kept = json.loads(person.page.evaluate("() => Object.values(sessionStorage).find(v => v.includes('answers'))"))
    assert {k: tuple(v) if isinstance(v, list) else v for k, v in kept["answers"].items()} == fine_lines
    person.press("Save or change your answers")
    person.shot("4-answers")
    assert person.sideways() == []


def test_heading_has_focus_and_is_in_view_after_next_and_back(person):
    person.open()
    person.press("Start the questions")
    for _ in range(3):
        person.press("Next:")
        assert person.focus() == (person.heading(), True)
    person.press("Back")
    assert person.focus() == (person.heading(), True)


def test_an_answer_does_not_move_the_focus_to_the_heading(person):
    person.open("questions")
    person.answer(person.aid.questions["deciding"], "myself")
    assert person.focus()[0] != person.heading()


def test_the_phones_own_back_goes_one_section_back(person):
    person.open()
    person.press("Start the questions")
    first = person.heading()
    person.press("Next:")
    assert person.heading() != first
    person.page.go_back()
    person.settle()
    assert person.heading() == first
    assert person.focus() == (first, True)


def test_a_reload_of_the_tab_brings_the_answers_back(person, fine_lines):
    person.open("questions")
    person.answer_page(fine_lines)
    person.reload()
    assert person.page.get_by_role("textbox", name="How old are you?").input_value() == "45"


def test_clear_this_screen_wipes_answers_and_storage(person, fine_lines):
    person.open("questions")
    person.answer_page(fine_lines)
    person.clear()
    assert person.page.evaluate("() => JSON.stringify({...sessionStorage})").count("fine_lines") == 0
    person.reload()
    person.open("questions")
    assert person.page.get_by_role("textbox", name="How old are you?").input_value() == ""


def test_clear_this_screen_empties_the_fields_too(person):
    person.open("questions")
    person.answer(person.aid.questions["age"], 45)
    person.clear()
    assert person.page.get_by_role("textbox", name="How old are you?").input_value() == ""
    person.answer(person.aid.questions["deciding"], "myself")
    assert json.loads(person.page.evaluate("() => sessionStorage.getItem('decision-aid')"))["answers"] == {
        "deciding": "myself"
    }


def test_an_absent_person_is_no_dead_end(person):
    person.open("questions")
    person.answer(person.aid.questions["deciding"], "someone_else")
    assert person.heading() == "This choice is theirs"
    person.press("Change my answer")
    assert person.heading() == "First, about you"
    person.answer(person.aid.questions["deciding"], "myself")
    assert person.heading() == "First, about you"


def test_an_answer_taken_back_does_not_come_back(person):
    person.open("questions")
    person.answer(person.aid.questions["deciding"], "myself")
    person.answer(person.aid.questions["deciding"], "myself")
    assert person.page.get_by_role("radio", name="I am, for myself").get_attribute("aria-checked") == "false"
    assert "myself" not in person.page.evaluate("() => JSON.stringify({...sessionStorage})")


def test_a_storage_somebody_filled_with_rubbish_is_emptied_and_breaks_nothing(person):
    person.open()
    person.page.evaluate("() => sessionStorage.setItem('decision-aid', '['.repeat(200000))")
    person.open("questions")
    assert person.heading() == "First, about you"
    person.page.wait_for_function("() => (sessionStorage.getItem('decision-aid') || '').length < 1000")


def test_a_changed_mind_leaves_no_stale_answer_working(person, fine_lines):
    """Pregnancy is asked under 56 only: an older age takes the earlier answer out of the comparison."""
    person.open("questions")
    person.answer_all({**fine_lines, "pregnancy": "pregnant"})
    said = person.page.get_by_text("Are you pregnant, or could you be – Yes, or maybe")
    said.first.wait_for(state="attached")
    person.open("questions?page=1")
    person.answer(person.aid.questions["age"], 70)
    person.press("Compare now")
    person.page.get_by_role("button", name="Save or change your answers").wait_for()
    assert said.count() == 0


def test_under_eighteen_gets_help_and_nothing_is_kept(person):
    person.open("questions")
    person.answer(person.aid.questions["deciding"], "myself")
    person.answer(person.aid.questions["age"], 16)
    person.shot("5-under-18")
    assert person.page.get_by_role("button", name="Next:").count() == 0
    person.press("It is right, clear what I said")
    assert person.page.get_by_text("Nothing you said was kept.").is_visible()
    assert "myself" not in person.page.evaluate("() => JSON.stringify({...sessionStorage})")
    person.open("compare")
    assert person.page.get_by_text("No reason found against it").count() == 0


def test_nothing_is_compared_before_age_and_who_decides_are_known(person):
    person.open("compare")
    assert person.heading() == "Two short answers come first"
    assert person.page.locator("table").count() == 0


def test_the_tabs_copy_from_an_older_version_comes_back_and_what_no_longer_fits_is_named(person):
    own = ["\u202edogs\u2066 \U0001f415", "x\u2028y"]
    person.keeps(
        {"deciding": "myself", "age": 450, "old_question": "SECRETVALUE"},
        priorities={"own": [*own, "SECRETVALUE\ud83d"]},
    )
    person.open("questions")
    told = person.page.get_by_text("Your answers are back. 3 things you said before no longer fit")
    told.wait_for()
    assert person.page.get_by_text(f"Your answer to: {person.aid.questions['age'].text}").is_visible()
    assert "SECRETVALUE" not in person.page.inner_text("body")
    kept = person.kept()
    assert (kept["answers"], kept["priorities"]["own"]) == ({"deciding": "myself"}, own)
    person.reload()
    assert told.count() == 0
    assert person.kept() == kept


def test_a_saved_file_opens_again_and_a_bad_one_changes_nothing(person, fine_lines, tmp_path):
    person.open("questions")
    person.answer_page(fine_lines)
    person.press("See my answers")
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name="Save my answers").click()
    file = tmp_path / "mine.yaml"
    download.value.save_as(file)
    person.clear()
    person.open("my-answers")
    person.page.locator("summary", has_text="Open saved answers").click()
    person.page.locator("input[type=file]").set_input_files(file)
    person.page.get_by_text("Your saved answers are back.").wait_for()
    person.reload()
    person.page.locator("summary", has_text="Open saved answers").click()
    bad = tmp_path / "bad.yaml"
    bad.write_text("answers: {age: SECRETVALUE, no_such_question: 3}\n")
    person.page.locator("input[type=file]").set_input_files(bad)
    person.page.get_by_text("nothing was changed").first.wait_for()
    assert "SECRETVALUE" not in person.page.inner_text("body")
    person.open("questions")
    expect(person.page.get_by_role("textbox", name="How old are you?")).to_have_value("45")
