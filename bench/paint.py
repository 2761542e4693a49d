"""First paint of every page in Chromium, against the tuned empty app: from the navigation until the heading stands and
the run is over.

    python -m bench.paint [--rounds 7] [--pages PAGE ...]

A whole answer sheet and what matters are kept in the tab, so most pages run twice: once as opened, and once more with
what the tab kept. Both count, for that is what someone waits for. The app and the empty one are visited in turn, each
page in a
tab of its own. Ends with exit code 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from logic.load import load
from views import navigation

sys.path.insert(0, str(Path(__file__).parent))
from fit import record
from run import EMPTY, ROOT, STREAMLIT, serving

PAGES = tuple(navigation.address(name) for name in navigation.PAGES)
MOST = 2.5

WATCH = """() => {
  const kept = () => (sessionStorage.getItem('decision-aid') ?? '').includes('awaited')
  const state = () => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState
  const there = () => document.querySelector('h1') && state() === 'notRunning' && !kept()
  window.painted = new Promise(done => {
    const look = () => requestAnimationFrame(() => there() ? requestAnimationFrame(() => done(performance.now())) : look())
    look()
  })
}"""
"""Milliseconds from the start of the navigation to the frame after all of it stands. The app takes the mark `awaited`
out of what the tab keeps once it has brought it back."""


def paint(browser: Browser, url: str, kept: str | None) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    if kept is not None:
        page.add_init_script(f"sessionStorage.setItem('decision-aid', {json.dumps(kept)})")
    page.add_init_script(f"({WATCH})()")
    page.goto(url, wait_until="commit")
    found: float = page.evaluate("() => window.painted")
    context.close()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=PAGES, metavar="PAGE")
    args = parser.parse_args()
    kept = json.dumps({**record(load(ROOT)), "awaited": True})
    times: dict[str, list[float]] = defaultdict(list)
    with (
        serving([*STREAMLIT, EMPTY], ROOT) as empty,
        serving([*STREAMLIT, "server.py"], ROOT) as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
            ],
        )
        for number in range(args.rounds + 1):
            for page in args.pages:
                found = {"": paint(browser, empty[0], None), page: paint(browser, f"{app[0]}/{page}", kept)}
                for name, took in found.items():
                    if number:  # a first visit imports what a page needs: once a process
                        times[name].append(took)
        browser.close()
    middle = {name: statistics.median(took) for name, took in times.items()}
    print(f"Medians of {args.rounds}: the tuned empty app {middle['']:.0f} ms; asked: at most {MOST} times that")
    for page in args.pages:
        ratio = middle[page] / middle[""]
        print(f"  {page:<10}{middle[page]:6.0f} ms{ratio:6.2f} times{'' if ratio <= MOST else '  MISSED'}")
    return 0 if all(middle[page] / middle[""] <= MOST for page in args.pages) else 1


if __name__ == "__main__":
    sys.exit(main())
