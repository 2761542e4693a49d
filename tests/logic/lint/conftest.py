"""A fault planted in what the tiny aid says, in memory: each test of a lint finds it, with its code and its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.aid import assemble
from logic.content.base import Part
from logic.content.evidence import Fact
from logic.content.reader import ABOUT, CLAIMS, ELSEWHERE, KNOWLEDGE, RULES, SOURCES, Reader

CYCLING, BUS, CAR = (f"content/options/{name}.yaml" for name in ("cycling", "bus", "keep_car"))
FACTS = "content/facts/example.yaml"
PLANTED_FACT = ("facts", 0, "statement")


def with_at(value, path, to):
    """A part, list or mapping with what stands at a path changed."""
    if not path:
        return to(value) if callable(to) else to
    step, rest = path[0], path[1:]
    if isinstance(value, Part):
        return value.model_copy(update={step: with_at(getattr(value, step), rest, to)})
    if isinstance(value, dict):
        return {**value, step: with_at(value.get(step), rest, to)}
    return [with_at(item, rest, to) if i == step else item for i, item in enumerate(value)]


SINGLE = {
    ABOUT: "about",
    ELSEWHERE: "elsewhere",
    RULES: "rules",
    SOURCES: "source_file",
    CLAIMS: "claims",
    KNOWLEDGE: "knowledge",
}


@pytest.fixture
def plant(commute):
    """`plant(file, path, value or how to change it, …)` → the tiny aid so changed, in memory."""

    def change(*changes):
        parts = commute.parts
        for file, path, to in changes:
            if file in SINGLE:
                parts = replace(parts, **{SINGLE[file]: with_at(getattr(parts, SINGLE[file]), path, to)})
            else:
                group = "options" if file in parts.options else "fact_files"
                files = getattr(parts, group)
                parts = replace(parts, **{group: {**files, file: with_at(files[file], path, to)}})
        return assemble.assemble(Reader([]), parts, "planted")

    return change


def codes(found):
    return [(f.code, f.file, f.path) for f in found]


def fact(statement="", **more):
    return Fact(
        id="f", topic="t", statement=statement or "Nothing.", certainty="low", certainty_reason="r", seen=True, **more
    )
