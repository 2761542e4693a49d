"""The parts of an option's page under its headings. Each is filled from the content, or says that nobody knows; never left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from logic import burden
from logic.aid import Aid
from logic.burden import HORIZONS
from logic.comparison import Comparison, VariantResult
from logic.model import Chart, Effect, Felt, Figure, Option, Outcome, Said, Told, Variant
from views import charts, drawing, figures, outcomes, sources
from views.words import Words, md

FIRST_HARMS = 2
"""Pictures of harm in view before anything is opened."""


@dataclass
class Page:
    """What every part needs; `cited` gathers the facts it showed, for the sources at the end."""

    aid: Aid
    words: Words
    result: Comparison
    option: Option
    kind: Variant
    cited: list[str] = field(default_factory=list)

    @property
    def mine(self) -> VariantResult | None:
        """What this person was told of the kind; None before they said who they are."""
        return next((v for v in self.result.variants if v.variant == self.kind.id), None)

    @property
    def concerns(self) -> tuple[str, ...]:
        return self.result.concerns

    def cites(self, *said: Said | Told | Figure | Effect | None) -> None:
        for one in said:
            self.cited.extend(one.facts if one is not None else ())


def _heading(page: Page, message: str, **values: str) -> None:
    st.header(page.words.say(message, **values), anchor=False)


@contextmanager
def box(page: Page, title: str, key: str) -> Iterator[bool]:
    """A closed box; gives whether it is open, for what is in it is drawn when it is opened."""
    with st.expander(title, key=f"{key}_{page.kind.id}", on_change="rerun") as opened:
        yield bool(opened.open)


def _list(said: Iterable[Said]) -> str:
    return "\n".join(f"- {md(one.text)}" for one in said)


# ---- what it does


def does(page: Page) -> None:
    """The effect on each of their concerns, kinds side by side; then people helped, where somebody counted."""
    aid, words = page.aid, page.words
    concerns = page.concerns
    with st.container(gap="small"):
        if concerns:
            _heading(page, "h_does", concern=md(aid.concerns[concerns[0]].name))
        else:
            _heading(page, "h_does_any")
        st.caption(words.say("does_any_text"))
        for concern in concerns[:1]:
            _effects(page, concern)
        rest = [c for c in aid.concerns if c not in concerns[:1]]
        rows = {}
        for concern in sorted(rest, key=lambda c: c not in concerns):
            effect = page.kind.effects[concern]
            name = aid.concerns[concern].name
            rows[f":gray[{md(name[0].upper() + name[1:])}]"] = f"**{figures.level(words, effect)}**\n\n{figures.level_picture(effect)}"
            page.cites(effect)
        with box(page, words.say("does_more", n=len(rest)) if concerns else words.say("h_does_any"), "does_more") as opened:
            if opened:
                st.table(rows, border="horizontal", alt=words.say("h_does_any"))


def helped(page: Page) -> None:
    """How many people it helped, where somebody counted; their own concern first."""
    aid, words, concerns = page.aid, page.words, page.concerns
    counted = [c for c in page.option.charts if c.shows == "gain"]
    mine = sorted((c for c in counted if c.concern in concerns), key=lambda c: concerns.index(c.concern or ""))
    with st.container(gap="small"):
        charts.key(words)
        if mine:
            charts.draw(aid, words, mine[0], page.kind.id)
        elif concerns:
            st.markdown(words.say("chart_no_gain", concern=md(aid.concerns[concerns[0]].name)))
        _more(page, [c for c in counted if c not in mine[:1]])


def _with_baseline(page: Page) -> list[Variant]:
    """The baseline first, then the option's kinds."""
    baseline = page.aid.variants[page.aid.baseline][1]
    return [baseline, *(v for v in page.option.variants if v is not baseline)]


def _effects(page: Page, concern: str) -> None:
    rows = {}
    for variant in _with_baseline(page):
        effect = variant.effects[concern]
        rows[f":gray[{md(variant.name)}]"] = f"**{figures.level(page.words, effect)}**\n\n{figures.level_picture(effect)}"
        page.cites(effect)
    st.table(rows, border="horizontal", alt=page.aid.concerns[concern].name)


def _more(page: Page, more: list[Chart]) -> None:
    if more:
        names = ", ".join(c.title[0].lower() + c.title[1:] for c in more)
        with box(page, md(page.words.say("chart_more", n=len(more), names=names)), f"more_{more[0].id}") as opened:
            for chart in more if opened else ():
                charts.draw(page.aid, page.words, chart, page.kind.id)


