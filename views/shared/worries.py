"""What the person said they worry about: what is known of it for each type, and what they would call it."""

from __future__ import annotations

from logic.content.options import Figure
from logic.person.comparison import VariantResult
from logic.person.worries import WorryRow, ticked, worries_of
from views.shared import figures, outcomes
from views.shared.visit import Visit

_PART = {"yes": "crosses", "may": "may_cross", "no": "within", "unknown": "cannot_be_told"}


def named(visit: Visit) -> list[str]:
    """The worries as the person picked them."""
    return [_text(visit, worry.choice) for worry in ticked(visit.aid, visit.answers)]


def rows(visit: Visit, v: VariantResult) -> list[tuple[str, str]]:
    """A row of a type's card for each worry: the worry, and what is known of it."""
    return [
        (visit.say("worry_row", worry=_lower(_text(visit, row.choice))), "  \n".join(_known(visit, v, row)))
        for row in worries_of(visit.aid, visit.answers, v)
    ]


def outcomes_of(visit: Visit) -> list[str]:
    """What the worries are about, among what people weigh, in the order of the worries."""
    return list(dict.fromkeys(name for worry in ticked(visit.aid, visit.answers) for name in worry.outcomes))


def first(visit: Visit, offered: list[str]) -> list[str]:
    """What is offered to be minded, what the person worries about first."""
    feared = [visit.aid.outcomes[name].upkeep_of or name for name in outcomes_of(visit)]
    return sorted(offered, key=lambda name: feared.index(name) if name in feared else len(feared))


def to_ask(visit: Visit) -> list[str]:
    """What to ask at the appointment because of them."""
    return [worry.ask.text for worry in ticked(visit.aid, visit.answers)]


def _known(visit: Visit, v: VariantResult, row: WorryRow) -> list[str]:
    alone = len(row.figures) + len(row.traits) == 1
    told = []
    for name, figure in row.figures.items():
        text = _figure(visit, name, figure)
        label = visit.md(visit.aid.outcomes[name].name)
        told.append(text if alone else visit.say("limit_of", name=label, text=_lower(text)))
    traits = {trait.id: trait.name for trait in visit.aid.about.traits}
    for name, trait in row.traits.items():
        part = visit.say(f"limit_trait_{_PART[trait.has]}")
        text = part if alone else visit.say("limit_of", name=visit.md(traits[name]), text=_lower(part))
        told.append(f"{text}.")
    return told or [visit.say("worry_nothing_done" if v.baseline else "not_known")]


def _figure(visit: Visit, name: str, figure: Figure) -> str:
    outcome = visit.aid.outcomes[name]
    if figure.unknown:
        return visit.say("nobody_money" if outcome.kind == "money" else "nobody_counted")
    if outcome.kind == "harm" and figure.high:
        figures.amount(visit, outcome, figure)  # told here in other words: noted with its facts all the same
        return outcomes.of_people(visit, figure.low or 0, figure.high)
    return visit.words.strong(visit.md(figures.amount(visit, outcome, figure)))


def _text(visit: Visit, choice: str) -> str:
    question = visit.aid.questions[visit.aid.roles["worries"]]
    return next(c.text for c in question.choices if c.id == choice)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
