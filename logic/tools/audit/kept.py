"""What was there when the audit was last recorded, so that nothing gets lost unseen: `content/kept.yaml`, and what fell
short since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from logic.aid import citations
from logic.aid.aid import Aid
from logic.content.evidence import Fact
from logic.content.pages import Claim
from logic.content.problems import Problem
from logic.content.reader import KEPT, SOURCES

COUNTED = {
    "citations": "citations of facts or sources",
    "ranges": "numbers of ranges and shares",
    "dates": "years, dates and time frames",
    "groups": "groups in whom a figure was found",
    "texts": "texts",
}
"""What is counted in each file, and how it is called in a problem."""


def counts(aid: Aid, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
    """File → what is counted → how many, for each file that has any. `only`: look at these files alone."""
    parts = aid.parts
    held = citations.files(parts) | dict(parts.fact_files) | {SOURCES: parts.source_file}
    found = {file: _count(value) for file, value in held.items() if only is None or file in only}
    return {file: counted for file, counted in found.items() if counted}


def _count(value: Any) -> dict[str, int]:
    found = Counter({"citations": sum(len(facts) for _, facts in citations.lists(value))})
    for _, part in citations.parts_of(value):
        fields = part.__dict__
        for name, what in _WHAT.items():
            if fields.get(name) not in (None, "", []):
                found[what] += 1
        if isinstance(part, Fact | Claim):
            found["citations"] += len(part.sources)
    return {what: found[what] for what in COUNTED if found[what]}


_FIELDS = {
    "ranges": ("low", "high", "best", "events", "percent", "out_of"),
    "dates": ("year", "time", "timeframe", "date", "review_by"),
    "groups": ("group", "population"),
    "texts": ("text", "statement", "why", "reason", "funding", "interests", "authors", "update_policy", "evidence"),
}
_WHAT = {name: what for what, names in _FIELDS.items() for name in names}


def short(aid: Aid, met: dict[str, bool], only: Collection[str] | None = None) -> Iterator[Problem]:
    """Everything that is less than recorded: a criterion no longer met, a file with fewer of what is counted."""
    fix = "put it back, or record the loss with python -m logic audit --record"
    for name in aid.parts.kept.met:
        if not met.get(name, False):
            yield Problem.unplaced(
                "audit-fell", "error", KEPT, ("met",), name, f"the audit's {name} was met and is not any more", fix
            )
    now = counts(aid, only)
    for file, recorded in aid.parts.kept.counts.items():
        for what, n in recorded.items() if only is None or file in only else ():
            has = now.get(file, {}).get(what, 0)
            if has < n:
                yield Problem.unplaced(
                    "audit-fell",
                    "error",
                    KEPT,
                    ("counts", file, what),
                    file,
                    f"{file} has {has} {COUNTED.get(what, what)}, and had {n}",
                    fix,
                )


def lost(aid: Aid, only: Collection[str] | None = None) -> int:
    """How many of what is counted are missing since the last record."""
    now = counts(aid, only)
    recorded = {file: counted for file, counted in aid.parts.kept.counts.items() if only is None or file in only}
    return sum(
        max(0, n - now.get(file, {}).get(what, 0)) for file, counted in recorded.items() for what, n in counted.items()
    )


def as_yaml(aid: Aid, met: dict[str, bool]) -> str:
    """The text of kept.yaml for an aid as it stands."""
    lines = [
        "# Written by `python -m logic audit --record`: what the audit found met, and how much of it stood in each file.",
        "# `check` fails when there is less, so that no citation, date, range or text gets lost unseen.",
        f"met: [{', '.join(repr(name) for name, ok in met.items() if ok)}]".replace("'", '"'),
        "counts:",
    ]
    for file, counted in sorted(counts(aid).items()):
        lines.append(f"  {file}: {{{', '.join(f'{what}: {n}' for what, n in counted.items())}}}")
    return "\n".join(lines) + "\n"
