"""The parts of the money and time page: sums over the years, the person's calendar, and what is done again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from logic.content.about import Outcome
from logic.person import burden
from logic.person.burden import HORIZONS, Total
from logic.person.comparison import VariantResult
from logic.person.path import first_day
from views.shared import drawing, figures, limit_text, outcomes, session
from views.shared.visit import Visit
from views.shared.words import Words, md


def sums(visit: Visit) -> None:
    """Money, days or visits: a line for each way and number of years, and the same as a table under it."""
    shown = [v for v in visit.comparison.variants if v.relevant and v.open_now]
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
                cells = {
                    f":gray[{md(visit.aid.variants[v.variant][1].name)}]": _cell(
                        visit, outcome, v, years, end, limits[i]
                    )
                    for v in shown
                }
                st.table(cells, border="horizontal", alt=f"{outcome.name}: {visit.say('over_years', n=years)}")


def _cell(visit: Visit, outcome: Outcome, v: VariantResult, years: int, end: float, limit: float | None) -> str:
    found = burden.total(visit.aid, v.burdens, outcome.id, years)
    line = drawing.range_line(found.low, found.high, end, best=found.best if found.quoted else None, limit=limit)
    whole = figures.sum_all_in(visit, outcome, v.burdens, years)
    small = f"  \n:small[{md(whole)}.]" if whole else ""
    return f"**{md(outcomes.total(visit, outcome, found))}**{small}\n\n{line}"


def _one(visit: Visit, outcome: Outcome, value: float | None) -> str:
    return outcomes.total(visit, outcome, Total(value, value))


def _table(visit: Visit, outcome: Outcome, shown: list[VariantResult], found: Mapping[str, list[Total]]) -> None:
    """One row a way, a line for each number of years: narrow enough for a phone."""
    rows = {}
    for v in shown:
        sums_ = []
        for years, sum_ in zip(HORIZONS, found[v.variant], strict=True):
            whole = figures.sum_all_in(visit, outcome, v.burdens, years)
            more = f". {md(whole)}" if whole else ""
            sums_.append(f"{visit.say('over_years', n=years)}: **{md(outcomes.total(visit, outcome, sum_))}**{more}")
        notes = [f":small[{md(note)}.]" for note in _notes(visit, v, outcome)]
        rows[f":gray[{md(visit.aid.variants[v.variant][1].name)}]"] = "  \n".join([*sums_, *notes])
    st.table(rows, border="horizontal", alt=outcome.name)


def _notes(visit: Visit, v: VariantResult, outcome: Outcome) -> list[str]:
    """What the sums leave out, and how we count what nobody knows."""
    lines = []
    for part in (outcome, *(o for o in visit.aid.about.outcomes if o.upkeep_of == outcome.id)):
        figure = v.burdens[part.id]
        told = [*figures.price_notes(visit, part, figure)[:1], figures.judged(visit, part, figure).rstrip(".")]
        lines += [f"{part.name}. {text}" for text in told if text]
    return lines


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
    """Held against the person's event: how long that is from now, and by when the last visit must be."""
    question = visit.aid.roles.get("event")
    month = visit.answers.get(question) if question else None
    until = next((r.rule.burden for r in visit.aid.limits if r.rule.answer == question and r.rule.burden), None)
    if until is None or not isinstance(month, str) or not month[:4].isdigit():
        return
    event = first_day(month)
    rows = {}
    for v in visit.comparison.variants:
        if v.relevant and not v.baseline and v.open_now:
            figure = v.burdens[until]
            late = [limit for limit in v.limits if limit_text.rule(visit, limit.id).answer == question and limit.over]
            small = [limit_text.beside(visit, limit) for limit in late]
            judged = figures.judged(visit, visit.aid.outcomes[until], figure).rstrip(".")
            small += [f"{visit.say('nobody_counted')} {judged}"] if judged else []
            rows[f":gray[{md(visit.aid.variants[v.variant][1].name)}]"] = "  \n".join(
                [
                    _booking(visit.words, burden.booking(figure, event, session.today())),
                    *(f":small[{md(text)}.]" for text in small if text),
                ]
            )
    with st.container(gap="xsmall"):
        st.header(visit.say("calendar_title", month=event.strftime("%B %Y")), anchor=False)
        weeks = max((event - session.today()).days // 7, 0)  # whole weeks that are left, never more than there are
        st.markdown(visit.say("calendar_left", n=weeks) if weeks else visit.say("calendar_soon"))
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
    rows = [(visit.aid.variants[v.variant][1], v) for v in visit.comparison.variants if v.relevant and v.open_now]
    told = [f"- **{md(variant.name)}.** {md(variant.again.text)}" for variant, _ in rows if variant.again]
    if told:
        with st.container(gap="xsmall"):
            st.header(visit.say("again_title"), anchor=False)
            st.markdown("\n".join(told))
