"""Faults in an aid's own interface texts: a message is text, or one/other forms, with bare names in braces.

Which messages there are is known to `views/words.py`, which says so when the app starts.
"""

from __future__ import annotations

import string
from typing import Any

from logic.reader import WORDING, Parts, Reader


def check(reader: Reader, parts: Parts) -> None:
    """Report every message that could not be said."""
    for name, text in parts.wording.items():
        forms = text if isinstance(text, dict) else {"": text}
        if isinstance(text, dict) and set(text) != {"one", "other"}:
            reader.report(WORDING, (name,), "has other forms than one and other", "write {one: …, other: …}, or plain text")
        for form, words in forms.items():
            fault = _fault(words)
            if fault:
                reader.report(WORDING, (name, form) if form else (name,), fault, "write text, with placeholders as {name}")


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
