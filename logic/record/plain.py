"""A record as plain data, for a file or a browser's tab, and back. What does not fit this version of the aid is left out and named;
nothing told here repeats what was in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from logic.aid.aid import Aid
from logic.content.money import most
from logic.content.strict_yaml import Path
from logic.fit.priorities import MAX_STATEMENTS, once
from logic.person.comparison import Statement
from logic.person.known import Known, OutcomeKey
from logic.record.record import UNSURE, Record

PARTS = ("priorities", "quotes", "stand", "knowledge")
_PRIORITIES = ("picked", "worth", "weights", "ends", "statements", "own")
_RECORD, _STATEMENTS = TypeAdapter(Record), TypeAdapter(tuple[Statement, ...])


class Misfit(NamedTuple):
    """Something in a file or a tab that does not fit this version of the aid.

    Attributes:
        path: where it stands there. It may hold what the person wrote, so only places are ever made of it.
        where: the part of a record it is in, by our own names.
        what: what is wrong with it.
    """

    path: Path
    where: str
    what: str


def to_plain(record: Record) -> dict[str, Any]:
    """The parts that hold anything, as mappings, lists, texts and numbers."""
    parts: dict[str, dict[str, Any]] = _RECORD.dump_python(record, mode="json", by_alias=True)
    kept = {name: {key: value for key, value in part.items() if value not in (None, [], {})} for name, part in parts.items()}
    return {name: part for name, part in kept.items() if part}


def read(aid: Aid, value: Mapping[str, Any]) -> tuple[Record, list[Misfit]]:
    """The parts as they stand in a file or a browser's tab. What does not fit is left out and named; the rest is kept.

    Args:
        aid: whose outcomes, variants and check questions may be named.
        value: a mapping that may hold `PARTS`; all else in it is somebody else's.
    """
    plain = {name: _copy(value[name], 2) for name in PARTS if value.get(name) is not None}
    known, misfits = known_to(aid), list[Misfit]()
    while True:
        try:
            record = _RECORD.validate_python(plain, context=known)
        except ValidationError as error:
            misfits += _take_out(plain, error)
        else:
            return record, [*misfits, *_too_many_statements(plain, record)]


def known_to(aid: Aid) -> Known:
    """The names one aid has."""
    gains, burdens = map(OutcomeKey.gain, aid.concerns), (OutcomeKey.burden(o.id) for o in aid.about.outcomes if o.upkeep_of is None)
    return Known(
        outcomes=frozenset((*gains, *burdens)),
        variants=frozenset(aid.variants),
        prices=frozenset(o.id for o in aid.about.outcomes if o.kind == "money"),
        highest=most(aid.about.currency),
        checks={q.id: frozenset((*(c.id for c in q.choices), UNSURE)) for q in aid.knowledge},
    )


def _copy(value: Any, deep: int) -> Any:
    """What can be taken apart without touching what was given. A key without a value says nothing."""
    if isinstance(value, Mapping):
        return {key: _copy(inner, deep - 1) if deep else inner for key, inner in value.items() if inner is not None}
    return [_copy(inner, deep - 1) if deep else inner for inner in value] if isinstance(value, list) else value


def _take_out(plain: dict[str, Any], error: ValidationError) -> list[Misfit]:
    """Take what does not fit out of the plain parts: the least that can go by itself, such as one weight, one price or one whole
    statement. These all stand three steps deep, or less."""
    found: dict[Path, str] = {}
    for fault in error.errors(include_url=False, include_input=False):
        path, what = _standing(plain, fault["loc"][:3]), _WHAT.get(fault["type"]) or fault["msg"][0].lower() + fault["msg"][1:]
        if fault["type"] == "too_long":
            most, listed = fault["ctx"]["max_length"], _at(plain, path)
            found |= {(*path, over): f"is one of more than {most}" for over in range(most, len(listed))}
        else:
            found.setdefault(path, what)
    least = {path: what for path, what in found.items() if not any(path[:n] in found for n in range(1, len(path)))}
    for *outer, last in sorted(least, key=lambda path: path[-1] if isinstance(path[-1], int) else -1, reverse=True):
        del _at(plain, outer)[last]
    return [Misfit(path, _named(path), what) for path, what in least.items()]


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
"""pydantic's faults that speak of Python, in words for people. Its other messages are fine, and never repeat the value."""


def _standing(plain: Mapping[str, Any], path: Path) -> Path:
    """As much of a path as there is: the places of what is missing, and pydantic's own marks, stand nowhere."""
    return next(path[:n] for n in range(len(path), 0, -1) if _is_in(path[n - 1], _at(plain, path[: n - 1])))


def _is_in(step: str | int, holder: Any) -> bool:
    return step < len(holder) if isinstance(holder, list) and isinstance(step, int) else isinstance(holder, dict) and step in holder


def _at(plain: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        plain = plain[step] if _is_in(step, plain) else None
    return plain


def _named(path: Path) -> str:
    """The part of a record a path is in, by our own names."""
    first, second = str(path[0]), str(path[1]) if len(path) > 1 else ""
    return f"{first}.{second}" if first == "priorities" and second in _PRIORITIES else first


def _too_many_statements(plain: Mapping[str, Any], record: Record) -> Iterator[Misfit]:
    """Over the most that can be said, the rest was left out by `Priorities` itself."""
    given = once(_STATEMENTS.validate_python(_at(plain, ("priorities", "statements")) or ()))
    if len(given) > len(record.priorities.statements):
        yield Misfit(("priorities", "statements"), "priorities.statements", f"are more than {MAX_STATEMENTS}")
