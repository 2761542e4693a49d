"""The types of the smaller files: adverts checked, check questions, sign-offs, and what the audit last found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from logic.content.base import Day, FactId, Id, Part, Said, Text

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
    what: Text  # a file of the aid, as content/options/<option>.yaml
    hash: Text
    date: Day


class Reviews(Part):
    """The whole of reviews.yaml."""

    reviews: list[Review] = []


class Kept(Part):
    """The whole of kept.yaml: what the audit found when it was last recorded. The machine writes it."""

    met: list[Text] = []
    counts: dict[Text, dict[Id, int]] = {}
