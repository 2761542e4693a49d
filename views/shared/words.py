"""Interface texts by message id: the built-in `wording.yaml`, with what an aid says differently laid over it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from logic.aid.aid import Aid
from logic.aid.checks.wording import messages, misfits
from logic.content import strict_yaml
from logic.content.problems import ContentError, Problem
from logic.content.reader import WORDING

_FILE = Path(__file__).with_name("wording.yaml")


class Words:
    """`say("days", n=3)` → "3 days". A message is text, or one/other forms chosen by `n`."""

    def __init__(self, own: Mapping[str, Any] | None = None, *, marked: bool = True):
        self._texts = {**_defaults(), **(own or {})}
        self.marked = marked

    @cached_property
    def plain(self) -> Words:
        """The same texts without Markdown, for files and paper: their own marks are left out before anything is filled
        in.
        """
        texts = {
            name: {k: _unmarked(v) for k, v in text.items()} if isinstance(text, Mapping) else _unmarked(text)
            for name, text in self._texts.items()
        }
        return Words(texts, marked=False)

    def md(self, text: str) -> str:
        """A text that was written by somebody, for where these words go: `md` where they are Markdown."""
        return md(text) if self.marked else text

    def strong(self, text: str) -> str:
        """A text set off from those around it, where that can be."""
        return f"**{text}**" if self.marked else text

    def say(self, message: str, **values: Any) -> str:
        """The text of a message with its placeholders filled. Numbers are written with thousands separators."""
        text = self._texts[message]
        if isinstance(text, Mapping):
            text = text["one" if values.get("n") == 1 else "other"]
        return str(text.format(**{k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}))

    def has(self, message: str) -> bool:
        return message in self._texts


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    value: dict[str, Any]
    value, _, problems = strict_yaml.read(_FILE.read_text("utf-8"), _FILE.name)
    if problems:
        raise ContentError(problems)
    return value


def _unmarked(text: str) -> str:
    return text.replace("**", "")


def problems(aid: Aid) -> list[Problem]:
    """Faults in an aid's own wording: a message no page says, a placeholder nothing fills."""
    known = messages(aid.questions.values(), _defaults())
    return [Problem(WORDING, 1, 1, message, what, fix, "wording") for message, what, fix in misfits(aid.wording, known)]


def md(text: str) -> str:
    """A plain text for Streamlit's markdown: dollar signs would else start a formula, tildes strike out."""
    return (
        text.replace("\\", "\\\\")
        .replace("$", "\\$")
        .replace("~", "\\~")
        .replace("[", "\\[")
        .replace("*", "\\*")
        .replace("_", "\\_")
    )
