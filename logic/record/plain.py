"""A record as plain data, for a file or a browser's tab, and back. What does not fit this version of the aid is left
out and named; nothing told here repeats what was in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from logic.aid.aid import Aid
from logic.content.money import most
from logic.content.problems import Problem
from logic.content.strict_yaml import Path, Places
from logic.person.known import Known
from logic.record.record import UNSURE, Record

PARTS = ("priorities", "quotes", "stand", "knowledge")
_PRIORITIES = ("minded", "ends", "packages", "limits", "own")
_NO_LONGER = ("picked", "worth", "weights", "statements")
"""What files of older versions say of priorities: sliders, which are no longer used."""
_RECORD = TypeAdapter(Record)


@dataclass(frozen=True)
class Origin:
    """Where plain values come from: a file's name, and the place of each value in it."""

    file: str
    places: Places

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of a value, or of the nearest part around it that has a place."""
        return next((self.places[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.places), (1, 1))

    def misfit(self, path: Path, where: str, what: str) -> Problem:
        """Something that does not fit this version. Of `path`, which may hold what the person wrote, only the place is
        told.
        """
        return Problem(self.file, *self.place(path), where, what, "say it anew if it still counts", "misfit", "warning")


def to_plain(record: Record) -> dict[str, Any]:
    """The parts that hold anything, as mappings, lists, texts and numbers."""
    parts: dict[str, dict[str, Any]] = _RECORD.dump_python(record, mode="json", by_alias=True)
    kept = {
        name: {key: value for key, value in part.items() if value not in (None, [], {})} for name, part in parts.items()
    }
    return {name: part for name, part in kept.items() if part}


def read(aid: Aid, value: Mapping[str, Any], origin: Origin) -> tuple[Record, list[Problem]]:
    """The parts as they stand in a file or a browser's tab. What does not fit is left out and named; the rest is kept.

    Args:
        aid: whose outcomes, variants and check questions may be named.
        value: a mapping that may hold `PARTS`; all else in it is somebody else's.
        origin: where it stands, for the names of what is left out.
    """
    plain = {name: _copy(value[name], 2) for name in PARTS if value.get(name) is not None}
    known, left_out = known_to(aid), _sliders(plain, origin)
    while True:
        given = _given(plain)
        try:
            record = _RECORD.validate_python(given, context=known)
        except ValidationError as error:
            left_out += [origin.misfit(path, _named(path), what) for path, what in _take_out(plain, error)]
        else:
            return record, left_out


def known_to(aid: Aid) -> Known:
    """The names one aid has."""
    return Known(
        concerns=frozenset(aid.concerns),
        outcomes=frozenset(o.id for o in aid.about.outcomes if o.upkeep_of is None),
        limits=frozenset(ready.rule.id for ready in aid.limits),
        variants=frozenset(aid.variants),
        prices=frozenset(o.id for o in aid.about.outcomes if o.kind == "money"),
        highest=most(aid.about.currency),
        checks={q.id: frozenset((*(c.id for c in q.choices), UNSURE)) for q in aid.knowledge},
    )


def _sliders(plain: dict[str, Any], origin: Origin) -> list[Problem]:
    """Take out what an older version asked by sliders, told as one thing; what is set beside them had their ends."""
    said = plain.get("priorities")
    old = [name for name in _NO_LONGER if name in said] if isinstance(said, dict) else []
    if not old:
        return []
    for name in (*old, "ends"):
        plain["priorities"].pop(name, None)
    path: Path = ("priorities", old[0])
    return [origin.misfit(path, "priorities.sliders", "was set on sliders, which are no longer used")]


class _List(dict[int, Any]):
    """A list by number, so that what is left keeps its place when something is taken out."""


def _copy(value: Any, deep: int) -> Any:
    """What can be taken apart without touching what was given. A key without a value says nothing."""
    if isinstance(value, Mapping):
        return {key: _copy(inner, deep - 1) if deep else inner for key, inner in value.items() if inner is not None}
    return (
        _List((n, _copy(inner, deep - 1) if deep else inner) for n, inner in enumerate(value))
        if isinstance(value, list)
        else value
    )


def _given(value: Any) -> Any:
    """`_copy` turned round."""
    if isinstance(value, _List):
        return [_given(inner) for inner in value.values()]
    return {key: _given(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _take_out(plain: dict[str, Any], error: ValidationError) -> Iterable[tuple[Path, str]]:
    """Take what does not fit out of the plain parts: the least that can go by itself, such as one weight, one price or
    one whole statement. These all stand three steps deep, or less."""
    found: dict[Path, str] = {}
    numbers: dict[int, list[int]] = {}
    for fault in error.errors(include_url=False, include_input=False):
        path, there = _standing(plain, fault["loc"][:3], numbers)
        if fault["type"] == "too_long":
            most = fault["ctx"]["max_length"]
            found |= {(*path, over): f"is one of more than {most}" for over in list(there)[most:]}
        else:
            found.setdefault(path, _WHAT.get(fault["type"]) or fault["msg"][0].lower() + fault["msg"][1:])
    least = {path: what for path, what in found.items() if not any(path[:n] in found for n in range(1, len(path)))}
    for *outer, last in least:
        holder: Any = plain
        for step in outer:
            holder = holder[step]
        del holder[last]
    return least.items()


_BY_NAME = "needs its parts by name"
_WHAT = {
    "dataclass_type": _BY_NAME,
    "mapping_type": _BY_NAME,
    "dict_type": _BY_NAME,
    "tuple_type": "needs a list",
    "string_unicode": "holds half a sign",
    "missing": "lacks a part",
    "unexpected_keyword_argument": "has a part this version does not know",
}
"""pydantic's faults that speak of Python, in words for people. Its other messages are fine, and never repeat the value.
"""


def _standing(plain: Any, loc: Path, numbers: dict[int, list[int]]) -> tuple[Path, Any]:
    """As much of pydantic's path as there is, and what stands there: the places of what is missing, and pydantic's own
    marks, stand nowhere. `numbers` remembers what numbers are left in each list."""
    path: list[str | int] = []
    for step in loc:
        if isinstance(plain, _List) and isinstance(step, int):
            if id(plain) not in numbers:
                numbers[id(plain)] = list(plain)
            step = numbers[id(plain)][step]
        if not isinstance(plain, dict) or step not in plain:
            break
        path.append(step)
        plain = plain[step]
    return tuple(path), plain


def _named(path: Path) -> str:
    """The part of a record a path is in, by our own names."""
    first, second = str(path[0]), str(path[1]) if len(path) > 1 else ""
    return f"{first}.{second}" if first == "priorities" and second in _PRIORITIES else first
