"""axe on every page, in both widths and themes and in every state: no WCAG 2.0-2.2 A or AA finding, and none of best practice at rest.

Streamlit's own best-practice findings, which we cannot mend, stand in KNOWN with the date they were last seen.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
KNOWN = {
    "presentation-role-conflict": "2026-11-24: Streamlit's file uploader",
    "region": "2026-11-24: Streamlit's top bar and its menus lie outside landmarks",
}

ALL = pytest.mark.parametrize(
    "person", [(w, s) for w in ("phone", "desk") for s in ("light", "dark")], indirect=True, ids=lambda p: f"{p[0]}-{p[1]}"
)


def findings(page, tags: list[str]) -> list[str]:
    """What axe finds. It is put into a page once, and asked for what is wrong only: that takes a third of the time."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{v['id']}: {node['target']}: {node['html'][:120]}" for v in violations if v["id"] not in KNOWN for node in v["nodes"][:3]]


def clean(person, *, at_rest: bool = False) -> None:
    assert findings(person.page, WCAG) == []
    if at_rest:
        assert findings(person.page, ["best-practice"]) == []


def open_all(person) -> None:
    """Open every closed box on the page, the ones inside others too, and those that are drawn only when they are opened."""
    for _ in range(8):
        closed = person.page.evaluate(
            "() => { const all = [...document.querySelectorAll('details:not([open]) > summary')].filter(s => s.checkVisibility());"
            " all.forEach(s => s.click()); return all.length }"
        )
        person.settle()
        if closed == 0:
            return
    raise AssertionError("the boxes do not stay open")


@ALL
def test_every_page_in_every_state(person, fine_lines):
    person.open()
    clean(person, at_rest=True)
    open_all(person)
    clean(person)
    person.press("Start the questions")
    for number in range(1, 20):
        clean(person, at_rest=number == 1)
        person.answer_page(fine_lines)
        open_all(person)
        clean(person)
        if person.page.get_by_role("button", name="See the comparison").count():
            break
        person.press("Next:")
    person.press("See the comparison")
    clean(person, at_rest=True)
    open_all(person)
    clean(person)
    person.shot("3-compare-opened")
    person.press("Save or change your answers")
    clean(person, at_rest=True)
    open_all(person)
    clean(person)


@ALL
def test_pages_that_say_no(person, tmp_path):
    person.open("compare")
    clean(person, at_rest=True)
    person.open("answers")
    open_all(person)
    bad = tmp_path / "bad.yaml"
    bad.write_text("answers: {age: 300, no_such_question: 3}\n")
    person.page.locator("input[type=file]").set_input_files(bad)
    person.page.get_by_text("nothing was changed").first.wait_for()
    clean(person)
    person.open("questions")
    person.answer(person.aid.questions["age"], 15)
    clean(person, at_rest=True)


@ALL
def test_inside_this_aid(person):
    person.open("inside")
    clean(person, at_rest=True)
    person.shot("8-inside")
    open_all(person)
    clean(person)
    person.shot("8-inside-opened")
    assert person.sideways() == 0
