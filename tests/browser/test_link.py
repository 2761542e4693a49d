"""The line between tab and server: lost and back, cleared without it, a page translated by the browser, and what is left behind."""

from __future__ import annotations

import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import FINE_LINES, ROOT, Person, Server
from tests.browser.test_what_matters import ANSWERS, SAID
from views.shared.words import Words

LINES = """() => {
  window.lines = []
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given)
      window.lines.push(this)
    }
  }
}"""
"""Keeps the page's connections at hand, so that a test can cut one, or let one die unnoticed."""

BACK = """lines => window.lines.length > lines && document.querySelector('[data-testid=stApp]')?.dataset.testConnectionState === 'CONNECTED'
  && !document.querySelector('[data-testid=stApp]').inert"""

TRANSLATE = """() => {
  const wrap = text => {
    if (!text.nodeValue.trim() || !text.parentNode || ['SCRIPT', 'STYLE', 'FONT', 'TEXTAREA'].includes(text.parentNode.nodeName)) return
    const outer = document.createElement('font'), inner = outer.appendChild(document.createElement('font'))
    inner.textContent = `«${text.nodeValue}»`
    text.parentNode.replaceChild(outer, text)
  }
  const all = root => {
    const texts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.push(walker.currentNode)
    texts.forEach(wrap)
  }
  all(document.body)
  new MutationObserver(records => records.flatMap(record => [...record.addedNodes])
    .forEach(node => node.nodeType === 3 ? wrap(node) : node.nodeName !== 'FONT' && all(node)))
    .observe(document.body, { subtree: true, childList: true })
}"""
"""What in-page translators do: an element of their own stands in the place of each text, also of those that come later."""

MARKER = "47113"
"""A budget nobody else would type."""

words = Words()


DESK = pytest.mark.parametrize("person", [("desk", "light")], indirect=True, ids=["desk"])


class Line:
    """The connection of someone's tab."""

    def __init__(self, person: Person):
        self.person, self.page = person, person.page
        person.page.context.add_init_script(f"({LINES})()")

    def count(self) -> int:
        return self.page.evaluate("() => window.lines.length")

    def wait_until_back(self, before: int) -> None:
        self.page.wait_for_function(BACK, arg=before, polling=25, timeout=30_000)
        self.person.settle()

    def cut(self) -> None:
        """The connection breaks, and is back a moment later."""
        before = self.count()
        self.page.evaluate("() => window.lines.at(-1).close()")
        self.wait_until_back(before)

    def go_dead(self) -> None:
        """From now on nothing that is sent arrives, and nobody notices, as on a phone that was asleep."""
        self.page.evaluate("() => { window.lines.at(-1).send = () => {} }")


@pytest.fixture
def line(person: Person) -> Line:
    return Line(person)


@pytest.fixture
def own(tmp_path, person: Person) -> Iterator[Server]:
    """A server that may be killed, and that tells what it holds."""
    peep = {
        "PYTHONPATH": str(ROOT / "tests" / "browser" / "held"),
        "REKRAM": MARKER[::-1],
        "HELD": str(tmp_path / "held"),
    }
    running = Server(ROOT, tmp_path / "log.txt", **peep)
    person.url = running.url
    yield running
    running.stop()


def shown(person: Person, question: str) -> Locator:
    """The block of one question."""
    text = person.aid.questions[question].text
    return person.page.locator(
        "[data-testid=stVerticalBlock]", has=person.page.get_by_role("heading", name=text, exact=True)
    ).last


def bar(person: Person) -> Locator:
    return person.page.locator("body > [role=status]")


def answered(person: Person) -> dict[str, object]:
    return person.kept()["answers"]


# ---- lost and back


