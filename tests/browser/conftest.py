"""A real server and a real Chromium. `person` drives a page as someone with a phone or at a desk would, by what they see."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from logic.aid.aid import Aid
from logic.content.bank import Question
from logic.load import load

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "test-output" / "screens"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
WIDTHS = {"phone": 390, "tablet": 1024, "desk": 1280}

FINE_LINES = {
    "deciding": "myself", "age": 45, "main_concern": "fine_lines", "more_concerns": ("none",), "change_hoped": "clear", "why_now": ("own_wish",),
    "where": ("face",), "tried": ("sunscreen",), "budget_first_year": 3000, "budget_yearly": 500, "price_worries": ("borrowing",),
    "accept_colour_change": "up_to_10", "accept_scar": "none_at_all", "not_accept": ("unproven", "unnamed"), "milder_ok": "yes", "days_hidden": 5,
    "weeks_normal": "not_sure", "visits": 6, "sun_at_work": "no", "warning_signs": ("none",), "pregnancy": "not_pregnant",
    "skin_tone": "iv", "dark_marks": "yes", "skin_now": ("none",), "skin_before": ("cold_sores",), "conditions": ("none",),
    "isotretinoin": "never", "medicines": ("aspirin_type",), "allergies": ("none",), "worry_time": "under_1_hour", "worries": ("none",),
    "private_more": ("none",),
}  # fmt: skip
"""One whole answer sheet for the shipped aid: someone of 45 who thinks about fine lines."""


KEPT = """record => {
  try {
    const kept = JSON.parse(sessionStorage.getItem('decision-aid') ?? 'null') ?? record
    if (kept) sessionStorage.setItem('decision-aid', JSON.stringify({ ...kept, note: 'awaited' }))
  } catch { /* what a test put there is no record */ }
}"""
"""Marks what the tab keeps before a page loads, or puts a record there: the app writes it anew, without the mark, once it has
brought it back."""

WATCH = """() => {
  const last = window.lastSeen = { sent: 0, received: 0, moved: 0 }
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', () => { last.received = performance.now() })
    }
    send(what) {
      last.sent = performance.now()
      super.send(what)
    }
  }
  new MutationObserver(() => { last.moved = performance.now() })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}"""
"""Notes when the page last spoke to the server, heard from it and changed."""

STILL = """quiet => {
  const { sent, received, moved } = window.lastSeen, now = performance.now()
  const answered = received >= sent || now - sent > 5000  // not all that is sent gets an answer
  return answered && now - Math.max(sent, received, moved) > quiet
    && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')  // stands for a part whose code is still under way
}"""
QUIET = 120
"""Milliseconds."""


class Server:
    """The app as `make run` starts it, on a free port, with its log kept."""

    def __init__(self, aid: Path, log: Path, cwd: Path = ROOT, **env: str):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url, self.log, self.aid, self.cwd = f"http://localhost:{self.port}", log, aid, cwd
        self.env = env
        self.start()

    def start(self) -> None:
        env = {**os.environ, "AID": str(self.aid), **self.env}
        command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=self.cwd, env=env, stdout=self.log.open("a"), stderr=subprocess.STDOUT
        )
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1)
                return
            except OSError:
                time.sleep(0.25)
        raise RuntimeError(f"the app did not start: {self.log.read_text()[-2000:]}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def restart(self) -> None:
        self.kill()
        self.start()


class Person:
    """Someone in front of one tab."""

    def __init__(self, page: Page, url: str, aid: Aid):
        self.page, self.url, self.aid = page, url, aid

    def open(self, path: str = "") -> None:
        """A page, with what the tab kept brought back."""
        self.page.goto(f"{self.url}/{path}")
        self.wait_until_drawn()

    def reload(self) -> None:
        self.page.reload()
        self.wait_until_drawn()

    def wait_until_drawn(self) -> None:
        self.page.wait_for_selector("h1")
        self.page.wait_for_function("() => !(sessionStorage.getItem('decision-aid') ?? '').includes('awaited')")
        self.settle()

    def settle(self, quiet: int = QUIET) -> None:
        """Wait until Streamlit has answered and run and the page stands still."""
        self.page.wait_for_timeout(30)
        self.page.wait_for_function(STILL, arg=quiet, polling=25, timeout=30_000)

    def keeps(self, answers: Mapping[str, object], **more: object) -> None:
        """From now on each page loads as after a reload, with these answers kept in the tab, or what was said since."""
        self.page.add_init_script(f"({KEPT})({json.dumps({'seed': 5, 'answers': answers, **more})})")

    def kept(self) -> dict[str, object]:
        """What the tab keeps now."""
        return json.loads(self.page.evaluate("() => sessionStorage.getItem('decision-aid')"))

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.settle()

    def clear(self) -> None:
        """Clear this screen, and say that it is meant."""
        self.press("Clear this screen")
        self.press("Yes, clear it")

    def pick(self, name: str) -> None:
        """Tap one of the pills."""
        pill = self.page.get_by_role("radio", name=name, exact=True)
        pill.click()
        expect(pill).to_have_attribute("aria-checked", "true")
        self.settle()

    def settled_on_heading(self) -> bool:
        """Wait until the heading has the focus, and say whether it is in view."""
        self.page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        return self.focus() == (self.heading(), True)

    def focus(self) -> tuple[str, bool]:
        """The text that has the focus, and whether it is in view."""
        return tuple(self.page.evaluate(
            "() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " return [e.innerText.trim(), r.top >= 0 && r.bottom <= window.innerHeight] }"))  # fmt: skip

    def answer(self, question: Question, answer: object) -> None:
        """Give one answer with the widget the question shows."""
        texts = {c.id: c.text for c in question.choices}
        if isinstance(answer, int):
            box = self.page.get_by_role("textbox", name=question.text)
            box.fill(str(answer))
            box.press("Tab")
            self.settle()
            return
        for choice in answer if isinstance(answer, tuple) else (answer,):
            block = self.page.locator(
                "[data-testid=stVerticalBlock]", has=self.page.get_by_role("heading", name=question.text, exact=True)
            ).last
            block.get_by_text(texts[choice], exact=True).first.click()
            self.settle()

    def answer_page(self, sheet: dict[str, object]) -> None:
        """Answer every question on screen that the sheet knows, top to bottom, also those that appear on the way."""
        done: set[str] = set()
        while True:
            shown = self.page.locator("h2").all_inner_texts()
            todo = [q for q in self.aid.questions.values() if q.text in shown and q.id in sheet and q.id not in done]
            if not todo:
                return
            self.answer(todo[0], sheet[todo[0].id])
            done.add(todo[0].id)

    def answer_all(self, sheet: dict[str, object]) -> int:
        """From the first questions page to the comparison. Returns how many pages there were."""
        for number in range(1, 20):
            self.answer_page(sheet)
            last = self.page.get_by_role("button", name="See the comparison")
            if last.count():
                last.click()
                self.settle()
                return number
            self.press("Next:")
        raise AssertionError("the questions do not end")

    def shot(self, what: str) -> Path:
        """Keep a picture of the whole page, named after what is on it and how wide it is."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        size = self.page.viewport_size
        width = next(name for name, width in WIDTHS.items() if width == size["width"])
        height = self.page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        self.page.set_viewport_size({"width": size["width"], "height": min(height + 40, 12000)})
        self.page.wait_for_timeout(250)
        file = SHOTS / f"{what}-{width}.png"
        self.page.screenshot(path=file, timeout=30_000)  # a long page beside a busy neighbor takes a while
        self.page.set_viewport_size(size)
        return file

    def sideways(self) -> list[str]:
        """What scrolls sideways: the page, a table, or any other box on it."""
        return self.page.evaluate(
            "() => [document.documentElement, ...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]"
            ".filter(e => e.scrollWidth > e.clientWidth + 1 && (e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowX)))"
            ".map(e => `${e.dataset.testid ?? e.tagName}: ${e.innerText.slice(0, 60)}`)"
        )


