"""Faults in facts, sources and in what stands beside the options: sources that do not exist, facts without one."""

from __future__ import annotations

from collections.abc import Mapping

from logic import model
from logic.checks.names import cited, known, once
from logic.reader import ABOUT, BANK, ELSEWHERE, SOURCES, Parts, Reader
from logic.strict_yaml import Path


def check(reader: Reader, parts: Parts, facts: Mapping[str, model.Fact]) -> None:
    """Facts and sources, then every citation in aid.yaml and elsewhere.yaml."""
    _facts(reader, parts)
    _about(reader, parts.about, facts)
    _elsewhere(reader, parts.elsewhere, facts)
    _shares(reader, parts.bank, facts)


def _facts(reader: Reader, parts: Parts) -> None:
    sources = {source.id for source in parts.source_file.sources}
    once(reader, SOURCES, [(("sources", i, "id"), s.id) for i, s in enumerate(parts.source_file.sources)])
    seen: set[str] = set()
    for file, content in parts.fact_files.items():
        once(reader, file, [(("facts", i, "id"), fact.id) for i, fact in enumerate(content.facts)], seen)
        for i, fact in enumerate(content.facts):
            known(reader, file, ("facts", i, "sources"), fact.sources, sources, "source")
            if fact.seen and not fact.sources:
                reader.report(file, ("facts", i), f"{fact.id!r} is said to be seen but has no source", "add a source, or write seen: false")


def _about(reader: Reader, about: model.About, facts: Mapping[str, model.Fact]) -> None:
    for group in ("outcomes", "traits", "reflection"):
        once(reader, ABOUT, [((group, i, "id"), item.id) for i, item in enumerate(getattr(about, group))])
    cited(reader, ABOUT, about, facts)


def _elsewhere(reader: Reader, elsewhere: model.Elsewhere, facts: Mapping[str, model.Fact]) -> None:
    once(reader, ELSEWHERE, [(("concerns", i, "id"), c.id) for i, c in enumerate(elsewhere.concerns)])
    once(reader, ELSEWHERE, [(("alternatives", i, "id"), a.id) for i, a in enumerate(elsewhere.alternatives)])
    cited(reader, ELSEWHERE, elsewhere, facts)
    names = [a.id for a in elsewhere.alternatives]
    for i, concern in enumerate(elsewhere.concerns):
        known(reader, ELSEWHERE, ("concerns", i, "elsewhere"), concern.elsewhere, names, "alternative")


def _shares(reader: Reader, bank: model.Bank, facts: Mapping[str, model.Fact]) -> None:
    """Where the shares of choices come from."""
    lists: list[tuple[Path, list[model.Choice]]] = [(("standard_choices",), bank.standard_choices)]
    for s, section in enumerate(bank.sections):
        lists += [(("sections", s, "questions", q, "choices"), question.choices) for q, question in enumerate(section.questions)]
    for path, choices in lists:
        for i, choice in enumerate(choices):
            known(reader, BANK, (*path, i, "share_facts"), choice.share_facts, facts, "fact")
