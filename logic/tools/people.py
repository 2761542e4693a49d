"""Random people who answer what they are asked, drawn by the `share` of choices and `typical` of numbers (all assumed)."""

from __future__ import annotations

import random
from datetime import date

from logic.aid import Aid
from logic.model import Question
from logic.path import Answer, walk


def draw(aid: Aid, rng: random.Random, today: date) -> dict[str, Answer]:
    """One person's whole answer sheet."""
    answers: dict[str, Answer] = {}
    while True:
        open_ = walk(aid, answers, today).open
        if not open_:
            return answers
        for name in open_:
            answers[name] = _answer(aid.questions[name], rng, today)


def _answer(question: Question, rng: random.Random, today: date) -> Answer:
    unsure = [c for c in question.choices if c.unknown]
    if question.kind in ("number", "money", "month"):
        if unsure and rng.random() < 0.1:
            return unsure[0].id
        low, high = question.min or 0, question.max or 0
        middle = question.typical if question.typical is not None else (low + high) // 2
        number = round(rng.triangular(low, min(high, 2 * middle - low) if middle > low else high, middle))
        number = max(low, min(high, number))
        if question.kind != "month":
            return number
        months = today.year * 12 + today.month - 1 + number
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    weights = [c.share if c.share is not None else 0.5 for c in question.choices]
    if not any(weights):
        weights = [1.0] * len(weights)
    if question.kind == "several":
        ticked = tuple(c.id for c, w in zip(question.choices, weights, strict=True) if not c.exclusive and rng.random() < w)
        exclusive = [c.id for c in question.choices if c.exclusive and not c.unknown]
        return ticked[: question.most] if ticked else (exclusive[0],) if exclusive else (question.choices[0].id,)
    return rng.choices([c.id for c in question.choices], weights)[0]
