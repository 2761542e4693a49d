"""What was measured, as one plain object and as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from logic.aid.aid import Aid
from logic.tools.population.measures import Figures, Measures

MEANING = {
    "reach": "get a reading: two types at least, one of them a procedure",
    "reach_allowed": "could get one, by health answers and evidence alone",
    "left_by_limits": "are left with one type by limits, and hear nothing of the others",
    "responsive": "of readings: another type leads when the change is worth most than when it is worth least",
    "best_named": "of readings: the best type is named, ahead or among the close ones",
    "wrong_ahead": "of readings: one is ahead that is not the best",
    "no_clear_leader": "of readings: nobody is ahead",
    "best_named_06": "the same three, with answers that stray twice as far: the best is named",
    "wrong_ahead_06": "one is ahead that is not the best",
    "no_clear_leader_06": "nobody is ahead",
    "only_asks": "of those compared: keep nothing but asks",
    "only_least_studied": "of those with a procedure no reason speaks against: keep only types of the least studied option",
    "discrimination": "how much statuses tell apart, in bits",
}
COLUMNS = (
    "people", "reach", "reach_allowed", "responsive", "best_named", "wrong_ahead", "no_clear_leader", "only_asks",
    "discrimination",
)  # fmt: skip
"""What is told of each group."""


def as_plain(found: Measures) -> dict[str, Any]:
    """One object, each figure of 100 people."""
    return {
        **{name: _rounded(name, figure) for name, figure in found.everybody._asdict().items()},
        "archetypes": {
            "met": sum(one.met for one in found.archetypes),
            "of": len(found.archetypes),
            "never_named": len(found.never_named),
            "missed": [one.id for one in found.archetypes if not one.met],
        },
    }


def as_text(aid: Aid, found: Measures) -> str:
    """All of it for a terminal."""
    whole = found.everybody
    lines = [f"{whole.people:,} people without a red flag or distress; content {aid.content_hash}", ""]
    lines += ["Of 100 people:"]
    lines += [f"{_shown(whole, name):>7}  {name}: {what}" for name, what in MEANING.items()]
    if found.groups:
        lines += ["", "Groups, of 100 people:", *_table(found)]
    if found.archetypes:
        met = sum(one.met for one in found.archetypes)
        lines += ["", f"Archetypes: {met} of {len(found.archetypes)} are told what they may be"]
        lines += [f"  {one.id}: {'; '.join(one.wrong)}" for one in found.archetypes if not one.met]
    return "\n".join(lines)


def _table(found: Measures) -> list[str]:
    rows: list[tuple[str, ...]] = [("question", "group", *COLUMNS)]
    rows += [(*name, *_row(figures)) for name, figures in found.groups.items()]
    wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, wide, strict=True)))
        for row in rows
    ]


def _row(figures: Figures) -> Iterable[str]:
    return (_shown(figures, name) for name in COLUMNS)


def _shown(figures: Figures, name: str) -> str:
    figure = _rounded(name, getattr(figures, name))
    return "-" if figure is None else f"{figure:,}"


def _rounded(name: str, figure: float | None) -> float | None:
    return None if figure is None else round(figure, 2 if name == "discrimination" else 1)
