"""Prices the person was told, one type at a time: of all of it, or of each session and how many. A price counts only once
it is plain what it is the price of. What is wrong with one is said, and the one before is kept.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.money import most
from logic.person import burden, typed
from logic.person.burden import MOST_SESSIONS, Quote, Total
from views.shared import outcomes, session, told
from views.shared.visit import Visit
from views.shared.words import md

WHOLE, EACH = "whole", "each"
"""What a price is the price of."""


class Fields(NamedTuple):
    """The widgets one price is typed into."""

    amount: str
    of: str
    sessions: str
    full: str


def draw(visit: Visit) -> None:
    money = [o for o in visit.aid.about.outcomes if o.kind == "money"]
    shown = [v.variant for v in visit.comparison.variants if v.relevant and not v.baseline and v.open_now]
    if not money or not shown:
        return
    with st.container(border=True, gap="small"):
        st.header(visit.say("quote_title"), anchor=False)
        st.markdown(visit.say("quote_text", currency=visit.aid.about.currency.name))
        variant = st.selectbox(
            visit.say("quote_for"),
            shown,
            index=None,
            format_func=lambda v: md(visit.aid.variants[v][1].name),
            key=session.key("@quote_for"),
            width=330,
        )
        quotes = session.quotes()
        for outcome in money if variant else ():
            _price(visit, str(variant), outcome, quotes.get(str(variant), {}).get(outcome.id))
        kept = [(v, o) for v, own in quotes.items() for o in own]
        if kept:
            lines = [_kept(visit, v, o, quotes[v][o]) for v, o in kept]
            st.markdown("\n".join([visit.say("quote_kept"), "", *lines]))
            st.button(visit.say("quote_clear"), type="tertiary", on_click=_clear)


def _price(visit: Visit, variant: str, outcome: Outcome, quote: Quote | None) -> None:
    place = f"{variant}_{outcome.id}"
    of = None if quote is None else EACH if quote.sessions else WHOLE
    fields = Fields(
        session.seed_widget(session.key("@quote", place), f"{quote.amount:,}" if quote else None),
        session.seed_widget(session.key("@of", place), of),
        session.seed_widget(session.key("@sessions", place), str(quote.sessions) if quote and quote.sessions else None),
        session.seed_widget(session.key("@full", place), True if quote and quote.full else None),
    )
    take: dict[str, Any] = {"on_change": _take, "args": (visit.aid, variant, outcome.id, fields)}
    later = "_later" if outcome.upkeep_of else ""
    with st.container(gap="xsmall", key=told.key(place)):
        st.text_input(md(outcome.name), key=fields.amount, width=220, max_chars=30, autocomplete="off", **take)
        if session.value(fields.amount):
            st.pills(
                visit.say("quote_of"),
                [WHOLE, EACH],
                format_func=lambda one: visit.say(f"quote_{one}{later}" if one == WHOLE else f"quote_{one}"),
                key=fields.of,
                **take,
            )
            if session.value(fields.of) == EACH:
                label = visit.say(f"quote_sessions{later}")
                st.text_input(label, key=fields.sessions, width=220, max_chars=6, autocomplete="off", **take)
            st.checkbox(visit.say("quote_full"), key=fields.full, **take)
        _refused(visit, fields, quote)


def _kept(visit: Visit, variant: str, outcome: str, quote: Quote) -> str:
    """One price as it counts, with how it comes to that."""
    of = visit.aid.outcomes[outcome]
    amount, whole = (md(outcomes.total(visit, of, Total(n, n))) for n in (quote.amount, quote.whole))
    name = f"{md(visit.aid.variants[variant][1].name)}, {md(of.name.lower())}"
    if quote.sessions is None:
        return f"- {visit.say('quote_is', name=name, amount=amount)}"
    return f"- {visit.say('quote_is_each', name=name, amount=amount, n=quote.sessions, whole=whole)}"


def _read(aid: Aid, fields: Fields) -> tuple[Quote | None, str | None]:
    """The price in the boxes and None, or the message that says what is wrong or missing. No price: (None, None)."""
    amount, wrong = burden.read_quote(aid, str(session.value(fields.amount) or ""))
    if amount is None:
        return None, wrong
    of, full = session.value(fields.of), bool(session.value(fields.full))
    if of is None:
        return None, "quote_of_what"
    if of == WHOLE:
        return Quote(amount, full), None
    sessions = typed.number(str(session.value(fields.sessions) or ""))
    if sessions is None or not 1 <= sessions <= MOST_SESSIONS:
        return None, "quote_how_many" if not session.value(fields.sessions) else "quote_no_sessions"
    quote = Quote(amount, full, int(sessions))
    return (quote, None) if quote.whole <= most(aid.about.currency) else (None, "quote_absurd")


_MISSING = ("quote_of_what", "quote_how_many")
"""Said while a price is not all typed yet: nothing is wrong with it."""


def _refused(visit: Visit, fields: Fields, before: Quote | None) -> None:
    """What is wrong with the price in the boxes, or still missing, for as long as it stands there, and that the one
    before still counts."""
    _, wrong = _read(visit.aid, fields)
    if wrong:
        currency = visit.aid.about.currency
        text = visit.say(wrong, currency=currency.name, most=most(currency), n=MOST_SESSIONS)
        show = st.info if wrong in _MISSING else st.error
        show(visit.say("quote_before", text=text) if before else text)


def _take(aid: Aid, variant: str, outcome: str, fields: Fields) -> None:
    quote, wrong = _read(aid, fields)
    if wrong:
        session.news(f"{variant}_{outcome}")
        return
    quotes = {v: dict(own) for v, own in session.quotes().items()}
    quotes.setdefault(variant, {}).pop(outcome, None)
    if quote is not None:
        quotes[variant][outcome] = quote
        session.set_widget(fields.amount, f"{quote.amount:,}")
    session.save_part(quotes={v: own for v, own in quotes.items() if own})


def _clear() -> None:
    session.save_part(quotes={})
    session.new_round()
