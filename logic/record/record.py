"""What a person said besides their answers: priorities, prices they were told, where they stand. Shapes only;
`plain.py` reads and writes them, and answers themselves are `file.py`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, ValidationInfo, field_validator
from pydantic import dataclasses as pydantic
from pydantic_core import InitErrorDetails

from logic.fit.priorities import Priorities
from logic.person.burden import Quotes
from logic.person.known import PART, Known, VariantId, Whole, stranger

Ready = Literal["sure", "informed", "clear", "support"]
READY: tuple[Ready, ...] = ("sure", "informed", "clear", "support")
"""The four parts of the readiness check, in our own words: sure of the choice, knowing enough, clear on what matters,
and having enough help and no pressure."""

HOW_SURE = 4
"""How sure somebody is of where they lean: 1 not at all, to 4 very."""

NoLean = Literal["none", "unsure"]
Variants = Annotated[tuple[VariantId, ...], AfterValidator(lambda lean: tuple(dict.fromkeys(lean)))]


@pydantic.dataclass(frozen=True, config=PART)
class Stand:
    """Where a person stands now.

    Attributes:
        lean: the variants they lean to, several if they like.
        no_lean: "none" of them, or "unsure"; None when not said. Never together with `lean`.
        blind: the variants they leaned to while names were hidden.
        no_blind: the same as `no_lean`, while names were hidden.
        sure: 1 to `HOW_SURE`, or None.
        ready: part of `READY` → yes or no.
    """

    lean: Variants = ()
    no_lean: NoLean | None = None
    blind: Variants = ()
    no_blind: NoLean | None = None
    sure: Annotated[Whole, Field(ge=1, le=HOW_SURE)] | None = None
    ready: Mapping[Ready, Literal["yes", "no"]] = field(default_factory=dict)

    @field_validator("no_lean", "no_blind")
    @classmethod
    def _without_a_lean(cls, said: NoLean | None, info: ValidationInfo) -> NoLean | None:
        return None if info.data.get(str(info.field_name).removeprefix("no_")) else said


UNSURE = "unsure"
"""An answer to any check question."""


@pydantic.dataclass(frozen=True, config=PART)
class Record:
    """The parts of a record that are not answers. Each may be empty."""

    priorities: Priorities = field(default_factory=Priorities)
    quotes: Quotes = field(default_factory=dict)
    stand: Stand = field(default_factory=Stand)
    knowledge: Mapping[str, str] = field(
        default_factory=dict
    )  # check question → choice, or `UNSURE`; only when they want it kept

    @field_validator("quotes")
    @classmethod
    def _told(cls, quotes: Quotes) -> Quotes:
        return {variant: told for variant, told in quotes.items() if told}

    @field_validator("knowledge")
    @classmethod
    def _asked_and_offered(cls, said: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        if isinstance(info.context, Known):
            strange = [q for q, choice in said.items() if choice not in info.context.checks.get(q, ())]
            if strange:
                raise ValidationError.from_exception_data(
                    cls.__name__, [InitErrorDetails(type=stranger(), loc=(q,), input=None) for q in strange]
                )
        return said
