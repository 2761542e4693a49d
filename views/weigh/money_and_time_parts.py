"""The parts of the money and time page: sums over the years, the person's calendar, what is done again, and their own
prices.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.money import most
from logic.person import burden
from logic.person.burden import HORIZONS, Quote, Total
from logic.person.comparison import VariantResult
from logic.person.path import first_day
from views.shared import drawing, outcomes, session, told
from views.shared.visit import Visit
from views.shared.words import Words, md


def sums(visit: Visit) -> None:
    """Money, days or visits: a line for each way and number of years, and the same as a table under it."""
    shown = [v for v in visit.comparison.variants if v.relevant]
    kept = {o.id: o for o in burden.burdens(visit.aid) if any(u.upkeep_of == o.id for u in visit.aid.about.outcomes)}
    if not kept:
        st.markdown(visit.say("course_none"))
        return
    picked = st.segmented_control(
        visit.say("course_pick"),
        list(kept),
        format_func=lambda o: _title(visit.words, kept[o], kept),
        default=next(iter(kept)),
        required=True,
    )
    outcome = kept[str(picked)]
    found = {v.variant: [burden.total(visit.aid, v.burdens, outcome.id, years) for years in HORIZONS] for v in shown}
    with st.container(gap="small"):
        st.header(_title(visit.words, outcome, kept), anchor=False)
        st.caption(visit.say("course_text"))
        _chart(visit, outcome, shown, found, [_limit(visit, outcome, years) for years in HORIZONS])
        with st.expander(visit.say("as_table", name=_title(visit.words, outcome, kept).lower())):
            _table(visit, outcome, shown, found)


def _title(words: Words, outcome: Outcome, kept: Mapping[str, Outcome]) -> str:
    """ "What it costs"; an outcome's own name where an aid adds up two of a kind."""
    alike = sum(o.kind == outcome.kind for o in kept.values())
    return words.say(f"course_{outcome.kind}") if alike == 1 else md(outcome.name)


def _chart(
    visit: Visit,
    outcome: Outcome,
    shown: list[VariantResult],
    found: Mapping[str, list[Total]],
    limits: list[float | None],
) -> None:
    end = max([t.high or 0 for totals in found.values() for t in totals] + [x for x in limits if x] + [1])
    with st.grid(3, min_column_width=320):
        for i, years in enumerate(HORIZONS):
            with st.container(gap="xsmall"):
                st.subheader(visit.say("over_years", n=years), anchor=False)
                said = visit.say("your_limit_is", text=_one(visit, outcome, limits[i])) if limits[i] is not None else ""
                st.caption(md(f"{visit.say('scale_to', end=_one(visit, outcome, end))} {said}"))
                rows = {f":gray[{md(visit.aid.variants[v.variant][1].name)}]": found[v.variant][i] for v in shown}
                cells = {name: _cell(visit, outcome, sum_, end, limits[i]) for name, sum_ in rows.items()}
                st.table(cells, border="horizontal", alt=f"{outcome.name}: {visit.say('over_years', n=years)}")


def _cell(visit: Visit, outcome: Outcome, found: Total, end: float, limit: float | None) -> str:
    line = drawing.range_line(found.low, found.high, end, best=found.best if found.quoted else None, limit=limit)
    return f"**{md(outcomes.total(visit, outcome, found))}**\n\n{line}"


def _one(visit: Visit, outcome: Outcome, value: float | None) -> str:
    return outcomes.total(visit, outcome, Total(value, value))


def _table(visit: Visit, outcome: Outcome, shown: list[VariantResult], found: Mapping[str, list[Total]]) -> None:
    """One row a way, a line for each number of years: narrow enough for a phone."""
    rows = {}
    for v in shown:
        sums_ = [
            f"{visit.say('over_years', n=years)}: **{md(outcomes.total(visit, outcome, sum_))}**"
            for years, sum_ in zip(HORIZONS, found[v.variant], strict=True)
        ]
        missing = found[v.variant][-1].missing
        left_out = [visit.say("left_out", what=md("; ".join(missing)))] if missing else []
        rows[f":gray[{md(visit.aid.variants[v.variant][1].name)}]"] = "  \n".join([*sums_, *left_out])
    st.table(rows, border="horizontal", alt=outcome.name)


def _limit(visit: Visit, outcome: Outcome, years: int) -> float | None:
    """The person's own amounts for the first year and each later one, summed; None when one of them was not said."""
    by_burden = {
        r.rule.burden: r.rule.id
        for r in visit.aid.limits
        if r.rule.burden and r.rule.answer and not visit.aid.questions[r.rule.answer].dated
    }
    given = {x.id: x.amount for x in visit.comparison.variants[0].limits if x.given}
    first = given.get(by_burden.get(outcome.id, ""))
    later = next(
        (given.get(by_burden.get(o.id, "")) for o in visit.aid.about.outcomes if o.upkeep_of == outcome.id), None
    )
    if years == 1 or first is None:
        return first
    return None if later is None else first + later * (years - 1)


