"""The types of `content/elsewhere.yaml`: concerns, and what is not compared but a fair adviser would name."""

from __future__ import annotations

from logic.content.base import FactId, Id, Part, Said, Text


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
