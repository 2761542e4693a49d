"""One random person who answers what they are asked, drawn by the `share` of choices and `typical` of numbers.

Shares without `share_facts` are assumed. A choice without a share is as likely as any other; a tick without one is even
odds."""

from __future__ import annotations

import random
from datetime import date

from logic.aid.aid import Aid
from logic.content.bank import Choice, Question
from logic.person.path import Answer, uncounted, walk

UNSURE_OF_NUMBER = 0.1
ANYWHERE = 0.1
"""How many numbers lie anywhere within bounds instead of about the typical one, so that no group of people is empty."""


def draw(aid: Aid, rng: random.Random, today: date) -> dict[str, Answer]:
    """One person's whole answer sheet."""
    person = _AsAsked(aid, rng, today)
    walk(aid, person, today)
    return dict(person)


class _AsAsked(dict[str, Answer]):
    """Answers that are drawn when a question is asked, so that one walk fills in the sheet however questions wait for
    each other.
    """

    def __init__(self, aid: Aid, rng: random.Random, today: date):
        self.aid, self.rng, self.today = aid, rng, today

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Answer:
        drawn = self[name] = answer(self.aid.questions[name], self.rng, self.today)
        return drawn


def answer(question: Question, rng: random.Random, today: date) -> Answer:
    unsure = [c for c in question.choices if c.unknown]
    if question.counted:
        if unsure and rng.random() < UNSURE_OF_NUMBER:
            return unsure[0].id
        low, high, middle = spread(question)
        number = round(rng.triangular(low, high, middle))
        if rng.random() < ANYWHERE:
            number = rng.randint(question.lowest, question.highest)
        return uncounted(question, max(question.lowest, min(question.highest, number)), today)
    if question.kind == "several":
        ticked = tuple(c.id for c in question.choices if not c.exclusive and rng.random() < odds(c))
        return ticked[: question.most] if ticked else (otherwise(question),)
    return rng.choices([c.id for c in question.choices], weights(question))[0]


def spread(question: Question) -> tuple[float, float, float]:
    """Lowest, highest and likeliest number of a triangular distribution, as counted."""
    low, high = question.lowest, question.highest
    middle = question.typical * question.step if question.typical is not None else (low + high) // 2
    return low, min(high, 2 * middle - low) if middle > low else high, middle


def odds(choice: Choice) -> float:
    return choice.share if choice.share is not None else 0.5


def weights(question: Question) -> list[float]:
    weights = [odds(c) for c in question.choices]
    return weights if any(weights) else [1.0] * len(weights)


def otherwise(question: Question) -> str:
    """What is ticked when nothing else is: none of these."""
    alone = [c.id for c in question.choices if c.exclusive and not c.unknown]
    return alone[0] if alone else question.choices[0].id