def calendar(visit: Visit) -> None:
    """Held against the person's event: by when the last visit must be."""
    question = visit.aid.roles.get("event")
    month = visit.answers.get(question) if question else None
    until = next((r.rule.burden for r in visit.aid.limits if r.rule.answer == question and r.rule.burden), None)
    if until is None or not isinstance(month, str) or not month[:4].isdigit():
        return
    event = first_day(month)
    rows = {}
    for v in visit.comparison.variants:
        if v.relevant and not v.baseline:
            rows[f":gray[{md(visit.aid.variants[v.variant][1].name)}]"] = _booking(
                visit.words, burden.booking(v.burdens[until], event, session.today())
            )
    with st.container(gap="xsmall"):
        st.header(visit.say("calendar_title", month=event.strftime("%B %Y")), anchor=False)
        st.caption(visit.say("calendar_text"))
        st.table(rows, border="horizontal", alt=visit.say("calendar_title", month=event.strftime("%B %Y")))


def _booking(words: Words, found: burden.Booking) -> str:
    if found.unknown:
        return words.say("not_known")
    if found.latest_if_slow is not None:
        return words.say("book_by", day=_day(found.latest_if_slow))
    if found.latest_if_quick is not None:
        return words.say("book_maybe", day=_day(found.latest_if_quick))
    return f"**{words.say('book_late')}**"


def _day(day: date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def again(visit: Visit) -> None:
    """What may come on top later: told, not priced, because nobody publishes what it costs."""
    rows = [(visit.aid.variants[v.variant][1], v) for v in visit.comparison.variants if v.relevant]
    told = [f"- **{md(variant.name)}.** {md(variant.again.text)}" for variant, _ in rows if variant.again]
    if told:
        with st.container(gap="xsmall"):
            st.header(visit.say("again_title"), anchor=False)
            st.markdown("\n".join(told))


# ---- prices of one's own


def prices(visit: Visit) -> None:
    """Prices the person was told, one way at a time. What is wrong with one is said, and the one before is kept."""
    money = [o for o in visit.aid.about.outcomes if o.kind == "money"]
    shown = [v.variant for v in visit.comparison.variants if v.relevant and not v.baseline]
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
            assert variant is not None
            quote = quotes.get(variant, {}).get(outcome.id)
            place = f"{variant}_{outcome.id}"
            widget = session.seed_widget(session.key("@quote", place), f"{quote.amount:,}" if quote else None)
            full = session.seed_widget(session.key("@full", place), True if quote and quote.full else None)
            take: dict[str, Any] = {"on_change": _take, "args": (visit.aid, variant, outcome.id, widget, full)}
            with st.container(gap="xsmall", key=told.key(place)):
                with st.container(horizontal=True, vertical_alignment="bottom"):
                    st.text_input(md(outcome.name), key=widget, width=220, max_chars=30, autocomplete="off", **take)
                    st.checkbox(visit.say("quote_full"), key=full, **take)
                _refused(visit, widget, quote)
        kept = [(v, o) for v, own in quotes.items() for o in own]
        if kept:
            lines = [_kept(visit, v, o, quotes[v][o]) for v, o in kept]
            st.markdown("\n".join([visit.say("quote_kept"), "", *lines]))
            st.button(visit.say("quote_clear"), type="tertiary", on_click=_clear)


def _kept(visit: Visit, variant: str, outcome: str, quote: Quote) -> str:
    of = visit.aid.outcomes[outcome]
    return (
        f"- {md(visit.aid.variants[variant][1].name)}, {md(of.name.lower())}: **{md(_one(visit, of, quote.amount))}**"
    )


def _refused(visit: Visit, widget: str, before: Quote | None) -> None:
    """What is wrong with the price in the box, for as long as it stands there, and that the one before still counts."""
    _, wrong = burden.read_quote(visit.aid, str(session.value(widget) or ""))
    if wrong:
        text = visit.say(wrong, currency=visit.aid.about.currency.name, most=most(visit.aid.about.currency))
        st.error(visit.say("quote_before", text=text) if before else text)


def _take(aid: Aid, variant: str, outcome: str, widget: str, full: str) -> None:
    amount, wrong = burden.read_quote(aid, str(session.value(widget) or ""))
    if wrong:
        session.news(f"{variant}_{outcome}")
        return
    quotes = {v: dict(own) for v, own in session.quotes().items()}
    quotes.setdefault(variant, {}).pop(outcome, None)
    if amount is not None:
        quotes[variant][outcome] = Quote(amount, bool(session.value(full)))
        session.set_widget(widget, f"{amount:,}")
    session.save_part(quotes={v: own for v, own in quotes.items() if own})


def _clear() -> None:
    session.save_part(quotes={})
    session.new_round()
