"""Content files → `Aid`, or every problem in them at once. The only module that opens content files.

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
from logic.content.problems import ContentError, Problem
from logic.content.reader import FACTS, OPTIONS, SINGLE, Reader
from logic.content.strict_yaml import MAX_BYTES


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
        draft: the same aid also when it cannot start, as long as all that is wrong lies in conditions or texts: what stands can be checked.
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
    reader = Reader(list(problems))
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
    texts: dict[str, str] = {}
    problems = []
    for name in [*SINGLE, *sorted(str(p.relative_to(folder)) for f in (OPTIONS, FACTS) for p in (folder / f).glob("*.yaml"))]:
        file = folder / name
        try:
            if not file.is_file():
                continue
        except OSError:  # a name too long, a folder that may not be entered
            problems.append(Problem(name, 1, 1, "file", "cannot be read", "name another folder, or allow reading it"))
            continue
        if file.stat().st_size > MAX_BYTES:
            problems.append(Problem(name, 1, 1, "file", f"is larger than {MAX_BYTES // 1000} kB", "split it"))
            continue
        try:
            texts[name] = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            problems.append(Problem(name, 1, 1, "file", "cannot be read as UTF-8 text", "save it as plain UTF-8 text"))
    return texts, problems
