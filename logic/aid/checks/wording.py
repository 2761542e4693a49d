"""Faults in an aid's own interface texts: a message is text, or one/other forms, with bare names in braces.

Which messages there are, and what each fills in, is told by the built-in texts; `misfits` holds an aid's own against
them.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from logic.content.bank import Question
from logic.content.problems import did_you_mean
from logic.content.reader import WORDING, Parts, Reader


def check(reader: Reader, parts: Parts) -> None:
    """Report every message that could not be said."""
    for name, text in parts.wording.items():
        forms = text if isinstance(text, dict) else {"": text}
        if isinstance(text, dict) and set(text) != {"one", "other"}:
            reader.report(
                WORDING, (name,), "has other forms than one and other", "write {one: …, other: …}, or plain text"
            )
        for form, words in forms.items():
            fault = _fault(words)
            if fault:
                reader.report(
                    WORDING, (name, form) if form else (name,), fault, "write text, with placeholders as {name}"
                )


def _fault(words: Any) -> str | None:
    if not isinstance(words, str):
        return "is not text"
    try:
        fields = list(string.Formatter().parse(words))
    except ValueError:
        return "has a brace that is not closed or not opened"
    for _, name, spec, conversion in fields:
        if name is not None and (not name.isidentifier() or spec or conversion):
            return "has a placeholder that is not a bare name"
    return None


def messages(questions: Iterable[Question], built_in: Mapping[str, Any]) -> dict[str, Any]:
    """Every message an aid may say its own way: those of the pages, and the unit of each of its numbers, as `unit_km:
    "{n} km"`.
    """
    return {f"unit_{unit}": "{n}" for unit in units(questions)} | dict(built_in)


def units(questions: Iterable[Question]) -> dict[str, str]:
    """Unit → the first question that is answered in it; money is told by the sign of its currency."""
    found: dict[str, str] = {}
    for question in questions:
        if question.kind == "number" and question.unit:
            found.setdefault(question.unit, question.id)
    return found


def misfits(own: Mapping[str, Any], built_in: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Messages no page says, and placeholders nothing fills: message, what is wrong, how to fix it."""
    for message, text in own.items():
        if message not in built_in:
            yield message, "is not a message of any page", did_you_mean(message, built_in, "take it out")
        else:
            filled = placeholders(built_in[message])
            for name in sorted(placeholders(text) - filled):
                fix = did_you_mean(name, filled, "use those of the built-in text")
                yield message, f"has a placeholder {name!r} that nothing fills", fix


def placeholders(text: Any) -> set[str]:
    """Names in braces in a text or in any of its forms."""
    forms = text.values() if isinstance(text, Mapping) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name is not None}
