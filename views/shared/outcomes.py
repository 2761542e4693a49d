"""What people weigh, in words: an outcome's name, the two ends of its swing, and how one variant does on it."""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.content.options import Figure
from logic.fit import priorities
from logic.fit.priorities import Swing
from logic.person import burden
from logic.person.comparison import VariantResult
from logic.person.known import OutcomeKey
from views.shared import drawing, figures
from views.shared.visit import Visit


def name(aid: Aid, key: OutcomeKey) -> str:
    """ "Fine lines" or "Money over three years"."""
    if key.is_gain:
        text = aid.concerns[key.id].name
        return text[0].upper() + text[1:]
    outcome = aid.outcomes[key.id]
    return outcome.weighed.name if outcome.weighed else outcome.name


def basis(visit: Visit, key: OutcomeKey) -> str:
    """What is counted, over what time."""
    if key.is_gain:
        return visit.say("gain_basis")
    outcome = visit.aid.outcomes[key.id]
    return outcome.weighed.basis if outcome.weighed else outcome.basis


def icon(aid: Aid, key: OutcomeKey) -> str:
    """A Material icon whose name makes sense when it is read aloud."""
    if key.is_gain:
        return "add_circle"
    return {
        "money": "payments",
        "days": "event_busy",
        "weeks": "date_range",
        "visits": "directions_walk",
        "harm": "warning",
    }[aid.outcomes[key.id].kind]


def ends(visit: Visit, swing: Swing) -> tuple[str, str]:
    """The worst and the best end, each with its number or level."""
    return amount(visit, swing, swing.worst), amount(visit, swing, swing.best)


def unknown_note(visit: Visit, swing: Swing) -> str:
    """What an unknown counts as on this swing; empty where everything is known."""
    if not swing.unknown:
        return ""
    return visit.say("unknown_counts", counted=amount(visit, swing, swing.worst))


def amount(visit: Visit, swing: Swing, value: float) -> str:
    """One amount of an outcome: "21 days", "$3,000", "10 of 1,000", or "a clear change"."""
    if swing.branch == "gain":
        return visit.say(f"change_{LEVELS[min(round(value) + LEVELS.index('none'), len(LEVELS) - 1)]}")
    outcome = visit.aid.outcomes[swing.id]
    if outcome.kind == "harm" and value <= 0:
        return visit.say("harm_nobody")
    number = round(value) if outcome.kind in ("money", "harm") and value >= 1 else round(value, 1)
    return figures.amount(visit, outcome, Figure(low=number, high=number))


def total(visit: Visit, outcome: Outcome, found: burden.Total) -> str:
    """A sum over some years as words, with what a price leaves out hinted at."""
    figure = Figure(unknown=True) if found.unknown else Figure(low=found.low, high=found.high)
    more = f" {visit.say('plus_more')}" if found.missing and not found.unknown else ""
    return figures.amount(visit, outcome, figure) + more


def cell(visit: Visit, swing: Swing, v: VariantResult, concerns: tuple[str, ...]) -> str:
    """How one variant does on an outcome, in words."""
    if swing.branch == "gain":
        return figures.level(visit.words, v.effects[concerns.index(swing.id)].effect)
    outcome = visit.aid.outcomes[swing.id]
    return total(visit, outcome, burden.weighed(visit.aid, v.burdens, outcome))


def picture(aid: Aid, swing: Swing, v: VariantResult, concerns: tuple[str, ...]) -> str:
    """The same as a line on the swing: further right suits better. Not known is a dotted outline."""
    if priorities.not_known(aid, swing, v, concerns):
        return drawing.range_line(None, None, 1)
    low, high, best = priorities.cell(aid, swing, v, concerns)
    return drawing.value_line(min(low, high), max(low, high), best)
