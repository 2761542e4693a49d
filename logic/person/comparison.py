"""What `compare` gives back: plain frozen records that pages, command line, print and tests all read.

Here: shapes only. Statuses, levels and states are spelled as in files; their on-screen words stand in
    `views/shared/wording.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from logic.content.base import Certainty, Level
from logic.content.options import Effect, Figure
from logic.content.rules import GateRule, NoteRule
from logic.person.known import OutcomeKey

if TYPE_CHECKING:  # only carried along: nothing here looks into them
    from logic.fit.priorities import Package
    from logic.fit.verdict import Reading

Status = Literal["stop", "ask", "not_checked", "tell", "no_reason_found"]
STATUSES: tuple[Status, ...] = ("stop", "ask", "not_checked", "tell", "no_reason_found")
"""From gravest to mildest. A variant has the gravest status among its findings."""

LimitState = Literal["within", "may_cross", "crosses", "cannot_be_told"]


class Finding(NamedTuple):
    """What one gate rule says to this person.

    Attributes:
        rule: the rule as written, with its reason, `until` and facts.
        status: stop, ask or tell when the rule holds; when it is not known and nothing more can be asked, tell where
            that is its own level and else ask; else not_checked.
        because: question → answer, for a rule that holds.
        open: questions still to be answered, in file order; empty unless not_checked.
        unsure: questions answered "not sure" or "rather not say" that leave it not known.
        private: it rests on a private answer, so it is printed, listed and saved only if the person says so.
    """

    rule: GateRule
    status: Status
    because: Mapping[str, object]
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    private: bool = False

    @property
    def waves_red(self) -> bool:
        """Whether a red flag holds: it is told before all else, on every page."""
        return self.rule.red_flag and not self.open and not self.unsure


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
        amount: the number the figure was held against (a date as weeks from today); None for traits.
        firm: it takes the variant out of the reading where it crosses, or nobody can tell.
        over: by how much it is over, or may be, from the low figure to the high one; None where it is not.
    """

    id: str
    state: LimitState
    answer: object
    figure: Figure | Effect | None
    reason: str
    missing: tuple[str, ...] = ()
    given: bool = True
    amount: float | None = None
    firm: bool = False
    over: tuple[float, float] | None = None


class EffectOn(NamedTuple):
    concern: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class VariantResult:
    """Everything about one variant for this person.

    `relevant` is False for a variant that does nothing for any concern the person chose; `why_not` then says so.
    `little_known`: every harm that must be known, or may be called the main one, is unknown for this person or of very
    low certainty. It is said beside the badge, so that what nobody studied never looks the safest; never of the
    baseline.
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
    little_known: bool = False

    @property
    def open_now(self) -> bool:
        """Whether it may be planned for: no date, price sum or lean is offered for what is stopped."""
        return self.gate.status != "stop"

    def crosses(self) -> tuple[LimitResult, ...]:
        """The limits it crosses or may cross."""
        return tuple(limit for limit in self.limits if limit.given and limit.state in ("crosses", "may_cross"))

    @property
    def held_back(self) -> bool:
        """Whether a health answer, or one the person was not sure of, advises against it. Then it never leads."""
        return any(f.rule.holds_back and f.status == "ask" for f in self.gate.findings)


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


Withheld = Literal["worry", "red_flag", "nothing_shown", "nothing_left", "not_said", "apart", "not_checked"]
"""Why nothing is said about who leads, gravest first: help comes first; nothing is shown to help, or health answers leave
nothing of it; no package was answered yet; the answers do not go together; who would be named is not checked yet."""

LeftOut = Literal["stop", "held_back", "not_shown", "limit"]
"""Why a variant cannot come out ahead: a health answer stops it, or advises against it; nothing shows it to help the main
concern; a limit the person keeps firm."""


class Lead(NamedTuple):
    """Who leads.

    Attributes:
        ahead: one ahead, or None.
        close: without one ahead: the smallest set that leads in 90 of 100 readings, two at least, in mixed order.
        shares: variant → how often it leads among the readings, 0 to 1, in mixed order; only those that can come out
            ahead.
    """

    ahead: str | None
    close: tuple[str, ...] = ()
    shares: Mapping[str, float] = {}

    @property
    def named(self) -> tuple[str, ...]:
        """One ahead, the close ones, or nobody."""
        return (self.ahead,) if self.ahead else self.close


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
        inside: who leads within the limits the person keeps firm.
        aside: who leads with every limit set aside; None where no firm limit takes anything out.
        left_out: relevant variant → why it cannot come out ahead inside the firm limits.
        firm: variant → the firm limits that take it out.
        apart: two packages whose answers do not go together; nothing is said until the person keeps one.
        next: the package to ask about now, or None.
        again: packages were answered for other concerns than the person has now.
        reading: what all of it was read from, kept so that what would change it need not read again.
        points: relevant variant → its two best and two worst points.
    """

    withheld: tuple[Withheld, ...]
    inside: Lead
    aside: Lead | None
    left_out: Mapping[str, LeftOut]
    firm: Mapping[str, tuple[str, ...]]
    apart: tuple[Package, ...]
    next: Package | None
    again: bool
    points: Mapping[str, Points]
    reading: Reading | None = field(default=None, compare=False, repr=False)

    @property
    def ahead(self) -> str | None:
        """The variant that came out ahead inside the firm limits, or None."""
        return self.inside.ahead

    @property
    def close(self) -> tuple[str, ...]:
        """Without one ahead: those between whom there is no clear leader."""
        return self.inside.close

    @property
    def shares(self) -> Mapping[str, float]:
        """Variant → how often it leads inside the firm limits."""
        return self.inside.shares

    @property
    def leads(self) -> tuple[str, ...]:
        """Who is named: one ahead, the close ones, or nobody."""
        return self.inside.named


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

    @property
    def red_flags(self) -> tuple[Finding, ...]:
        """The red flags that hold for anything relevant, each once: answered at once, and on every page."""
        found = {f.rule.id: f for v in self.variants if v.relevant for f in v.gate.findings if f.waves_red}
        return tuple(found.values())


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
    "Status",
    "VariantResult",
    "Withheld",
]
