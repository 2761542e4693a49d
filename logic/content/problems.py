"""A fault in a content or answers file, said so that its editor can mend it. Imports nothing of ours."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MAX_SHOWN = 200
LONG = 500
"""Nobody reads more letters than these of one part of a problem; a file may hold a word of any length."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Where, what, how to fix.

    Attributes:
        code: the check that found it, for programs that sort problems.
        level: an error keeps the aid from starting or breaks a rule of the house; a warning is for a person to judge.
        witness: the fewest answers that show it; empty when the text itself does.
    """

    file: str
    line: int
    column: int
    where: str
    what: str
    fix: str
    code: str = "content"
    level: Literal["error", "warning"] = "error"
    witness: str = ""

    def __str__(self) -> str:
        shown = f" — shown by: {self.witness}" if self.witness else ""
        warning = "warning: " if self.level == "warning" else ""
        where, what = (text if len(text) <= LONG else text[:LONG] + "…" for text in (self.where, self.what))
        return f"{self.file}:{self.line}:{self.column}: {warning}{where} — {what}{shown} — {self.fix}"


class ContentError(Exception):
    """An aid that cannot start. Holds every problem found."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} problems in the content files")
        self.problems = problems


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the nearest known word, else `otherwise`."""
    near = difflib.get_close_matches(str(word), [str(k) for k in known], n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
