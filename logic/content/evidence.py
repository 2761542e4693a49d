"""The types of `content/facts/*.yaml` and `content/sources.yaml`: findings, and where they come from."""

from __future__ import annotations

from pydantic import Field

from logic.content.base import Certainty, FactId, Id, Part, Text


class Value(Part):
    low: float | None = None
    high: float | None = None
    unit: Text
    per: Text | None = None


class EventRate(Part):
    """Events out of people, in whom, over what time, against what."""

    events: float = Field(ge=0)
    out_of: int = Field(ge=1)
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


class FactFile(Part):
    facts: list[Fact]


class SourceFile(Part):
    sources: list[Source]
