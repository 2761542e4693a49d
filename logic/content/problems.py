"""A fault in a content or answers file, said so that its editor can mend it. Imports nothing of ours."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Level = Literal["error", "warning"]

MAX_SHOWN = 200
LONG = 500
"""Nobody reads more letters than these of one part of a problem; a file may hold a word of any length."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves a terminal's cursor, changes its colors, turns letters round, or is half a letter; ends of lines and tabs
aside.
"""


def shown(text: str) -> str:
    """A text as it may be shown on one line, with what would do something there written out, as `\\x1b`.

    File names, keys and texts of an aid may have been written by anybody.
    """
    return re.sub(
        rf"{UNSEEN.pattern}|[\t\n\r]", lambda found: found.group().encode("unicode_escape").decode("ascii"), text
    )


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Where, what, how to fix.

    Attributes:
        code: the check that found it, for programs that sort problems; empty for what is no aid, such as an answers
            file.
        level: an error keeps the aid from starting or breaks a rule of the house; a warning is for a person to judge.
        witness: the fewest answers that show it; empty when the text itself does.
        path: the keys that lead to the place, for whoever has not looked up its line yet.
        subject: the id of the question, rule, promise, variant or concern it lies in.
        sheet: the witness as answers; None when no answers do something (`what` then says which parts exclude each
            other), or when it lies in the text alone.
        also: further subjects of the same problem, named in `what`.
    """

    file: str
    line: int
    column: int
    where: str
    what: str
    fix: str
    code: str = ""
    level: Level = "error"
    witness: str = ""
    path: tuple[str | int, ...] = field(default=(), compare=False)
    subject: str = field(default="", compare=False)
    sheet: Mapping[str, Any] | None = field(default=None, compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def unplaced(
        cls,
        code: str,
        level: Level,
        file: str,
        path: tuple[str | int, ...],
        subject: str,
        what: str,
        fix: str,
        sheet: Mapping[str, Any] | None = None,
        also: tuple[str, ...] = (),
    ) -> Problem:
        """One whose line is not looked up yet: whoever looks over a whole aid knows the path, and its reader the line."""
        return cls(file, 1, 1, "", what, fix, code, level, "", path, subject, sheet, also)

    def placed(self, line: int, column: int, where: str, witness: str = "") -> Problem:
        """The same, with its line and with its witness in words."""
        return replace(self, line=line, column=column, where=where, witness=witness)

    def __str__(self) -> str:
        witness = f" — shown by: {self.witness}" if self.witness else ""
        kind = "warning: " * (self.level == "warning") + (f"{self.code}: " if self.code else "")
        where, what = (text if len(text) <= LONG else text[:LONG] + "…" for text in (self.where, self.what))
        return shown(f"{self.file}:{self.line}:{self.column}: {kind}{where} — {what}{witness} — {self.fix}")


class ContentError(Exception):
    """An aid that cannot start. Holds every problem found."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} problems in the content files")
        self.problems = problems


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint with the nearest known word, else `otherwise`."""
    near = difflib.get_close_matches(str(word), [str(k) for k in known], n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
