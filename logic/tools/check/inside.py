"""What the page "Inside this aid" tells: what was checked and proved of the aid that is running, and how its questions
lead on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from logic.aid.aid import Aid
from logic.content.problems import Problem
from logic.tools.check import flow
from logic.tools.population.simulate import drawn, simulate
from logic.tools.proof import prove
from logic.tools.proof.breaking import Proof
from logic.tools.proof.engine import Engine

DRAWN = 20_000
"""People drawn for the shares; enough that one in a hundred is told to about a tenth."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The results of one run, on the content with `content_hash`.

    Attributes:
        day: when it was run.
        faults: pass → what it found.
        proofs: built-in statements first, then the aid's own promises.
        built_in: how many of the proofs are of statements that hold for any aid.
        sheets: how many ways there are to fill in the questions; None when they were not counted.
        asked: question → how many of `people` drawn are asked it.
    """

    day: date
    content_hash: str
    faults: Mapping[str, tuple[Problem, ...]]
    proofs: tuple[Proof, ...]
    built_in: int
    sheets: int | None
    asked: Mapping[str, int]
    people: int


def look(aid: Aid, today: date) -> Inside:
    """Check and prove an aid, and draw people for it. Well under a second for the shipped one."""
    engine = Engine(aid)
    return Inside(
        day=today,
        content_hash=aid.content_hash,
        faults={name: tuple(find(engine.doubting)) for name, find in flow.PASSES.items()},
        proofs=tuple(prove.all_proofs(engine, today)),
        built_in=prove.BUILT_IN,
        sheets=engine.flow.count(numbers=True),
        asked=simulate(aid, drawn(aid, DRAWN, seed=1), today).asked,
        people=DRAWN,
    )
