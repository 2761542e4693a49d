"""Interface texts by message id: the built-in `wording.yaml`, with what an aid says differently laid over it."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from logic import strict_yaml
from logic.problems import ContentError, Problem

_FILE = Path(__file__).with_name("wording.yaml")


class Words:
    """`say("days", n=3)` → "3 days". A message is text, or one/other forms chosen by `n`."""

    def __init__(self, own: Mapping[str, Any] | None = None):
        self._texts = {**_defaults(), **(own or {})}

    def say(self, message: str, **values: Any) -> str:
        """The text of a message with its placeholders filled. Numbers are written with thousands separators."""
        text = self._texts[message]
        if isinstance(text, Mapping):
            text = text["one" if values.get("n") == 1 else "other"]
        return text.format(**{k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()})

    def has(self, message: str) -> bool:
        return message in self._texts


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    value, _, problems = strict_yaml.read(_FILE.read_text("utf-8"), _FILE.name)
    if problems:
        raise ContentError(problems)
    return value


def problems(own: Mapping[str, Any]) -> list[Problem]:
    """Faults in an aid's own wording: a message that does not exist, a placeholder that is not a bare, known name."""
    found = []
    for message, text in own.items():
        if message not in _defaults():
            found.append(Problem("content/wording.yaml", 1, 1, message, "is not a message of this page", "take it out"))
        elif not placeholders(text) <= placeholders(_defaults()[message]):
            found.append(
                Problem(
                    "content/wording.yaml",
                    1,
                    1,
                    message,
                    "has a placeholder this message does not fill",
                    "use the ones of the built-in text",
                )
            )
    return found


def placeholders(text: Any) -> set[str]:
    """Names in braces in a text or in any of its forms."""
    forms = text.values() if isinstance(text, Mapping) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name is not None}


def md(text: str) -> str:
    """A plain text for Streamlit's markdown: dollar signs would else start a formula, tildes strike out."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("~", "\\~").replace("[", "\\[").replace("*", "\\*").replace("_", "\\_")
