"""What an aid is made of: the frozen types its content files are read into.

Here: one class per thing an editor writes (question, variant, rule, fact …). Not here: how files are read
(`content.py`), what conditions mean (`conditions.py`), what comes out (`comparison.py`). Imports nothing of ours.
Every class refuses unknown keys, so a misspelt key is a problem and never silently lost.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
FactId = Annotated[str, Field(pattern=r"^[a-z0-9][A-Za-z0-9_-]*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
_DAY_SCHEMA = WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
Day = Annotated[str, AfterValidator(lambda text: date.fromisoformat(text).isoformat()), _DAY_SCHEMA]
"""A date as `YYYY-MM-DD`."""
Certainty = Literal["high", "moderate", "low", "very low"]
Level = Literal["worse", "none", "slight", "clear", "large"]
Condition = Any
"""A condition as written in YAML; `conditions.parse` gives it meaning."""

LEVELS: tuple[Level, ...] = ("worse", "none", "slight", "clear", "large")
"""The ordinal scale of an effect, from worst to best. Our reading, never a measurement."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Said(Part):
    """One sentence a person reads, with the facts it rests on. `own`: plain advice or our own wording, which rests on none."""

    text: Text
    facts: list[FactId] = []
    own: bool = False


class Told(Part):
    """What is known of one thing, or `unknown: true`: we looked and found nothing."""

    text: Text | None = None
    unknown: bool = False
    facts: list[FactId] = []


# ---- questions.yaml


class Choice(Part):
    """One possible answer. `unknown` marks answers that leave every comparison not known."""

    id: Id
    text: Text
    exclusive: bool = False
    unknown: Literal["unsure", "declined"] | None = None
    amount: int | None = Field(None, ge=0, le=1000)  # what a limit compares: per 1,000 for harms, a level 0-4 for effects
    concern: Id | None = None  # the concern this choice names
    clinical: str | None = None  # the clinician's word for it, e.g. a skin type
    share: float | None = Field(None, ge=0, le=1)  # how many people choose it, for `simulate` and the time estimate
    share_facts: list[FactId] = []  # where the share comes from; none: assumed


class Question(Part):
    """One thing asked. Numbers are whole; a month is `YYYY-MM` in files and whole months from today in conditions."""

    id: Id
    text: Text
    why: Text
    help: Text | None = None
    kind: Literal["one", "several", "yes_no", "number", "money", "month"]
    choices: list[Choice] = []
    choices_from: Id | None = None  # the same choices as that question
    plus: list[Id] = []  # standard choices added after the question's own
    most: int | None = Field(None, ge=1)  # several: how many may be ticked
    min: int | None = None  # number, money: bounds; month: months from today
    max: int | None = None
    unit: Id | None = None
    icon: str | None = None  # a Material icon for number fields
    picture: bool = False  # draw the choices' amounts as people out of 1,000
    role: Literal["main_concern", "more_concerns", "age", "deciding", "event", "private"] | None = None
    ask_when: Condition = None  # None: always asked
    typical: int | None = None  # number, money, month: a middling answer, for the time estimate; assumed
    record_only: Text | None = None  # why it is asked although no rule reads it
    audit: bool = False  # `simulate` counts its groups apart: does the aid treat them alike?
    audit_from: list[int] = []  # number, money, month: where groups begin, besides the lowest


class Section(Part):
    """A titled group of questions, shown as one page."""

    id: Id
    title: Text
    intro: Text | None = None
    health: bool = False  # left out of a saved file when the person says so
    questions: list[Question] = Field(min_length=1)


class Bank(Part):
    """The whole of questions.yaml."""

    version: int
    retired: list[Id] = []  # ids of questions that are gone; never to be used again
    conditions: dict[Id, Condition] = {}
    standard_choices: list[Choice] = []
    sections: list[Section] = Field(min_length=1)


# ---- content/aid.yaml


