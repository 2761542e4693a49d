"""Archetypes run through the aid: is each told what somebody who knows the field says they may be told?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit.priorities import Priorities
from logic.person.answers import Answers
from logic.person.comparison import Fit, Lead
from logic.person.path import Answer
from logic.tools.population import truth
from logic.tools.population.archetypes import Archetype
from logic.tools.population.heard import top

HELP_FIRST = {"worry", "red_flag"}


class Judgement(NamedTuple):
    """One archetype, judged.

    Attributes:
        id: whose.
        wrong: what was told otherwise than it may be, each in a line; empty: all is well.
        never: who was named and may not be.
    """

    id: str
    wrong: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.wrong


def judge(aid: Aid, archetype: Archetype, sheet: Mapping[str, Answer], today: date) -> Judgement:
    """Let an archetype answer everything, packages too, and hold what they are told against the judgement."""
    answers = Answers(sheet, aid.content_hash)
    told = compare(aid, answers, today=today, priorities=Priorities())
    if told.fit is not None and told.fit.reading is not None:
        true = truth.of_values(aid, archetype.values, told.concerns)
        said = true.priorities(told.fit.reading.ends)
        told = truth.asked(aid, compare(aid, answers, today=today, priorities=said), said, true.answer)
    fit = told.fit
    if fit is None:
        return Judgement(archetype.id, ("nothing is compared for them",), ())
    wrong = []
    first = HELP_FIRST & set(fit.withheld)
    if archetype.withheld is not None and archetype.withheld not in fit.withheld:
        wrong.append(f"is not withheld for {archetype.withheld}")
    if first - {archetype.withheld}:
        wrong.append(f"is withheld for {' and '.join(sorted(first))}")
    if not _right(aid, fit, fit.inside, archetype.ahead):
        wrong.append(f"{_said(fit, fit.inside)}, not {_listed(archetype.ahead)}")
    if archetype.aside is not None and not _right(aid, fit, fit.aside or fit.inside, archetype.aside):
        wrong.append(f"with limits set aside {_said(fit, fit.aside or fit.inside)}, not {_listed(archetype.aside)}")
    named = {*fit.inside.named, *(fit.aside.named if fit.aside else ())}
    never = tuple(v for v in archetype.never if v in named)
    if never:
        wrong.append(f"names {', '.join(never)}")
    return Judgement(archetype.id, tuple(wrong), never)


def _right(aid: Aid, fit: Fit, lead: Lead, may: Sequence[str]) -> bool:
    """Whether who leads is one of those who may. Where nothing else is left, doing nothing is what is left."""
    first = top(lead)
    if first is not None:
        return first in (may or (aid.baseline,))
    alone = set(lead.shares) == {aid.baseline} or bool({"nothing_left", "nothing_shown"} & set(fit.withheld))
    return not may or (alone and aid.baseline in may)


def _said(fit: Fit, lead: Lead) -> str:
    if lead.ahead:
        return f"{lead.ahead} is ahead"
    if lead.close:
        shares = ", ".join(f"{v} {lead.shares[v]:.2f}" for v in sorted(lead.close, key=lambda v: -lead.shares[v]))
        return f"close are {shares}"
    return f"nobody is named ({', '.join(fit.withheld) or 'nothing else is left'})"


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names) or "anybody but doing nothing"