def sure(page: Page) -> None:
    """One of GRADE's four words for each kind, with one reason."""
    aid, words = page.aid, page.words
    with st.container(gap="small"):
        _heading(page, "h_sure")
        st.caption(words.say("sure_text"))
        concern = page.concerns[0] if page.concerns else None
        rows = {}
        for variant in _with_baseline(page):
            effect = variant.effects[concern] if concern else _surest(aid, variant)
            if effect.unknown:
                text = words.say("sure_not_known", why=effect.why)
            else:
                text = words.say("sure_row", level=str(effect.certainty).capitalize(), why=effect.why)
            rows[f":gray[{md(variant.name)}]"] = charts.md_bold(text)
        st.markdown(_named(rows))
        if page.option.conflicts:
            for conflict in page.option.conflicts:
                page.cites(*conflict.sides)
            with box(page, words.say("conflicts_title"), "conflicts") as opened:
                for conflict in page.option.conflicts if opened else ():
                    st.markdown(f"**{md(conflict.about)}**")
                    with st.grid(2, min_column_width=180):
                        for side in conflict.sides:
                            sure_ = aid.facts[side.facts[0]].certainty if side.facts else None
                            badge = f" :gray-badge[{words.say('certainty', level=sure_)}]" if sure_ else ""
                            st.markdown(f"{md(side.text)}{badge}")


def _surest(aid: Aid, variant: Variant) -> Effect:
    """Before a concern is named: the effect of the kind that is best shown, so that the row is not a guess."""
    ranks = ("high", "moderate", "low", "very low")
    known = [e for e in variant.effects.values() if not e.unknown and e.low not in ("none", "worse")]
    known = known or [e for e in variant.effects.values() if not e.unknown]
    return min(known, key=lambda e: ranks.index(e.certainty or "very low"), default=next(iter(variant.effects.values())))


# ---- what can go wrong


def wrong(page: Page) -> None:
    """Harms as people, those every reader must know first; then what passes, and what is only told in reports."""
    aid, words, kind = page.aid, page.words, page.kind
    with st.container(gap="small"):
        _heading(page, "h_wrong")
        harms = [c for c in page.option.charts if c.shows == "harm"]
        harms.sort(key=lambda c: any(s.unknown for s in c.shares if s.variant == kind.id))  # what is counted of this kind comes first
        for chart in harms[:FIRST_HARMS]:
            charts.draw(aid, words, chart, kind.id)
        uncharted = [o for o in aid.about.outcomes if o.kind == "harm" and o.id not in {c.outcome for c in harms}]
        lines = []
        for outcome in uncharted:
            figure = kind.figures[outcome.id]
            text = words.say("not_known") if figure.unknown else figures.amount(words, aid, outcome, figure)
            lines.append(f"- {md(outcome.name)}: **{text}**. :small[{md(figure.why or '')}]")
            page.cites(figure)
        if lines:
            st.markdown("\n".join(lines))
        _more(page, harms[FIRST_HARMS:])
        if kind.temporary:
            with box(page, words.say("passing_title"), "passing") as opened:
                if opened:
                    st.markdown(_list(kind.temporary))
        if page.option.reported:
            with box(page, words.say("reported_title"), "reported") as opened:
                if opened:
                    st.markdown(_list(page.option.reported))
        page.cites(*kind.temporary, *page.option.reported)


# ---- what it is like


def like(page: Page) -> None:
    """Healing as a line of days for each kind, then body, mind and daily life."""
    aid, words = page.aid, page.words
    weeks = aid.about.recovery_weeks
    with st.container(gap="small"):
        _heading(page, "h_like")
        left, right = st.columns(2, gap="large")
        with left, st.container(gap="xsmall"):
            st.subheader(words.say("healing_title"), anchor=False)
            st.caption(words.say("healing_text", n=weeks))
            st.table(
                {f":gray[{md(v.name)}]": _healing(page, v, weeks) for v in _with_baseline(page)},
                border="horizontal",
                alt=words.say("healing_title"),
            )
            st.markdown(drawing.key((drawing.small_box(look), words.say(f"healing_key_{look}")) for look in "sho"))
        felt = page.kind.like
        with right, st.container(gap="xsmall"):
            st.subheader(words.say("like_for", name=md(page.kind.name)), anchor=False)
            st.markdown(_named(_felt(page, "days_after", felt.days_after if felt else None)))
        rows = {words.say("like_before"): felt.before if felt else None, words.say("like_day"): felt.day if felt else None}
        table = {f":gray[{name}]": _told(page, told) for name, told in rows.items()}
        table |= _felt(page, "later", felt.later if felt else None)
        with box(page, words.say("like_more"), "like_more") as opened:
            if opened:
                st.table(table, border="horizontal", alt=words.say("like_more"))


