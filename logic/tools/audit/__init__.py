"""`python -m logic audit`: an aid held against the public lists for decision aids, from its content; what needs people
stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path as File
from typing import Any, Literal, NamedTuple

from logic.aid import signoff
from logic.aid.aid import Aid
from logic.content import strict_yaml
from logic.content.pages import Kept
from logic.content.problems import Problem
from logic.tools.audit import kept, measures
from logic.tools.audit.measures import Looked, Measured
from logic.tools.check.lint import balance
from logic.tools.check.lint.balance import Room

State = Literal["met", "where_evidence", "not_met", "waits"]
STATES: tuple[State, ...] = ("met", "where_evidence", "not_met", "waits")
HELD = Measured(True, "Done by the app, whatever the content; a test holds it")
_FILE = File(__file__).with_name("criteria.yaml")


class Criterion(NamedTuple):
    """One line of a public list, in our words, and how this aid stands to it.

    Attributes:
        list, number, text: which list, its number there, what it asks.
        state: met; met where evidence exists (the rest is told as not known); not met; or it waits for people.
        detail: what was counted, or who it waits for.
        where: the pages that show it; empty for what waits.
        do: what would meet it; empty where it is met.
    """

    list: str
    number: str
    text: str
    state: State
    detail: str
    where: str
    do: str


class Audit(NamedTuple):
    """How an aid stands on one day.

    Attributes:
        criteria: every line of every list, in their order.
        lost: citations, ranges, dates, groups and texts that are fewer than when it was last recorded.
        rooms: words for each kind's page.
        page_grades: kind → US school grade of its page.
        grade: mean US school grade over the texts.
        hardest: the highest grade of any part.
    """

    criteria: tuple[Criterion, ...]
    lost: int
    rooms: tuple[Room, ...]
    page_grades: dict[str, float]
    grade: float
    hardest: float

    def of(self, name: str) -> list[Criterion]:
        """The lines of one list."""
        return [c for c in self.criteria if c.list == name]

    def total(self, name: str) -> tuple[int, int, int]:
        """(met, of how many that content and software can meet, how many wait for people) in one list."""
        mine = self.of(name)
        met = sum(c.state in ("met", "where_evidence") for c in mine)
        return met, sum(c.state != "waits" for c in mine), sum(c.state == "waits" for c in mine)


@lru_cache(maxsize=1)
def lists() -> dict[str, list[dict[str, Any]]]:
    """The lists as written in criteria.yaml."""
    value, _, problems = strict_yaml.read(_FILE.read_text("utf-8"), _FILE.name)
    assert not problems, problems
    found: dict[str, list[dict[str, Any]]] = value
    return found


def audit(aid: Aid, today: date, faults: Iterable[Problem] | None = None) -> Audit:
    """Hold an aid against every list. Takes well under a second; less when `lint.find` was run before and gives its
    `faults`.
    """
    looked, lost = Looked(aid, today, faults), kept.lost(aid)
    criteria = tuple(_criterion(name, line, looked, lost) for name, lines in lists().items() for line in lines)
    hardest = max((grade for grade, _ in looked.grades), default=0.0)
    return Audit(criteria, lost, tuple(balance.rooms(aid)), looked.page_grades(), looked.mean_grade(), hardest)


def _criterion(name: str, line: dict[str, Any], looked: Looked, lost: int) -> Criterion:
    found = measures.MEASURES[line["measure"]](looked) if "measure" in line else HELD if "test" in line else None
    if found is not None and line.get("measure") == "cited" and lost:
        found = found._replace(met=False, detail=f"{found.detail}; {lost} less than last recorded")
    if found is None or ("waits" in line and not found.met):
        return Criterion(name, line["id"], line["text"], "waits", line["waits"], "", line["do"])
    state: State = "not_met" if not found.met else "where_evidence" if found.gaps else "met"
    do = "" if found.met else "See what python -m logic check says."
    return Criterion(name, line["id"], line["text"], state, found.detail, line.get("where", ""), do)


def met(found: Audit) -> dict[str, bool]:
    """List and number → whether content and software meet it; what waits for people is left out."""
    return {f"{c.list} {c.number}": c.state in ("met", "where_evidence") for c in found.criteria if c.state != "waits"}


def to_record(aid: Aid, today: date) -> str:
    """The text of kept.yaml for an aid as it stands, whatever was recorded before."""
    anew = replace(aid, parts=replace(aid.parts, kept=Kept()))
    return kept.as_yaml(anew, met(audit(anew, today)))


def fell(aid: Aid, today: date, faults: Iterable[Problem] | None = None) -> Iterator[Problem]:
    """What is less than recorded, for `check`."""
    if aid.parts.kept.met or aid.parts.kept.counts:
        yield from kept.short(aid, met(audit(aid, today, faults)))


# ---- for a terminal and for programs

_MARKS: dict[State, str] = {
    "met": "met",
    "where_evidence": "met where evidence exists",
    "not_met": "NOT MET",
    "waits": "waits for people",
}


def as_plain(found: Audit) -> dict[str, Any]:
    """The audit as plain values, for JSON."""
    names = dict.fromkeys(c.list for c in found.criteria)
    return {
        "totals": {name: dict(zip(("met", "of", "waits"), found.total(name), strict=True)) for name in names},
        "criteria": [c._asdict() for c in found.criteria],
        "lost_since_recorded": found.lost,
        "pages": {
            room.variant: {**room._asdict(), "grade": round(found.page_grades[room.variant], 2)} for room in found.rooms
        },
        "grade": round(found.grade, 2),
        "hardest": round(found.hardest, 2),
    }


def as_text(aid: Aid, found: Audit) -> str:
    """The audit as lines to read, with the hash a reviewer would sign."""
    lines = []
    for name in dict.fromkeys(c.list for c in found.criteria):
        reached, of, waits = found.total(name)
        lines += [f"{name}: {reached} of {of} met that content and software can meet; {waits} wait for people", ""]
        lines += [f"  {c.number:<18}{_MARKS[c.state]:<26}{c.text} ({c.detail})" for c in found.of(name)]
        lines.append("")
    lines.append(
        f"US grade: {found.grade:.1f} on average, {found.hardest:.1f} for the hardest part. The page of each kind:"
    )
    lines.append(f"  {'':<26}{'words':>8}{'good':>8}{'bad':>8}{'grade':>8}")
    for room in found.rooms:
        lines.append(
            f"  {room.variant:<26}{room.words:>8}{room.good:>8}{room.bad:>8}{found.page_grades[room.variant]:>8.1f}"
        )
    standing, wanted = signoff.standing(aid), signoff.wanted(aid)
    lines += [
        "",
        f"Signed off: {len(standing)} of {len(wanted)} files. To sign one, add it to content/reviews.yaml with its hash:",
    ]
    lines += [f"  {name}  {aid.hashes[name]}{'  signed' if name in standing else ''}" for name in wanted]
    return "\n".join(lines)
