"""What one visitor has answered, and where they are. With `tab`, the only file that touches `st.session_state`, and the
address bar.

Answers live in a dict of our own, because a widget that is not drawn loses its value. Widgets are seeded from it, and
only when there is an answer. The page number stands in the address; an answer never does.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace as changed
from datetime import date
from typing import Any

import streamlit as st

from logic.content.bank import Question
from logic.fit.priorities import Priorities
from logic.person.answers import parse
from logic.person.burden import Quotes
from logic.person.path import Answer
from logic.record.record import Record, Stand
from views.shared import holding

_ANSWERS, _SEED, _ENDED, _RECORD = "answers", "seed", "ended", "record"
_REFUSED = "refused"
_HELD = "held"  # this session has held answers: what the tab kept before it is never brought back
_ROUND = "round"  # part of every widget's key: a new round makes all of them new and empty
TAB = "tab"  # what is known of the tab itself, which stays when all is wiped


def answers() -> dict[str, Answer]:
    """Question id → answer, dormant ones included."""
    kept: dict[str, Answer] = st.session_state.setdefault(_ANSWERS, {})
    return kept


def seed() -> int:
    """This person's own mix of the order of options; the same as long as the session or a saved file lives."""
    if _SEED not in st.session_state:
        st.session_state[_SEED] = secrets.randbelow(2**31)
    mixed: int = st.session_state[_SEED]
    return mixed


def today() -> date:
    return date.today()


_READING = "reading"


def reading(options: list[str], first: str) -> str:
    """The key of the widget that picks the option to read about, seeded with the one read last, else with `first`."""
    if st.session_state.get(_READING) not in options:
        kept = st.session_state.get(f"{_READING}_last")
        st.session_state[_READING] = kept if kept in options else first
    return _READING


def read_last(option: str) -> None:
    """Remember the option on the page, for when the reader comes back to it."""
    st.session_state[f"{_READING}_last"] = option


def read_about(option: str) -> None:
    """Callback, or before the page of the options is opened: show this option there."""
    read_last(option)
    st.session_state[_READING] = option


def key(question: str, choice: str = "") -> str:
    """The key of a widget: one a question, one a choice for tick boxes."""
    return f"ask{_round()}_{question}_{choice}"


def seed_widget(widget: str, value: Any) -> str:
    """Put the answer into a widget that has lost it; nothing when there is no answer. Returns the key."""
    if widget not in st.session_state and value is not None:
        st.session_state[widget] = value
    return widget


def save_answer(question: Question, raw: Any) -> bool:
    """Keep one answer, or forget it when `raw` is None or not a possible answer. Returns whether there is an answer
    now.
    """
    st.session_state[_HELD] = True
    answer = parse(question, raw, today())[0] if raw is not None and raw != [] else None
    if answer is None:
        answers().pop(question.id, None)
    else:
        answers()[question.id] = answer
    return answer is not None


def forget(questions: tuple[str, ...]) -> None:
    """Callback: take some answers back, so that they can be given anew."""
    for name in questions:
        answers().pop(name, None)
    new_round()


def new_round() -> None:
    """In a callback: all widgets begin anew, filled from what is kept."""
    st.session_state[_ROUND] = _round() + 1


def _round() -> int:
    """Random at first: else, after a lost connection, a new session would take the old widgets on screen for its own,
    and show what it never heard."""
    now: int = st.session_state.setdefault(_ROUND, secrets.randbelow(2**31))
    return now


def record() -> Record:
    """What this visitor said besides answers."""
    return st.session_state.get(_RECORD) or Record()


def priorities() -> Priorities:
    return record().priorities


def quotes() -> Quotes:
    return record().quotes


def stand() -> Stand:
    return record().stand


def save_part(
    *, priorities: Priorities | None = None, quotes: Quotes | None = None, stand: Stand | None = None
) -> None:
    """Keep one part of the record; the others stay as they are."""
    given: dict[str, Any] = {"priorities": priorities, "quotes": quotes, "stand": stand}
    parts = {name: part for name, part in given.items() if part is not None}
    st.session_state.update({_RECORD: changed(record(), **parts), _HELD: True})


_CHECKED, _KEEP_CHECKED = "checked", "keep_checked"


def checked() -> dict[str, str]:
    """Check question → what they answered, in this visit or kept with the record."""
    kept: dict[str, str] = st.session_state.setdefault(_CHECKED, dict(record().knowledge))
    return kept


def check(question: str, choice: str | None) -> None:
    """Keep one answer to a check question; with the record only when they want that."""
    if choice is None:
        checked().pop(question, None)
    else:
        checked()[question] = choice
    if keeps_checked():
        keep_checked(True)