def _felt(page: Page, when: str, felt: Felt | None) -> dict[str, str]:
    words = page.words
    parts = {"body": felt.body, "mind": felt.mind, "daily": felt.daily} if felt else {"body": None, "mind": None, "daily": None}
    first = f"{words.say(f'like_{when}')}: " if when == "later" else ""
    return {f":gray[{first}{words.say(f'like_{name}')}]": _told(page, told) for name, told in parts.items()}


def _named(rows: dict[str, str]) -> str:
    """Names with their texts as a list: sentences need the width, and a table costs the browser a cell each."""
    return "\n".join(f"- {name}  \n  {text}" for name, text in rows.items())


def _told(page: Page, told: Told | None) -> str:
    page.cites(told)
    return md(told.text) if told and told.text else page.words.say("like_unknown")


def _healing(page: Page, variant: Variant, weeks: int) -> str:
    """How long healing takes in words and as a line; then when most marks are gone, where an aid counts weeks."""
    words, aid = page.words, page.aid
    figure = variant.healing or Figure(unknown=True)
    counted = next((o for o in aid.about.outcomes if o.kind == "weeks"), None)
    normal = variant.figures[counted.id] if counted else Figure(unknown=True)
    page.cites(figure, normal)
    spans = [
        None if f.unknown or f.low is None or f.high is None else (f.low * days, f.high * days) for f, days in ((figure, 1), (normal, 7))
    ]
    if figure.high == 0 and normal.high == 0:
        text = words.say("healing_none")
    else:
        text = words.say("healing_unknown") if spans[0] is None else words.say("healing_known", a=figures.span(words, "unit_days", figure))
        text += ". " if spans[0] else " "
        text += f":small[{words.say('normal_unknown')}]" if spans[1] is None else f":small[{_normal(words, normal)}]"
    return f"{text}\n\n{drawing.recovery_line(spans[0], spans[1], weeks * 7)}"


def _normal(words: Words, figure: Figure) -> str:
    low, high = f"{figure.low:g}", f"{figure.high:g}"
    figures.note(figure.facts, low, high)
    return words.say("healing_then", a=low) if low == high else words.say("healing_then_range", a=low, b=high)


# ---- cost, how long it lasts, who should not


def cost(page: Page) -> None:
    """Money over one, three and five years, and what the prices leave out."""
    aid, words, kind = page.aid, page.words, page.kind
    held = page.mine.burdens if page.mine else kind.figures
    money = next((o for o in burden.burdens(aid) if o.kind == "money"), None)
    with st.container(gap="small"):
        _heading(page, "h_cost")
        if money is None:
            st.markdown(words.say("not_known"))
            return
        price = held[money.id]
        name = md(kind.name)
        st.caption(words.say("cost_text", name=name, year=str(price.year)) if price.year else words.say("cost_text_free", name=name))
        totals = {years: burden.total(aid, held, money.id, years) for years in HORIZONS}
        end = max([t.high or 0 for t in totals.values()] + [money.weighed.scale_max if money.weighed else money.scale_max])
        rows = {}
        for years, total in totals.items():
            line = drawing.range_line(total.low, total.high, end, best=total.best if total.quoted else None)
            rows[f":gray[{words.say('cost_row_years', n=years)}]"] = f"**{md(outcomes.total(aid, words, money, total))}**\n\n{line}"
        st.table(rows, border="horizontal", alt=words.say("h_cost"))
        missing = totals[HORIZONS[-1]].missing
        st.markdown(words.say("cost_left_out", what=md("; ".join(missing))) if missing else words.say("cost_missing_none"))
        if price.group and not burden.is_quote(price):
            st.caption(md(words.say("cost_group", text=f"{price.group}. {price.why or ''}".rstrip(". "))))
        lines = [_figure(page, outcome, held[outcome.id]) for outcome in aid.about.outcomes]
        with box(page, md(words.say("all_figures", name=kind.name)), "all_figures") as opened:
            if opened:
                st.markdown("\n".join(lines))
        page.cites(*held.values())


