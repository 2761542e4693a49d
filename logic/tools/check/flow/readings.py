"""Readings of an effect or a figure that are nobody's: their condition never holds, or one before it always does."""

from __future__ import annotations

from collections.abc import Iterator

from logic.conditions.search import NOT_TRUE, Claim
from logic.conditions.tree import TRUE
from logic.content.problems import Problem
from logic.tools.check.flow.cause import conflict, told
from logic.tools.check.flow.places import cases_of
from logic.tools.proof.breaking import compared
from logic.tools.proof.engine import Engine


def nobodys(engine: Engine) -> Iterator[Problem]:
    """Every reading that holds for nobody for whom anything is compared, or only where an earlier one does."""
    people = compared(engine.aid)
    for cases in cases_of(engine.aid):
        before: Claim = []
        for case in cases:
            code = ""
            if engine.find([(case.tree, TRUE), *people]) is None:
                alone = engine.find([(case.tree, TRUE)]) is not None
                why = "whoever it holds for is compared nothing" if alone else told(engine, conflict(engine, case.tree))
                code, what = "dead-reading", f"{case.subject!r} never holds as it is told here: {why}"
            elif _hidden(engine, [(case.tree, TRUE), *before, *people]) and not _everybody(engine, before):
                code, what = (
                    "masked-reading",
                    f"{case.subject!r} is never told as here: an earlier reading always holds",
                )
            else:
                before = [*before, (case.tree, NOT_TRUE)]
            if code:
                at, fix = (
                    (*case.path, "when") if case.when is not None else case.path,
                    "mend its condition, or take it out",
                )
                yield Problem.unplaced(code, "error", case.file, at, case.subject, what, fix)


def _hidden(engine: Engine, claim: Claim) -> bool:
    """Whether nobody meets a claim who answers all they are asked; until then nothing is told for good."""
    return engine.find(claim, complete=True) is None


def _everybody(engine: Engine, before: Claim) -> bool:
    """Whether one of these leaves nobody over by itself: that is told of it."""
    return any(_hidden(engine, [one, *compared(engine.aid)]) for one in before)
