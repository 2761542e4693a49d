"""How long the questions take: words ÷ 180 a minute and 4 seconds a tap, for the median of people drawn at random.

Counted: page titles and intros, each asked question with its help and every choice shown. Not counted: "why we ask",
which is closed until opened. Taps: one for each tick, two for a number (reach the field, type), one for Next on each
page."""

from __future__ import annotations

import random
import statistics
from dataclasses import dataclass
from datetime import date

from logic.aid.aid import Aid
from logic.person import draw
from logic.person.path import Answer, walk

WORDS_PER_MINUTE, SECONDS_PER_TAP = 180, 4


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
    rows = [_one(aid, draw.draw(aid, rng, today), today) for _ in range(drawn)]
    return Estimate(*(statistics.median(column) for column in zip(*rows, strict=True)))


def _one(aid: Aid, answers: dict[str, Answer], today: date) -> tuple[int, int, int, int, float]:
    asked = walk(aid, answers, today).asked
    sections = {aid.section_of[q].id: aid.section_of[q] for q in asked}
    words = sum(words_in(s.title, s.intro) for s in sections.values())
    taps = len(sections)
    for name in asked:
        question = aid.questions[name]
        words += words_in(question.text, question.help, *(c.text for c in question.choices))
        taps += taps_for(answers[name])
    return len(asked), len(sections), words, taps, words / WORDS_PER_MINUTE + taps * SECONDS_PER_TAP / 60


def words_in(*texts: str | None) -> int:
    return sum(len(text.split()) for text in texts if text)


def taps_for(answer: Answer) -> int:
    if isinstance(answer, tuple):
        return len(answer)
    return 2 if isinstance(answer, int | float) else 1


def minutes_for(aid: Aid, questions: tuple[str, ...]) -> int:
    """Whole minutes, at least 1, that some open questions will take."""
    words = sum(words_in(aid.questions[q].text, *(c.text for c in aid.questions[q].choices)) for q in questions)
    return max(1, round(words / WORDS_PER_MINUTE + len(questions) * SECONDS_PER_TAP / 60))