class Currency(Part):
    code: Id
    sign: str
    name: Text


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
    upkeep_of: Id | None = None  # what each later year adds to that outcome; it is not weighed by itself
    weighed: Weighed | None = None  # None: weighed as it stands


class Trait(Part):
    """Something a variant has or has not, which a person may rule out (being fully asleep, needles …)."""

    id: Id
    name: Text


class Reflection(Part):
    """How long to think it over, by how invasive a variant is."""

    id: Id
    name: Text
    text: Text
    facts: list[FactId] = []


class Readiness(Part):
    """A slot for a clinic: the words of a validated instrument, as they stand, in the place of our own readiness questions."""

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
    reflection: list[Reflection] = []
    combining: list[Said] = []
    who: list[Said] = []
    ask: list[Said] = []
    readiness: Readiness | None = None


# ---- content/options/<option>.yaml


class Beside(Part):
    """A figure someone claims, shown next to what studies found and never mixed with it."""

    text: Text
    facts: list[FactId]


class Counted(Part):
    """So many of so many people: what a range is the margin of."""

    events: float = Field(gt=0)
    out_of: int = Field(ge=1)


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


class Effect(Part):
    """What a variant does for one concern, low to high, as we read the facts. Never a measurement."""

    unknown: bool = False
    low: Level | None = None
    high: Level | None = None
    certainty: Certainty | None = None
    judged: Literal[True]
    why: Text
    facts: list[FactId] = []


