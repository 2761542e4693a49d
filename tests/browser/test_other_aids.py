"""Other aids run from their own folder; a broken one shows its problems instead of a questionnaire."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMUTE = ROOT / "tests" / "aids" / "commute"


def test_the_tiny_aid_runs_without_a_change_to_any_code(person, serve):
    person.url = serve(aid=COMMUTE).url
    person.open()
    assert person.heading() == "Getting to work"
    person.press("Start the questions")
    person.page.get_by_role("radio", name="Time lost in traffic").click()
    person.settle()
    person.press("Compare now")
    assert person.page.get_by_text("Does it help time lost in traffic?").is_visible()
    person.shot("6-another-aid")
    assert person.sideways() == []


def test_bad_content_shows_a_page_of_problems(person, serve, tmp_path):
    bad = tmp_path / "bad"
    shutil.copytree(COMMUTE, bad)
    questions = bad / "questions.yaml"
    questions.write_text(
        questions.read_text().replace("kind: money", "kind: monny").replace("ask_when: {dizzy:", "ask_when: {dizy:")
    )
    server = serve(aid=bad)
    person.url = server.url
    person.open()
    assert person.heading() == "This page cannot start"
    text = person.page.inner_text("body")
    assert "questions.yaml:" in text
    assert "dizzy" in text or "monny" in text or "kind" in text
    assert "Traceback" not in text
    assert person.page.get_by_role("button", name="Start the questions").count() == 0
    person.shot("7-problems")
