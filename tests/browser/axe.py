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
COLOURS = ["color-contrast", "link-in-text-block"]
"""All of axe's rules at these levels that look at colors. The others look at a page's parts, which each width has of its own, and no theme."""
KNOWN = {
    "presentation-role-conflict": "2026-11-24: Streamlit's file uploader",
    "region": "2026-11-24: Streamlit's top bar and its menus lie outside landmarks",
}

PAPER = {
    scheme: tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][scheme]["backgroundColor"]
    for scheme in ("light", "dark")
}


def findings(page: Page, wanted: list[str], kind: str = "tag") -> list[str]:
    """What axe finds. It is put into a page once, and asked for what is wrong only: that takes a third of the time."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": {"type": kind, "values": wanted}, "resultTypes": ["violations"]}
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [
        f"{v['id']}: {node['target']}: {node['html'][:120]}"
        for v in violations
        if v["id"] not in KNOWN
        for node in v["nodes"][:3]
    ]


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


SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
"""How far apart somebody may set lines, letters, words and paragraphs without losing any (WCAG 1.4.12)."""

CUT = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const of = text.parentElement
    if (!text.textContent.trim() || !of.checkVisibility() || of.closest('svg, [translate=no]')) continue
    range.selectNodeContents(text)
    const at = range.getBoundingClientRect()
    for (let box = of; box && at.width > 1 && at.height > 1; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box), edge = box.getBoundingClientRect()
      if (edge.width <= 1 || edge.height <= 1 || /auto|scroll/.test(overflowX + overflowY)) break  // only read out, or scrolls
      const x = overflowX !== 'visible' && Math.max(at.right - edge.right, edge.left - at.left) > 1
      const y = overflowY !== 'visible' && Math.max(at.bottom - edge.bottom, edge.top - at.top) > 2
      if (x || y) { found.push(text.textContent.trim().slice(0, 50)); break }
    }
    if (at.right > innerWidth + 1 && !of.closest('[data-testid=stTable]')) found.push(`beside the page: ${text.textContent.trim().slice(0, 50)}`)
  }
  return found
}"""


def cut(person: Person) -> list[str]:
    """What cannot be read whole on the smallest phone, with everything set apart. The page is left as it was."""
    style = person.page.add_style_tag(content=SPACED)
    person.page.wait_for_function("() => document.getAnimations().every(a => a.playState !== 'running')")
    found = person.page.evaluate(CUT)
    style.evaluate("style => style.remove()")
    return found


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

    Each width is looked at with every rule once, in the theme the other width is not, and with the rules on colors in the other theme. A box
    that is shut hides parts and adds none, so shut ones are looked at once. The theme changes once: the whole page is drawn anew for it.

    Args:
        shot: names a picture to keep of the open page, in both widths.
        short: only a phone in light and a desk in dark, for a page that another one shares its every part with.
    """
    found = {}
    shut_all(person)
    look(person, WIDTHS["phone"], "light")
    found["phone light, at rest"] = findings(person.page, [*WCAG, "best-practice"])
    open_all(person)
    found["phone light"] = findings(person.page, WCAG)
    if shot:
        person.shot(shot)
    look(person, 320, "light")
    found["320 px"] = person.sideways()
    found["320 px, spaced"] = cut(person)
    if not short:
        look(person, WIDTHS["desk"], "light")
        found["desk light"] = findings(person.page, COLOURS, "rule")
        if shot:
            person.shot(shot)
    look(person, WIDTHS["desk"], "dark")
    found["desk dark"] = findings(person.page, [*WCAG, "best-practice"])
    if not short:
        look(person, WIDTHS["phone"], "dark")
        found["phone dark"] = findings(person.page, COLOURS, "rule")
    return {state: lines for state, lines in found.items() if lines}