@pytest.fixture
def fine_lines() -> dict[str, object]:
    return dict(FINE_LINES)


@pytest.fixture(scope="session")
def shipped() -> Aid:
    return load(ROOT)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    subprocess.run(
        [sys.executable, "-m", "tools.make_fonts"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )  # as `make run` does
    running = Server(ROOT, tmp_path_factory.mktemp("server") / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a further server, on another aid or in another folder."""
    running: list[Server] = []

    def start(aid: Path = ROOT, cwd: Path = ROOT) -> Server:
        running.append(Server(aid, tmp_path / f"log-{len(running)}.txt", cwd))
        return running[-1]

    yield start
    for one in running:
        one.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if shutil.which(CHROMIUM) is None:
        pytest.fail("Chromium is missing. Run: apt-get install -y --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def person(request: pytest.FixtureRequest, server: Server, chromium: Browser, shipped: Aid) -> Iterator[Person]:
    """A fresh tab. Parametrise indirectly with ("phone", "tablet" or "desk", "light" or "dark"); a phone in light is the default. Of
    these the tablet alone is touched with fingers."""
    width, scheme = getattr(request, "param", ("phone", "light"))
    tablet = width == "tablet"
    size = {"width": WIDTHS[width], "height": 1180 if tablet else 844}
    context = chromium.new_context(viewport=size, color_scheme=scheme, has_touch=tablet, is_mobile=tablet)
    context.set_default_timeout(10_000)
    context.set_default_navigation_timeout(30_000)  # a cold first page beside busy neighbors
    context.add_init_script(f"({WATCH})()")
    context.add_init_script(f"({KEPT})(null)")
    yield Person(context.new_page(), server.url, shipped)
    context.close()
