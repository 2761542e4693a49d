"""Which keys a place in a content file may have, for "did you mean"."""

from __future__ import annotations

from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel

from logic.content.base import Part


def fields_at(shape: type[Part], path: tuple[str | int, ...]) -> list[str]:
    """The keys a mapping at this path may have, for "did you mean"; [] where it cannot be told."""
    current: Any = shape
    for step in path:
        current = _given(current)
        if _is_model(current):
            field = current.model_fields.get(step)
            current = field.annotation if field else None
        else:  # a step into list[X] or dict[Id, X] leads to an X
            current = (get_args(current) or (None,))[-1]
    current = _given(current)
    return list(current.model_fields) if _is_model(current) else []


def _given(annotation: Any) -> Any:
    """X of `X | None`, which a value that is there must be; else the annotation itself."""
    some = [a for a in get_args(annotation) if a is not NoneType]
    return some[0] if len(some) == 1 and NoneType in get_args(annotation) else annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
