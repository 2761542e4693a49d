"""Every fact of an aid as a row for each of its sources: what was found, how sure, how much of the source was read,
where it is shown.
"""

from __future__ import annotations

from typing import Any

from logic.aid import citations
from logic.aid.aid import Aid
from logic.content.evidence import Fact

COLUMNS = (
    "fact", "statement", "certainty", "certainty_reason", "read_in_a_source", "low", "high", "unit", "per", "events", "out_of", "in_whom",
    "over_what_time", "against_what", "words_only", "shown_in", "source", "authors", "title", "publisher", "year", "url", "type",
    "how_much_was_read",
)  # fmt: skip


def rows(aid: Aid) -> list[dict[str, Any]]:
    """One row for each fact and source, in the order of the files; a fact without a source has one row. Sources of
    claims follow.
    """
    shown = citations.places(aid.parts)
    found = []
    for fact in aid.facts.values():
        of_fact = _fact(fact) | {"shown_in": "; ".join(shown.get(fact.id, []))}
        found += [of_fact | _source(aid, name) for name in fact.sources or [""]]
    named = {source for fact in aid.facts.values() for source in fact.sources}
    for claim in aid.claims.claims if aid.claims else []:
        found += [
            {"statement": claim.claim, "shown_in": "claims"} | _source(aid, name)
            for name in claim.sources
            if name not in named
        ]
    return [{column: row.get(column, "") for column in COLUMNS} for row in found]


def _fact(fact: Fact) -> dict[str, Any]:
    value, rate = fact.value, fact.event_rate
    row: dict[str, Any] = {
        "fact": fact.id,
        "statement": fact.statement,
        "certainty": fact.certainty,
        "certainty_reason": fact.certainty_reason,
        "read_in_a_source": "yes" if fact.seen else "no",
        "words_only": fact.words_only or "",
    }
    if value:
        row |= {"low": value.low, "high": value.high, "unit": value.unit, "per": value.per}
    if rate:
        row |= {
            "events": rate.events,
            "out_of": rate.out_of,
            "in_whom": rate.population,
            "over_what_time": rate.timeframe,
        }
        row |= {"against_what": rate.comparator}
    return {key: "" if cell is None else cell for key, cell in row.items()}


def _source(aid: Aid, name: str) -> dict[str, Any]:
    source = aid.sources.get(name)
    if source is None:
        return {}
    row = {
        "source": source.id,
        "authors": source.authors,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
    }
    row |= {"url": source.url, "type": source.type, "how_much_was_read": source.read_as}
    return {key: "" if cell is None else cell for key, cell in row.items()}
