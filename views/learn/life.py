"""What an option is like to live with: the days after, body, mind and daily life, what it costs over years, how long it
lasts.
"""

from __future__ import annotations

import streamlit as st

from logic.content.about import Outcome
from logic.content.base import Told
from logic.content.options import Felt, Figure, Variant
from logic.person import burden
from logic.person.burden import HORIZONS
from views.learn.option_page import Page, box, heading, named, of_groups, with_baseline
from views.shared import drawing, figures, limit_text, outcomes
from views.shared.words import Words, md


def like(page: Page) -> None:
    """Healing as a line of days for each kind, then body, mind and daily life."""
    aid, words = page.visit.aid, page.visit.words
    weeks = aid.about.recovery_weeks
    with st.container(gap="small"):
        heading(page, "h_like")
        left, right = st.columns(2, gap="large")
        with left, st.container(gap="xsmall"):
            st.subheader(words.say("healing_title"), anchor=False)
            st.caption(words.say("healing_text", n=weeks))
            st.table(
                {f":gray[{md(v.name)}]": _healing(page, v, weeks) for v in with_baseline(page)},
                border="horizontal",
                alt=words.say("healing_title"),
            )
            st.markdown(drawing.key((drawing.small_box(look), words.say(f"healing_key_{look}")) for look in "sho"))
        felt = page.kind.like
        with right, st.container(gap="xsmall"):
            st.subheader(words.say("like_for", name=md(page.kind.name)), anchor=False)
            st.markdown(named(_felt(page, "days_after", felt.days_after if felt else None)))
        rows = {
            words.say("like_before"): felt.before if felt else None,
            words.say("like_day"): felt.day if felt else None,
        }
        table = {f":gray[{name}]": _told(page, told) for name, told in rows.items()}
        table |= _felt(page, "later", felt.later if felt else None)
        with box(page, words.say("like_more"), "like_more") as opened:
            if opened:
                st.table(table, border="horizontal", alt=words.say("like_more"))


def _felt(page: Page, when: str, felt: Felt | None) -> dict[str, str]:
    words = page.visit.words
    parts = (
        {"body": felt.body, "mind": felt.mind, "daily": felt.daily}
        if felt
        else {"body": None, "mind": None, "daily": None}
    )
    first = f"{words.say(f'like_{when}')}: " if when == "later" else ""
    return {f":gray[{first}{words.say(f'like_{name}')}]": _told(page, told) for name, told in parts.items()}


def _told(page: Page, told: Told | None) -> str:
    page.cites(told)
    return md(told.text) if told and told.text else page.visit.say("like_unknown")


def _healing(page: Page, variant: Variant, weeks: int) -> str:
    """How long healing takes in words and as a line; then when most marks are gone, where an aid counts weeks."""
    words, aid = page.visit.words, page.visit.aid
    figure = variant.healing or Figure(unknown=True)
    counted = next((o for o in aid.about.outcomes if o.kind == "weeks"), None)
    normal = page.figure(variant, counted.id) if counted else Figure(unknown=True)
    page.cites(figure, normal)
    spans = [
        None if f.unknown or f.low is None or f.high is None else (f.low * days, f.high * days)
        for f, days in ((figure, 1), (normal, 7))
    ]
    if figure.high == 0 and normal.high == 0:
        text = words.say("healing_none")
    else:
        text = (
            words.say("healing_unknown")
            if spans[0] is None
            else words.say("healing_known", a=figures.span(words, "unit_days", figure))
        )
        text += ". " if spans[0] else " "
        text += f":small[{words.say('normal_unknown')}]" if spans[1] is None else f":small[{_normal(words, normal)}]"
    return f"{text}\n\n{drawing.recovery_line(spans[0], spans[1], weeks * 7)}"


def _normal(words: Words, figure: Figure) -> str:
    low, high = f"{figure.low:g}", f"{figure.high:g}"
    figures.note(figure.facts, low, high)
    return words.say("healing_then", a=low) if low == high else words.say("healing_then_range", a=low, b=high)


def cost(page: Page) -> None:
    """Money over one, three and five years, and what the prices leave out."""
    aid, words, kind = page.visit.aid, page.visit.words, page.kind
    held = page.mine.burdens if page.mine else kind.figures
    money = next((o for o in burden.burdens(aid) if o.kind == "money"), None)
    with st.container(gap="small"):
        heading(page, "h_cost")
        if money is None:
            st.markdown(words.say("not_known"))
            return
        price = held[money.id]
        name = md(kind.name)
        st.caption(
            words.say("cost_text", name=name, year=str(price.year))
            if price.year
            else words.say("cost_text_free", name=name)
        )
        totals = {years: burden.total(aid, held, money.id, years) for years in HORIZONS}
        end = max(
            [t.high or 0 for t in totals.values()] + [money.weighed.scale_max if money.weighed else money.scale_max]
        )
        rows = {}
        for years, total in totals.items():
            line = drawing.range_line(total.low, total.high, end, best=total.best if total.quoted else None)
            whole = figures.sum_all_in(page.visit, money, held, years)
            small = f"  \n:small[{md(whole)}.]" if whole else ""
            rows[f":gray[{words.say('cost_row_years', n=years)}]"] = (
                f"**{md(outcomes.total(page.visit, money, total))}**{small}\n\n{line}"
            )
        st.table(rows, border="horizontal", alt=words.say("h_cost"))
        missing = totals[HORIZONS[-1]].missing
        st.markdown(
            words.say("cost_left_out", what=md(figures.parts(missing))) if missing else words.say("cost_missing_none")
        )
        for outcome in (o for o in aid.about.outcomes if o.id == money.id or o.upkeep_of == money.id):
            _whole(page, outcome, held[outcome.id])
        lines = [_figure(page, outcome, held[outcome.id]) for outcome in aid.about.outcomes]
        with box(page, md(words.say("all_figures", name=kind.name)), "all_figures") as opened:
            if opened:
                st.markdown("\n".join(lines))
        page.cites(*held.values())


def _whole(page: Page, outcome: Outcome, price: Figure) -> None:
    """Where a price comes from, what it comes to with everything in it and how we came to that, or how we count a price
    nobody tells."""
    page.noted.add(outcome.id)
    told = [] if burden.is_quote(price) else [price.group, price.why]
    told += figures.price_notes(page.visit, outcome, price, why=True)[1:]
    text = " ".join(f"{line.rstrip('.')}." for line in [*told, figures.judged(page.visit, outcome, price)] if line)
    if text:
        st.markdown(f":small[**{md(outcome.name)}.** {md(text)}]")
    for line in limit_text.for_outcome(page.visit, page.mine, outcome) if page.mine else ():
        st.markdown(f":material/straighten: {md(line)}.")


def _figure(page: Page, outcome: Outcome, figure: Figure) -> str:
    """One figure, and how it stands to the limit the person set; what adverts say stands beside it, never in it."""
    priced = outcome.kind == "money" and outcome.id in page.noted  # then its limit stands above
    text = of_groups(page, outcome, figure)
    for line in limit_text.for_outcome(page.visit, page.mine, outcome) if page.mine and not priced else ():
        text += f"\n    - {md(line)}."
    for claim in figure.beside:
        text += f"\n    - {page.visit.say('beside_claims')}: {md(claim.text)}"
        page.cited.extend(claim.facts)
    return text


def lasts(page: Page) -> None:
    with st.container(gap="small"):
        heading(page, "h_lasts")
        st.markdown(md(page.kind.lasts.text) + (f" {md(page.kind.again.text)}" if page.kind.again else ""))
        page.cites(page.kind.lasts, page.kind.again)
