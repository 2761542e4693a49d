"""What a first visit weighs in Chromium, against the tuned empty app, which Streamlit serves as it comes.

    python -m bench.first_page

Bytes as they come over the line, headers included, of all that the first page loads, in a tab with nothing kept; then
of the second visit. Ends with exit code 1 if the first page weighs more than a third of the empty app's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from run import EMPTY, ROOT, STREAMLIT, serving

MOST = 1 / 3
SLOW = 200_000 / 8
"""Bytes a second of a slow line: 200 kbit/s."""


def weight(context: BrowserContext, url: str) -> float:
    """Bytes over the line until the heading stands and the fonts are there."""
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    weights: list[float] = []
    network.on("Network.loadingFinished", lambda told: weights.append(told["encodedDataLength"]))
    page.goto(url)
    page.wait_for_selector("h1, [data-testid=stRadio]")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(weights)


def main() -> int:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with (
        serving([*STREAMLIT, EMPTY], ROOT) as empty,
        serving([*STREAMLIT, "server.py"], ROOT) as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        found = {}
        for name, url in (("the empty app", empty[0]), ("the app", app[0])):
            context = browser.new_context()
            found[name] = first, again = weight(context, url), weight(context, url)
            print(
                f"{name:14}{first / 1000:8,.0f} kB, {first / SLOW:4.0f} s at 200 kbit/s; a second visit {again / 1000:,.0f} kB"
            )
        browser.close()
    ratio = found["the app"][0] / found["the empty app"][0]
    print(f"The app's first page: {ratio:.2f} of the empty app's (asked: at most {MOST:.2f})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
