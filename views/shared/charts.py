"""Risk pictures: one thing that happened to people, side by side for the kinds of an option, nothing done first.

One chart holds one measure, one denominator and one time frame. Beside each picture stands the same in words, both ways
round.
"""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.aid.chance import Chance, chance
from logic.content.options import Chart, Share
from views.shared import drawing, figures, sources
from views.shared.visit import Visit
from views.shared.words import Words, md


def key(words: Words) -> None:
    """What solid, hatched, outlined and dashed people mean."""
    st.markdown(drawing.key((drawing.small_person(look), words.say(f"chart_key_{look}")) for look in "shou"))


def draw(visit: Visit, chart: Chart, first: str) -> None:
    """One chart, kinds always in the same order. `first` is the kind being read about; others that nobody counted share
    one line.
    """
    baseline = visit.aid.baseline
    shares = sorted(chart.shares, key=lambda s: (s.variant != baseline, s.variant is None))
    folded = [s for s in shares if s.unknown and s.variant not in (baseline, first, None)]
    shares = [s for s in shares if s not in folded]
    with st.container(gap="xsmall"):
        st.subheader(md(chart.title), anchor=False)
        st.caption(
            md(
                visit.say(
                    "chart_caption",
                    measure=chart.measure.rstrip("."),
                    time=chart.time.rstrip("."),
                    per=chart.per,
                    of=chart.of,
                )
            )
        )
        with st.grid(min(len(shares), 4), min_column_width=150):
            for share in shares:
                _panel(visit, chart, share)
        notes = [(_name(visit.aid, share), note) for share in shares if (note := _note(visit.words, chart, share))]
        if notes:  # in the whole width, as a panel is half a phone
            st.markdown(
                "\n\n".join(f":small[{f'**{md(name)}.** ' if len(notes) > 1 else ''}{note}]" for name, note in notes)
            )
        if folded:
            names = ", ".join(visit.aid.variants[s.variant or ""][1].name for s in folded)
            st.caption(md(visit.say("chart_folded", names=names)))
        sources.draw(visit, f"{chart.id}_{first}", [f for share in (*shares, *folded) for f in share.facts])


def _panel(visit: Visit, chart: Chart, share: Share) -> None:
    name = _name(visit.aid, share)
    found = chance(chart, share)
    text = said(visit.words, chart, share, found, baseline=share.variant == visit.aid.baseline)
    alt = (
        visit.say("chart_alt_unknown", name=name, per=chart.per, of=chart.of)
        if found.unknown
        else visit.say("chart_alt", name=name, text=_plain(text))
    )
    picture = drawing.people(found.low, found.high, chart.per, alt.replace("[", "(").replace("]", ")"))
    st.markdown(
        f"**{md(name)}**\n\n{picture}\n\n{md_bold(text)}"
    )  # one element a panel: each costs the browser some milliseconds


def _name(aid: Aid, share: Share) -> str:
    return share.compared_with or (aid.variants[share.variant][1].name if share.variant else "")


def _note(words: Words, chart: Chart, share: Share) -> str | None:
    """In whom it was counted, how often among them, and how sure that is; None where nothing was counted."""
    found = chance(chart, share)
    if found.unknown or not found.high:
        return None
    counted = figures.counted(words, share, found) if found.people is not None else {}
    told = [words.say("chart_counted", of=chart.of, per=chart.per, **counted)] if counted else []
    return md(
        " ".join([*told, f"{share.group or ''}.", f"{words.say('certainty', level=share.certainty)}.", share.why or ""])
    )


def said(words: Words, chart: Chart, share: Share, found: Chance, *, baseline: bool) -> str:
    """The sentence beside a picture: how many of how many, and how many not."""
    if found.unknown:
        return words.say("chart_not_known", why=share.why or "")
    if not found.high and baseline:
        return words.say("chart_none", per=chart.per, happens=chart.happens)
    message, values = figures.both(words, share, found)
    return words.say(message, per=chart.per, happens=chart.happens, spared=chart.spared, **values)


def md_bold(text: str) -> str:
    """Markdown for a sentence of ours that has bold figures in it."""
    return md(text).replace("\\*\\*", "**")


def _plain(text: str) -> str:
    return text.replace("**", "")
