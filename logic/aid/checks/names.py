"""Names: used once, and existing where they are named."""

from __future__ import annotations

from collections.abc import Iterable

from logic.content.problems import MAX_SHOWN, did_you_mean
from logic.content.reader import ELSEWHERE, FACTS, OPTIONS, SOURCES, Reader
from logic.content.strict_yaml import Path

HOME = {
    "fact": FACTS,
    "source": SOURCES,
    "variant": OPTIONS,
    "alternative": ELSEWHERE,
    "concern": ELSEWHERE,
    "option": OPTIONS,
}
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
    known = dict.fromkeys(known)
    fix = f"add it, or name another {what}"
    for i, name in enumerate(names):
        if name not in known:  # the nearest name takes a millisecond to find: nobody reads more hints than are shown
            near = did_you_mean(name, known, fix) if len(reader.problems) < MAX_SHOWN else fix
            reader.report(file, (*path, i), f"there is no {what} {name!r}", near)
