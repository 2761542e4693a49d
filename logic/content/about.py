"""The types of `content/aid.yaml`: what the aid says of itself, and what people weigh."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from logic.content.base import Day, FactId, Id, Part, Said, Text


class Currency(Part):
    """What every price of the aid is told in."""

    code: Id
    sign: str
    name: Text
    most: int | None = Field(None, ge=1, le=10**12)  # a higher price is taken for a slip


class Weighed(Part):
    """An outcome as people weigh it: over several years, what keeping the effect takes included."""

    name: Text
    question: Text
    basis: Text
    years: int = Field(ge=1, le=10)
    scale_max: float = Field(gt=0)


class Outcome(Part):
    """What people weigh besides the effect on their concerns: money, days, visits, a lasting harm."""

    id: Id
    name: Text  # a row name
    question: Text  # how a patient asks it
    basis: Text  # what is counted, over what time
    kind: Literal["money", "days", "weeks", "visits", "harm"]
    first_view: bool = False  # one of the rows shown before anything is opened
    main_harm: bool = False  # may stand for "main lasting harm" in the first view
    must_know: bool = False  # listed whatever the person says matters
    scale_max: float = Field(gt=0)  # right end of the drawn line
    unknown_as: float | None = Field(None, gt=0)  # how what nobody knows counts, as weighed; None: the end of its scale
    upkeep_of: Id | None = None  # what each later year adds to that outcome; it is not weighed by itself
    weighed: Weighed | None = None  # None: weighed as it stands


class Trait(Part):
    """Something a variant has or has not, which a person may rule out (being fully asleep, needles …)."""

    id: Id
    name: Text
    ask: Text | None = None  # the question to a clinic to which yes means that the variant can do without it


class Group(Part):
    """Variants with something in common for safety, such as wounding the skin: a gate rule that reaches some of them and
    not all says why. They are listed, or are those that have a trait, or may have it.
    """

    id: Id
    name: Text
    variants: list[Id] = []  # variants, or options meaning all their variants
    trait: Id | None = None


class Worry(Part):
    """What a worry makes of the comparison: rows it is held against, and what to ask at the appointment."""

    choice: Id  # of the question with the role `worries`
    outcomes: list[Id] = []
    traits: list[Id] = []
    ask: Said


class Reflection(Part):
    """How long to think it over, by how invasive a variant is."""

    id: Id
    name: Text
    text: Text
    facts: list[FactId] = []


class Readiness(Part):
    """A slot for a clinic: the words of a validated instrument, as they stand, in the place of our own readiness
    questions.
    """

    questions: list[Text] = Field(min_length=4, max_length=4)  # sure, informed, clear on what matters, supported
    cite: Text


class About(Part):
    """What the aid says of itself."""

    id: Id
    title: Text
    decision: Text
    lead: list[Text]
    for_whom: Text
    is_not: list[Text]
    status: Literal["draft", "reviewed"]
    version: str
    date: Day
    review_by: Day
    update_policy: Text
    funding: Text
    interests: Text
    authors: Text  # who wrote it, and what they may call themselves
    evidence: Text  # how the evidence was chosen and read
    recovery_weeks: int = Field(12, ge=1, le=60)  # right end of the line that draws healing
    currency: Currency
    outcomes: list[Outcome]
    traits: list[Trait] = []
    groups: list[Group] = []
    worries: list[Worry] = []
    reflection: list[Reflection] = []
    combining: list[Said] = []
    who: list[Said] = []
    ask: list[Said] = []
    readiness: Readiness | None = None
