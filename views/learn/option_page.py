"""What the parts of an option's page share: whose page it is, headings, closed boxes, and rows with the baseline first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import streamlit as st

from logic.content.about import Outcome
from logic.content.base import Said, Told
from logic.content.options import Chart, Effect, Figure, Option, Variant
from logic.person.comparison import VariantResult
from logic.person.holding import Holding, holding
from views.shared import charts, figures
from views.shared.figures import Part
from views.shared.visit import Visit
from views.shared.words import md


@dataclass
class Page:
    """What every part needs; `cited` gathers the facts it showed, for the sources at the end, and `noted` the outcomes of
    which the page told already what is left out and how we count what nobody counted."""

    visit: Visit
    option: Option
    kind: Variant
    cited: list[str] = field(default_factory=list)
    noted: set[str] = field(default_factory=set)

    @property
    def mine(self) -> VariantResult | None:
        """What this person was told of the kind; None before they said who they are."""
        return next((v for v in self.visit.comparison.variants if v.variant == self.kind.id), None)

    @cached_property
    def _holding(self) -> Mapping[str, Holding]:
        return holding(self.visit.aid, self.visit.path.state)

    def effect(self, kind: Variant, concern: str) -> Effect:
        """What a type does for a concern, as far as it speaks for this person. As written, with all its groups, before
        they said who they are."""
        return self._holding[kind.id].effects[concern] if self.mine else kind.effects[concern]

    def figure(self, kind: Variant, outcome: str) -> Figure:
        """A figure of a type, as `effect` tells an effect; with their own prices put in."""
        mine = {v.variant: v.burdens for v in self.visit.comparison.variants}
        return mine.get(kind.id, kind.figures)[outcome]

    def groups(self, part: Part) -> list[Part]:
        """The groups of people a figure or an effect is told of; for a person, the one that speaks for them."""
        return [part] if self.mine else figures.groups(part)

    def else_why(self, part: Effect | Figure) -> str | None:
        """Why it is not known for those in none of its groups; None for a person, who is told of themselves."""
        return None if self.mine else figures.else_why(part)

    @property
    def concerns(self) -> tuple[str, ...]:
        return self.visit.comparison.concerns

    def cites(self, *said: Said | Told | Figure | Effect | None) -> None:
        for one in said:
            if isinstance(one, Figure | Effect):
                self.cited.extend(figures.facts_of(one))
            elif one is not None:
                self.cited.extend(one.facts)


def heading(page: Page, message: str, **values: str) -> None:
    st.header(page.visit.say(message, **values), anchor=False)


@contextmanager
def box(page: Page, title: str, key: str) -> Iterator[bool]:
    """A closed box; gives whether it is open, for what is in it is drawn when it is opened."""
    with st.expander(title, key=f"{key}_{page.kind.id}", on_change="rerun") as opened:
        yield bool(opened.open)


def as_list(said: Iterable[Said]) -> str:
    return "\n".join(f"- {md(one.text)}" for one in said)


def named(rows: dict[str, str]) -> str:
    """Names with their texts as a list: sentences need the width, and a table costs the browser a cell each."""
    return "\n".join(f"- {name}  \n  {text}" for name, text in rows.items())


def with_baseline(page: Page) -> list[Variant]:
    """The baseline first, then the option's kinds."""
    baseline = page.visit.aid.variants[page.visit.aid.baseline][1]
    return [baseline, *(v for v in page.visit.variants_of(page.option) if v is not baseline)]


def further(page: Page, left: list[Chart]) -> None:
    """Pictures there was no room for, in a box."""
    if left:
        names = ", ".join(c.title[0].lower() + c.title[1:] for c in left)
        with box(page, md(page.visit.say("chart_more", n=len(left), names=names)), f"more_{left[0].id}") as opened:
            for chart in left if opened else ():
                charts.draw(page.visit, chart, page.kind.id)


def of_groups(page: Page, outcome: Outcome, figure: Figure) -> str:
    """One figure with in whom, over what time, how sure and why; for each group of people where it is not for all."""
    visit, notes = page.visit, outcome.id not in page.noted
    page.noted.add(outcome.id)
    whose = figures.not_for_you(visit, figure, page.kind.figures[outcome.id]) if page.mine else ""
    small = [f"{whose} {figures.small_print(visit, outcome, one, notes=notes)}".strip() for one in page.groups(figure)]
    texts = [
        f"**{md(figures.amount(visit, outcome, one))}**. :small[{md(text)}]"
        for one, text in zip(page.groups(figure), small, strict=True)
    ]
    why = page.else_why(figure)
    texts += [f":small[{md(visit.say('not_known_for_others', why=why))}]"] if why else []
    if len(texts) == 1:
        return f"- {md(outcome.name)}: {texts[0]}"
    return "\n".join([f"- {md(outcome.name)}:", *(f"    - {text}" for text in texts)])
