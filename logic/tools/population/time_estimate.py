"""How long the questions take: words ÷ 180 a minute and 4 seconds a tap, for the median of people drawn at random.

Counted: page titles and intros, each asked question with its help and every choice shown. Not counted: "why we ask", which is
closed until opened. Taps: one for each tick, two for a number (reach the field, type), one for Next on each page.

The short way for a consultation is counted in the same way, with what it asks only: then one tap to open the private questions,
one for each of three priorities, one for what the change is worth, and one for Next on each of its two steps.
"""

from __future__ import annotations

import random
import statistics
from dataclasses import dataclass
from datetime import date

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit.priorities import FEWEST
from logic.person import short_way
from logic.person.path import Answer, walk
from logic.tools.population import people

WORDS_PER_MINUTE, SECONDS_PER_TAP = 180, 4
MOST_QUESTIONS, MOST_PAGES, MOST_MINUTES = 32, 12, 8
MOST_SHORT_TAPS = 30


@dataclass(frozen=True, slots=True)
class Estimate:
    """Medians over the people drawn."""

    questions: float
    pages: float
    words: float
    taps: float
    minutes: float


def estimate(aid: Aid, today: date, *, drawn: int = 300, seed: int = 1) -> Estimate:
    """Medians for people drawn with a fixed seed."""
    rng = random.Random(seed)
    rows = [_one(aid, people.draw(aid, rng, today), today) for _ in range(drawn)]
    return Estimate(*(statistics.median(column) for column in zip(*rows, strict=True)))


def short_way_estimate(aid: Aid, today: date, *, drawn: int = 100, seed: int = 1) -> Estimate:
    """Medians of the short way. People for whom nothing is compared are left out: their way is shorter still."""
    rng = random.Random(seed)
    rows = [row for _ in range(drawn) if (row := _short(aid, people.draw(aid, rng, today), today))]
    return Estimate(*(statistics.median(column) for column in zip(*rows, strict=True)))


def _short(aid: Aid, person: dict[str, Answer], today: date) -> tuple[int, int, int, int, float] | None:
    given: dict[str, Answer] = {}
    while True:
        path, told = walk(aid, given, today), compare(aid, given, today=today)
        wanted = [q for q in short_way.needed(aid, path, told, given) if q not in given]
        if not wanted:
            break
        given |= {q: person[q] if q in person else people.answer(aid.questions[q], random.Random(0), today) for q in wanted}
    if not told.variants:
        return None
    words = sum(_words(aid.questions[q].text, aid.questions[q].help, *(c.text for c in aid.questions[q].choices)) for q in given)
    taps = sum(_taps(answer) for answer in given.values()) + 1 + FEWEST + 1 + 2
    return len(given), 2, words, taps, words / WORDS_PER_MINUTE + taps * SECONDS_PER_TAP / 60


def _one(aid: Aid, answers: dict[str, Answer], today: date) -> tuple[int, int, int, int, float]:
    asked = walk(aid, answers, today).asked
    sections = {aid.section_of[q].id: aid.section_of[q] for q in asked}
    words = sum(_words(s.title, s.intro) for s in sections.values())
    taps = len(sections)
    for name in asked:
        question = aid.questions[name]
        words += _words(question.text, question.help, *(c.text for c in question.choices))
        taps += _taps(answers[name])
    return len(asked), len(sections), words, taps, words / WORDS_PER_MINUTE + taps * SECONDS_PER_TAP / 60


def _words(*texts: str | None) -> int:
    return sum(len(text.split()) for text in texts if text)


def _taps(answer: Answer) -> int:
    if isinstance(answer, tuple):
        return len(answer)
    return 2 if isinstance(answer, int) else 1


def minutes_for(aid: Aid, questions: tuple[str, ...]) -> int:
    """Whole minutes, at least 1, that some open questions will take."""
    words = sum(_words(aid.questions[q].text, *(c.text for c in aid.questions[q].choices)) for q in questions)
    return max(1, round(words / WORDS_PER_MINUTE + len(questions) * SECONDS_PER_TAP / 60))