def test_after_a_restart_the_first_answer_the_first_next_and_clear_all_count(line, own):
    person = line.person
    person.open("questions")
    person.answer(person.aid.questions["deciding"], "myself")
    person.answer(person.aid.questions["age"], 45)
    own.restart()
    line.wait_until_back(1)
    person.answer(person.aid.questions["main_concern"], "fine_lines")
    assert answered(person) == {"deciding": "myself", "age": 45, "main_concern": "fine_lines"}
    own.restart()
    line.wait_until_back(2)
    person.press("Next:")
    assert person.heading() == person.aid.bank.sections[1].title
    own.kill()
    expect(bar(person)).to_contain_text(words.say("line_lost"))
    person.page.get_by_test_id("stMain").get_by_role("button", name=words.say("clear_screen")).click()
    bar(person).get_by_role("button", name=words.say("clear_yes")).click()
    assert person.page.evaluate("() => sessionStorage.length") == 0
    expect(person.page.get_by_role("heading").first).not_to_be_visible()
    expect(bar(person)).to_have_text(words.say("cleared_away"))
    own.restart()
    line.wait_until_back(3)
    expect(person.page.get_by_text(words.say("cleared"))).to_be_visible()
    person.page.reload()
    person.settle()
    assert person.page.evaluate("() => sessionStorage.length") == 0


@DESK
def test_after_a_lost_connection_the_first_tap_counts_for_every_kind_of_widget(line):
    person, page = line.person, line.page
    person.keeps({**ANSWERS, "age": 44}, priorities=SAID)
    several = [c.id for c in person.aid.questions["warning_signs"].choices if not c.exclusive]
    person.open("questions?page=1")
    line.cut()
    person.answer(person.aid.questions["age"], 47)
    assert answered(person)["age"] == 47, "a number"
    line.cut()
    person.answer(person.aid.questions["deciding"], "with_me")
    assert answered(person)["deciding"] == "with_me", "pills"
    person.open("questions?page=2")
    line.cut()
    shown(person, "event_month").get_by_role("combobox").first.click(
        delay=90
    )  # a box that opens within a millisecond shuts again
    page.get_by_role("option", name="March").click()
    person.settle()
    assert answered(person)["event_month"] == "2027-03", "a month"
    line.cut()
    person.answer(person.aid.questions["why_now"], "life_change")
    assert answered(person)["why_now"] == ["event", "life_change"], "several pills"
    person.open("questions?page=4")
    line.cut()
    person.answer(person.aid.questions["budget_yearly"], 777)
    assert answered(person)["budget_yearly"] == 777, "an amount"
    person.open("questions?page=5")
    line.cut()
    person.answer(person.aid.questions["milder_ok"], "no")
    assert answered(person)["milder_ok"] == "no", "a yes or no"
    person.open("questions?page=7")
    line.cut()
    person.answer(person.aid.questions["warning_signs"], several[0])
    assert answered(person)["warning_signs"] == [several[0]], "tick boxes"
    person.answer(person.aid.questions["warning_signs"], several[0])
    person.open("what-matters")
    line.cut()
    page.get_by_test_id("stRadio").first.get_by_text("Just about", exact=True).click()
    person.settle()
    assert len(person.kept()["priorities"]["packages"]) == len(SAID["packages"]) + 1, "a choice of one"
    line.cut()
    page.get_by_role("navigation").get_by_role("link").nth(1).click()
    expect(page.get_by_role("heading", name=person.aid.bank.sections[0].title)).to_be_visible()


def test_what_a_dying_connection_lost_is_said_and_not_shown_as_kept(line):
    person = line.person
    person.open("questions")
    person.answer(person.aid.questions["age"], 45)
    line.go_dead()
    person.page.get_by_role("radio", name=person.aid.questions["deciding"].choices[0].text).click()
    line.cut()
    expect(person.page.get_by_text(words.say("check_last"))).to_be_visible()
    expect(person.page.get_by_role("radio", checked=True)).to_have_count(0)
    assert answered(person) == {"age": 45}
    line.go_dead()
    person.page.get_by_role("button", name=words.say("clear_screen")).click()
    person.page.get_by_role("button", name=words.say("clear_yes")).click()
    assert person.page.evaluate("() => sessionStorage.getItem('decision-aid')") is None
    line.cut()
    expect(person.page.get_by_text(words.say("cleared"))).to_be_visible()
    assert person.page.evaluate("() => sessionStorage.getItem('decision-aid')") is None


