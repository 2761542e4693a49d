"""Comparisons with a number that every answer meets, or that lies where no answer can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from logic.conditions import parse
from logic.conditions.tree import Within
from logic.content.problems import Problem
from logic.content.reader import BANK
from logic.content.strict_yaml import Path
from logic.tools.check.flow.places import conditions_of, questions_of
from logic.tools.proof.engine import Engine


def beside_the_point(engine: Engine) -> Iterator[Problem]:
    """Every such comparison, on the line where it is written."""
    aid = engine.aid
    written: list[tuple[str, Path, str, Any]] = [
        (BANK, ("conditions", name), name, raw) for name, raw in aid.bank.conditions.items()
    ]
    written += [(BANK, (*path, "ask_when"), name, aid.questions[name].ask_when) for path, name in questions_of(aid)]
    written += [(c.file, (*c.path, "when"), c.subject, c.when) for c in conditions_of(aid)]
    for file, path, subject, raw in written:
        for at, comparison in _comparisons(raw, path):
            tree = parse.parse(comparison, at, aid.questions, {}, lambda *_: None)
            why = parse.beside_the_point(aid.questions[tree.question], tree) if isinstance(tree, Within) else None
            if why and isinstance(tree, Within):
                fix = f"choose a number that tells some answers from others, or write {{answered: {tree.question}}}"
                (operator,) = comparison[tree.question]
                yield Problem.unplaced("vacuous-bound", "error", file, (*at, operator), subject, why, fix)


def _comparisons(raw: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every comparison of a question with a number in a condition as written, and its place."""
    if not isinstance(raw, dict) or len(raw) != 1:
        return
    ((key, value),) = raw.items()
    if key in ("all", "any") and isinstance(value, list):
        for i, part in enumerate(value):
            yield from _comparisons(part, (*path, key, i))
    elif key == "not":
        yield from _comparisons(value, (*path, key))
    elif isinstance(value, dict):
        yield (*path, key), raw