class Share(Part):
    """How many people something happened to, as one picture of people. One of: counts, a published percentage of so many people,
    a range in the chart's own denominator, or unknown.
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
    """One thing that happened to people, counted one way, over one time, of one denominator, for several variants side by side."""

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
    healing: Figure | None = None  # days out of sight, or of healing, after one treatment
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


# ---- content/elsewhere.yaml


class Alternative(Part):
    """Something not compared here that a fair adviser would name."""

    id: Id
    name: Text
    text: Text
    facts: list[FactId]


class Concern(Part):
    """What a person wants changed, what happens to it if nothing is done, and what else exists for it."""

    id: Id
    name: Text  # in a sentence: "fine lines"
    natural_course: Said
    elsewhere: list[Id]


class Elsewhere(Part):
    concerns: list[Concern]
    alternatives: list[Alternative]


# ---- content/rules.yaml


class GateRule(Part):
    """A health answer that stops some variants for now, or sends the person to a clinician first."""

    id: Id
    when: Condition
    variants: list[Id]  # variants, or options meaning all their variants
    gate: Literal["stop", "ask"]
    red_flag: bool = False
    reason: Text
    brief: Text  # at most nine words, for cards
    until: Text | None = None  # a stop says what ends it
    facts: list[FactId] = Field(min_length=1)


class NoteRule(Part):
    """Advice that changes no status."""

    id: Id
    when: Condition
    variants: list[Id]
    text: Text
    facts: list[FactId] = []


class EndRule(Part):
    """When it holds there is no comparison; a kind page instead. `wipes`: nothing the person said is kept."""

    id: Id
    when: Condition
    title: Text
    text: list[Text]
    help: list[Said] = []
    wipes: bool = False
    facts: list[FactId] = []


class WithholdRule(Part):
    """When it holds, nothing is said about who leads, and help is offered instead."""

    id: Id
    when: Condition
    text: Text
    help: list[Said] = []
    facts: list[FactId] = []


class LimitRule(Part):
    """Something the person ruled out, held against one figure, the effect on the main concern, or a trait.

    Exactly one of `burden`, `effect`, `certainty`, `trait` is set. `answer` names the question with the amount;
    trait and certainty limits hold when `when` does.
    """

    id: Id
    reason: Text
    answer: Id | None = None
    when: Condition = None
    burden: Id | None = None
    unit: Id | None = None
    effect: Literal["main_concern"] | None = None
    certainty: Literal["main_concern"] | None = None
    trait: Id | None = None


class Promise(Part):
    """What must hold for every possible answer sheet: when this is so, these variants are at least stopped or asked."""

    id: Id
    when: Condition
    variants: list[Id]
    at_least: Literal["stop", "ask"]
    facts: list[FactId] = Field(min_length=1)


class Rules(Part):
    gate: list[GateRule] = []
    notes: list[NoteRule] = []
    ends: list[EndRule] = []
    withholds_fit: list[WithholdRule] = []
    limits: list[LimitRule] = []


# ---- content/facts/*.yaml, content/sources.yaml


class Value(Part):
    low: float | None = None
    high: float | None = None
    unit: Text
    per: Text | None = None


class EventRate(Part):
    """Events out of people, in whom, over what time, against what."""

    events: float
    out_of: int
    population: Text
    timeframe: Text | None = None
    comparator: Text | None = None


class Fact(Part):
    """One finding of the evidence in our own words. `seen: false`: reasoned, read in no source; it may stop nobody."""

    id: FactId
    topic: Id
    statement: Text
    certainty: Certainty
    certainty_reason: Text
    seen: bool
    value: Value | None = None
    event_rate: EventRate | None = None
    words_only: Text | None = None  # why its figure is no usual risk: told in words, in no chart and no range
    sources: list[FactId] = []


class Source(Part):
    """Where facts come from, and how much of it was read."""

    id: FactId
    authors: Text | None = None
    title: Text
    publisher: Text | None = None
    year: int | str | None = None
    url: Text | None = None
    type: Text
    read_as: Text


Verdict = Literal["supported", "partly", "unsupported", "contradicted", "opinion"]


class Claim(Part):
    """Something advertisements say, in our words, held against sources."""

    id: Id
    claim: Text
    verdict: Verdict
    why: Text
    concerns: list[Id] = []
    options: list[Id] = []
    facts: list[FactId] = []
    sources: list[FactId] = []


class Claims(Part):
    """The whole of claims.yaml. `of`: where the claims were found."""

    of: Said
    claims: list[Claim] = []


class CheckChoice(Part):
    id: Id
    text: Text


class CheckQuestion(Part):
    """One question a reader may test themselves with. Feedback follows whatever they answer."""

    id: Id
    text: Text
    choices: list[CheckChoice] = Field(min_length=2)
    right: Id
    because: Said
    no_evidence: bool = False  # it catches the guess that what nobody tested must help


class Knowledge(Part):
    """The whole of knowledge.yaml."""

    questions: list[CheckQuestion] = []


class Review(Part):
    """A named person's sign-off of one file, which holds as long as the file's text does not change."""

    who: Text
    credentials: Text
    interests: Text
    what: Text  # a file of the aid, such as content/options/peel.yaml
    hash: Text
    date: Day


class Reviews(Part):
    """The whole of reviews.yaml."""

    reviews: list[Review] = []


class Kept(Part):
    """The whole of kept.yaml: what the audit found when it was last recorded. The machine writes it."""

    met: list[Text] = []
    counts: dict[Text, dict[Id, int]] = {}


class FactFile(Part):
    facts: list[Fact]


class SourceFile(Part):
    sources: list[Source]


class Promises(Part):
    promises: list[Promise]


def fields_at(shape: type[Part], path: tuple[str | int, ...]) -> list[str]:
    """The keys a mapping at this path may have, for "did you mean"; [] where it cannot be told."""
    current: Any = shape
    for step in path:
        if isinstance(step, int) or not (isinstance(current, type) and issubclass(current, BaseModel)):
            current = _inner(current)
            continue
        field = current.model_fields.get(step)
        current = field.annotation if field else None
    current = current if isinstance(current, type) else _inner(current)
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _inner(annotation: Any) -> Any:
    """The model inside `list[X]`, `dict[Id, X]` or `X | None`, else the annotation itself."""
    inside = [a for a in get_args(annotation) if isinstance(a, type) and issubclass(a, BaseModel)]
    return inside[0] if inside else annotation
