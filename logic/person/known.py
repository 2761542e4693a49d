"""What the parts of a record are made of: strict leaves, and names that must be those of one aid where an aid is given.

The types that use these (`Package`, `Priorities`, `Quote`, `Record`) are written in code without an aid, and read
from a file or a tab with one (`record.read`), as pydantic's context. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, Strict, ValidationInfo
from pydantic_core import PydanticCustomError

PART = ConfigDict(extra="forbid", hide_input_in_errors=True, validate_by_name=True)
"""How every part of a record is read: no key it does not know, and no error that repeats what somebody said. Strictness
stands on the leaves below, because a strict dataclass would refuse the lists and mappings that YAML and JSON have for
it."""

Whole = Annotated[int, Strict()]
Decimal = Annotated[float, Strict()]
YesNo = Annotated[bool, Strict()]


class OutcomeKey(str):
    """What people weigh: `gain:<concern>` or `burden:<outcome>`. Text in files and widgets; here it also knows its two
    parts.

    Attributes:
        branch: gain or burden.
        id: the concern or the outcome.
    """

    branch: Literal["gain", "burden"]
    id: str

    def __new__(cls, text: str) -> OutcomeKey:
        key = super().__new__(cls, text)
        branch, _, key.id = text.partition(":")
        key.branch = "gain" if branch == "gain" else "burden"
        return key

    @classmethod
    def gain(cls, concern: str) -> OutcomeKey:
        return cls(f"gain:{concern}")

    @classmethod
    def burden(cls, outcome: str) -> OutcomeKey:
        return cls(f"burden:{outcome}")

    @property
    def is_gain(self) -> bool:
        return self.branch == "gain"


@dataclass(frozen=True)
class Known:
    """The names one aid has.

    Attributes:
        concerns: ids of what can be wanted changed.
        outcomes: ids of the troubles that are weighed.
        limits: ids of the limits.
        variants: ids of variants.
        prices: ids of the outcomes that are money.
        highest: the highest price anybody may mean, in the aid's currency.
        checks: check question → its choices.
    """

    concerns: frozenset[str]
    outcomes: frozenset[str]
    limits: frozenset[str]
    variants: frozenset[str]
    prices: frozenset[str]
    highest: int
    checks: Mapping[str, frozenset[str]]


UNKNOWN = "unknown_name"


def stranger() -> PydanticCustomError:
    """The fault of a name the aid does not have; the name itself is not in it, as it may be something the person wrote."""
    return PydanticCustomError(UNKNOWN, "is not known to this version")


def _one_of(names: Callable[[Known], frozenset[str]]) -> AfterValidator:
    def held(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Known) and name not in names(info.context):
            raise stranger()
        return name

    return AfterValidator(held)


def too_high(highest: int) -> PydanticCustomError:
    """The fault of a price nobody can mean."""
    return PydanticCustomError("price", "needs a price from 0 to {highest}", {"highest": highest})


def _meant(amount: int, info: ValidationInfo) -> int:
    if isinstance(info.context, Known) and amount > info.context.highest:
        raise too_high(info.context.highest)
    return amount


Price = Annotated[int, Strict(), Field(ge=0), AfterValidator(_meant)]
VariantId = Annotated[str, Strict(), _one_of(lambda known: known.variants)]
ConcernId = Annotated[str, Strict(), _one_of(lambda known: known.concerns)]
OutcomeId = Annotated[str, Strict(), _one_of(lambda known: known.outcomes)]
LimitId = Annotated[str, Strict(), _one_of(lambda known: known.limits)]
PriceId = Annotated[str, Strict(), _one_of(lambda known: known.prices)]
