"""Names: used once, and existing where they are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from logic import model
from logic.problems import did_you_mean
from logic.reader import ELSEWHERE, FACTS, OPTIONS, SOURCES, Reader
from logic.strict_yaml import Path

HOME = {"fact": FACTS, "source": SOURCES, "variant": OPTIONS, "alternative": ELSEWHERE, "concern": ELSEWHERE, "option": OPTIONS}
"""Where each kind of name is given out."""


def once(reader: Reader, file: str, items: Iterable[tuple[Path, str]], seen: set[str] | None = None) -> None:
    seen = set() if seen is None else seen
    for path, name in items:
        if name in seen:
            reader.report(file, path, f"the id {name!r} is used twice", "ids are never reused: choose a new one")
        seen.add(name)


def known(reader: Reader, file: str, path: Path, names: Iterable[str], known: Iterable[str], what: str) -> None:
    if not reader.whole(HOME[what]):
        return  # what is missing may stand in a file that cannot be read
    known = list(known)
    for i, name in enumerate(names):
        if name not in known:
            reader.report(file, (*path, i), f"there is no {what} {name!r}", did_you_mean(name, known, f"add it, or name another {what}"))


def cited(reader: Reader, file: str, value: Any, facts: Mapping[str, model.Fact], path: Path = ()) -> None:
    """Every `facts` list anywhere below `value` names facts that exist."""
    if isinstance(value, model.Part):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "facts" and isinstance(inner, list) and all(isinstance(f, str) for f in inner):
                known(reader, file, (*path, name), inner, facts, "fact")
            else:
                cited(reader, file, inner, facts, (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            cited(reader, file, inner, facts, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            cited(reader, file, inner, facts, (*path, i))
