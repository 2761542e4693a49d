"""The texts of the pages themselves: as plain as the content, and without words that mislead."""

from __future__ import annotations

import re

from logic.content.base import Said
from logic.tools.check.lint import reading, words
from logic.tools.check.lint.texts import Written
from views.shared.words import Words

OURS = {"safety", "best", "common"}
"""Words these texts may use of rules, of the ends of a line, and of what pages share; of procedures no text may."""


def messages() -> dict[str, list[str]]:
    texts = Words()._texts
    raw = {name: list(text.values()) if isinstance(text, dict) else [text] for name, text in texts.items()}
    return {
        name: [re.sub(r":[a-z-]+\[|:material/\w+:|\]|\*\*|[{}]", " ", str(text)) for text in forms]
        for name, forms in raw.items()
    }


def test_no_message_misleads():
    found = [
        (name, what)
        for name, forms in messages().items()
        for text in forms
        for code, what, _ in words.faults(Written("wording.yaml", (name,), text, Said(text="x"), ()))
        if code != "story"  # pages speak as the person who reads them: "Where I stand"
        and not any(f"'{word}'" in what for word in OURS)
    ]
    assert found == []


def test_all_messages_together_read_at_grade_7_or_easier():
    said = [text.strip().rstrip(".") + "." for forms in messages().values() for text in forms if len(text.split()) >= 5]
    assert len(said) > 200
    assert 0 < reading.grade(" ".join(said), ()) <= 7
