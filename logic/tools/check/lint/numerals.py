"""Every number in a text (in digits or words), a range or a picture, traced to a fact it names: as it stands there,
turned into so many of 100 or of 1,000, or worked out by a sum that says so."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from logic.content.evidence import Fact, Source

NUMBER = re.compile(r"(?<![\w.])\$?(\d[\d,]*(?:\.\d+)?)(?![\w]*[a-z]\d)")
_UP_TO_19 = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SPELLED = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:-({'|'.join(_UP_TO_19[1:10])}))?|({'|'.join(_UP_TO_19)})|(dozen))\b", re.I
)
OF_ALL = {"half": 50.0, "a third": 33.0, "two thirds": 67.0, "a quarter": 25.0, "three quarters": 75.0}
_PART = re.compile(rf"(?<!and a )\b({'|'.join(OF_ALL)})\b(?! an? )", re.I)
_OUR_COUNT = re.compile(
    rf"\b({'|'.join(_UP_TO_19[2:13])}) (\w+ ){{0,2}}(groups|reports|studies|trials|practices|sources)\b", re.I
)
"""How many studies a figure was read from is counted by whoever read them."""
_UNITS = {1, 2, 3, 4, 5, 7, 12, 30, 52, 100, 1000}
"""Numbers a sum may use besides those of its facts: days in a week, months in a year, so many of 100, and small counts
of years.
"""
Known = Callable[[tuple[str, ...]], Collection[float]]
"""Facts → the numbers they hold."""
_SHARE = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) (?:of|in|out of) (\d[\d,]*)")
_OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def numbers(text: str) -> list[float]:
    """The numbers written in a text, in digits and in words. "One" is none: it mostly stands for somebody."""
    found = [(at.start(), float(at[1].rstrip(",").replace(",", ""))) for at in NUMBER.finditer(text)]
    found += [(at.start(), _spelled(at)) for at in _SPELLED.finditer(text) if at.group().lower() != "one"]
    return [number for _, number in sorted(found)]


def in_digits(text: str) -> str:
    """A text with its spelled numbers in digits, but for "one", which mostly stands for somebody."""
    return _SPELLED.sub(lambda found: found.group() if found.group().lower() == "one" else f"{_spelled(found):g}", text)


def _spelled(found: re.Match[str]) -> float:
    tens, more, alone, dozen = (part and part.lower() for part in found.groups())
    if dozen:
        return 12.0
    return (
        float(_UP_TO_19.index(alone))
        if alone
        else 20.0 + 10 * _TENS.index(tens) + (_UP_TO_19.index(more) if more else 0)
    )


def known(facts: Iterable[Fact], sources: Mapping[str, Source]) -> set[float]:
    """Every number these facts hold, and each share as so many of 100, of 1,000, and as those it spared."""
    plain: set[float] = set()
    shares: set[float] = set()
    for fact in facts:
        said = f"{fact.statement} {fact.certainty_reason}"
        plain |= set(numbers(said)) | {OF_ALL[part.lower()] for part in _PART.findall(said)}
        plain |= {float(n) for n, word in ((1, "one|once"), (2, "twice")) if re.search(rf"\b({word})\b", said, re.I)}
        if fact.value:
            plain |= {n for n in (fact.value.low, fact.value.high) if n is not None} | set(
                numbers(fact.value.per or "")
            )
            if "percent" in fact.value.unit or "100" in fact.value.unit:
                shares |= {n for n in (fact.value.low, fact.value.high) if n is not None}
        rate = fact.event_rate
        if rate:
            plain |= {float(rate.events), float(rate.out_of)}
            plain |= set(numbers(f"{rate.population} {rate.timeframe or ''} {rate.comparator or ''}"))
            shares.add(100 * rate.events / rate.out_of)
            shares |= set(_shares(rate.comparator or ""))
        plain |= {float(str(sources[s].year)) for s in fact.sources if s in sources and str(sources[s].year).isdigit()}
        shares |= {float(n) for n in re.findall(r"(\d+(?:\.\d+)?) ?(?:%|percent)", said)} | set(_shares(said))
    for share in shares:
        plain |= {share, 100 - share, 10 * share, 1000 - 10 * share}
    return plain


def _shares(text: str) -> Iterator[float]:
    """Each "3 of 120" as so many of 100."""
    for some, people in _SHARE.findall(text):
        a, b = (float(n.rstrip(",").replace(",", "")) for n in (some, people))
        if b:
            yield 100 * a / b


def counted_in(facts: Iterable[Fact], events: float, out_of: int) -> bool:
    """Whether one of these facts counts just so many of just so many: in its rate, in what that is compared with, or in
    its words.
    """
    for fact in facts:
        rate = fact.event_rate
        if rate and (rate.events, rate.out_of) == (events, out_of):
            return True
        said = f"{fact.statement} {fact.certainty_reason} {rate.comparator or '' if rate else ''} {rate.population if rate else ''}"
        plain = said.replace(",", "")
        if re.search(rf"(?<![\d.]){events:g} (of|in|out of|among) (the |those |its |all )?{out_of}\b", plain):
            return True
        if events != out_of and {events, float(out_of)} <= set(numbers(said)) | (
            {float(rate.events), float(rate.out_of)} if rate else set()
        ):
            return True
    return False


def traced(number: float, held: Collection[float]) -> bool:
    """Whether a number is one of those held, as it stands or rounded as people round; what is more than 0 is never 0."""
    return number in held or (number != 0 and any(round(n) == number or round(n, 1) == number for n in held))


def untraced(text: str, held: Collection[float]) -> Iterator[float]:
    """The numbers of a text that no fact holds; half of people is 50. A plain 100 or 1,000 is a denominator, not a
    figure.
    """
    if any(0 < n < 1 for n in held):
        text = text.replace("fewer than 1 of", "")  # how a harm below one person is told
    text = _OUR_COUNT.sub("", text)
    found = [*numbers(text), *(OF_ALL[part.lower()] for part in _PART.findall(text))]
    return (n for n in found if n not in (100.0, 1000.0) and not traced(n, held))


def sum_of(text: str) -> tuple[float, list[float]] | None:
    """A sum such as "4 * 100 + 50" as (result, the numbers in it), or None when it is none."""
    try:
        tree = ast.parse(text.replace(",", ""), mode="eval").body
        used: list[float] = []
        return _value(tree, used), used
    except (SyntaxError, ValueError, ZeroDivisionError, TypeError):
        return None


def _value(node: ast.AST, used: list[float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        used.append(float(node.value))
        return float(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return float(_OPERATIONS[type(node.op)](_value(node.left, used), _value(node.right, used)))
    raise ValueError


def unworked(value: float, text: str | None, held: Collection[float]) -> str | None:
    """What is wrong with a number of a range: no fact holds it, and no sum gives it. None when it is fine."""
    if text is None:
        return None if value == 0 or traced(value, held) else f"the number {value:g} stands in none of its facts"
    found = sum_of(text)
    if found is None:
        return f"{text!r} is no sum of numbers"
    result, used = found
    if abs(result - value) > max(0.5, 0.01 * abs(value)):
        return f"{text!r} makes {result:g}, not {value:g}"
    strange = [n for n in used if n not in _UNITS and not traced(n, held)]
    return f"the number {strange[0]:g} in {text!r} stands in none of its facts" if strange else None
