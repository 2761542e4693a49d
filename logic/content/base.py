"""What every part of an aid's content is made of: ids, texts, the scale of effects, and the model that refuses unknown
keys.

Imports nothing of ours. A misspelt key is a problem and never silently lost."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

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
"""A condition as written in YAML; `parse` gives it meaning."""
LEVELS: tuple[Level, ...] = ("worse", "none", "slight", "clear", "large")
"""The ordinal scale of an effect, from worst to best. Our reading, never a measurement."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Said(Part):
    """One sentence a person reads, with the facts it rests on. `own`: plain advice or our own wording, which rests on
    none.
    """

    text: Text
    facts: list[FactId] = []
    own: bool = False


class Told(Part):
    """What is known of one thing, or `unknown: true`: we looked and found nothing."""

    text: Text | None = None
    unknown: bool = False
    facts: list[FactId] = []
