"""Gate rules that reach some of a group of variants and not all, without a word on why."""

from __future__ import annotations

from collections.abc import Iterator

from logic.conditions.tree import FALSE, OPEN, TRUE
from logic.content.problems import Problem
from logic.content.reader import RULES
from logic.tools.proof.breaking import compared
from logic.tools.proof.engine import Engine


def one_sided(engine: Engine) -> Iterator[Problem]:
    """Every rule for whose people nothing is found against, or to be told of, some other variant of a group it reaches,
    unless it says why; and every such reason that nothing needs any more.
    """
    aid = engine.aid
    for i, ready in enumerate(aid.gate):
        if engine.find([(ready.tree, TRUE), *compared(aid)]) is None:
            continue  # told as dead
        gaps, shown = [], None
        for group in aid.about.groups:
            inside = aid.groups[group.id]
            if not set(inside) & set(ready.variants):
                continue
            for variant in inside:
                others = [(r.tree, FALSE | OPEN) for r in aid.gate if variant in r.variants]
                claim = [(ready.tree, TRUE), *compared(aid)]
                if variant not in ready.variants and engine.find_among(claim, others) is not None:
                    gaps.append((group.id, variant))
                    shown = shown or (claim, others)
        at, name = ("gate", i), ready.rule.id
        if gaps and shown and ready.rule.not_all is None:
            groups = list(dict.fromkeys(group for group, _ in gaps))
            missing = {g: ", ".join(v for group, v in gaps if group == g) for g in groups}
            told = "; ".join(f"{g}, and not {names}" for g, names in missing.items())
            fix = "widen it, write a rule for the others, or say why with not_all: …"
            sheet = engine.find_among(*shown, fewest=True)
            what = f"{name!r} reaches some of {told}"
            yield Problem.unplaced("part-of-group", "error", RULES, at, name, what, fix, sheet)
        elif not gaps and ready.rule.not_all is not None:
            what = f"{name!r} says why it is not for all of a group, and leaves nobody out"
            yield Problem.unplaced("part-of-group", "warning", RULES, (*at, "not_all"), name, what, "take not_all away")
