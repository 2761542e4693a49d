"""What getting and keeping an effect takes: money, days and visits over some years, with the person's own prices.

A first course counts once, its upkeep in every later year. A total is not known as soon as one part of it is not, and
the parts a price leaves out stay named.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field, ValidationInfo, field_validator
from pydantic import dataclasses as pydantic

from logic.aid.aid import Aid
from logic.content.about import Outcome
from logic.content.money import most
from logic.content.options import Figure
from logic.person import typed
from logic.person.answers import Wrong, shown
from logic.person.known import PART, Known, Price, PriceId, VariantId, Whole, YesNo, too_high

HORIZONS = (1, 3, 5)
"""The years a whole path is told over."""


class Total(NamedTuple):
    """A range over some years, in the outcome's own unit.

    Attributes:
        low: the least it comes to; None when a part is not known.
        high: the most.
        best: the middling sum, or None where a part has no best guess.
        missing: what the prices leave out.
        quoted: whether a price of the person's own is in it.
    """

    low: float | None
    high: float | None
    best: float | None = None
    missing: tuple[str, ...] = ()
    quoted: bool = False

    @property
    def unknown(self) -> bool:
        return self.low is None or self.high is None


MOST_SESSIONS = 60
"""More than one a week for a year is taken for a slip."""


@pydantic.dataclass(frozen=True, config=PART)
class Quote:
    """A price somebody was told, in whole units of the aid's currency.

    Attributes:
        amount: the price, of all of it or of each session.
        full: nothing comes on top of it.
        sessions: of how many sessions this is the price of each; None: it is the price of all of it.
    """

    amount: Price
    full: YesNo = False
    sessions: Annotated[Whole, Field(ge=1, le=MOST_SESSIONS)] | None = None

    @field_validator("sessions")
    @classmethod
    def _meant(cls, sessions: int | None, info: ValidationInfo) -> int | None:
        """All of it together is no higher than a price may be, too."""
        if (
            sessions
            and isinstance(info.context, Known)
            and info.data.get("amount", 0) * sessions > info.context.highest
        ):
            raise too_high(info.context.highest)
        return sessions

    @property
    def whole(self) -> int:
        """What all of it comes to."""
        return self.amount * (self.sessions or 1)


Quotes = Mapping[VariantId, Mapping[PriceId, Quote]]
"""Variant → money outcome → the person's own or the clinic's price."""


def total(aid: Aid, figures: Mapping[str, Figure], outcome: str, years: int) -> Total:
    """An outcome over some years: its figure, and its upkeep once in each later year.

    Args:
        aid: the decision aid.
        figures: outcome → figure of one variant, quotes already put in.
        outcome: an outcome that is not itself an upkeep.
        years: 1 or more.
    """
    parts = [(figures[outcome], 1)]
    if years > 1:
        parts += [(figures[o.id], years - 1) for o in aid.about.outcomes if o.upkeep_of == outcome]
    low = high = best = 0.0
    guessed, quoted, missing = True, False, list[str]()
    for figure, _ in parts:
        missing += figure.missing
        quoted = quoted or is_quote(figure)
    for figure, times in parts:
        if figure.unknown or figure.low is None or figure.high is None:
            return Total(None, None, None, tuple(dict.fromkeys(missing)), quoted)
        guess = figure.best if figure.best is not None else figure.low if figure.low == figure.high else None
        low, high, best, guessed = (
            low + figure.low * times,
            high + figure.high * times,
            best + (guess or 0) * times,
            guessed and guess is not None,
        )
    return Total(low, high, best if guessed else None, tuple(dict.fromkeys(missing)), quoted)


def weighed(aid: Aid, figures: Mapping[str, Figure], outcome: Outcome) -> Total:
    """An outcome as people weigh it: over its own number of years, or as it stands."""
    return total(aid, figures, outcome.id, outcome.weighed.years if outcome.weighed else 1)


def burdens(aid: Aid) -> tuple[Outcome, ...]:
    """The outcomes people weigh, in file order: upkeep is part of what it keeps up."""
    return tuple(outcome for outcome in aid.about.outcomes if outcome.upkeep_of is None)


# ---- prices of one's own

_QUOTED = "quote"


def is_quote(figure: Figure) -> bool:
    """Whether a figure is a price the person was told."""
    return figure.group == _QUOTED


def with_quotes(figures: Mapping[str, Figure], quotes: Mapping[str, Quote]) -> Mapping[str, Figure]:
    """One variant's figures with the person's own prices in the place of those of the evidence. What a price leaves out
    stays left out, unless the person says that nothing comes on top."""
    if not quotes:
        return figures
    put = {outcome: _quoted(figures[outcome], quote) for outcome, quote in quotes.items() if outcome in figures}
    return {**figures, **put}


def _quoted(figure: Figure, quote: Quote) -> Figure:
    """A price somebody was told. What it leaves out comes to as much as with the price of the evidence."""
    whole, all_in = quote.whole, None
    missing = [] if quote.full else figure.missing
    if missing and figure.all_in and figure.low is not None and figure.high is not None:
        more = [max(figure.all_in.low - figure.low, 0), max(figure.all_in.high - figure.high, 0)]
        ends = {"low": whole + min(more), "high": whole + max(more)}
        all_in = figure.all_in.model_copy(update=ends)
    return Figure(low=whole, high=whole, best=whole, group=_QUOTED, missing=missing, all_in=all_in)


def read_quote(aid: Aid, text: str) -> tuple[int | None, str | None]:
    """A price as typed: digits, with or without thousands marks and the aid's own currency. Cents are left out.

    Returns:
        The amount and None, or None and the id of the message that says what is wrong: `quote_currency`,
        `quote_negative`, `quote_absurd` or `quote_no_number`. An empty text is no price: (None, None).
    """
    if not text.strip():
        return None, None
    currency = aid.about.currency
    bare = typed.bare(text, currency.sign, currency.code)
    if re.search(r"[^\d\s.,'\u2019\u2212+-]", bare):
        return None, "quote_currency" if re.search(r"\d", bare) else "quote_no_number"
    if bare.startswith(("-", "\u2212")):
        return None, "quote_negative"
    amount = typed.number(typed.without_cents(bare))
    if amount is None:
        return None, "quote_no_number"
    return (int(amount), None) if amount <= most(currency) else (None, "quote_absurd")


# ---- the person's own calendar


class Booking(NamedTuple):
    """When the last visit must be, for it to look normal by the event.

    Attributes:
        latest_if_slow: if it takes as long as the evidence says at most; None when that day has passed.
        latest_if_quick: if it takes as short as the evidence says; None when that day has passed too: then it is too
            late.
        unknown: nobody knows how long it takes.
    """

    latest_if_slow: date | None
    latest_if_quick: date | None
    unknown: bool = False


def booking(figure: Figure, event: date, today: date) -> Booking:
    """Held against an event, from the weeks until it looks normal. `event` is the first day it must look normal."""
    if figure.unknown or figure.low is None or figure.high is None:
        return Booking(None, None, True)
    event = max(event, today)  # an event of this month may be today, as for the limit that is held against it
    slow, quick = (event - timedelta(days=math.ceil(weeks * 7)) for weeks in (figure.high, figure.low))
    return Booking(slow if slow >= today else None, quick if quick >= today else None)


def unknown_prices(aid: Aid, quotes: Quotes) -> list[Wrong]:
    """Prices of variants, or of outcomes, that this aid does not have, and prices nobody can mean in its currency."""
    money = {o.id for o in aid.about.outcomes if o.kind == "money"}
    named = [(variant, outcome) for variant, own in quotes.items() for outcome in own]
    wrong = [f"{shown(v)}, {shown(o)}" for v, o in named if v not in aid.variants or o not in money]
    high = [f"{shown(v)}, {shown(o)}" for v, o in named if quotes[v][o].whole > most(aid.about.currency)]
    return [
        *(Wrong(name, "there is no such price") for name in wrong),
        *(Wrong(name, "is too high a price") for name in high),
    ]
