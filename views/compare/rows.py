"""Side by side: one block for each question patients ask, the same rows in the same order in every block; what the
person said matters most comes first."""

from __future__ import annotations

import math
from collections.abc import Callable

import streamlit as st

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.options import Effect, Figure
from logic.person.comparison import LimitResult, VariantResult
from views.shared import drawing, figures, limit_text, worries
from views.shared.visit import Visit
from views.shared.words import Words, md

Cell = Callable[[VariantResult], str]
Block = tuple[str, str, Cell, str]
"""The question, what is counted, the cell of a variant, and a short name."""


def draw(visit: Visit) -> None:
    rows = [v for v in visit.comparison.variants if v.relevant]
    blocks = _by_importance(visit, _blocks(visit))
    with st.container(gap="small"):
        st.header(visit.say("side_by_side"), anchor=False)
        _key(visit.words)
        with st.grid(3, min_column_width=320):
            for block in blocks[:3]:
                _block(visit, rows, *block)
        if len(blocks) > 3:
            names = ", ".join(name[0].lower() + name[1:] for _, _, _, name in blocks[3:])
            title = md(visit.say("more_rows", n=len(blocks) - 3, names=names))
            with st.expander(title, key="more_rows", on_change="rerun") as box:
                if box.open:  # drawn when it is opened: these rows are two thirds of the page
                    with st.grid(3, min_column_width=320):
                        for block in blocks[3:]:
                            _block(visit, rows, *block)
        silent = [v for v in visit.comparison.variants if not v.relevant]
        if silent:
            with st.expander(visit.say("nothing_for_it", n=len(silent)), icon=":material/remove_circle:"):
                st.markdown(
                    "\n".join(
                        f"- **{md(visit.aid.variants[v.variant][1].name)}.** {md(v.why_not or '')}" for v in silent
                    )
                )


def _blocks(visit: Visit) -> list[Block]:
    """Gains first, then what is in the first view, then the rest."""
    blocks: list[Block] = []
    for i, concern in enumerate(visit.comparison.concerns):
        name = visit.aid.concerns[concern].name
        blocks.append(
            (
                visit.say("does_it_help", concern=name),
                visit.say("does_it_help_basis"),
                _effect_cell(visit, i),
                name,
            )
        )
    for outcome in sorted(visit.aid.about.outcomes, key=lambda o: not o.first_view):
        blocks.append((outcome.question, _basis(visit, outcome), _figure_cell(visit, outcome), outcome.name))
    own: list[tuple[str, Cell]] = [("how_lasts", lambda v: md(visit.aid.variants[v.variant][1].lasts.text))]
    if any(variant.anaesthesia for _, variant in visit.aid.variants.values()):
        own.append(("what_numbing", _numbing_cell(visit)))
    if visit.comparison.concerns:
        own.append(("how_sure", _sure_cell(visit.words)))
    main = visit.aid.concerns[visit.comparison.concerns[0]].name if visit.comparison.concerns else ""
    blocks += [(visit.say(m), visit.say(f"{m}_basis", concern=main), cell, visit.say(f"{m}_name")) for m, cell in own]
    return blocks


def _by_importance(visit: Visit, blocks: list[Block]) -> list[Block]:
    """What they want changed first, then what they would mind most or worry about, then the rest as they stood."""
    first = [visit.aid.concerns[c].name for c in visit.comparison.concerns]
    first += [visit.aid.outcomes[o].name for o in (*visit.priorities.minded, *worries.outcomes_of(visit))]
    ranks = {name: rank for rank, name in enumerate(dict.fromkeys(first))}
    return sorted(blocks, key=lambda block: ranks.get(block[3], len(ranks)))


def _block(visit: Visit, rows: list[VariantResult], title: str, basis: str, cell: Cell, _: str) -> None:
    with st.container(gap="xsmall"):
        st.subheader(md(title), anchor=False)
        st.caption(md(basis))
        st.table(
            {f":gray[{md(visit.aid.variants[v.variant][1].name)}]": cell(v) for v in rows},
            border="horizontal",
            alt=title,
        )


