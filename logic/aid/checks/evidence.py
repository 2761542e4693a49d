"""Faults in facts, sources and in what stands beside the options: sources that do not exist, facts without one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from logic.aid import citations
from logic.aid.checks.names import known, once
from logic.content.about import About
from logic.content.elsewhere import Elsewhere
from logic.content.evidence import Fact
from logic.content.reader import ABOUT, ELSEWHERE, SOURCES, Parts, Reader


def check(reader: Reader, parts: Parts, facts: Mapping[str, Fact]) -> None:
    """Facts and sources, what stands in aid.yaml and elsewhere.yaml, then every citation in any file."""
    _facts(reader, parts)
    _about(reader, parts.about)
    _elsewhere(reader, parts.elsewhere)
    for file, value in citations.files(parts).items():
        for path, names in citations.lists(value):
            known(reader, file, path, names, facts, "fact")


def _facts(reader: Reader, parts: Parts) -> None:
    sources = {source.id for source in parts.source_file.sources}
    once(reader, SOURCES, [(("sources", i, "id"), s.id) for i, s in enumerate(parts.source_file.sources)])
    for i, source in enumerate(parts.source_file.sources):
        if any(citations.address(part) is None for part in re.findall(r"https?:\S*", source.url or "")):
            what = "has a web address that cannot be one"
            reader.report(
                SOURCES, ("sources", i, "url"), what, "write it as https://name.of.site/page, or give it in words"
            )
    seen: set[str] = set()
    for file, content in parts.fact_files.items():
        once(reader, file, [(("facts", i, "id"), fact.id) for i, fact in enumerate(content.facts)], seen)
        for i, fact in enumerate(content.facts):
            known(reader, file, ("facts", i, "sources"), fact.sources, sources, "source")
            if fact.event_rate and fact.event_rate.events > fact.event_rate.out_of:
                reader.report(
                    file, ("facts", i, "event_rate"), "counts more events than people", "correct events or out_of"
                )
            if fact.seen and not fact.sources:
                reader.report(
                    file,
                    ("facts", i),
                    f"{fact.id!r} is said to be seen but has no source",
                    "add a source, or write seen: false",
                )


def _about(reader: Reader, about: About) -> None:
    for group in ("outcomes", "traits", "reflection"):
        once(reader, ABOUT, [((group, i, "id"), item.id) for i, item in enumerate(getattr(about, group))])


def _elsewhere(reader: Reader, elsewhere: Elsewhere) -> None:
    once(reader, ELSEWHERE, [(("concerns", i, "id"), c.id) for i, c in enumerate(elsewhere.concerns)])
    once(reader, ELSEWHERE, [(("alternatives", i, "id"), a.id) for i, a in enumerate(elsewhere.alternatives)])
    names = [a.id for a in elsewhere.alternatives]
    for i, concern in enumerate(elsewhere.concerns):
        known(reader, ELSEWHERE, ("concerns", i, "elsewhere"), concern.elsewhere, names, "alternative")
