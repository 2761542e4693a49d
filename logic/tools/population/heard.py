"""What one made-up person hears from the aid, as far as it is counted: whether there is a reading for them, whether it is
right, and whether what they answer makes a difference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.options import Option
from logic.fit import packages
from logic.fit.priorities import Package, Priorities, Worth
from logic.person.answers import Answers
from logic.person.comparison import Comparison, Fit, Lead, VariantResult
from logic.tools.population import truth

NOISE, MORE_NOISE = 0.3, 0.6
"""How far an answer strays from what is true, on the scale of natural logarithms (standard deviations)."""

BEST, WRONG, NOBODY = range(3)
"""What can be heard of who leads, as places of `Heard.recovered`."""

BARRED = ("stop", "held_back", "not_shown")
"""Why content keeps a variant from leading, whatever the person wants."""


@dataclass(slots=True)
class Heard:
    """What one person was told.

    Attributes:
        compared: anything was compared at all.
        calm: no red flag, and no distress.
        only_asks: nothing is left that needs no asking.
        keeps: a procedure without a reason against it is left. least_studied: only types of the least studied option.
        allowed: by health answers and evidence alone, two types could be in the reading, one of them a procedure.
        reached: they were. at_limits: they were not, because of limits, and nothing is said of those outside.
        reading: something was said of who leads. responsive: the top type hangs on what they answer.
        recovered: noise → the best type was named; another came out ahead; nobody did.
        statuses: how many types have each.
    """

    compared: bool = False
    calm: bool = False
    only_asks: bool = False
    keeps: bool = False
    least_studied: bool = False
    allowed: bool = False
    reached: bool = False
    at_limits: bool = False
    reading: bool = False
    responsive: bool = False
    recovered: dict[float, tuple[bool, bool, bool]] = field(default_factory=dict)
    statuses: Counter[str] = field(default_factory=Counter)


def heard(aid: Aid, answers: Answers, rng: np.random.Generator, today: date) -> Heard:
    """What somebody hears who gave these answers. What is true of them is drawn."""
    told = compare(aid, answers, today=today, priorities=Priorities())
    fit = told.fit
    if not told.variants or fit is None:
        return Heard()
    home = aid.variants[aid.baseline][0].id
    procedures = {v for v, (option, _) in aid.variants.items() if option.id != home}
    found = _health([v for v in told.variants if v.relevant and v.variant in procedures], least_studied(aid))
    found.statuses.update(v.gate.status for v in told.variants if v.relevant and not v.baseline)
    found.calm = not {"worry", "red_flag"} & set(fit.withheld)
    can = {v.variant for v in told.variants if v.relevant and fit.left_out.get(v.variant) not in BARRED}
    found.allowed = len(can) > 1 and bool(can & procedures)
    if not found.calm or len(can) < 2 or fit.reading is None:
        return found
    ends = fit.reading.ends
    true = truth.made_up(told.concerns, ends, rng)
    said = true.priorities(ends)
    values = {v: true.value(packages.package(fit.reading, v)) for v in can}
    start = compare(aid, answers, today=today, priorities=said)
    for noise in (NOISE, MORE_NOISE):

        def reply(package: Package, noise: float = noise) -> Worth:
            return true.answer(package, rng.normal(0, noise))

        after = truth.asked(aid, start, said, reply)
        lead = _lead(after)
        if noise == NOISE:
            types = _types(after.fit)
            found.reached = len(types) > 1 and bool(types & procedures)
            found.at_limits = found.allowed and len(types) < 2 and "limit" in fit.left_out.values()
            found.reading = lead is not None
        if lead is not None:
            best = max(lead.shares, key=values.__getitem__)
            found.recovered[noise] = best in lead.named, lead.ahead not in (None, best), lead.ahead is None
    if found.reading:
        least = truth.asked(aid, start, said, _always("not_nearly"))
        most = truth.asked(aid, start, said, _always("easily"))
        found.responsive = top(_lead(least)) != top(_lead(most))
    return found


def _always(answer: Worth) -> truth.Reply:
    return lambda _: answer


def least_studied(aid: Aid) -> str:
    """The option of whose types' harms nobody counted the largest share."""
    harms = [o.id for o in aid.about.outcomes if o.kind == "harm"]
    home = aid.variants[aid.baseline][0].id

    def unknown(option: Option) -> float:
        figures = [v.figures[harm] for v in option.variants for harm in harms]
        return sum(figure.unknown for figure in figures) / len(figures) if figures else 0.0

    return max((o for o in aid.options if o.id != home), key=unknown).id


def _health(relevant: list[VariantResult], least: str) -> Heard:
    """What the safety check leaves of the procedures that may help somebody."""
    asks = [v for v in relevant if v.gate.status == "ask"]
    free = [v for v in relevant if v.gate.status not in ("stop", "ask")]
    kept = [v for v in relevant if v.gate.status in ("tell", "no_reason_found")]  # what is told is no reason against it
    return Heard(
        compared=True,
        only_asks=bool(asks) and not free,
        keeps=bool(kept),
        least_studied=bool(kept) and all(v.option == least for v in kept),
    )


def _types(fit: Fit | None) -> set[str]:
    """Every type in what is said of who leads."""
    if fit is None or fit.withheld:
        return set()
    return {*fit.inside.shares, *(fit.aside.shares if fit.aside else ())}


def _lead(told: Comparison) -> Lead | None:
    """Who leads within the firm limits; where these leave nothing to compare, with limits set aside."""
    fit = told.fit
    if fit is None or fit.withheld:
        return None
    return next((lead for lead in (fit.inside, fit.aside) if lead and len(lead.shares) > 1), None)


def top(lead: Lead | None) -> str | None:
    """The one ahead, or the first of the close set: who leads most often."""
    if lead is None or not lead.named:
        return None
    return lead.ahead or max(lead.close, key=lambda v: lead.shares[v])
