"""Many faults of one kind take no more than their share of time, and every misspelt key is told with the keys of its own place."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from logic.content import reader
from logic.content.about import About
from logic.content.bank import Bank
from logic.content.base import Part
from logic.content.elsewhere import Elsewhere
from logic.content.evidence import FactFile, SourceFile
from logic.content.options import Option
from logic.content.pages import Claims, Knowledge, Reviews
from logic.content.rules import Promises, Rules
from logic.content.shape import fields_at
from logic.load import inspect_texts

SIZE = 24_000
SECONDS = 3 if sys.gettrace() is None else 9
"""Of computing; `make cover` counts each line, which takes longer than to run it."""
SHAPES = {
    reader.BANK: Bank, reader.ABOUT: About, reader.ELSEWHERE: Elsewhere, reader.RULES: Rules, reader.PROMISES: Promises, reader.SOURCES: SourceFile,
    reader.CLAIMS: Claims, reader.KNOWLEDGE: Knowledge, reader.REVIEWS: Reviews, f"{reader.FACTS}x.yaml": FactFile, f"{reader.OPTIONS}x.yaml": Option,
}  # fmt: skip
ITEMS = {"words": "a,", "mappings": "{},", "one near key": "{idd: a},"}


def filled(shape: type[Part], item: str) -> str:
    """A file of this shape with one list of wrong parts."""
    (key,) = [name for name, field in shape.model_fields.items() if "list[" in str(field.annotation)][-1:]
    return f"{key}: [" + item * (SIZE // len(item)) + "]\n"


@pytest.mark.parametrize("kind", [*ITEMS, "unknown keys"])
@pytest.mark.parametrize("name", SHAPES)
def test_24_kilobytes_of_faults_are_told_at_once(name, kind, commute_texts):
    text = (
        "".join(f"x{i:05}: 1\n" for i in range(SIZE // 10))
        if kind == "unknown keys"
        else filled(SHAPES[name], ITEMS[kind])
    )
    started = time.process_time()
    problems = inspect_texts(commute_texts | {name: text}).problems
    assert time.process_time() - started < SECONDS, f"{len(problems)} problems"
    assert len(problems) >= 1


@pytest.mark.parametrize("what", ["facts", "variants"])
def test_so_are_names_that_are_nowhere(what, commute_texts):
    """Thousands of citations, each nearly right, among hundreds of facts."""
    facts = "facts:\n" + "".join(
        f"- {{id: fact-number-{n:05}, topic: t, statement: s, certainty: low, certainty_reason: r, seen: false}}\n"
        for n in range(300)
    )
    many = ", ".join(f"fact-nummer-{n:05}" if what == "facts" else f"e_bicicle_{n:05}" for n in range(1_500))
    rules = commute_texts[reader.RULES].replace(
        "facts: [f_ride]" if what == "facts" else "variants: [e_bicycle]", f"{what}: [{many}]", 1
    )
    started = time.process_time()
    problems = inspect_texts(commute_texts | {f"{reader.FACTS}x.yaml": facts, reader.RULES: rules}).problems
    assert time.process_time() - started < SECONDS
    assert len(problems) >= 1_500
    assert sum("did you mean" in p.fix for p in problems) > 100


# ---- "use one of …"


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], type[Part]]]:
    """Every mapping in some content that has keys of its own, with the shape it was read into."""
    if isinstance(value, Part):
        yield path, type(value)
        for name in type(value).model_fields:
            yield from places(getattr(value, name), (*path, name))
    elif isinstance(value, (list, tuple)):
        for i, inner in enumerate(value):
            yield from places(inner, (*path, i))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))


def whole(aid) -> Iterator[tuple[str, Part]]:
    parts = aid.parts
    yield from (
        (reader.BANK, parts.bank), (reader.ABOUT, parts.about), (reader.ELSEWHERE, parts.elsewhere), (reader.RULES, parts.rules), (reader.PROMISES, parts.promises),
        (reader.SOURCES, parts.source_file), (reader.CLAIMS, parts.claims), (reader.KNOWLEDGE, parts.knowledge), (reader.REVIEWS, parts.reviews),
    )  # fmt: skip
    yield from parts.options.items()
    yield from parts.fact_files.items()


def test_the_keys_proposed_are_those_of_the_very_place(aid, commute):
    met = set()
    for one in (aid, commute):
        for _, part in whole(one):
            for path, shape in places(part):
                assert fields_at(type(part), path) == list(shape.model_fields), path
                met.add(shape)
    assert len(met) > 30


KEY = "qqqqqqqqqqqqqq"


def test_a_key_like_no_other_is_told_with_all_there_are(commute, commute_texts):
    """Planted in place after place of the tiny aid's own text, in front of a key that stands there."""
    tried = set()
    for name, part in whole(commute):
        found = inspect_texts(commute_texts)
        lines = commute_texts[name].split("\n")
        for path, shape in places(part):
            at = [found.reader.places[name].get((*path, "@key", key)) for key in shape.model_fields]
            spots = [spot for spot in at if spot]
            if not spots or shape in tried:
                continue
            line, column = min(spots)
            before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
            comma = ", " if "{" in before else "\n" + " " * (column - 1)
            planted = "\n".join([*lines[: line - 1], f"{before}{KEY}: 1{comma}{after}", *lines[line:]])
            (problem,) = inspect_texts(commute_texts | {name: planted}).problems
            assert problem.fix == f"use one of {', '.join(shape.model_fields)}", (name, path)
            tried.add(shape)
    assert len(tried) > 25