def _effect_cell(visit: Visit, index: int) -> Cell:
    def cell(v: VariantResult) -> str:
        told = v.effects[index]
        written = visit.aid.variants[v.variant][1].effects[told.concern]
        small = _for_others(visit, told.effect, written)
        small += [] if index else limit_text.for_change(visit, v)
        return _cell(figures.level(visit.words, told.effect), small, figures.level_picture(told.effect))

    return cell


def _numbing_cell(visit: Visit) -> Cell:
    def cell(v: VariantResult) -> str:
        said = visit.aid.variants[v.variant][1].anaesthesia
        return md(said.text) if said else visit.say("not_known")

    return cell


def _sure_cell(words: Words) -> Cell:
    def cell(v: VariantResult) -> str:
        effect = v.effects[0].effect
        return f"**{(effect.certainty or words.say('not_known')).capitalize()}.** {md(effect.why)}"

    return cell


def _figure_cell(visit: Visit, outcome: Outcome) -> Cell:
    def cell(v: VariantResult) -> str:
        figure = v.burdens[outcome.id]
        small = [figure.time] if outcome.kind == "harm" and figure.high and figure.time else []
        small += figures.price_notes(visit, outcome, figure)
        small += _for_others(visit, figure, visit.aid.variants[v.variant][1].figures[outcome.id])
        small += _counted(visit, outcome, figure, told=len(small) > 0)
        small += limit_text.for_outcome(visit, v, outcome)
        line = figures.line(outcome, figure, _limit(visit.aid, v, outcome))
        return _cell(figures.amount(visit, outcome, figure), small, line)

    return cell


def _counted(visit: Visit, outcome: Outcome, figure: Figure, *, told: bool) -> list[str]:
    """How we count what nobody counted. `told`: why it is not known stands there already."""
    judged = figures.judged(visit, outcome, figure)
    return [] if not judged else [judged] if told else [f"{visit.say('nobody_counted')} {judged}"]


def _for_others(visit: Visit, told: Effect | Figure, written: Effect | Figure) -> list[str]:
    """Why something is not known for this person that is known, or told of, for others."""
    for_you = figures.not_for_you(visit, told, written)
    return [f"{for_you} {told.why}"] if for_you else []


def _cell(amount: str, small: list[str], line: str) -> str:
    """An amount, what there is to say of it in small print, and its picture."""
    told = "".join(f"  \n:small[{md(text.rstrip('.'))}.]" for text in small if text)
    return f"**{md(amount)}**{told}\n\n{line}"


def _basis(visit: Visit, outcome: Outcome) -> str:
    end = (
        f"{visit.aid.about.currency.sign}{outcome.scale_max:,.0f}"
        if outcome.kind == "money"
        else f"{outcome.scale_max:,.0f}"
    )
    text = visit.say("line_ends", basis=outcome.basis, end=end)
    limit = _limit(visit.aid, visit.comparison.variants[0], outcome)
    if limit is None:
        return text
    said = f"{visit.aid.about.currency.sign}{limit:,.0f}" if outcome.kind == "money" else f"{math.floor(limit):,}"
    return f"{text}. {visit.say('your_limit_is', text=said)}"


def _limit(aid: Aid, v: VariantResult, outcome: Outcome) -> float | None:
    """The person's own number on this outcome's line, or None."""
    by_rule = {r.rule.id: r.rule for r in aid.limits}
    found: LimitResult | None = next(
        (x for x in v.limits if x.given and by_rule[x.id].burden == outcome.id and x.amount is not None), None
    )
    return found.amount if found else None


def _key(words: Words) -> None:
    with st.container(horizontal=True):
        for picture, message in (
            (drawing.small_range(), "key_range"),
            (drawing.small_limit(), "key_limit"),
            (drawing.small_unknown(), "key_unknown"),
        ):
            st.markdown(f"{picture} :small[{words.say(message)}]", width="content")
