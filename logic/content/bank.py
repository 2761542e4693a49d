"""The types of `questions.yaml`: what is asked, and its possible answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from logic.content.base import Condition, FactId, Id, Part, Text

Icon = Literal[
    "account_balance_wallet", "apartment", "attach_money", "bedtime", "bloodtype", "cake", "calendar_month",
    "calendar_today", "call", "child_care", "credit_card", "currency_pound", "currency_rupee", "currency_yen",
    "date_range", "dentistry", "directions_bike", "directions_bus", "directions_car", "directions_walk", "distance",
    "ear_sound", "elderly", "euro", "event", "event_busy", "exercise", "face", "favorite", "fitness_center", "flag",
    "flight", "glucose", "group", "groups", "healing", "hearing", "height", "hiking", "history", "home",
    "hourglass_empty", "light_mode", "local_bar", "local_cafe", "mail", "map", "medication", "monitor_heart",
    "monitor_weight", "numbers", "ophthalmology", "payments", "percent", "person", "pets", "pool", "pregnant_woman",
    "pulmonology", "repeat", "restaurant", "route", "savings", "scale", "schedule", "school", "shopping_cart",
    "smoking_rooms", "spa", "speed", "sports", "stairs", "star", "steps", "straighten", "tag", "thermometer", "timer",
    "today", "train", "vaccines", "visibility", "water_drop", "weight", "work",
]  # fmt: skip
"""The Material icons a number field may show. A page that is told another one does not come up at all."""


class Choice(Part):
    """One possible answer. `unknown` marks answers that leave every comparison not known."""

    id: Id
    text: Text
    exclusive: bool = False
    unknown: Literal["unsure", "declined"] | None = None
    amount: int | None = Field(None, ge=0, le=10**12)  # what a limit compares: per 1,000, a level 0-4, money, days …
    concern: Id | None = None  # the concern this choice names
    clinical: str | None = None  # the clinician's word for it, e.g. a skin type
    share: float | None = Field(None, ge=0, le=1)  # how many people choose it, for `simulate` and the time estimate
    share_facts: list[FactId] = []  # where the share comes from; none: assumed


COUNTED = ("number", "money", "month", "date")
"""Kinds of question whose answers lie in an order and are compared by it."""


class Question(Part):
    """One thing asked.

    Numbers are whole, or have so many decimal `places`. In files a month is `YYYY-MM` and a date `YYYY-MM-DD`; in
    conditions they are whole months and whole days from today. Inside, answers of `COUNTED` kinds are whole numbers: of
    the last place, of
    months, of days.
    """

    id: Id
    text: Text
    why: Text
    help: Text | None = None
    kind: Literal["one", "several", "yes_no", "number", "money", "month", "date"]
    choices: list[Choice] = []
    choices_from: Id | None = None  # the same choices as that question
    plus: list[Id] = []  # standard choices added after the question's own
    shares: dict[Id, Annotated[float, Field(ge=0, le=1)]] = {}  # of choices that stand elsewhere: "yes", "no", plus
    share_facts: list[FactId] = []  # where these come from; none: assumed
    most: int | None = Field(None, ge=1)  # several: how many may be ticked
    min: int | None = None  # number, money: bounds; month, date: months or days from today
    max: int | None = None
    places: int | None = Field(None, ge=1, le=4)  # number, money: how many decimal places an answer may have
    unit: Id | None = None
    icon: Icon | None = None  # for number fields
    picture: bool = False  # draw the choices' amounts as people out of 1,000
    role: Literal["main_concern", "more_concerns", "age", "deciding", "event", "worries", "private"] | None = None
    ask_when: Condition = None  # None: always asked
    typical: int | None = None  # number, money, month, date: a middling answer, for the time estimate; assumed
    record_only: Text | None = None  # why it is asked although no rule reads it
    audit: bool = False  # `simulate` counts its groups apart: does the aid treat them alike?
    audit_from: list[int] = []  # number, money, month, date: where groups begin, besides the lowest

    @property
    def counted(self) -> bool:
        """Whether answers lie in an order."""
        return self.kind in COUNTED

    @property
    def dated(self) -> bool:
        """Whether answers are points in time, and count from today."""
        return self.kind in ("month", "date")

    @property
    def step(self) -> int:
        """How many of what is counted make one whole of the number."""
        return int(10 ** (self.places or 0))

    @property
    def lowest(self) -> int:
        """The lowest answer, as counted."""
        return (self.min or 0) * self.step

    @property
    def highest(self) -> int:
        """The highest answer, as counted."""
        return (self.max or 0) * self.step


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
