"""What a page says as data before it is drawn: sections that a page, a text file and paper all render."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from views.shared.words import md

BLANK = "_" * 40
"""A line to write on."""


@dataclass(frozen=True)
class Section:
    """One titled part.

    Attributes:
        title: plain text.
        rows: lines of plain text, each a point of its own.
        notes: the person's own words, shown as they were typed.
        blank: whether a line to write on follows.
    """

    title: str
    rows: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    blank: bool = False

    def __bool__(self) -> bool:
        return bool(self.rows or self.notes or self.blank)


def draw(sections: Iterable[Section]) -> None:
    """The sections on a page."""
    for section in sections:
        rows = [*section.rows, *([BLANK] if section.blank else [])]
        st.markdown("\n".join([f"**{md(section.title)}**", "", *(f"- {md(row)}" for row in rows)]))
        for note in section.notes:
            st.text(note)


def as_text(head: Iterable[str], sections: Iterable[Section], foot: str) -> str:
    """The sections as a plain text file."""
    lines = [*head, ""]
    for section in sections:
        rows = [*section.rows, *section.notes, *([BLANK] if section.blank else [])]
        lines += [section.title, *(f"  - {row}" for row in rows), ""]
    return "\n".join([*lines, foot, ""])
