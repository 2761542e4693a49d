"""A page on paper: nothing lies over anything, closed boxes are open, and nothing is printed that is there to be pressed."""

from __future__ import annotations

import re
from itertools import combinations

import pypdfium2
import pytest

from views.shared.words import Words

MARGIN, HEIGHT = 15 / 25.4 * 72, 297 / 25.4 * 72
"""Of a sheet of A4, in points."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


HIDDEN = """() => [...document.querySelectorAll('details:not([open]) li')].map(e => e.textContent)"""
PRESSED = """() => [...document.querySelectorAll('[data-testid=stButton], [data-testid=stDownloadButton]')]
  .map(e => [...e.querySelectorAll('p, span')].map(p => p.textContent).at(-1))"""


def words(text: str) -> str:
    """Without what only says where a line ends."""
    return re.sub(r"\W+", " ", text.replace("\ufffe", "")).strip()


def covered(one: Box, other: Box) -> bool:
    """Whether one line lies over another: more than the tails of its letters."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 2 and high > 0.4 * min(one[3] - one[1], other[3] - other[1])


@pytest.mark.parametrize("person", [("desk", "dark")], indirect=True)
@pytest.mark.parametrize(
    ("path", "told"), [("compare", "unopened"), ("options", "unopened"), ("my-answers", "unasked")]
)
def test_a_printed_page_can_be_read(person, fine_lines, path, told):
    person.keeps(fine_lines)
    person.open(path)
    hidden, pressed = person.page.evaluate(HIDDEN), person.page.evaluate(PRESSED)
    pdf = pypdfium2.PdfDocument(person.page.pdf(format="A4"))
    sheets = [sheet.get_textpage() for sheet in pdf]
    text = "\n".join(sheet.get_text_range() for sheet in sheets)
    assert Words().say("draft") in text.splitlines()[0], "the bar does not print"
    assert Words().say(told) in text
    assert [line for line in hidden if words(line)[:30] not in words(text)] == []
    assert pressed
    assert set(pressed) & set(text.splitlines()) == set()
    for sheet in sheets:
        lines = [sheet.get_rect(number) for number in range(sheet.count_rects())]
        assert [pair for pair in combinations(lines, 2) if covered(*pair)] == []
        assert [line for line in lines if line[1] < MARGIN - 3 or line[3] > HEIGHT - MARGIN + 3] == []
    for sheet in pdf:
        assert sheet.render(scale=0.2).to_numpy().mean() > 200, "ink on white, also for those whose screen is dark"


def test_what_rests_on_a_private_answer_is_on_the_screen_and_on_no_paper(person, fine_lines):
    told = [r.rule for r in person.aid.gate if r.rule.id in person.aid.private_rules and "unhappy" in str(r.rule.when)]
    help_first = [r.rule.text for r in person.aid.withholds]
    person.keeps({**fine_lines, "private_more": ("unhappy_before",), "worry_time": "over_3_hours"})
    person.open("compare")
    shown = person.page.locator("body").text_content()
    said = (
        [rule.brief for rule in told] + [rule.reason for rule in told] + [text for text in help_first if text in shown]
    )
    assert len(said) > 2
    assert all(text in shown for text in said)
    text = "".join(
        words(sheet.get_textpage().get_text_range()) for sheet in pypdfium2.PdfDocument(person.page.pdf(format="A4"))
    )
    assert Words().say("compare_title") in text
    assert [line for line in said if words(line)[:30] in text] == []
