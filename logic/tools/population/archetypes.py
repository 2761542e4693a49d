"""Archetypes: people somebody who knows the field has judged, read from a file (tests/cases/archetypes.yaml says what
stands in one).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from logic.aid.aid import Aid
from logic.conditions.tree import OneOf, leaves
from logic.content.bank import Choice, Question
from logic.content.base import Id, Part, Text
from logic.content.problems import Problem, did_you_mean
from logic.content.reader import Reader
from logic.content.strict_yaml import Path
from logic.person import burden
from logic.person.answers import parse
from logic.person.path import Answer, uncounted

MAX_BYTES = 1_000_000
Dollars = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
OfLarge = Annotated[float, Field(ge=0, le=1)]


class Values(Part):
    """What is true of one person, in the aid's currency.

    Attributes:
        large: what a large change of the main concern is worth.
        curve: how much of that a slight and a clear change are worth.
        per: outcome → what one unit of it costs them. What is not named costs as `truth.PER` says.
        money: how much one dollar weighs.
    """

    large: Dollars
    curve: list[OfLarge] = Field(min_length=2, max_length=2)
    per: dict[Id, Dollars] = Field(default_factory=dict)
    money: Dollars | None = None


class Archetype(Part):
    """One person, and what may be said to them.

    Attributes:
        answers: what differs from calm.
        ahead: who may come out ahead, or be first of a close set; empty: nothing but doing nothing may.
        aside: the same with firm limits set aside; None: not judged.
        never: who may not be named at all.
        withheld: why nothing may be said about who leads; None: not for a worry or a red flag.
        why: the judgement in words.
    """

    id: Name
    answers: dict[str, Any]
    values: Values
    ahead: list[Id]
    aside: list[Id] | None = None
    never: list[Id] = Field(default_factory=list)
    withheld: Literal["worry", "red_flag", "nothing_shown", "nothing_left"] | None = None
    why: Text


class ArchetypeFile(Part):
    """The whole of such a file. `calm`: the least worrying answer to every question it knows."""

    calm: dict[str, Any]
    people: list[Archetype] = Field(min_length=1)


@dataclass(frozen=True)
class Archetypes:
    """A file as read.

    Attributes:
        people: each archetype with its whole answer sheet.
        problems: why the file cannot be used.
        left_out: questions it answers that this aid no longer has.
    """

    people: tuple[tuple[Archetype, Mapping[str, Answer]], ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()


def read(aid: Aid, text: str, file: str, today: date) -> Archetypes:
    """Archetypes from a file's text. A question the file does not know gets its least worrying answer."""
    reader = Reader([])
    found = reader.one({file: text}, file, ArchetypeFile)
    if found is None:
        return Archetypes(problems=tuple(sorted(reader.problems)))
    reader.topic = "archetypes"
    lost: list[Problem] = []
    calm = _typed(aid, reader, file, ("calm",), found.calm, lost, today)
    rest = {q: least_worrying(aid, question, today) for q, question in aid.questions.items() if q not in calm}
    people = []
    seen: set[str] = set()
    for number, person in enumerate(found.people):
        place: Path = ("people", number)
        if person.id in seen:
            reader.report(file, (*place, "id"), f"the id {person.id!r} is used twice", "give each person their own")
        seen.add(person.id)
        _names(aid, reader, file, place, person)
        people.append(
            (person, rest | calm | _typed(aid, reader, file, (*place, "answers"), person.answers, lost, today))
        )
    return Archetypes(() if reader.problems else tuple(people), tuple(sorted(reader.problems)), tuple(sorted(lost)))


def _typed(
    aid: Aid, reader: Reader, file: str, place: Path, raw: Mapping[str, Any], lost: list[Problem], today: date
) -> dict[str, Answer]:
    """Answers as typed ones. `lost` gets a line for each question this aid has not, or no longer."""
    typed = {}
    for name, value in raw.items():
        if name not in aid.questions:
            line, column = reader.place(file, (*place, name))
            gone = name in aid.bank.retired
            fix = "nothing to do" if gone else did_you_mean(name, aid.questions, "correct it, or take it away")
            lost.append(Problem(file, line, column, name, "is no question of this aid", fix, level="warning"))
            continue
        answer, wrong = parse(aid.questions[name], value, today)
        if answer is None:
            reader.report(file, (*place, name), wrong or "cannot be read", "give an answer the question can have")
        else:
            typed[name] = answer
    return typed


def _names(aid: Aid, reader: Reader, file: str, place: Path, person: Archetype) -> None:
    """Every variant and outcome a person names is one of this aid."""
    outcomes = [outcome.id for outcome in burden.burdens(aid)]
    for key in ("ahead", "aside", "never"):
        for number, name in enumerate(getattr(person, key) or ()):
            if name not in aid.variants:
                fix = did_you_mean(name, aid.variants, "name a type of an option")
                reader.report(file, (*place, key, number), f"there is no variant {name!r}", fix)
            elif key != "never" and name in person.never:
                what = f"{name!r} may lead and may never be named"
                reader.report(file, (*place, key, number), what, "take it out of one of the two")
    for name in person.values.per:
        if name not in outcomes:
            fix = did_you_mean(name, outcomes, "name an outcome that is weighed")
            reader.report(file, (*place, "values", "per", name), f"nobody weighs an outcome {name!r}", fix)
    if person.values.curve != sorted(person.values.curve):
        what = "is worth less for a clear change than for a slight one"
        reader.report(file, (*place, "values", "curve"), what, "write the smaller share first")


def least_worrying(aid: Aid, question: Question, today: date) -> Answer:
    """The answer that says least against anything: the middle of a number's range, nothing ticked, else the choice that
    fewest rules name; where several are named alike, the one that allows most, then the first.
    """
    if question.counted:
        return uncounted(question, (question.lowest + question.highest) // 2, today)
    known = [c for c in question.choices if not c.unknown] or question.choices
    alone = [c for c in known if c.exclusive]
    if question.kind == "several" and alone:
        return (alone[0].id,)
    named = _named(aid, question.id)

    def worry(choice: Choice) -> tuple[int, int]:
        return named[choice.id], -(choice.amount or 0)

    calmest = min(known, key=worry).id
    return (calmest,) if question.kind == "several" else calmest


def _named(aid: Aid, question: str) -> Counter[str]:
    """Choice → how many rules name it."""
    rules: Iterable[Any] = (*aid.gate, *aid.ends, *aid.withholds, *aid.notes, *aid.limits)
    found = Counter[str]()
    for ready in rules:
        named = {
            c
            for leaf in leaves(ready.tree)
            if isinstance(leaf, OneOf) and leaf.question == question
            for c in leaf.choices
        }
        found.update(named)
    return found
