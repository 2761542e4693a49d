"""The types of `content/rules.yaml` and `content/promises.yaml`: what answers mean, and what must hold for everybody."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from logic.content.base import Condition, FactId, Id, Part, Said, Text


class GateRule(Part):
    """A health answer that stops some variants for now, sends the person to a clinician first, or is only to be told.

    It may ask only where evidence shows that the answer can change whether or when; where it changes how, it tells.
    """

    id: Id
    when: Condition
    variants: list[Id]  # variants, or options meaning all their variants
    gate: Literal["stop", "ask", "tell"]
    level_why: Text | None = None  # why it stops, asks or tells, and neither more nor less
    not_all: Text | None = None  # why it reaches only some of a group of variants
    red_flag: bool = False
    holds_back: bool = False  # an ask that advises against: whom it holds for is never told that it leads
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
    """When it holds there is no comparison; a kind page instead. `wipes`: what the person said is used nowhere, and
    nothing of it is kept once they say that it is so."""

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
    """Something the person hoped to keep to, held against one figure, the effect on the main concern, or a trait.

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
    firm: bool = False  # a refusal of a kind of act: takes a variant out of the reading unless the person loosens it


class NotForRule(Part):
    """Counts that do not carry over to some people: for them these figures are not known."""

    id: Id
    when: Condition
    variants: list[Id]
    outcomes: list[Id] = Field(min_length=1)
    reason: Text
    facts: list[FactId] = Field(min_length=1)


AtLeast = Literal["stop", "held_back", "ask", "tell"]
"""From gravest to mildest: stopped, asked about by a rule that holds back, asked about, told of."""


class Promise(Part):
    """What must hold for every possible answer sheet: when this is so, these variants are at least stopped, held back or
    asked about.
    """

    id: Id
    when: Condition
    variants: list[Id]
    at_least: AtLeast
    facts: list[FactId] = Field(min_length=1)


class Rules(Part):
    gate: list[GateRule] = []
    notes: list[NoteRule] = []
    ends: list[EndRule] = []
    withholds_fit: list[WithholdRule] = []
    limits: list[LimitRule] = []
    not_for: list[NotForRule] = []


class Promises(Part):
    promises: list[Promise]
