"""axe on every page, in both widths and themes and in every state: no WCAG 2.0-2.2 A or AA finding, and none of best practice at rest.

Streamlit's own best-practice findings, which we cannot mend, stand in KNOWN with the date they were last seen.
"""

from __future__ import annotations

import tomllib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, WIDTHS

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
KNOWN = {
    "presentation-role-conflict": "2026-11-24: Streamlit's file uploader",
    "region": "2026-11-24: Streamlit's top bar and its menus lie outside landmarks",
}

PAPER = {scheme: tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][scheme]["backgroundColor"] for scheme in ("light", "dark")}

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


# ---- pages to read: one tab, with the width and the theme changed in place, as drawing each page four times would take minutes


def look(person, width: int, scheme: str) -> None:
    """The same page at this width and in this theme, once both stand."""
    person.page.set_viewport_size({"width": width, "height": 844})
    person.page.emulate_media(color_scheme=scheme)
    person.page.wait_for_function(
        "([width, paper]) => { const probe = document.createElement('i'); probe.style.color = paper;"
        " const app = document.querySelector('[data-testid=stApp]');"
        " return innerWidth === width && getComputedStyle(app).backgroundColor === probe.style.color"
        " && document.getAnimations().every(a => a.playState !== 'running') }",
        arg=[width, PAPER[scheme]],
    )


def sideways(page) -> list[str]:
    """What scrolls sideways: the page, a table, or any other box on it."""
    return page.evaluate(
        "() => [document.documentElement, ...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 && (e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowX)))"
        ".map(e => `${e.dataset.testid ?? e.tagName}: ${e.innerText.slice(0, 60)}`)"
    )


ROUND = (("phone", "light"), ("phone", "dark"), ("desk", "dark"), ("desk", "light"))
"""Both widths in both themes, with one change from each to the next."""
SHORT_ROUND = (("phone", "dark"), ("desk", "light"))
"""For a page that another one shares its every part with: both widths and both themes once."""


def shut_all(person) -> None:
    person.page.evaluate("() => document.querySelectorAll('details[open] > summary').forEach(s => s.click())")
    person.page.wait_for_function("() => !document.querySelector('details[open]')")


def everywhere(person, *, at_rest: bool = True, round_: tuple[tuple[str, str], ...] = ROUND) -> dict[str, list[str]]:
    """What axe finds on the page at rest and with all boxes open, and what scrolls sideways on the smallest phone."""
    found = {}
    if at_rest:
        shut_all(person)
        for width, scheme in (ROUND[3], ROUND[0]):
            look(person, WIDTHS[width], scheme)
            found[f"{width} at rest"] = findings(person.page, [*WCAG, "best-practice"])
    open_all(person)
    for width, scheme in round_:
        look(person, WIDTHS[width], scheme)
        found[f"{width} {scheme}"] = findings(person.page, WCAG)
    look(person, 320, "light")
    found["320 px"] = sideways(person.page)
    return {state: lines for state, lines in found.items() if lines}


def pick(person, name: str) -> None:
    """Tap one of the pills."""
    pill = person.page.get_by_role("radio", name=name, exact=True)
    pill.click()
    expect(pill).to_have_attribute("aria-checked", "true")
    person.settle()


def test_every_kind_of_every_option_with_every_box_open(person, fine_lines):
    found = {}
    person.keeps(fine_lines)
    person.open("options")
    for option in person.aid.options:
        pick(person, option.name)
        expect(person.page.get_by_role("heading", name=option.name, level=1)).to_be_visible()
        for number, kind in enumerate(option.variants):
            if len(option.variants) > 1:
                pick(person, kind.name)
            seen = everywhere(person, at_rest=number == 0, round_=ROUND if number == 0 else SHORT_ROUND)
            found |= {f"{kind.id}, {state}": lines for state, lines in seen.items()}
    assert found == {}


def test_the_options_and_claims_before_anything_was_said(person):
    for page in ("options", "claims"):
        person.open(page)
        assert everywhere(person) == {}


@pytest.mark.parametrize("page", ["claims", "sources"])
def test_pages_to_search(person, fine_lines, page):
    person.keeps(fine_lines)
    person.open(page)
    assert everywhere(person) == {}
    box = person.page.get_by_role("textbox")
    box.fill("no such words")
    box.press("Enter")
    expect(person.page.get_by_text("Try another word")).to_be_visible()
    assert everywhere(person) == {}


def test_how_it_holds_up(person):
    person.open("audit")
    assert everywhere(person) == {}


def test_check_yourself_before_and_after_answering(person, fine_lines):
    person.keeps(fine_lines)
    person.open("check")
    assert everywhere(person) == {}
    groups = person.page.get_by_role("radiogroup")
    for number in range(groups.count()):
        groups.nth(number).get_by_role("radio").nth(number % 3).check(force=True)
        expect(person.page.get_by_test_id("stAlert")).to_have_count(number + 1)
    person.page.get_by_role("checkbox").check(force=True)
    person.settle()
    assert len(person.kept()["knowledge"]) == groups.count()
    assert everywhere(person) == {}