def _figure(page: Page, outcome: Outcome, figure: Figure) -> str:
    """One figure with in whom, over what time, how sure and why; what adverts say stands beside it, never in it."""
    words, aid = page.words, page.aid
    small = "" if burden.is_quote(figure) else f" :small[{md(figures.small_print(words, aid, outcome, figure))}]"
    text = f"- {md(outcome.name)}: **{md(figures.amount(words, aid, outcome, figure))}**.{small}"
    for claim in figure.beside:
        text += f"\n    - {words.say('beside_claims')}: {md(claim.text)}"
        page.cited.extend(claim.facts)
    return text


def lasts(page: Page) -> None:
    with st.container(gap="small"):
        _heading(page, "h_lasts")
        st.markdown(md(page.kind.lasts.text) + (f" {md(page.kind.again.text)}" if page.kind.again else ""))
        page.cites(page.kind.lasts, page.kind.again)


def who_not(page: Page) -> None:
    """Reasons to wait or to ask first: those that touch this person, then all of them."""
    aid, words = page.aid, page.words
    with st.container(gap="small"):
        _heading(page, "h_who_not")
        rules = [r.rule for r in aid.gate if page.kind.id in r.variants]
        if not any(rule.gate == "stop" for rule in rules):  # nothing is done to anybody: a doctor comes first for some all the same
            flags = dict.fromkeys(md(r.rule.reason) for r in aid.gate if r.rule.red_flag)
            st.markdown(words.say("who_not_none"))
            with box(page, words.say("who_not_more", n=len(flags)), "doctor_first") as opened:
                if opened:
                    st.markdown("\n".join(f"- {reason}" for reason in flags))
            rules = [r for r in rules if r.gate == "ask"]
        if not rules:
            return
        mine = [f for f in page.mine.gate.findings if f.status in ("stop", "ask")] if page.mine else []
        if mine:
            st.markdown(
                words.say("who_not_yours") + "\n" + "\n".join(f"- {words.say(f'status_{f.status}')} {md(f.rule.brief)}" for f in mine)
            )
        with box(page, words.say("who_not_more", n=len(rules)), "who_not") as opened:
            for status in ("stop", "ask") if opened else ():
                briefs = list(dict.fromkeys(md(rule.brief) for rule in rules if rule.gate == status))
                if briefs:
                    st.markdown(words.say(f"who_not_{status}") + "\n" + "\n".join(f"- {brief}" for brief in briefs))
        for rule in rules:
            page.cited.extend(() if rule.id in aid.private_rules else rule.facts)


# ---- what nobody knows, what to ask, sources


def unknown(page: Page) -> None:
    words, aid, kind = page.words, page.aid, page.kind
    with st.container(gap="small"):
        _heading(page, "h_unknown")
        lines = [md(said.text) for said in page.option.unknowns]
        names = [aid.concerns[c].name for c in (page.concerns or aid.concerns) if kind.effects[c].unknown]
        if names:
            lines.append(words.say("option_effects_unknown", n=len(names), names=md(", ".join(names))))
        st.markdown("\n".join(f"- {line}" for line in lines))
        page.cites(*page.option.unknowns)


def ask(page: Page) -> None:
    with st.container(gap="small"):
        _heading(page, "h_ask")
        st.markdown("\n".join(f"{n}. {md(said.text)}" for n, said in enumerate(page.option.ask, 1)))
        with box(page, page.words.say("option_who_does"), "who") as opened:
            if opened:
                st.markdown(_list(page.option.who))
        page.cites(*page.option.ask, *page.option.who)


def all_sources(page: Page) -> None:
    with st.container(gap="small"):
        _heading(page, "h_sources")
        sources.draw(page.aid, page.words, f"all_{page.kind.id}", page.cited)


ROWS: tuple[tuple[Callable[[Page], None], ...], ...] = (
    (does, sure),
    (helped,),
    (like,),
    (wrong,),
    (cost, who_not),
    (lasts, ask),
    (unknown,),
    (all_sources,),
)
"""The parts as they stand on the page, side by side where there is room, one below the other on a phone."""
