"""Faults that show only between parts of an aid. Each file checks one topic and reports every fault it finds, at its
line.
"""

from __future__ import annotations

from logic.aid.checks import bank, counts_as, evidence, groups, options, pages, rules, wording
from logic.content.reader import Parts, Reader

ON_TEXTS = ("evidence", "pages", "wording")
"""Topics that have nothing to do with who is asked what, and which rules hold."""


def check(reader: Reader, parts: Parts) -> None:
    """Report every fault between the parts of an aid."""
    facts = {fact.id: fact for file in parts.fact_files.values() for fact in file.facts}
    reader.topic = "bank"
    bank.check(reader, parts)
    reader.topic = "evidence"
    evidence.check(reader, parts, facts)
    reader.topic = "options"
    options.check(reader, parts)
    counts_as.check(reader, parts)
    reader.topic = "pages"
    pages.check(reader, parts)
    reader.topic = "rules"
    rules.check(reader, parts, facts)
    groups.check(reader, parts)
    reader.topic = "wording"
    wording.check(reader, parts)
    reader.topic = "condition"
