"""Random people who answer what they are asked, one or very many, drawn by the `share` of choices and `typical` of
numbers.

Shares without `share_facts` are assumed. A choice without a share is as likely as any other; a tick without one is even
odds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logic.conditions.table import NO_CHOICE, Bits, Column, Counts, Table, pack
from logic.content.bank import Question
from logic.person.draw import ANYWHERE, UNSURE_OF_NUMBER, odds, otherwise, spread, weights
from logic.person.path import Answer, cell

_STEPS = 1 << 16
"""Random draws are 16 bits wide, so a share is kept to 1 in 65,536."""


class Crowd:
    """Draws tables of people of one bank. Random bits become answers by looking them up, so that a million take a tenth
    of a second.
    """

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


def _lookup(question: Question) -> tuple[NDArray[np.uint8] | None, Counts | None]:
    """Sixteen random bits → choice code, and → number."""
    at = (np.arange(_STEPS) + 0.5) / _STEPS
    if not question.counted:
        upto = np.cumsum(weights(question))
        return np.searchsorted(upto / upto[-1], at).astype(np.uint8), None
    unsure = next((i for i, c in enumerate(question.choices) if c.unknown), None)
    aside = 0.0 if unsure is None else UNSURE_OF_NUMBER
    low, high, middle = spread(question)
    anywhere = aside + (1 - aside) * ANYWHERE
    within = np.clip((at - anywhere) / (1 - anywhere), 0, 1)
    split = (middle - low) / (high - low) if high > low else 0.0  # the triangular distribution, turned round
    rising = low + np.sqrt(within * max(0.0, (high - low) * (middle - low)))
    falling = high - np.sqrt((1 - within) * max(0.0, (high - low) * (high - middle)))
    shaped = np.rint(np.where(within < split, rising, falling))
    floor, ceiling = question.lowest, question.highest
    flat = floor + np.floor((at - aside) / (anywhere - aside) * (ceiling - floor + 1))
    numbers = np.clip(np.where(at < anywhere, flat, shaped), floor, ceiling).astype(_whole(question))
    if unsure is None:
        return None, numbers
    codes = np.where(at < aside, unsure, NO_CHOICE).astype(np.uint8)
    return codes, np.where(at < aside, 0, numbers).astype(_whole(question))


def _whole(question: Question) -> type[np.signedinteger[Any]]:
    """The smallest whole numbers that hold every answer as counted."""
    return np.int32 if max(abs(question.lowest), abs(question.highest)) < 1 << 31 else np.int64


def _ticks(question: Question, people: int, rng: np.random.Generator, everybody: Bits) -> dict[str, Bits]:
    joinable = [c for c in question.choices if not c.exclusive]
    flags = [_random(people, rng) < round(odds(c) * _STEPS) for c in joinable]
    if question.most is not None and question.most < len(joinable):
        ticked = np.zeros(people, np.uint8)
        for flag in flags:
            flag &= ticked < question.most
            ticked += flag
    ticks = {c.id: everybody ^ everybody for c in question.choices} | {
        c.id: pack(f) for c, f in zip(joinable, flags, strict=True)
    }
    some = everybody ^ everybody
    for bits in ticks.values():
        some = some | bits
    none = otherwise(question)
    ticks[none] = ticks[none] | (everybody & ~some)
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
        if question.counted:
            counts = [None if a is None else cell(question, a, today) for a in given]
            numbers = np.array([count if isinstance(count, int) else 0 for count in counts], _whole(question))
        columns[name] = Column(codes, numbers, answered=answered)
    return Table(people, columns, everybody)
