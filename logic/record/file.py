"""The answers file people save and open again, and the copy a browser's tab keeps.

No problem here ever repeats what the person wrote: a file's faults are told by question, place and rule.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from logic.aid.aid import Aid
from logic.content import files
from logic.content.problems import Problem
from logic.content.strict_yaml import Path, Places, read
from logic.fit.priorities import in_one_line
from logic.person.answers import parse
from logic.person.path import Answer, on_path
from logic.record import plain
from logic.record.record import Record

MAX_FILE_BYTES = 100_000
_FOREIGN = "open a file that was saved from this page"


@dataclass(frozen=True)
class Opened:
    """What was kept in a file or a tab, read.

    Attributes:
        problems: why nothing of it is used. Nor are there any answers then.
        left_out: what in it does not fit this version of the aid; without `problems`, all else is here.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    seed: int = 0
    record: Record = field(default_factory=Record)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)


def open_file(aid: Aid, text: str, *, today: date, file: str = "answers file") -> Opened:
    """Read an answers file: `answers: {question: choice | [choices] | number | YYYY-MM}`, with an optional `seed`, and
    what else
    was said: `priorities`, `quotes`, `stand` and `knowledge` (`record.py`).

    Refused whole, with `problems`, is what is plainly no file of ours, or no longer whole: not UTF-8, too large, not
    the strict YAML we write (a key that stands twice included), without answers, of another aid, or with nothing in it
    that fits:
    it would only take the place of what is here. All else opens, as it may come from another version of the aid: what
    does not
    fit this one is left out and named in `left_out`. An answer goes as a whole, the ticks of one question too: half of
    them would
    say no to the rest. Questions not asked on the path are kept, dormant.
    """
    value, places, found = read(text, file, max_bytes=MAX_FILE_BYTES)
    if found:
        return Opened(problems=[replace(p, where=_known_part(aid, p.where)) for p in found])
    return _take(aid, value, today, file, places)


def open_tab(aid: Aid, text: str, *, today: date) -> Opened:
    """Read what a browser's tab kept, by the same rules."""
    try:
        value = json.loads(text) if len(text) <= MAX_FILE_BYTES else None
    except (ValueError, RecursionError):
        value = None
    return _take(aid, value, today, "tab", {})


def _take(aid: Aid, value: Any, today: date, file: str, places: Places) -> Opened:
    """Plain values as answers and a record."""
    origin = plain.Origin(file, places)
    left_out: list[Problem] = []

    def leave(path: Path, where: str, what: str) -> None:
        left_out.append(origin.misfit(path, where, what))

    def refuse(path: Path, where: str, what: str) -> Opened:
        return Opened(problems=[Problem(file, *origin.place(path), where, what, _FOREIGN)])

    if not isinstance(value, dict) or not isinstance(value.get("answers"), dict):
        return refuse((), "file", "holds no answers")
    if "aid" in value and value["aid"] != aid.about.id:
        return refuse(("aid",), "aid", "belongs to another decision")
    for key in value:
        if key not in ("aid", "answers", "seed", "saved", "note", *plain.PARTS):
            leave(("@key", key), "file", "has a part this version does not know")
    seed = value.get("seed", 0)
    if type(seed) is not int or not 0 <= seed < 2**32:
        leave(("seed",), "seed", "is not a whole number from 0")
        seed = 0
    given: dict[str, Answer] = {}
    for name, raw in value["answers"].items():
        question = aid.questions.get(name)
        if question is None:
            if name in aid.bank.retired:
                leave(("answers", "@key", name), f"answers.{name}", "is no longer asked")
            else:
                leave(("answers", "@key", name), "answers", "name a question this version does not have")
            continue
        answer, wrong = parse(question, raw, today)
        if answer is None:
            leave(("answers", name), f"answers.{name}", f'the answer to "{" ".join(question.text.split())}" {wrong}')
        else:
            given[name] = answer
    record, misfits = plain.read(aid, value, origin)
    left_out += misfits
    if left_out and not given and record == Record():
        return replace(refuse((), "file", "holds nothing that fits this version"), left_out=left_out)
    return Opened({q: given[q] for q in aid.questions if q in given}, seed, record, left_out=left_out)


def open_bytes(aid: Aid, data: bytes, *, today: date, file: str = "answers file") -> Opened:
    """`open_file`, from a file as it came."""
    try:
        return open_file(aid, files.text_of(data, MAX_FILE_BYTES), today=today, file=file)
    except files.FileError as why:
        return Opened(problems=[Problem(file, 1, 1, "file", why.what, why.fix)])


def _known_part(aid: Aid, where: str) -> str:
    """As much of a place as uses our own names: any other name in the file may be something the person wrote."""
    first, *rest = where.split(".")
    if first != "answers":
        return "file"
    return f"answers.{rest[0]}" if rest and rest[0] in aid.questions else "answers"


def to_file(
    aid: Aid,
    answers: Mapping[str, Answer],
    *,
    today: date,
    seed: int,
    with_health: bool,
    with_private: bool = False,
    record: Record | None = None,
) -> str:
    """The answers that count as a file's text, and what else was said.

    Args:
        aid: the decision aid.
        answers: as typed; dormant ones are left out.
        today: months count from here.
        seed: the order of variants.
        with_health: keep answers about health too, private ones aside.
        with_private: keep private answers too, which nobody is shown unless the person says so.
        record: what was said besides.
    """
    kept = {
        q: list(a) if isinstance(a, tuple) else a
        for q, a in on_path(aid, answers, today).items()
        if (with_private if q in aid.private else with_health or not aid.section_of[q].health)
    }
    title = in_one_line(" ".join(aid.about.title.split()))
    head = f"# Answers to: {title}. Anyone who has this file can read it.\n"
    said = {
        "aid": aid.about.id,
        "saved": today.isoformat(),
        "seed": seed,
        "answers": kept,
        **plain.to_plain(record or Record()),
    }
    return head + yaml.dump(said, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def to_tab(aid: Aid, answers: Mapping[str, Answer], *, seed: int, record: Record) -> str:
    """All that was said, dormant answers too, for the browser's own tab."""
    return json.dumps({"aid": aid.about.id, "seed": seed, "answers": dict(answers), **plain.to_plain(record)})


class _Dumper(yaml.SafeDumper):
    """Writes a text with a sign nobody can see in quotes, as it would else be read back as another one."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"')


_Dumper.add_representer(str, _text)
