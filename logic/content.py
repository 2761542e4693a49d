"""Content files → `Aid`, or every problem in them at once. The only module that opens content files.

A folder holds `questions.yaml` and `content/`; `build` takes the texts themselves, for tests and editors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path as File
from typing import Any

from logic import checks, model
from logic.aid import Aid, Ready
from logic.conditions import ALWAYS, Tree, meaning, parse
from logic.problems import ContentError, Problem
from logic.reader import BANK, FACTS, OPTIONS, PROMISES, RULES, SINGLE, Parts, Reader
from logic.strict_yaml import MAX_BYTES, Path


def load(folder: File) -> Aid:
    """The aid in a folder.

    Raises:
        ContentError: with every problem found; nothing was started.
    """
    texts, problems = _texts(folder)
    return build(texts, problems)


def find_problems(folder: File) -> tuple[list[Problem], Aid | None]:
    """Every problem in a folder, and the aid if it can start."""
    try:
        return [], load(folder)
    except ContentError as error:
        return error.problems, None


def build(texts: Mapping[str, str], problems: list[Problem] | None = None) -> Aid:
    """An aid from the texts of its files (name inside the aid's folder → text).

    Raises:
        ContentError: with every problem found.
    """
    reader = Reader(list(problems or []))
    parts = reader.parts(texts)
    if parts is None:
        raise ContentError(sorted(set(reader.problems)))
    checks.check(reader, parts)
    content_hash = hashlib.sha256(
        "\0".join(f"{name}\0{text}" for name, text in sorted(texts.items())).encode("utf-8", "replace")
    ).hexdigest()[:12]
    aid = _aid(reader, parts, content_hash)
    if reader.problems:
        raise ContentError(sorted(set(reader.problems)))
    return aid


def _texts(folder: File) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems = []
    for name in [*SINGLE, *sorted(str(p.relative_to(folder)) for f in (OPTIONS, FACTS) for p in (folder / f).glob("*.yaml"))]:
        file = folder / name
        if not file.is_file():
            continue
        if file.stat().st_size > MAX_BYTES:
            problems.append(Problem(name, 1, 1, "file", f"is larger than {MAX_BYTES // 1000} kB", "split it"))
            continue
        try:
            texts[name] = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            problems.append(Problem(name, 1, 1, "file", "cannot be read as UTF-8 text", "save it as plain UTF-8 text"))
    return texts, problems


def _aid(reader: Reader, parts: Parts, content_hash: str) -> Aid:
    named: dict[str, Tree] = {}
    for name, raw in parts.bank.conditions.items():
        named[name] = parse(raw, ("conditions", name), parts.questions, named, reader.to(BANK))
    options = parts.options.values()
    expand = {o.id: tuple(v.id for v in o.variants) for o in options} | {v.id: (v.id,) for o in options for v in o.variants}

    def ready(file: str, path: Path, rule: Any) -> Ready:
        always = rule.when is None and isinstance(rule, model.LimitRule)  # a limit may hold for everybody; nothing else may
        tree = ALWAYS if always else parse(rule.when, (*path, "when"), parts.questions, named, reader.to(file))
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
        ask_when=_ask_when(reader, parts, named),
        facts={f.id: f for file in parts.fact_files.values() for f in file.facts},
        sources={s.id: s for s in parts.source_file.sources},
        gate=group("gate"),
        notes=group("notes"),
        ends=group("ends"),
        withholds=group("withholds_fit"),
        limits=group("limits"),
        promises=group("promises", PROMISES, parts.promises),
        wording=parts.wording,
        content_hash=content_hash,
    )


def _ask_when(reader: Reader, parts: Parts, named: Mapping[str, Tree]) -> dict[str, Ready]:
    """When each question is asked, in file order; a question may depend only on those before it."""
    result: dict[str, Ready] = {}
    for s, section in enumerate(parts.bank.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q, "ask_when")
            tree = ALWAYS if question.ask_when is None else parse(question.ask_when, path, parts.questions, named, reader.to(BANK))
            checks.bank.only_earlier(reader, question.id, tree, result, path)
            result[question.id] = Ready(None, tree, meaning(tree))
    return result
