"""Why the one ahead leads, from what the person said: their answer about it, what they would mind most, and why it leads
before another type of which they said more.
"""

from __future__ import annotations

import numpy as np

from logic.fit.priorities import ANSWERS, Package
from logic.fit.verdict import Reading
from logic.person.comparison import Lead
from logic.person.known import OutcomeKey
from views.shared import outcomes
from views.shared.names import Names
from views.shared.visit import Visit

_NEAR = 0.10
"""Two troubles are told as nearly the same where they differ by less than this share of all trouble at its worst."""


def sentence(visit: Visit, lead: Lead, names: Names) -> str:
    """Why the one ahead leads, in whole sentences; empty where nobody is ahead, or nothing they said tells why."""
    fit = visit.comparison.fit
    if lead.ahead is None or fit is None or fit.reading is None:
        return ""
    said = [p for p in fit.reading.priorities.packages if p.says and p.variant in lead.shares]
    own = next((p for p in said if p.variant == lead.ahead), None)
    if own is None:
        return _nothing(visit, said, names)
    answer = visit.say(f"worth_{own.answer}")
    higher = [p for p in said if ANSWERS.index(p.answer) > ANSWERS.index(own.answer)]
    if higher:
        return _before(visit, fit.reading, own, higher, names)
    worst = _minded(visit, lead, fit.reading)
    if worst is None:
        return visit.say("leads_said", answer=answer)
    name = visit.md(outcomes.name(visit.aid, OutcomeKey.burden(worst)))
    return visit.say("leads_said_minded", answer=answer, trouble=name[0].lower() + name[1:])


def _nothing(visit: Visit, said: list[Package], names: Names) -> str:
    """Nobody is asked whether doing nothing is worth it: it leads because of what they said of the rest."""
    by_answer: dict[str, list[str]] = {}
    for p in said:
        by_answer.setdefault(p.answer, []).append(p.variant)
    told = [
        visit.say("said_about", answer=visit.say(f"worth_{answer}"), names=names.listed(found))
        for answer, found in by_answer.items()
    ]
    if not told:
        return ""
    listed = told[0] if len(told) == 1 else visit.say("and", first=", ".join(told[:-1]), last=told[-1])
    return visit.say("leads_nothing", said=listed)


def _minded(visit: Visit, lead: Lead, reading: Reading) -> str | None:
    """What they would mind most, where nothing else in the running but doing nothing takes less of it."""
    minded = [outcome for outcome in reading.priorities.minded if outcome in reading.ends]
    if not minded:
        return None
    takes = {v: reading.amounts[OutcomeKey.burden(minded[0]), v].middle for v in lead.shares if v != visit.aid.baseline}
    others = [taken for v, taken in takes.items() if v != lead.ahead]
    return minded[0] if others and takes[str(lead.ahead)] <= min(others) else None


def _before(visit: Visit, reading: Reading, own: Package, others: list[Package], names: Names) -> str:
    """Why one leads before others of which they said more; what is said of several alike is said once."""
    found: dict[tuple[str, str], list[str]] = {}
    for other in others:
        found.setdefault((_why(reading, own.variant, other.variant), str(other.answer)), []).append(other.variant)
    return " ".join(
        visit.say(
            why,
            other=names.listed(listed),
            answer=visit.say(f"worth_{answer}"),
            own=visit.say(f"worth_{own.answer}"),
            name=names.listed([own.variant]),
        )
        for (why, answer), listed in found.items()
    )


def _why(reading: Reading, ahead: str, other: str) -> str:
    """What one has before another: what it changes, and what it takes."""
    key = OutcomeKey.gain(reading.concerns[0])
    more = reading.amounts[key, ahead].middle > reading.amounts[key, other].middle
    trouble = _trouble(reading, ahead) - _trouble(reading, other)
    if more:
        return (
            "leads_changes_more" if trouble <= 0 else "leads_little_greater" if trouble < _NEAR else "leads_outweighs"
        )
    return "leads_less_trouble" if trouble < 0 else "leads_in_all"


def _trouble(reading: Reading, variant: str) -> float:
    """All that a type takes, as they weigh it, on average: 1 is every trouble at its worst."""
    parts = [
        reading.weights[:, number] * reading.evidence[OutcomeKey.burden(outcome), variant] / end
        for number, (outcome, end) in enumerate(reading.ends.items())
    ]
    return float(np.mean(np.sum(parts, axis=0))) if parts else 0.0
