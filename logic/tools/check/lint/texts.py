"""Every text of an aid that a patient may read, with the file and place it stands at and the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from logic.aid import citations
from logic.content.about import Currency
from logic.content.base import Part
from logic.content.evidence import Fact, Source
from logic.content.reader import Parts
from logic.content.strict_yaml import Path

NOT_READ = {
    "id",
    "icon",
    "cite",
    "url",
    "hash",
    "version",
    "date",
    "review_by",
    "unit",
    "clinical",
    "kind",
    "role",
    "status",
    "level_why",
    "not_all",
}
"""Fields that hold no prose for patients: names for code, dates, the words of others, reasons for who checks rules."""
NOT_PROSE = (Currency, Source)


@dataclass(frozen=True, slots=True)
class Written:
    """One text.

    Attributes:
        file: the file of the aid.
        path: where in it.
        text: as written.
        part: what holds it, such as a `Said` or a `Figure`.
        facts: what it rests on, the facts of the parts around it included.
    """

    file: str
    path: Path
    text: str
    part: Part
    facts: tuple[str, ...]


def texts(parts: Parts) -> Iterator[Written]:
    """All of them, in the order of the files."""
    for file, value in (citations.files(parts) | dict(parts.fact_files)).items():
        if value is not None:
            yield from walk(file, (), value, ())


def walk(file: str, path: Path, value: Any, facts: tuple[str, ...]) -> Iterator[Written]:
    """The texts in one part of an aid; `facts` are those of the parts around it."""
    if isinstance(value, NOT_PROSE):
        return
    if isinstance(value, Part):
        own = (*facts, *getattr(value, "facts", ()))
        if isinstance(value, Fact):  # of a fact people read the statement; the rest is the reader's note on it
            yield Written(file, (*path, "statement"), value.statement, value, (value.id,))
            return
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, str):
                if name not in NOT_READ and " " in inner:
                    yield Written(file, (*path, name), inner, value, own)
            elif isinstance(inner, list) and inner and all(isinstance(item, str) for item in inner):
                if any(" " in item for item in inner):
                    yield from (Written(file, (*path, name, i), item, value, own) for i, item in enumerate(inner))
            elif name not in ("when", "ask_when", "conditions", "worked_out"):
                yield from walk(file, (*path, name), inner, own)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(file, (*path, key), inner, facts)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk(file, (*path, i), inner, facts)
