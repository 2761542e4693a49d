"""What matters to one person, as they said it: what they would mind most, and whether real packages would be worth it.

A package is one real variant as what it would bring and what it would take, its name hidden. What it said when it was
asked about is kept with the answer, so that the answer keeps its meaning when the evidence changes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic import dataclasses as pydantic
from pydantic_core import PydanticCustomError

from logic.aid.aid import Aid
from logic.person.answers import Wrong, shown
from logic.person.known import PART, ConcernId, Decimal, LimitId, OutcomeId, VariantId

MOST_MINDED = 3
"""How many troubles a person names, worst first."""

MOST_PACKAGES = 5
"""How many packages are asked about at most: three, and whoever would come out ahead unseen."""

MAX_OWN, MAX_OWN_LENGTH = 3, 120
"""How many things a person adds in their own words, and of how many signs each."""

Worth = Literal["not_nearly", "not_quite", "just_about", "yes", "easily", "cannot_say"]
"""Whether a package would be worth it, in five steps, or that the person cannot say."""

WORTH: Mapping[Worth, tuple[float, float]] = {
    "not_nearly": (0.0, 0.5),
    "not_quite": (0.5, 0.85),
    "just_about": (0.85, 1.2),
    "yes": (1.2, 2.0),
    "easily": (2.0, float("inf")),
}
"""How many times its trouble a package's change is worth: least, most. The cut points are ours, and untested."""


def own_words(typed: str) -> str:
    """What somebody typed, as it is kept, shown and printed: in one line that is not too long."""
    return in_one_line(typed)[:MAX_OWN_LENGTH].strip()


def in_one_line(text: str) -> str:
    """A text without line ends, control signs and halves of signs."""
    kinds = ((sign, unicodedata.category(sign)) for sign in text)
    return "".join(" " if kind in ("Cc", "Zl", "Zp") else sign for sign, kind in kinds if kind != "Cs").strip()


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _rising(ends: tuple[float, ...]) -> tuple[float, ...]:
    if not 2 <= len(ends) <= 3 or list(ends) != sorted(ends):
        raise PydanticCustomError("range", "needs a low and a high end")
    return ends


def _short(amount: float) -> float:
    """To a ten-thousandth: what is written as 1e-05 would not come back from a file as a number."""
    return round(amount, 4)


Amount = Annotated[Decimal, Field(ge=0, le=1e12, allow_inf_nan=False), AfterValidator(_short)]
Range = Annotated[tuple[Amount, ...], AfterValidator(_rising)]
"""Low and high end, or low end, best guess and high end."""
OwnWords = Annotated[str, Field(strict=True, min_length=1, max_length=MAX_OWN_LENGTH)]


@pydantic.dataclass(frozen=True, config=PART)
class Package:
    """One real variant as it was asked about, and what the person said.

    Attributes:
        variant: whose package it is; the person was not told.
        gains: concern → levels above doing nothing, 0 to 3; the main one first.
        takes: outcome → how much of it, in the unit it is weighed in.
        answer: whether it would be worth it.
    """

    variant: VariantId
    gains: Mapping[ConcernId, Range]
    takes: Mapping[OutcomeId, Range]
    answer: Worth = "cannot_say"

    @property
    def says(self) -> bool:
        """Whether the answer says anything of what the change is worth."""
        return self.answer != "cannot_say"


def _last_of_each(packages: tuple[Package, ...]) -> tuple[Package, ...]:
    """The last answer to each variant's package, in the order they were first asked."""
    return tuple({package.variant: package for package in packages}.values())


@pydantic.dataclass(frozen=True, config=PART)
class Priorities:
    """What one person said matters. All of it may be missing.

    Attributes:
        minded: the troubles they would mind most, worst first.
        ends: trouble → the most anything on offer took when they were asked: what "mind" was said of.
        packages: what they said of real packages, in the order they were asked.
        limits: limits they made firm, or flexible, against what the aid takes them for.
        own: what else matters, in their own words: carried along, never weighed.
    """

    minded: Annotated[tuple[OutcomeId, ...], AfterValidator(_each_once), Field(max_length=MOST_MINDED)] = ()
    ends: Mapping[OutcomeId, Amount] = field(default_factory=dict)
    packages: Annotated[tuple[Package, ...], AfterValidator(_last_of_each), Field(max_length=MOST_PACKAGES)] = ()
    limits: Mapping[LimitId, Literal["firm", "flexible"]] = field(default_factory=dict)
    own: Annotated[tuple[OwnWords, ...], AfterValidator(_each_once), Field(max_length=MAX_OWN)] = ()

    def __bool__(self) -> bool:
        return bool(self.minded or self.packages or self.limits or self.own)

    def answered(self, package: Package) -> Priorities:
        """The same with one more package answered, or answered anew."""
        return replace(self, packages=(*self.packages, package))


def current(priorities: Priorities, concerns: tuple[str, ...]) -> Priorities:
    """Only what still counts: packages that were asked about just these concerns, the main one first."""
    kept = tuple(p for p in priorities.packages if tuple(p.gains) == concerns)
    return priorities if kept == priorities.packages else replace(priorities, packages=kept)


def asked_again(priorities: Priorities, concerns: tuple[str, ...]) -> bool:
    """Whether packages were answered for other concerns than the person has now."""
    return any(tuple(p.gains) != concerns for p in priorities.packages)


def unknown_names(aid: Aid, priorities: Priorities) -> list[Wrong]:
    """What was said of outcomes, variants, concerns or limits that this aid does not have."""
    troubles = {o.id for o in aid.about.outcomes if o.upkeep_of is None}
    limits = {ready.rule.id for ready in aid.limits}
    named: list[tuple[str, bool]] = [(o, o in troubles) for o in (*priorities.minded, *priorities.ends)]
    named += [(name, name in limits) for name in priorities.limits]
    for package in priorities.packages:
        named += [(package.variant, package.variant in aid.variants)]
        named += [(c, c in aid.concerns) for c in package.gains] + [(o, o in troubles) for o in package.takes]
    strange = dict.fromkeys(name for name, known in named if not known)
    return [Wrong(shown(name), "there is no such thing to weigh") for name in strange]


ANSWERS: tuple[Worth, ...] = get_args(Worth)
"""From not nearly worth it to easily, then "cannot say"."""
