"""Which keys a place in a content file may have, for "did you mean"."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from logic.content.base import Part


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
