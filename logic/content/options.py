"""The types of `content/options/*.yaml`: options, their variants, and every figure, effect and chart of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import Field

from logic.content.base import Certainty, Condition, FactId, Id, Level, Part, Said, Text, Told
from logic.content.strict_yaml import Path


class Beside(Part):
    """A figure someone claims, shown next to what studies found and never mixed with it."""

    text: Text
    facts: list[FactId]


class Counted(Part):
    """So many of so many people: what a range is the margin of."""

    events: float = Field(gt=0)
    out_of: int = Field(ge=1)


class Judged(Part):
    """Our own reading of what nobody counted: it counts as a range, or as another variant's same figure. Never shown as a
    figure.
    """

    at_most: Id | None = None  # a variant: counts as that one does, in the same reading
    low: float | None = Field(None, ge=0)  # without it, counts as `high`
    high: float | None = Field(None, ge=0)
    why: Text
    facts: list[FactId] = Field(min_length=1)


class AllIn(Part):
    """A price with all that the figure beside it leaves out."""

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    year: int | None = None
    group: Text | None = None
    why: Text
    worked_out: dict[Literal["low", "high"], Text] = {}
    facts: list[FactId] = Field(min_length=1)


class Figure(Part):
    """A range for one outcome. `unknown: true` means nobody knows, and then there is no number at all."""

    unknown: bool = False
    low: float | None = None
    high: float | None = None
    best: float | None = None
    year: int | None = None
    group: Text | None = None  # in whom
    time: Text | None = None  # over what time
    certainty: Certainty | None = None
    why: Text | None = None  # one plain reason for the certainty, or why it is not known
    missing: list[Text] = []  # parts a price leaves out
    counted: Counted | None = None  # low and high are the margin of this count (logic/aid/chance.py)
    worked_out: dict[Literal["low", "best", "high"], Text] = {}  # how, when no fact holds the number itself: "4 * 100"
    facts: list[FactId] = []
    beside: list[Beside] = []
    judged: Judged | None = None  # how it counts while it is not known
    all_in: AllIn | None = None  # of a price that leaves parts out
    when: Condition = None  # for whom it was counted; None: for everybody
    otherwise: Figure | None = None  # for whom `when` does not hold
    else_why: Text | None = None  # said to those for whom none holds, for whom it is not known


class Adds(Part):
    """What a variant brings beyond what doing nothing brings by itself, as we read the facts."""

    low: Level
    high: Level
    why: Text
    facts: list[FactId] = Field(min_length=1)


class Effect(Part):
    """What a variant does for one concern, low to high, as we read the facts. Never a measurement."""

    unknown: bool = False
    low: Level | None = None
    high: Level | None = None
    certainty: Certainty | None = None
    judged: Literal[True]
    why: Text
    facts: list[FactId] = []
    adds: Adds | None = None  # None: its own levels less those of doing nothing
    when: Condition = None  # whom it was tested in; None: it speaks for everybody
    otherwise: Effect | None = None  # for whom `when` does not hold
    else_why: Text | None = None  # said to those for whom none holds, for whom it is not known


Reading = TypeVar("Reading", Effect, Figure, Effect | Figure)


def readings(first: Reading, path: Path = ()) -> Iterator[tuple[Path, Reading]]:
    """An effect or a figure, then each that holds otherwise, with its place below `path`."""
    here: Reading | None = first
    while here is not None:
        yield path, here
        here, path = here.otherwise, (*path, "otherwise")


class Share(Part):
    """How many people something happened to, as one picture of people. One of: counts, a published percentage of so
    many people, a range in the chart's own denominator, or unknown.
    """

    variant: Id | None = None
    compared_with: Text | None = None  # instead of a variant: what the study compared it with, such as dummy shots
    events: float | None = Field(None, ge=0)  # with out_of: so many of so many
    percent: float | None = Field(None, ge=0, le=100)  # with out_of: as published, of so many
    out_of: int | None = Field(None, ge=1)
    low: float | None = Field(None, ge=0)  # of `per`, when several studies give a range
    high: float | None = Field(None, ge=0)
    unknown: bool = False
    group: Text | None = None  # in whom
    certainty: Certainty | None = None
    why: Text | None = None  # one plain reason for the certainty, or why it is not known
    facts: list[FactId] = []


class Chart(Part):
    """One thing that happened to people, counted one way, over one time, of one denominator, for several variants side
    by side.
    """

    id: Id
    shows: Literal["gain", "harm"]
    concern: Id | None = None  # a gain: for which concern
    outcome: Id | None = None  # a harm: which outcome it is, where it is one
    title: Text
    happens: Text  # "had a raised scar": completes "12 of 1,000 people …"
    spared: Text = "did not"  # completes "… and 988 …"
    per: Literal[100, 1000]
    of: Text = "people"  # what was counted, in the plural: people, peels, treatments, scars
    measure: Text  # how it was counted
    time: Text  # over what time
    shares: list[Share] = Field(min_length=1)


class Conflict(Part):
    """Where sources disagree: both, side by side."""

    about: Text
    sides: list[Said] = Field(min_length=2)


class Felt(Part):
    """What a time is like for body, mind and daily life."""

    body: Told
    mind: Told
    daily: Told


class Experience(Part):
    """What having it done is like, from before until long after."""

    before: Told
    day: Told
    days_after: Felt
    later: Felt


class HasTrait(Part):
    has: Literal["yes", "may", "no", "unknown"]
    facts: list[FactId] = []


class Variant(Part):
    """A kind of an option that a clinician would tell apart."""

    id: Id
    name: Text
    what: Said
    baseline: bool = False
    reflection: Id
    gain: Said
    drawback: Said
    effects: dict[Id, Effect]
    figures: dict[Id, Figure]
    traits: dict[Id, HasTrait] = {}
    anaesthesia: Said | None = None  # what is done against pain, where that is a question
    lasts: Said
    again: Said | None = None  # how often more is done later: a touch-up, another operation
    temporary: list[Said] = []
    must_know: list[Said] = []
    healing: Figure | None = None  # days at home, or of healing, after one treatment
    like: Experience | None = None


class Option(Part):
    """A course of action compared."""

    id: Id
    name: Text
    short: Text
    what: Said
    told_apart: list[Said] = []  # near namesakes that are something else
    who: list[Said] = []
    ask: list[Said] = []
    unknowns: list[Said] = []
    charts: list[Chart] = []
    reported: list[Said] = []  # case counts and outbreaks: told in words with their context, never drawn
    conflicts: list[Conflict] = []
    variants: list[Variant] = Field(min_length=1)
