"""What `compare` gives back: plain frozen records that pages, command line, print and tests all read.

Here: shapes only. Statuses, levels and states are spelled as in files; their on-screen words stand in `views/wording.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from logic.model import Certainty, Effect, Figure, GateRule, Level, NoteRule

Status = Literal["stop", "ask", "not_checked", "no_reason_found"]
STATUSES: tuple[Status, ...] = ("stop", "ask", "not_checked", "no_reason_found")
"""From gravest to mildest. A variant has the gravest status among its findings."""

LimitState = Literal["within", "may_cross", "crosses", "cannot_be_told"]


class Finding(NamedTuple):
    """What one gate rule says to this person.

    Attributes:
        rule: the rule as written, with its reason, `until` and facts.
        status: stop or ask when the rule holds; ask when it is not known and nothing more can be asked; else not_checked.
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


__all__ = [
    "STATUSES",
    "Certainty",
    "Comparison",
    "EffectOn",
    "Finding",
    "Gate",
    "Headline",
    "Level",
    "LimitResult",
    "LimitState",
    "Status",
    "VariantResult",
]