def test_a_full_storage_is_said_at_once_and_nothing_old_is_left_in_it(line):
    person = line.person
    full = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    person.open("questions")
    person.answer(person.aid.questions["age"], 45)
    assert person.page.get_by_text(words.say("unkept")).count() == 0
    person.page.evaluate(full)
    person.answer(person.aid.questions["deciding"], "myself")
    expect(person.page.get_by_text(words.say("unkept"))).to_be_visible()
    assert person.page.evaluate("() => sessionStorage.getItem('decision-aid')") is None
    line.cut()  # the page itself still has them
    expect(shown(person, "deciding").get_by_role("radio", checked=True)).to_have_count(1)


def test_a_blocked_storage_is_said_on_the_first_page_which_claims_nothing(person):
    blocked = "{ get() { throw new DOMException('no', 'SecurityError') } }"
    person.page.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {blocked})")
    person.page.goto(person.url)
    expect(person.page.get_by_text(words.say("unkept"))).to_be_visible()
    expect(person.page.get_by_text(words.say("know_unkept").split("**")[2].strip())).to_be_visible()
    expect(person.page.get_by_text(words.say("know_private").split("**")[2].strip())).to_have_count(0)


# ---- translated in the page


@DESK
def test_a_page_translated_by_the_browser_shows_the_new_texts_and_stays_alive(person):
    failed: list[str] = []
    person.page.on("pageerror", lambda error: failed.append(str(error)))
    person.open("questions")
    person.page.evaluate(f"({TRANSLATE})()")
    person.settle()
    for number in range(1, 20):
        for question in [
            q for q in person.aid.questions.values() if q.id in FINE_LINES and shown(person, q.id).count()
        ]:
            given = FINE_LINES[question.id]
            for choice in given if isinstance(given, tuple) else (given,):
                text = next((c.text for c in question.choices if c.id == choice), None)
                if text:
                    shown(person, question.id).get_by_text(f"«{text}»", exact=True).first.click()
                else:
                    box = shown(person, question.id).locator("input").first
                    box.fill(str(choice))
                    box.press("Tab")
                person.settle()
        seen = [text.strip("«»") for text in person.page.locator("h1, h2").all_inner_texts()]
        section = next(s for s in person.aid.bank.sections if s.title == seen[0])
        assert set(seen[1:]) <= {q.text for q in section.questions}, f"old headings on page {number}"
        onward = person.page.get_by_role("button", name=words.say("to_compare"))
        if onward.count():
            break
        person.press("Next:")
    for path in ("what-matters", "money-and-time", "my-answers", "questions"):
        person.page.locator(f"a[href$='/{path}']").first.click()
        person.settle()
        assert person.page.locator("h1").inner_text().startswith("«"), path
    assert not failed


# ---- what is left behind


def test_a_saved_file_is_made_in_the_tab_and_never_lies_on_the_server(person, fine_lines):
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.keeps(fine_lines)
    person.open("my-answers")
    assert not [url for url in asked if "/media/" in url.replace("/static/media/", "")]
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name=words.say("save_button")).click()
    assert "fine_lines" in download.value.path().read_text("utf-8")
    assert not [url for url in asked if "/media/" in url.replace("/static/media/", "")]


def held(server: Server) -> int:
    """How many of the server's objects hold the marker now."""
    told = Path(server.env["HELD"])
    told.unlink(missing_ok=True)
    server.process.send_signal(signal.SIGUSR1)
    while not told.exists():
        time.sleep(0.05)
    return int(told.read_text())


def until_held_by_none(server: Server) -> bool:
    """Wait for the sweep. It comes a second after somebody left, later on a busy machine."""
    deadline = time.monotonic() + 40
    while held(server) and time.monotonic() < deadline:
        time.sleep(1)
    return held(server) == 0


def test_after_clearing_and_after_the_tab_is_closed_the_server_holds_nothing_of_it(person, own, fine_lines):
    person.keeps({**fine_lines, "budget_first_year": int(MARKER)})
    person.open("my-answers")
    assert held(own)
    person.press(words.say("save_button"))
    person.press(words.say("clear_screen"))
    person.press(words.say("clear_yes"))
    assert until_held_by_none(own)
    person.open("my-answers")
    assert held(own)
    person.page.close()
    assert until_held_by_none(own)


def test_no_browser_may_keep_a_file_of_the_server(server):
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{server.url}/media/none.yaml")
    assert error.value.headers["Cache-Control"] == "no-store"
