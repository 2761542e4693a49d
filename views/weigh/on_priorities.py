"""Callbacks of the widgets by which people say what matters to them."""

from __future__ import annotations

from dataclasses import replace as changed
from itertools import pairwise

from logic.fit.priorities import MAX_OWN, MOST, own_words
from logic.person.comparison import Statement
from logic.person.known import OutcomeKey
from views.shared import session


def take_picks(widget: str, most: int = MOST, ranked: bool = False) -> None:
    """Callback of the pills of outcomes: the order of picking is kept. `ranked`: it says what matters more than what on
    each side; the change against the trouble is a question of its own."""
    picked = [OutcomeKey(key) for key in session.value(widget) or []]
    before = session.priorities().picked
    order = [key for key in before if key in picked] + [key for key in picked if key not in before]
    if len(order) > most:
        session.notice("too_many_picked", session.PICKED, n=most)
        order = order[:most]
        session.set_widget(widget, order)
    sides = [[key for key in order if key.is_gain is gain] for gain in (True, False)]
    said_ = tuple(Statement(above, below) for side in sides for above, below in pairwise(side))
    session.update_priorities(
        picked=tuple(order), **({"statements": said_, "weights": {}, "marks": {}} if ranked else {})
    )


def take_weight(key: OutcomeKey, mark: str, widget: str) -> None:
    """Callback of one slider. `mark` stands for the ends it was set for."""
    raw = session.value(widget)
    weights, marks = dict(session.priorities().weights), dict(session.priorities().marks)
    weights.pop(key, None)
    marks.pop(key, None)
    if isinstance(raw, int):
        weights[key], marks[key] = raw, mark
    session.update_priorities(weights=weights, marks=marks)


def take_worth(widget: str) -> None:
    session.update_priorities(worth=session.value(widget))


def add_statement(first: str, second: str) -> None:
    """Callback: what the person picked in the first box matters more than what they picked in the second."""
    above, below = session.value(first), session.value(second)
    if above and below and above != below:
        session.update_priorities(statements=(*session.priorities().statements, Statement(above, below)))
    for widget in (first, second):
        session.set_widget(widget, None)


def drop_statement(statement: Statement) -> None:
    session.update_priorities(statements=tuple(s for s in session.priorities().statements if s != statement))


def take_check(asked: Statement, widget: str) -> None:
    """Callback of one either-or choice: what was said of the same two pictures before is taken back."""
    says = session.value(widget)
    kept = tuple(s for s in session.priorities().statements if changed(s, says=asked.says) != asked)
    session.update_priorities(statements=(*kept, changed(asked, says=says)) if says else kept)


def add_own(widget: str) -> None:
    """Callback: something else that matters, in the person's own words."""
    text = own_words(str(session.value(widget) or ""))
    own = session.priorities().own
    if text and text not in own:
        if len(own) >= MAX_OWN:
            session.notice("too_many_own", session.OWN, n=MAX_OWN)
            return
        session.update_priorities(own=(*own, text))
    session.set_widget(widget, "")


def drop_own(text: str) -> None:
    session.update_priorities(own=tuple(o for o in session.priorities().own if o != text))
