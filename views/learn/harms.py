"""What can go wrong with an option, and who should not have it now."""

from __future__ import annotations

import streamlit as st

from views.learn.option_page import Page, as_list, box, further, heading, of_groups
from views.shared import charts, reasons
from views.shared.words import md

FIRST_HARMS = 2
"""Pictures of harm in view before anything is opened."""


def wrong(page: Page) -> None:
    """Harms as people, those every reader must know first; then what passes, and what is only told in reports."""
    aid, words, kind = page.visit.aid, page.visit.words, page.kind
    with st.container(gap="small"):
        heading(page, "h_wrong")
        harms = [c for c in page.option.charts if c.shows == "harm"]
        harms.sort(
            key=lambda c: any(s.unknown for s in c.shares if s.variant == kind.id)
        )  # what is counted of this kind comes first
        for chart in harms[:FIRST_HARMS]:
            charts.draw(page.visit, chart, kind.id)
        uncharted = [o for o in aid.about.outcomes if o.kind == "harm" and o.id not in {c.outcome for c in harms}]
        lines = []
        for outcome in uncharted:
            figure = page.figure(kind, outcome.id)
            lines.append(of_groups(page, outcome, figure))
            page.cites(figure)
        if lines:
            st.markdown("\n".join(lines))
        further(page, harms[FIRST_HARMS:])
        if kind.temporary:
            with box(page, words.say("passing_title"), "passing") as opened:
                if opened:
                    st.markdown(as_list(kind.temporary))
        if page.option.reported:
            with box(page, words.say("reported_title"), "reported") as opened:
                if opened:
                    st.markdown(as_list(page.option.reported))
        page.cites(*kind.temporary, *page.option.reported)


def _mine(page: Page) -> None:
    """What this person's own answers say; what rests on private ones is on no paper."""
    visit, mine = page.visit, page.mine
    found = reasons.of(mine.variant, mine.gate) if mine else []
    for private in (False, True):
        told = [
            f"- {visit.say(f'status_{line.status}')} {md(reasons.brief(visit, line))}"
            for line in found
            if reasons.is_private(line) is private
        ]
        if told:
            with st.container(key=f"{'unprinted' if private else 'yours'}_{page.kind.id}"):
                st.markdown("\n".join([visit.say("who_not_yours"), *told]))


def who_not(page: Page) -> None:
    """Reasons to wait or to ask first: those that touch this person, then all of them."""
    aid, words = page.visit.aid, page.visit.words
    with st.container(gap="small"):
        heading(page, "h_who_not")
        rules = [r.rule for r in aid.gate if page.kind.id in r.variants]
        if not any(
            rule.gate == "stop" for rule in rules
        ):  # nothing is done to anybody: a doctor comes first for some all the same
            flags = dict.fromkeys(md(r.rule.reason) for r in aid.gate if r.rule.red_flag)
            st.markdown(words.say("who_not_none"))
            with box(page, words.say("who_not_more", n=len(flags)), "doctor_first") as opened:
                if opened:
                    st.markdown("\n".join(f"- {reason}" for reason in flags))
            rules = [r for r in rules if r.gate != "stop"]
        if not rules:
            return
        _mine(page)
        with box(page, words.say("who_not_more", n=len(rules)), "who_not") as opened:
            for status in ("stop", "ask", "tell") if opened else ():
                briefs = list(dict.fromkeys(md(rule.brief) for rule in rules if rule.gate == status))
                if briefs:
                    st.markdown(words.say(f"who_not_{status}") + "\n" + "\n".join(f"- {brief}" for brief in briefs))
        for rule in rules:
            page.cited.extend(() if rule.id in aid.private_rules else rule.facts)
