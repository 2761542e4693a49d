"""axe on one page in both widths and themes, with its boxes shut and open, and what scrolls sideways on the smallest phone.

Streamlit's own best-practice findings, which we cannot mend, stand in KNOWN with the date they were last seen.
One tab is looked at in all four ways, with the width and the theme changed in place: drawing each page four times would take minutes.
"""

from __future__ import annotations

import tomllib

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, WIDTHS, Person

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
KNOWN = {
    "presentation-role-conflict": "2026-11-24: Streamlit's file uploader",
    "region": "2026-11-24: Streamlit's top bar and its menus lie outside landmarks",
}

PAPER = {scheme: tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][scheme]["backgroundColor"] for scheme in ("light", "dark")}


def findings(page: Page, tags: list[str]) -> list[str]:
    """What axe finds. It is put into a page once, and asked for what is wrong only: that takes a third of the time."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{v['id']}: {node['target']}: {node['html'][:120]}" for v in violations if v["id"] not in KNOWN for node in v["nodes"][:3]]


def open_all(person: Person) -> None:
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


def look(person: Person, width: int, scheme: str) -> None:
    """The same page at this width and in this theme, once both stand. Colours change at once: waiting for each takes a third of a second."""
    if not person.page.locator("style#at-once").count():
        person.page.evaluate(
            "css => document.head.append(Object.assign(document.createElement('style'), { id: 'at-once', textContent: css }))",
            "*, *::before, *::after { transition: none !important }",
        )
    person.page.set_viewport_size({"width": width, "height": 844})
    person.page.emulate_media(color_scheme=scheme)
    person.page.wait_for_function(
        "([width, paper]) => { const probe = document.createElement('i'); probe.style.color = paper;"
        " const app = document.querySelector('[data-testid=stApp]');"
        " return innerWidth === width && getComputedStyle(app).backgroundColor === probe.style.color"
        " && document.getAnimations().every(a => a.playState !== 'running') }",
        arg=[width, PAPER[scheme]],
    )


def shut_all(person: Person) -> None:
    person.page.evaluate("() => document.querySelectorAll('details[open] > summary').forEach(s => s.click())")
    person.page.wait_for_function("() => !document.querySelector('details[open]')")


def at_rest(person: Person) -> dict[str, list[str]]:
    """What axe finds on the page as it stands, best practice too: on a phone in light, at a desk in dark. The tab is left at the desk."""
    found = {}
    for width, scheme in (("phone", "light"), ("desk", "dark")):
        look(person, WIDTHS[width], scheme)
        found[f"{width} {scheme}, at rest"] = findings(person.page, [*WCAG, "best-practice"])
    return {state: lines for state, lines in found.items() if lines}


def everywhere(person: Person, *, shot: str | None = None, short: bool = False) -> dict[str, list[str]]:
    """What axe finds with all boxes shut and with all open, in both widths and themes, and what scrolls sideways on the smallest phone.

    Args:
        shot: names a picture to keep of the open page, in both widths.
        short: only a phone in light and a desk in dark, for a page that another one shares its every part with.
    """
    shut_all(person)
    found = at_rest(person)
    open_all(person)
    found["desk dark"] = findings(person.page, WCAG)
    if not short:
        look(person, WIDTHS["desk"], "light")
        found["desk light"] = findings(person.page, WCAG)
        if shot:
            person.shot(shot)
        look(person, WIDTHS["phone"], "dark")
        found["phone dark"] = findings(person.page, WCAG)
    look(person, 320, "dark")
    found["320 px"] = person.sideways()
    look(person, WIDTHS["phone"], "light")
    found["phone light"] = findings(person.page, WCAG)
    if shot:
        person.shot(shot)
    return {state: lines for state, lines in found.items() if lines}
