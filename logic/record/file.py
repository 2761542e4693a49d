"""Raw answers → typed answers, and the answers file people save and open again.

No problem here ever repeats what the person wrote: a file's faults are told by question, place and rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from logic.aid.aid import Aid
from logic.content import files
from logic.content.bank import Question
from logic.content.problems import Problem, did_you_mean
from logic.content.strict_yaml import Path, Places, read
from logic.person.answers import parse, time_of
from logic.person.path import Answer, on_path
from logic.record.record import Record, from_plain, to_plain

MAX_FILE_BYTES = 100_000
HINTS = 20
"""So many names are looked up for what was meant: each look costs as much as reading thirty lines, and a page shows fewer faults."""


@dataclass(frozen=True)
class Opened:
    """An answers file, read. With `problems`, nothing of it is to be used."""

    answers: dict[str, Answer] = field(default_factory=dict)
    seed: int = 0
    record: Record = field(default_factory=Record)
    problems: list[Problem] = field(default_factory=list)


def open_file(aid: Aid, text: str, *, today: date, file: str = "answers file") -> Opened:
    """Read an answers file: `answers: {question: choice | [choices] | number | YYYY-MM}`, with an optional `seed`, and what else
    was said: `priorities`, `quotes`, `stand` and `knowledge` (`record.py`).

    Every problem is listed and then nothing is used. Questions not asked on the path are kept, dormant. A month to come that
    has passed since the file was saved is left out.
    """
    value, places, found = read(text, file, max_bytes=MAX_FILE_BYTES)
    problems: list[Problem] = []
    if found:
        return Opened(problems=[replace(p, where=_known_part(aid, p.where)) for p in found])
    if not isinstance(value, dict) or not isinstance(value.get("answers"), dict):
        return Opened(problems=[_at(file, places, (), "file", "holds no answers", "open a file that was saved from this page")])
    for key in value:
        if key not in ("aid", "answers", "seed", "saved", "note", "priorities", "quotes", "stand", "knowledge"):
            problems.append(_at(file, places, ("@key", key), "file", "has a part this page does not know", "take that line out"))
    if "aid" in value and value["aid"] != aid.about.id:
        problems.append(_at(file, places, ("aid",), "aid", "belongs to another decision", "open a file that was saved from this page"))
    seed = value.get("seed", 0)
    if type(seed) is not int or not 0 <= seed < 2**32:
        problems.append(_at(file, places, ("seed",), "seed", "is not a whole number from 0", "take the line out"))
        seed = 0
    answers: dict[str, Answer] = {}
    for name, raw in value["answers"].items():
        question = aid.questions.get(name)
        if question is None:
            problems.append(
                _at(
                    file,
                    places,
                    ("answers", "@key", name),
                    "answers",
                    "name a question that does not exist",
                    did_you_mean(name, aid.questions if len(problems) < HINTS else (), "take the line out"),
                )
            )
            continue
        answer, wrong = parse(question, raw, today)
        if wrong and _has_passed(question, raw, today):
            continue  # it was right when it was saved: the question is simply open again
        if wrong:
            problems.append(_at(file, places, ("answers", name), name, wrong, "correct the line, or take it out"))
        elif answer is not None:
            answers[name] = answer
    record, faults = from_plain(aid, value)
    problems += [_at(file, places, _nearest(places, path), str(path[0]), what, fix) for path, what, fix in faults]
    return Opened({q: answers[q] for q in aid.questions if q in answers}, seed, record, problems)


def open_bytes(aid: Aid, data: bytes, *, today: date, file: str = "answers file") -> Opened:
    """`open_file`, from a file as it came."""
    try:
        return open_file(aid, files.text_of(data, MAX_FILE_BYTES), today=today, file=file)
    except files.FileError as why:
        return Opened(problems=[Problem(file, 1, 1, "file", why.what, why.fix)])


def _nearest(places: Places, path: Path) -> Path:
    """The longest beginning of a path that has a place in the file."""
    return next((path[:n] for n in range(len(path), 0, -1) if path[:n] in places), ())


def _has_passed(question: Question, raw: Any, today: date) -> bool:
    """Whether this is a month or date that lies before the question's bounds by now."""
    count = time_of(question, raw, today) if question.dated else None
    return count is not None and count < 0 == question.min


def _known_part(aid: Aid, where: str) -> str:
    """As much of a place as uses our own names: any other name in the file may be something the person wrote."""
    first, *rest = where.split(".")
    if first != "answers":
        return "file"
    return f"answers.{rest[0]}" if rest and rest[0] in aid.questions else "answers"


def _at(file: str, places: Places, path: Path, where: str, what: str, fix: str) -> Problem:
    line, column = places.get(path, (1, 1))
    return Problem(file, line, column, where, what, fix)


def to_file(aid: Aid, answers: Mapping[str, Answer], *, today: date, seed: int, with_health: bool, record: Record | None = None) -> str:
    """The answers that count as a file's text, and what else was said; dormant ones are left out, health ones unless asked for."""
    kept = {
        q: list(a) if isinstance(a, tuple) else a
        for q, a in on_path(aid, answers, today).items()
        if with_health or not aid.section_of[q].health
    }
    title = " ".join(aid.about.title.split())
    head = f"# Answers to: {title}. Anyone who has this file can read it.\n"
    return head + yaml.safe_dump(
        {"aid": aid.about.id, "saved": today.isoformat(), "seed": seed, "answers": kept, **to_plain(record or Record())},
        sort_keys=False,
        allow_unicode=True,
    )
