"""Sources on tap: each fact behind what was just said, how sure it is, where it comes from and how much of that was
read.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from logic.aid import citations
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit, key: str, facts: Sequence[str], more: Sequence[str] = ()) -> None:
    """A closed box with the facts, each once; then sources that no fact of these names.

    What is in it is drawn when it is opened: sources are ten times as many words as the page they stand on. `key` tells
    it from the other boxes of that page.
    """
    facts = list(dict.fromkeys(facts))
    named = {source for fact in facts for source in visit.aid.facts[fact].sources}
    rest = [name for name in more if name not in named]
    if facts or rest:
        title = visit.say("sources_title", n=len(facts) + len(rest))
        with st.expander(title, type="compact", key=f"sources_{key}", on_change="rerun") as box:
            if box.open:
                st.markdown(
                    "\n".join([one(visit, f) for f in facts] + [f"- :small[{_source(visit, s)}]" for s in rest])
                )


def one(visit: Visit, fact_id: str) -> str:
    """One fact with its certainty and its sources, as lines of a list."""
    fact = visit.aid.facts[fact_id]
    sure = fact.certainty if fact.seen else f"{fact.certainty}; {visit.say('reasoned')}"
    lines = [f"- {md(fact.statement)} :gray[{visit.say('certainty', level=sure)}]"]
    if fact.words_only:
        lines.append(f"    - :small[{md(visit.say('sources_words_only', why=fact.words_only))}]")
    lines += [f"    - :small[{_source(visit, name)}]" for name in fact.sources]
    return "\n".join(lines)


def _source(visit: Visit, name: str) -> str:
    source = visit.aid.sources[name]
    who = md(", ".join(str(p) for p in (source.authors, source.title, source.publisher, source.year) if p))
    return f"{who}. {_link(source.url)}{md(visit.say('source_read', text=source.read_as))}"


def _link(url: str | None) -> str:
    """The first web address of a source as a link named by its host; what is no web address as plain text."""
    found = citations.address(url or "")
    if found is None:
        return f"{md(url)}. " if url else ""
    return f"[{found.host}]({found.url.replace('(', '%28')}). "
