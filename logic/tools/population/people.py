"""Random people who answer what they are asked, one or very many, drawn by the `share` of choices and `typical` of numbers.

Shares without `share_facts` are assumed. A choice without a share is as likely as any other; a tick without one is even odds.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from logic.aid.aid import Aid
from logic.conditions.table import NO_CHOICE, Bits, Column, Table, pack
from logic.content.model import Choice, Question
from logic.person.path import Answer, month_at, months_from, walk

_STEPS = 1 << 16
"""Random draws are 16 bits wide, so a share is kept to 1 in 65,536."""
UNSURE_OF_NUMBER = 0.1
ANYWHERE = 0.1
"""How many numbers lie anywhere within bounds instead of about the typical one, so that no group of people is empty."""


def draw(aid: Aid, rng: random.Random, today: date) -> dict[str, Answer]:
    """One person's whole answer sheet."""
    answers: dict[str, Answer] = {}
    while True:
        open_ = walk(aid, answers, today).open
        if not open_:
            return answers
        for name in open_:
            answers[name] = answer(aid.questions[name], rng, today)


def answer(question: Question, rng: random.Random, today: date) -> Answer:
    unsure = [c for c in question.choices if c.unknown]
    if question.kind in ("number", "money", "month"):
        if unsure and rng.random() < UNSURE_OF_NUMBER:
            return unsure[0].id
        low, high, middle = _spread(question)
        number = round(rng.triangular(low, high, middle))
        if rng.random() < ANYWHERE:
            number = rng.randint(question.min or 0, question.max or 0)
        number = max(question.min or 0, min(question.max or 0, number))
        return month_at(today, number) if question.kind == "month" else number
    if question.kind == "several":
        ticked = tuple(c.id for c in question.choices if not c.exclusive and rng.random() < _odds(c))
        return ticked[: question.most] if ticked else (_otherwise(question),)
    return rng.choices([c.id for c in question.choices], _weights(question))[0]


def _spread(question: Question) -> tuple[float, float, float]:
    """Lowest, highest and likeliest number of a triangular distribution."""
    low, high = question.min or 0, question.max or 0
    middle = question.typical if question.typical is not None else (low + high) // 2
    return low, min(high, 2 * middle - low) if middle > low else high, middle


def _odds(choice: Choice) -> float:
    return choice.share if choice.share is not None else 0.5


def _weights(question: Question) -> list[float]:
    weights = [_odds(c) for c in question.choices]
    return weights if any(weights) else [1.0] * len(weights)


def _otherwise(question: Question) -> str:
    """What is ticked when nothing else is: none of these."""
    alone = [c.id for c in question.choices if c.exclusive and not c.unknown]
    return alone[0] if alone else question.choices[0].id


# ---- very many


class Crowd:
    """Draws tables of people of one bank. Random bits become answers by looking them up, so that a million take a tenth of a second."""

    def __init__(self, questions: Mapping[str, Question]):
        self.questions = questions
        self._lookup = {name: _lookup(q) for name, q in questions.items() if q.kind != "several"}

    def draw(self, people: int, rng: np.random.Generator) -> Table:
        """A table of people who have an answer to everything."""
        everybody = pack(np.ones(people, np.bool_))
        columns = {}
        for name, question in self.questions.items():
            if question.kind == "several":
                columns[name] = Column(ticks=_ticks(question, people, rng, everybody))
            else:
                codes, numbers = self._lookup[name]
                at = _random(people, rng)
                columns[name] = Column(None if codes is None else codes[at], None if numbers is None else numbers[at])
        return Table(people, columns, everybody)


def _random(people: int, rng: np.random.Generator) -> NDArray[np.uint16]:
    return np.frombuffer(rng.bytes(2 * people), np.uint16)


def _lookup(question: Question) -> tuple[NDArray[np.uint8] | None, NDArray[np.int32] | None]:
    """Sixteen random bits → choice code, and → number."""
    at = (np.arange(_STEPS) + 0.5) / _STEPS
    if question.kind not in ("number", "money", "month"):
        weights = np.cumsum(_weights(question))
        return np.searchsorted(weights / weights[-1], at).astype(np.uint8), None
    unsure = next((i for i, c in enumerate(question.choices) if c.unknown), None)
    aside = 0.0 if unsure is None else UNSURE_OF_NUMBER
    low, high, middle = _spread(question)
    anywhere = aside + (1 - aside) * ANYWHERE
    within = np.clip((at - anywhere) / (1 - anywhere), 0, 1)
    split = (middle - low) / (high - low) if high > low else 0.0  # the triangular distribution, turned round
    rising = low + np.sqrt(within * max(0.0, (high - low) * (middle - low)))
    falling = high - np.sqrt((1 - within) * max(0.0, (high - low) * (high - middle)))
    spread = np.rint(np.where(within < split, rising, falling))
    floor, ceiling = question.min or 0, question.max or 0
    flat = floor + np.floor((at - aside) / (anywhere - aside) * (ceiling - floor + 1))
    numbers = np.clip(np.where(at < anywhere, flat, spread), floor, ceiling).astype(np.int32)
    if unsure is None:
        return None, numbers
    codes = np.where(at < aside, unsure, NO_CHOICE).astype(np.uint8)
    return codes, np.where(at < aside, 0, numbers).astype(np.int32)


def _ticks(question: Question, people: int, rng: np.random.Generator, everybody: Bits) -> dict[str, Bits]:
    joinable = [c for c in question.choices if not c.exclusive]
    flags = [_random(people, rng) < round(_odds(c) * _STEPS) for c in joinable]
    if question.most is not None and question.most < len(joinable):
        ticked = np.zeros(people, np.uint8)
        for flag in flags:
            flag &= ticked < question.most
            ticked += flag
    ticks = {c.id: everybody ^ everybody for c in question.choices} | {c.id: pack(f) for c, f in zip(joinable, flags, strict=True)}
    some = everybody ^ everybody
    for bits in ticks.values():
        some = some | bits
    otherwise = _otherwise(question)
    ticks[otherwise] = ticks[otherwise] | (everybody & ~some)
    return ticks


def table_of(questions: Mapping[str, Question], sheets: Sequence[Mapping[str, Answer]], today: date) -> Table:
    """The same table from answer sheets; a question a sheet lacks is unanswered."""
    people = len(sheets)
    everybody = pack(np.ones(people, np.bool_))
    columns = {}
    for name, question in questions.items():
        given = [sheet.get(name) for sheet in sheets]
        answered = pack(np.array([a is not None for a in given], np.bool_))
        place = {c.id: i for i, c in enumerate(question.choices)}
        if question.kind == "several":
            ticks = {c: pack(np.array([a is not None and c in a for a in given], np.bool_)) for c in place}  # type: ignore[operator]
            columns[name] = Column(ticks=ticks, answered=answered)
            continue
        codes = np.array([place.get(a, NO_CHOICE) if isinstance(a, str) else NO_CHOICE for a in given], np.uint8)
        numbers = None
        if question.kind in ("number", "money", "month"):
            numbers = np.array([_number(question, a, today) for a in given], np.int32)
        columns[name] = Column(codes, numbers, answered=answered)
    return Table(people, columns, everybody)


def _number(question: Question, answer: Answer | None, today: date) -> int:
    if isinstance(answer, int):
        return answer
    if question.kind == "month" and isinstance(answer, str) and answer[:4].isdigit():
        return months_from(today, answer)
    return 0
