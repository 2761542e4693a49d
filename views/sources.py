"""Sources on tap: each fact behind what was just said, how sure it is, where it comes from and how much of that was read."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import streamlit as st

from logic.aid import Aid
from views.words import Words, md


def draw(aid: Aid, words: Words, facts: list[str]) -> None:
    """A closed box with the facts, each once."""
    facts = list(dict.fromkeys(facts))
    if facts:
        with st.expander(words.say("sources_title", n=len(facts)), type="compact"):
            st.markdown("\n".join(_fact(aid, words, f) for f in facts))


def _fact(aid: Aid, words: Words, fact_id: str) -> str:
    fact = aid.facts[fact_id]
    sure = fact.certainty if fact.seen else f"{fact.certainty}; {words.say('reasoned')}"
    lines = [f"- {md(fact.statement)} :gray[{words.say('certainty', level=sure)}]"]
    for name in fact.sources:
        source = aid.sources[name]
        who = md(", ".join(str(p) for p in (source.authors, source.title, source.publisher, source.year) if p))
        read = md(words.say("source_read", text=source.read_as))
        lines.append(f"    - :small[{who}. {_link(source.url)}{read}]")
    return "\n".join(lines)


def _link(url: str | None) -> str:
    """The first web address of a source as a link named by its host; what is no web address as plain text."""
    found = re.search(r"(https?://|doi:)[^\s;,)]+", url or "")
    if not found:
        return f"{md(url)}. " if url else ""
    address = found.group().rstrip(".").replace("doi:", "https://doi.org/")
    return f"[{urlsplit(address).hostname}]({address.replace('(', '%28')}). "
