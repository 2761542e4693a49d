"""A fact tells how often in its sentence and again as `event_rate`, from which pictures are drawn: both must tell the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.content.evidence import EventRate
from logic.content.problems import Problem
from logic.tools.check.lint.numerals import OF_ALL, in_digits, numbers

ROUNDED = 0.1
"""How far a share told of other people than those counted may lie from it: as people round."""
_N = r"(\d[\d,]*(?:\.\d+)?)"
_SHARE = re.compile(
    rf"(?<![\w.,]){_N}(?: ?(?:to|or|and|-|–) ?{_N})?(?: \w+){{0,2}} "
    rf"(?:of|in|out of|per|among) (?:the |those |every |all |about )*{_N}"
)
_PERCENT = re.compile(rf"(?<![\w.,]){_N}(?: ?%| percent)?(?: ?(?:to|or|and|-|–) ?{_N})? ?(?:%|percent)")
_OF_THEM = re.compile(
    rf"\b(?:of|in|among|from) (?:the |about |all )?{_N} (?!to\b|or\b|of\b|in\b|days|weeks|months|years)[a-z]", re.I
)
_SOME = re.compile(
    rf"(?<![\w.,%]){_N}(?![\d.,]*\d)(?! ?%)(?! (?:percent|to|of|in|out|per|days|weeks|months|years|times|more)\b)"
)
_NOBODY = re.compile(r"\b(none|nobody|no one|never)\b", re.I)


class Told(NamedTuple):
    """A share as a sentence tells it: `low` to `high` of so many."""

    low: float
    high: float
    of: float


def told(sentence: str) -> Iterator[Told]:
    """Every share a sentence may tell. One too many does no harm: the sentence agrees as soon as one of them does."""
    text = in_digits(sentence)
    for found in _SHARE.finditer(text):
        low, high, of = (None if n is None else _number(n) for n in found.groups())
        if low is not None and of:
            yield Told(low, low if high is None else high, of)
    for found in _PERCENT.finditer(text):
        low, high = _number(found[1]), _number(found[2] or found[1])
        yield Told(low, high, 100)
    for part, share in OF_ALL.items():
        if re.search(rf"\b{part}\b(?! an? )", text, re.I):
            yield Told(share, share, 100)
    for part in re.split(r"(?<=[.;:]) ", text):
        for people in _OF_THEM.finditer(part):
            of = _number(people[1])
            rest = part[people.end() :]
            yield from (Told(n, n, of) for n in map(_number, _SOME.findall(rest)) if n <= of)
            if _NOBODY.search(rest):
                yield Told(0, 0, of)


def _number(text: str) -> float:
    return float(text.rstrip(",").replace(",", ""))


def agrees(share: Told, rate: EventRate) -> bool:
    """Whether a share is the rate: just so many, where it is told of just those who were counted, else as people round."""
    scaled = rate.events * share.of / rate.out_of
    slack = 0.0 if share.of == rate.out_of != 100 else max(0.5, ROUNDED * scaled)
    return share.low - slack <= scaled <= share.high + slack


def contradicts(sentence: str, rate: EventRate) -> bool:
    """Whether a sentence tells shares, and the rate is none of them, nor a mean of those of several groups."""
    shares = list(told(sentence))
    if (
        not shares
        or {rate.events, rate.out_of} <= set(numbers(sentence))
        or any(agrees(share, rate) for share in shares)
    ):
        return False
    ends = [end / share.of for share in shares for end in (share.low, share.high)]
    of_groups = len(shares) > 1 and all(share.of != rate.out_of for share in shares)
    return not (of_groups and min(ends) <= rate.events / rate.out_of <= max(ends))


def differing(aid: Aid) -> Iterator[Problem]:
    """Facts whose sentence tells another share than their event_rate."""
    for file, content in aid.parts.fact_files.items():
        for i, fact in enumerate(content.facts):
            if fact.event_rate and contradicts(fact.statement, fact.event_rate):
                what = f"says {fact.event_rate.events:g} of {fact.event_rate.out_of:,}, and its sentence tells another share"
                fix = "correct the one that is wrong, or let the sentence tell this share as well"
                yield Problem.unplaced("rate-differs", "error", file, ("facts", i, "event_rate"), fact.id, what, fix)
