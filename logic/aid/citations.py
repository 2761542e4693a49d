"""Which facts an aid shows, and where: the other way round from a text to what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from logic.content.base import Part
from logic.content.reader import ABOUT, BANK, CLAIMS, ELSEWHERE, KNOWLEDGE, PROMISES, RULES, Parts
from logic.content.strict_yaml import Path

_WEB = re.compile(r"https?://([\w.-]*\w)(?::\d+)?(?:[/?#][^\s;,)]*)?|doi:[^\s;,)]+")


class Address(NamedTuple):
    """Where a source stands on the web."""

    host: str
    url: str


def address(text: str) -> Address | None:
    """The first web address in a text, or None."""
    found = _WEB.search(text)
    if found is None:
        return None
    url = found.group().rstrip(".").replace("doi:", "https://doi.org/")
    return Address((found[1] or "doi.org").lower(), url)


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
        for path, facts in lists(value):
            yield from ((file, path, fact) for fact in facts)


def lists(value: Any) -> Iterator[tuple[Path, list[str]]]:
    """Every list of facts anywhere in what a file holds, with its place."""
    for path, part in parts_of(value):
        for name in ("facts", "share_facts"):
            if name in type(part).model_fields:
                yield (*path, name), getattr(part, name)


def parts_of(value: Any, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Every part anywhere in what a file holds, the outer ones first, with its place."""
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Part):
        yield path, value
        inner = value.__dict__.items()
    elif isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for name, held in inner:
        if isinstance(held, Part | dict | list):
            yield from parts_of(held, (*path, name))


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