def keeps_checked() -> bool:
    """Whether answers to check questions are kept with the record."""
    return bool(st.session_state.get(_KEEP_CHECKED, bool(record().knowledge)))


def keep_checked(keep_: bool) -> None:
    """Put them into the record, or take them out."""
    known = dict(checked()) if keep_ else {}
    st.session_state.update({_KEEP_CHECKED: keep_, _RECORD: changed(record(), knowledge=known), _HELD: True})


def update_priorities(**parts: Any) -> None:
    """Change some parts of what matters."""
    save_part(priorities=changed(priorities(), **parts))


def replace_priorities(priorities: Priorities) -> None:
    """Callback: what matters was put right from outside the widgets, which all begin anew with it."""
    save_part(priorities=priorities)
    new_round()


def value(widget: str) -> Any:
    """What a widget holds now; None when it was not drawn yet."""
    return st.session_state.get(widget)


def set_widget(widget: str, value_: Any) -> None:
    """In a callback: put something into a widget."""
    st.session_state[widget] = value_


def ended() -> str | None:
    """The rule that ended this session, when the person said that it is so and its answers are gone."""
    return st.session_state.get(_ENDED)


def end(rule: str) -> None:
    """Callback: the rule that ended the questions is right, so everything said is forgotten."""
    wipe()
    st.session_state[_ENDED] = rule


_SHOWN, _WIPES = "shown", "wipes"


def show(what: str) -> None:
    """Name what this run shows in the place of its page."""
    st.session_state[_SHOWN] = what


def shown(page: str) -> str:
    """What this run shows: its page, or what stands in its place. After everything was cleared, each page is another
    one.
    """
    return f"{st.session_state.pop(_SHOWN, page)} {st.session_state.get(_WIPES, 0)}"


def wipe() -> None:
    """Callback: forget everything, here and in the tab's own storage."""
    tab, wipes = st.session_state.get(TAB), st.session_state.get(_WIPES, 0) + 1
    st.session_state.clear()
    st.query_params.clear()
    st.session_state.update({_HELD: True, TAB: tab, _WIPES: wipes})
    holding.drop_uploads()
    holding.sweep_soon()


def clear() -> None:
    """Callback of "Clear this screen": forget everything, and say so."""
    wipe()
    notice("cleared")


def held() -> bool:
    """Whether this session holds anything, or held it: then the tab keeps what the session says, and not the other way
    round.
    """
    return bool(st.session_state.get(_HELD))


def hold() -> None:
    st.session_state[_HELD] = True


def replace(new: Mapping[str, Answer], seed_: int, record_: Record) -> None:
    """Put an opened file's answers, and what else it holds, in the place of those here."""
    new_round()
    st.session_state.update({_ANSWERS: dict(new), _SEED: seed_, _RECORD: record_, _HELD: True})
    st.session_state.update({_CHECKED: dict(record_.knowledge), _KEEP_CHECKED: bool(record_.knowledge)})
    if f"{_READING}_last" not in st.session_state:
        st.session_state.pop(_READING, None)  # the option they lean to comes first, now that it is known


_NOTICES, _NEWS = "notices", "news"
PAGE, PICKED, PACKAGE, OWN, FILE = (
    "page",
    "picked",
    "package",
    "own",
    "file",
)  # places that are no question; the page's own is its top


def notice(message: str, place: str = PAGE, **values: Any) -> None:
    """In a callback: leave a message for the next draw."""
    st.session_state.setdefault(_NOTICES, {})[place] = (message, values)
    news(place)


def noticed(place: str) -> tuple[str, dict[str, Any]] | None:
    """The message that was left for a place; it is told once."""
    left: dict[str, tuple[str, dict[str, Any]]] = st.session_state.get(_NOTICES, {})
    return left.pop(place, None)


def news(place: str) -> None:
    """In a callback: something new is told at a place. It is brought into view, and nobody is led away from it."""
    st.session_state[_NEWS] = f"{secrets.token_hex(3)} {place}"


def told() -> str | None:
    """Where something new is told in this run, with a mark that makes each time another one."""
    return st.session_state.get(_NEWS)


def all_told() -> None:
    """At the end of a run: what found no place on this page is told on no other."""
    for name in (_NOTICES, _NEWS):
        st.session_state.pop(name, None)


def refuse(texts: list[str]) -> None:
    """Callback: why the file in the box was not opened; nothing when it was."""
    st.session_state[_REFUSED] = texts


def refusal() -> list[str]:
    """What was said of the file in the box, for as long as it lies there."""
    texts: list[str] = st.session_state.get(_REFUSED, [])
    return texts


def uploaded(widget: str) -> bytes | None:
    """What a file box holds, at most a little more than an answers file may be."""
    file = st.session_state.get(widget)
    return file.getvalue()[:200_000] if file is not None else None
