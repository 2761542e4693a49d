"""What a person's worries make of one variant: rows of its card, what can matter to them, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.content.about import Worry
from logic.content.base import Said
from logic.content.options import Figure, HasTrait
from logic.person.comparison import VariantResult
from logic.person.known import OutcomeKey
from logic.person.path import Answer


class WorryRow(NamedTuple):
    """One worry, held against one variant.

    Attributes:
        choice: the worry, a choice of the question with the role `worries`.
        figures: outcome → the figure that counts for this person.
        traits: trait → whether the variant has it.
        matters: the outcomes it names, as keys of what can matter; of upkeep, what it belongs to.
        ask: what to ask at the appointment.
    """

    choice: str
    figures: Mapping[str, Figure]
    traits: Mapping[str, HasTrait]
    matters: tuple[OutcomeKey, ...]
    ask: Said


def ticked(aid: Aid, answers: Mapping[str, Answer]) -> tuple[Worry, ...]:
    """What the aid says of each worry a person named, in the order of the file.

    Args:
        aid: the decision aid.
        answers: those on the person's path.
    """
    answer = answers.get(aid.roles.get("worries", ""), ())
    named = answer if isinstance(answer, tuple) else (answer,)
    return tuple(worry for worry in aid.about.worries if worry.choice in named)


def worries_of(aid: Aid, answers: Mapping[str, Answer], result: VariantResult) -> tuple[WorryRow, ...]:
    """Each worry a person named, held against one variant.

    Args:
        aid: the decision aid.
        answers: those on the person's path.
        result: what was compared of the variant.
    """
    _, variant = aid.variants[result.variant]
    return tuple(
        WorryRow(
            worry.choice,
            {name: result.burdens[name] for name in worry.outcomes},
            {name: variant.traits[name] for name in worry.traits if name in variant.traits},
            tuple(dict.fromkeys(OutcomeKey.burden(aid.outcomes[name].upkeep_of or name) for name in worry.outcomes)),
            worry.ask,
        )
        for worry in ticked(aid, answers)
    )
