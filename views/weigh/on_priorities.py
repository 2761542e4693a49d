"""Callbacks of the widgets by which people say what matters to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from logic.fit.priorities import MAX_OWN, MOST_MINDED, Package, current, own_words
from views.shared import session


def take_minded(outcome: str, widget: str, ends: Mapping[str, float]) -> None:
    """Callback of one trouble's box: the order of the taps is kept, with the ends it was said of."""
    said = session.priorities()
    minded = [name for name in said.minded if name != outcome and name in ends]
    if session.value(widget):
        if len(minded) >= MOST_MINDED:
            session.notice("too_many_minded", session.PICKED, n=MOST_MINDED)
            session.set_widget(widget, False)
            return
        minded.append(outcome)
    session.update_priorities(minded=tuple(minded), ends=dict(ends) if minded or said.packages else {})


def take_answer(package: Package, widget: str, ends: Mapping[str, float]) -> None:
    """Callback of one package: kept as it was shown, with what was said of it. What was said for other concerns gives
    way to it.
    """
    answer = session.value(widget)
    if answer is None:
        return
    said = current(session.priorities(), tuple(package.gains))
    session.save_part(priorities=replace(said.answered(replace(package, answer=answer)), ends=dict(ends)))
    session.notice("package_noted", session.PACKAGE)


def take_back(variant: str) -> None:
    """Callback: two answers do not go together, and the person keeps the other one; of this type they cannot say."""
    said = session.priorities()
    packages = tuple(replace(p, answer="cannot_say") if p.variant == variant else p for p in said.packages)
    session.replace_priorities(replace(said, packages=packages))


def take_firm(limit: str, before: bool, widget: str) -> None:
    """Callback of one limit, firm or flexible. `before`: what the aid takes it for, which need not be kept."""
    limits = {name: said for name, said in session.priorities().limits.items() if name != limit}
    said = session.value(widget)
    if said in ("firm", "flexible") and (said == "firm") is not before:
        limits[limit] = said
    session.update_priorities(limits=limits)


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
