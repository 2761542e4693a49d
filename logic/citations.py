"""Which facts an aid shows, and where: the other way round from a text to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from logic import model
from logic.reader import ABOUT, BANK, CLAIMS, ELSEWHERE, KNOWLEDGE, PROMISES, RULES, Parts
from logic.strict_yaml import Path


def files(parts: Parts) -> dict[str, Any]:
    """File → what it holds, for every file whose texts may name facts."""
    singles: dict[str, Any] = {
        BANK: parts.bank,
        ABOUT: parts.about,
        ELSEWHERE: parts.elsewhere,
        RULES: parts.rules,
        PROMISES: parts.promises,
        CLAIMS: parts.claims,
        KNOWLEDGE: parts.knowledge,
    }
    return singles | dict(parts.options)


def cited(parts: Parts) -> Iterator[tuple[str, Path, str]]:
    """Every citation of a fact, as (file, place of the list it stands in, fact), in the order of the files."""
    for file, value in files(parts).items():
        for path, facts in lists(value, ()):
            yield from ((file, path, fact) for fact in facts)


def lists(value: Any, path: Path) -> Iterator[tuple[Path, list[str]]]:
    """Every list of facts anywhere in a part, with its place."""
    if isinstance(value, model.Part):
        for name, inner in value.__dict__.items():
            if name in ("facts", "share_facts"):
                yield (*path, name), inner
            elif isinstance(inner, model.Part | dict | list):
                yield from lists(inner, (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from lists(inner, (*path, i))


def places(parts: Parts) -> dict[str, list[str]]:
    """Fact → the names of the files that show it, each once: an option by its name, another file by its own."""
    names = {file: option.name for file, option in parts.options.items()}
    found: dict[str, list[str]] = {}
    for file, _, fact in cited(parts):
        if file == PROMISES:  # proved, not shown
            continue
        shown = found.setdefault(fact, [])
        name = names.get(file, file.rpartition("/")[2].removesuffix(".yaml"))
        if name not in shown:
            shown.append(name)
    return found
