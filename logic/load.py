"""Content files → `Aid`, or every problem in them at once.

A folder holds `questions.yaml` and `content/`; `build` takes the texts themselves, for tests and editors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as File

from logic.aid import checks
from logic.aid.aid import Aid
from logic.aid.assemble import assemble
from logic.content import files
from logic.content.problems import ContentError, Problem
from logic.content.reader import BANK, CONTENT, Reader, is_meant, is_read, unread
from logic.content.strict_yaml import MAX_BYTES

MOST_BYTES = 40_000_000
"""Of all files of an aid together: sixty times those of the largest we have."""


def load(folder: File) -> Aid:
    """The aid in a folder.

    Raises:
        ContentError: with every problem found; nothing was started.
    """
    texts, problems = _texts(folder)
    return build(texts, problems)


@dataclass(frozen=True)
class Inspection:
    """A folder, read.

    Attributes:
        aid: None when it cannot start.
        draft: the same aid also when it cannot start, as long as all that is wrong lies in conditions or texts: what
            stands can be checked.
        problems: every problem found so far.
        reader: knows the line of every value, so that later checks can name it.
    """

    aid: Aid | None
    problems: list[Problem]
    reader: Reader
    draft: Aid | None = None


def inspect(folder: File) -> Inspection:
    """Everything that can be said of a folder without looking at answer sheets."""
    return inspect_texts(*_texts(folder))


def inspect_texts(texts: Mapping[str, str], problems: Iterable[Problem] = ()) -> Inspection:
    """`inspect`, from the texts of the files (name inside the aid's folder → text)."""
    reader = Reader([*problems, *(unread(name) for name in texts if not is_read(name))])
    parts = reader.parts(texts)
    aid = None
    if parts is not None:
        checks.check(reader, parts)
        listed = "\0".join(f"{name}\0{text}" for name, text in sorted(texts.items()))
        aid = assemble(reader, parts, _hash(listed), {name: _hash(text) for name, text in texts.items()})
    found = sorted(set(reader.problems))
    sound = all(problem.code in ("condition", *checks.ON_TEXTS) for problem in found)
    return Inspection(None if found else aid, found, reader, aid if sound else None)


def build(texts: Mapping[str, str], problems: Iterable[Problem] = ()) -> Aid:
    """An aid from the texts of its files.

    Raises:
        ContentError: with every problem found.
    """
    found = inspect_texts(texts, problems)
    if found.aid is None:
        raise ContentError(found.problems)
    return found.aid


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def _texts(folder: File) -> tuple[dict[str, str], list[Problem]]:
    """The text of each file of an aid, by its name inside the aid's folder, and what is wrong with any file before it
    is read.
    """
    texts: dict[str, str] = {}
    problems = []
    read = 0

    def refuse(name: str, why: files.FileError) -> None:
        problems.append(Problem(name, 1, 1, "file", why.what, why.fix, code="content"))

    try:
        listed: list[tuple[str, files.FileError | None]] = [(name, None) for name in files.beside(folder)]
    except files.FileError as why:
        refuse(BANK, why)
        return texts, problems
    for name, refused in [*listed, *files.names(folder / CONTENT, folder)]:
        try:
            if refused:
                raise refused
            if is_read(name):
                texts[name] = files.read(folder / name, MAX_BYTES, inside=folder)
                read += len(texts[name])
            elif is_meant(name):
                problems.append(unread(name))
        except files.FileError as why:
            refuse(name, why)
        if read > MOST_BYTES:
            refuse(
                name,
                files.FileError(
                    f"makes all files together larger than {MOST_BYTES // 1_000_000} MB", "make them smaller"
                ),
            )
            break
    return texts, problems
