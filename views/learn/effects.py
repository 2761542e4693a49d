"""What an option does for a concern: the effect of each kind, how many people it helped, and how sure that is."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.content.options import Effect, Variant
from views.learn.option_page import Page, box, further, heading, named, with_baseline
from views.shared import charts, figures
from views.shared.words import md


def does(page: Page) -> None:
    """The effect on each of their concerns, kinds side by side; then people helped, where somebody counted."""
    aid, words = page.visit.aid, page.visit.words
    concerns = page.concerns
    with st.container(gap="small"):
        if concerns:
            heading(page, "h_does", concern=md(aid.concerns[concerns[0]].name))
        else:
            heading(page, "h_does_any")
        st.caption(words.say("does_any_text"))
        for concern in concerns[:1]:
            _effects(page, concern)
        rest = [c for c in aid.concerns if c not in concerns[:1]]
        rows = {}
        for concern in sorted(rest, key=lambda c: c not in concerns):
            effect = page.effect(page.kind, concern)
            name = aid.concerns[concern].name
            rows[f":gray[{md(name[0].upper() + name[1:])}]"] = _level(page, effect)
            page.cites(effect)
        with box(
            page, words.say("does_more", n=len(rest)) if concerns else words.say("h_does_any"), "does_more"
        ) as opened:
            if opened:
                st.table(rows, border="horizontal", alt=words.say("h_does_any"))


def _effects(page: Page, concern: str) -> None:
    rows = {}
    for variant in with_baseline(page):
        effect = page.effect(variant, concern)
        rows[f":gray[{md(variant.name)}]"] = _level(page, effect)
        page.cites(effect)
    st.table(rows, border="horizontal", alt=page.visit.aid.concerns[concern].name)


def _level(page: Page, effect: Effect) -> str:
    """The effect with its picture; each group of people it was tested in, and those it was not."""
    words, told = page.visit.words, []
    for one in page.groups(effect):
        whom = f"  \n:small[{md(one.why)}]" if one.when is not None or one is not effect else ""
        told.append(f"**{figures.level(words, one)}**{whom}\n\n{figures.level_picture(one)}")
    why = page.else_why(effect)
    told += [f":small[{md(words.say('not_known_for_others', why=why))}]"] if why else []
    return "\n\n".join(told)


def helped(page: Page) -> None:
    """How many people it helped, where somebody counted; their own concern first."""
    aid, words, concerns = page.visit.aid, page.visit.words, page.concerns
    counted = [c for c in page.option.charts if c.shows == "gain"]
    mine = sorted((c for c in counted if c.concern in concerns), key=lambda c: concerns.index(c.concern or ""))
    with st.container(gap="small"):
        charts.key(words)
        if mine:
            charts.draw(page.visit, mine[0], page.kind.id)
        elif concerns:
            st.markdown(words.say("chart_no_gain", concern=md(aid.concerns[concerns[0]].name)))
        further(page, [c for c in counted if c not in mine[:1]])


def sure(page: Page) -> None:
    """One of GRADE's four words for each kind, with one reason."""
    aid, words = page.visit.aid, page.visit.words
    with st.container(gap="small"):
        heading(page, "h_sure")
        st.caption(words.say("sure_text"))
        concern = page.concerns[0] if page.concerns else None
        rows = {}
        for variant in with_baseline(page):
            effect = page.effect(variant, concern) if concern else _surest(aid, variant)
            if effect.unknown:
                text = words.say("sure_not_known", why=effect.why)
            else:
                text = words.say("sure_row", level=str(effect.certainty).capitalize(), why=effect.why)
            rows[f":gray[{md(variant.name)}]"] = charts.md_bold(text)
        st.markdown(named(rows))
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
    return min(
        known, key=lambda e: ranks.index(e.certainty or "very low"), default=next(iter(variant.effects.values()))
    )
