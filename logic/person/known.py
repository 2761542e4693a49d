"""What the parts of a record are made of: strict leaves, and names that must be those of one aid where an aid is given.

The types that use these (`Statement`, `Priorities`, `Quote`, `Record`) are written in code without an aid, and read from a file or
a tab with one (`record.read`), as pydantic's context. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Strict, ValidationInfo
from pydantic_core import PydanticCustomError

PART = ConfigDict(extra="forbid", hide_input_in_errors=True, validate_by_name=True)
"""How every part of a record is read: no key it does not know, and no error that repeats what somebody said. Strictness stands on
the leaves below, because a strict dataclass would refuse the lists and mappings that YAML and JSON have for it."""

Whole = Annotated[int, Strict()]
Decimal = Annotated[float, Strict()]
YesNo = Annotated[bool, Strict()]


@dataclass(frozen=True)
class Known:
    """The names one aid has.

    Attributes:
        outcomes: keys of what can be weighed, `gain:<concern>` and `burden:<outcome>`.
        variants: ids of variants.
        prices: ids of the outcomes that are money.
        checks: check question → its choices.
    """

    outcomes: frozenset[str]
    variants: frozenset[str]
    prices: frozenset[str]
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


OutcomeKey = Annotated[str, Strict(), _one_of(lambda known: known.outcomes)]
VariantId = Annotated[str, Strict(), _one_of(lambda known: known.variants)]
PriceId = Annotated[str, Strict(), _one_of(lambda known: known.prices)]
