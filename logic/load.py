"""Content files → `Aid`, or every problem in them at once. The only module that opens content files.

A folder holds `questions.yaml` and `content/`; `build` takes the texts themselves, for tests and editors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from logic.aid import checks
from logic.aid.aid import Aid, Ready
from logic.conditions.tree import ALWAYS, MOST_DEEP, MOST_PARTS, NEVER, Tree, meaning, parse, size
from logic.content import model
from logic.content.problems import ContentError, Problem
from logic.content.reader import BANK, FACTS, OPTIONS, PROMISES, RULES, SINGLE, Parts, Reader
from logic.content.strict_yaml import MAX_BYTES, Path


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
        problems: every problem found so far.
        reader: knows the line of every value, so that later checks can name it.
    """

    aid: Aid | None
    problems: list[Problem]
    reader: Reader


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
    return Inspection(None if found else aid, found, reader)


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


def assemble(reader: Reader, parts: Parts, content_hash: str, hashes: Mapping[str, str] | None = None) -> Aid:
    """Typed parts as an aid, with every condition read. Faults in conditions go to the reader."""
    read = _Conditions(reader, parts)
    options = parts.options.values()
    expand = {o.id: tuple(v.id for v in o.variants) for o in options} | {v.id: (v.id,) for o in options for v in o.variants}

    def ready(file: str, path: Path, rule: Any) -> Ready:
        always = rule.when is None and isinstance(rule, model.LimitRule)  # a limit may hold for everybody; nothing else may
        tree = ALWAYS if always else read.condition(rule.when, file, (*path, "when"))
        return Ready(rule, tree, meaning(tree), tuple(dict.fromkeys(v for n in getattr(rule, "variants", ()) for v in expand.get(n, ()))))

    def group(name: str, file: str = RULES, holder: model.Part = parts.rules) -> tuple[Ready, ...]:
        return tuple(ready(file, (name, i), rule) for i, rule in enumerate(getattr(holder, name)))

    return Aid(
        bank=parts.bank,
        about=parts.about,
        options=tuple(options),
        concerns={c.id: c for c in parts.elsewhere.concerns},
        alternatives={a.id: a for a in parts.elsewhere.alternatives},
        questions=parts.questions,
        ask_when=_ask_when(reader, parts, read),
        facts={f.id: f for file in parts.fact_files.values() for f in file.facts},
        sources={s.id: s for s in parts.source_file.sources},
        gate=group("gate"),
        notes=group("notes"),
        ends=group("ends"),
        withholds=group("withholds_fit"),
        limits=group("limits"),
        promises=group("promises", PROMISES, parts.promises),
        claims=parts.claims,
        knowledge=tuple(parts.knowledge.questions),
        reviews=tuple(parts.reviews.reviews),
        hashes=dict(hashes or {}),
        parts=parts,
        wording=parts.wording,
        content_hash=content_hash,
    )


class _Conditions:
    """Reads conditions, with those that have a name in the bank."""

    def __init__(self, reader: Reader, parts: Parts):
        self.reader, self.questions = reader, parts.questions
        self.named: dict[str, Tree] = {}
        self._sizes: dict[int, tuple[int, int]] = {}
        self._kept: list[Tree] = []  # so that no two of them are ever the same object to `_sizes`
        for name, raw in parts.bank.conditions.items():
            self.named[name] = self.condition(raw, BANK, ("conditions", name))

    def condition(self, raw: Any, file: str, path: Path) -> Tree:
        """A condition as a tree; one that is faulty, or that grows beyond measure by what it uses, is never true."""
        tree = parse(raw, path, self.questions, self.named, self.reader.to(file))
        self._kept.append(tree)
        parts, deep = size(tree, self._sizes)
        if parts <= MOST_PARTS and deep <= MOST_DEEP:
            return tree
        if deep > MOST_DEEP:
            self.reader.report(file, path, f"goes more than {MOST_DEEP} deep, with all it uses", "use fewer conditions inside conditions")
            return NEVER
        self.reader.report(
            file, path, f"has more than {MOST_PARTS} parts, with all it uses", "make it smaller, or use fewer conditions in it"
        )
        return NEVER


def _ask_when(reader: Reader, parts: Parts, read: _Conditions) -> dict[str, Ready]:
    """When each question is asked, in file order; a question may depend only on those before it."""
    result: dict[str, Ready] = {}
    for s, section in enumerate(parts.bank.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q, "ask_when")
            tree = ALWAYS if question.ask_when is None else read.condition(question.ask_when, BANK, path)
            checks.bank.only_earlier(reader, question.id, tree, result, path)
            result[question.id] = Ready(None, tree, meaning(tree))
    return result
