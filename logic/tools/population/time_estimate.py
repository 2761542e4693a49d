"""How long the questions take: words ÷ 180 a minute and 4 seconds a tap, for the median of people drawn at random.

Counted: page titles and intros, each asked question with its help and every choice shown. Not counted: "why we ask",
which is closed until opened. Taps: one for each tick, two for a number (reach the field, type), one for Next on each
page.

The short way for a consultation is counted in the same way, with what it asks only: then one tap to open the private
questions, one for each of three troubles minded, one for each of three packages, and one for Next on each of its two
steps.
"""

from __future__ import annotations

import random
import statistics
from datetime import date

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit.packages import USUAL
from logic.fit.priorities import MOST_MINDED
from logic.person import draw, short_way
from logic.person.duration import SECONDS_PER_TAP, WORDS_PER_MINUTE, Estimate, taps_for, words_in
from logic.person.path import Answer, walk

MOST_QUESTIONS, MOST_PAGES, MOST_MINUTES = 34, 12, 9
MOST_SHORT_TAPS = 32


def short_way_estimate(aid: Aid, today: date, *, drawn: int = 100, seed: int = 1) -> Estimate:
    """Medians of the short way. People for whom nothing is compared are left out: their way is shorter still."""
    rng = random.Random(seed)
    rows = [row for _ in range(drawn) if (row := _short(aid, draw.draw(aid, rng, today), today))]
    return Estimate(*(statistics.median(column) for column in zip(*rows, strict=True)))


def _short(aid: Aid, person: dict[str, Answer], today: date) -> tuple[int, int, int, int, float] | None:
    given: dict[str, Answer] = {}
    while True:
        path, told = walk(aid, given, today), compare(aid, given, today=today)
        wanted = [q for q in short_way.needed(aid, path, told, given) if q not in given]
        if not wanted:
            break
        given |= {
            q: person[q] if q in person else draw.answer(aid.questions[q], random.Random(0), today) for q in wanted
        }
    if not told.variants:
        return None
    words = sum(
        words_in(aid.questions[q].text, aid.questions[q].help, *(c.text for c in aid.questions[q].choices))
        for q in given
    )
    taps = sum(taps_for(answer) for answer in given.values()) + 1 + MOST_MINDED + USUAL + 2
    return len(given), 2, words, taps, words / WORDS_PER_MINUTE + taps * SECONDS_PER_TAP / 60
