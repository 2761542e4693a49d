"""What `compare` gives back: plain frozen records that pages, command line, print and tests all read.

Here: shapes only. Statuses, levels and states are spelled as in files; their on-screen words stand in
    `views/shared/wording.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field, model_validator
from pydantic import dataclasses as pydantic
from pydantic_core import PydanticCustomError

from logic.content.base import Certainty, Level
from logic.content.options import Effect, Figure
from logic.content.rules import GateRule, NoteRule
from logic.person.known import PART, Decimal, OutcomeKey

if TYPE_CHECKING:  # only carried along: nothing here looks into it
    from logic.fit.verdict import Reading

Status = Literal["stop", "ask", "not_checked", "no_reason_found"]
STATUSES: tuple[Status, ...] = ("stop", "ask", "not_checked", "no_reason_found")
"""From gravest to mildest. A variant has the gravest status among its findings."""

LimitState = Literal["within", "may_cross", "crosses", "cannot_be_told"]


class Finding(NamedTuple):
    """What one gate rule says to this person.

    Attributes:
        rule: the rule as written, with its reason, `until` and facts.
        status: stop or ask when the rule holds; ask when it is not known and nothing more can be asked; else
            not_checked.
        because: question → answer, for a rule that holds.
        open: questions still to be answered, in file order; empty unless not_checked.
        unsure: questions answered "not sure" or "rather not say" that leave it not known.
    """

    rule: GateRule
    status: Status
    because: Mapping[str, object]
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


class Gate(NamedTuple):
    status: Status
    findings: tuple[Finding, ...]


class LimitResult(NamedTuple):
    """One limit of the person's own against one variant.

    Attributes:
        id: the limit rule.
        state: within, may_cross, crosses, or cannot_be_told.
        answer: the amount or choices the person gave; None when unanswered or not sure.
        figure: the figure or effect it was held against; None for a trait.
        reason: what was held against what.
        missing: parts the figure leaves out, which is why it can never be within nearly the whole amount.
        given: whether the person set this limit at all.
        amount: the number the figure was held against (a month as weeks from today); None for traits.
    """

    id: str
    state: LimitState
    answer: object
    figure: Figure | Effect | None
    reason: str
    missing: tuple[str, ...] = ()
    given: bool = True
    amount: float | None = None


class EffectOn(NamedTuple):
    concern: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class VariantResult:
    """Everything about one variant for this person.

    `relevant` is False for a variant that does nothing for any concern the person chose; `why_not` then says so.
    """

    option: str
    variant: str
    baseline: bool
    relevant: bool
    gate: Gate
    limits: tuple[LimitResult, ...]
    effects: tuple[EffectOn, ...]
    burdens: Mapping[str, Figure]
    notes: tuple[NoteRule, ...]
    why_not: str | None = None

    def crosses(self) -> tuple[LimitResult, ...]:
        """The limits it crosses or may cross."""
        return tuple(limit for limit in self.limits if limit.given and limit.state in ("crosses", "may_cross"))


@dataclass(frozen=True, slots=True)
class Headline:
    """The first sentence of the picture, for the main concern.

    Attributes:
        kind: no_concern (none named yet), shown (something is shown to do more than slight), or little (nothing is).
        concern: the main concern, or None.
        variants: for `shown`: those variants, in this person's mixed order.
    """

    kind: Literal["no_concern", "shown", "little"]
    concern: str | None = None
    variants: tuple[str, ...] = ()


Share = Annotated[Decimal, Field(gt=0, le=1, exclude_if=lambda share: share == 1)]
"""How much of a swing is at stake. All of it is not written into a file."""


@pydantic.dataclass(frozen=True, config=PART)
class Statement:
    """What the person said of two outcomes: `share` of the swing of the first against `share` of that of the second.

    Attributes:
        first: the key of one outcome.
        second: the key of the other.
        share_first: how much of the first's swing is at stake, above 0 and at most 1; 1 is all of it.
        share_second: the same of the second.
        says: the first matters more, the second does, or about the same.
    """

    first: OutcomeKey
    second: OutcomeKey
    share_first: Share = 1.0
    share_second: Share = 1.0
    says: Literal["first", "second", "same"] = "first"

    @property
    def whole(self) -> bool:
        """Whether it sets all of the one swing against all of the other, as "this matters more than that" does; else it
        is a check.
        """
        return self.share_first == self.share_second == 1

    @property
    def ordered(self) -> tuple[OutcomeKey, OutcomeKey]:
        """The outcome that matters more, then the other; as they were set where both matter about the same."""
        return (self.second, self.first) if self.says == "second" else (self.first, self.second)

    @model_validator(mode="after")
    def _of_two(self) -> Statement:
        if self.first == self.second:
            raise PydanticCustomError("same_twice", "needs two outcomes")
        return self


Withheld = Literal[
    "worry",
    "red_flag",
    "too_few",
    "no_worth",
    "no_gain",
    "all_zero",
    "one_left",
    "nothing_shown",
    "ends_changed",
    "not_checked",
]
"""Why nothing is said about who leads, gravest first."""

LeftOut = Literal["stop", "limit", "untold", "not_shown"]
"""Why a variant cannot come out ahead: a health answer, a limit it crosses, a limit of which nobody can tell, or that
nothing shows it to help the main concern."""


class Lead(NamedTuple):
    """Who would lead then.

    Attributes:
        ahead: one ahead, or None.
        close: those between whom there is no clear leader; a single one is all that would be left.
        conditional: all this holds only if they kept to limits of which nobody can tell.
    """

    ahead: str | None
    close: tuple[str, ...]
    conditional: bool = False


class Point(NamedTuple):
    """A good or a bad point of one variant for this person: an outcome key with a reason why it counts.

    Attributes:
        key: `gain:<concern>` or `burden:<outcome>`; None for the variant's own gain or drawback, said when nothing else
            is left.
        unknown: it is a bad point because nobody knows.
        worse: it is a bad point because it may get worse.
    """

    key: OutcomeKey | None
    unknown: bool = False
    worse: bool = False


class Points(NamedTuple):
    good: tuple[Point, ...]
    bad: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How variants do on what this person said matters. There is no score in it.

    Attributes:
        withheld: why nothing is said about who leads; empty when something is.
        conditional: besides the baseline nobody is known to keep to all limits, so those are in it of which nobody can
            tell: all that is said of them is said "if they did".
        untold: variant → the limits of which nobody can tell, for variants that cross none.
        ahead: the variant that came out ahead, or None.
        close: without one ahead: the smallest set that leads in 90 of 100 readings, two at least, in mixed order.
        shares: variant → how often it leads among the readings, 0 to 1, in mixed order; only those that can come out
            ahead.
        left_out: relevant variant → why it cannot; an `untold` one is left out too, unless `conditional`.
        keys: the picked outcomes, most important to this person first.
        settled: picked outcomes whose importance the person said something about.
        missing: how many more have to be settled before anything is said about who leads.
        alike: picked outcomes in which all variants are alike, so they tell nothing apart.
        refused: what the person said that contradicts what they said before: it is not counted until they say which to
            keep.
        reading: what all of it was read from, kept so that what would change it need not read again.
        points: relevant variant → its two best and two worst points.
    """

    withheld: tuple[Withheld, ...]
    conditional: bool
    untold: Mapping[str, tuple[str, ...]]
    ahead: str | None
    close: tuple[str, ...]
    shares: Mapping[str, float]
    left_out: Mapping[str, LeftOut]
    keys: tuple[OutcomeKey, ...]
    settled: tuple[OutcomeKey, ...]
    missing: int
    alike: tuple[OutcomeKey, ...]
    refused: tuple[Statement, ...]
    points: Mapping[str, Points]
    reading: Reading | None = field(default=None, compare=False, repr=False)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who is named: one ahead, the close ones, or nobody."""
        return (self.ahead,) if self.ahead else self.close


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer to one answer sheet.

    Attributes:
        ended: the first `ends` rule that holds, or None. Then there is no comparison: `variants` is empty.
        ends_open: questions that must be answered before anything is compared (age, who decides).
        withheld: `withholds_fit` rules that hold, with the help they offer.
        variants: always all of them, baseline first, the rest mixed by seed.
        first_view: the baseline and at most one variant of each option that does something for a chosen concern.
        open: every asked and unanswered question; open_gate: those a gate rule still waits for.
        dormant: answered questions that are not asked now.
        fit: how variants do on what the person said matters; None when they said nothing yet, or nothing is compared.
    """

    aid: str
    content_hash: str
    today: str
    seed: int
    concerns: tuple[str, ...]
    headline: Headline
    variants: tuple[VariantResult, ...]
    first_view: tuple[str, ...]
    elsewhere: tuple[str, ...]
    open: tuple[str, ...]
    open_gate: tuple[str, ...]
    dormant: tuple[str, ...]
    ended: str | None = None
    ends_open: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    fit: Fit | None = None


__all__ = [
    "STATUSES",
    "Certainty",
    "Comparison",
    "EffectOn",
    "Finding",
    "Fit",
    "Gate",
    "Headline",
    "Lead",
    "LeftOut",
    "Level",
    "LimitResult",
    "LimitState",
    "Point",
    "Points",
    "Statement",
    "Status",
    "VariantResult",
    "Withheld",
]
