"""What one visitor has answered, and where they are. With `tab`, the only file that touches `st.session_state`, and the address bar.

Answers live in a dict of our own, because a widget that is not drawn loses its value. Widgets are seeded from it, and only
when there is an answer. The page number stands in the address; an answer never does.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace as changed
from datetime import date
from itertools import pairwise
from typing import Any

import streamlit as st

from logic.aid.aid import Aid
from logic.content.bank import Question
from logic.fit.priorities import MAX_OWN, MOST, Priorities, own_words
from logic.person.answers import parse
from logic.person.burden import Quotes
from logic.person.comparison import Statement
from logic.person.known import OutcomeKey
from logic.person.path import Answer, walk
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


# ---- the option being read about

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


# ---- one answer


def key(question: str, choice: str = "") -> str:
    """The key of a widget: one a question, one a choice for tick boxes."""
    return f"ask{_round()}_{question}_{choice}"


def seed_widget(widget: str, value: Any) -> str:
    """Put the answer into a widget that has lost it; nothing when there is no answer. Returns the key."""
    if widget not in st.session_state and value is not None:
        st.session_state[widget] = value
    return widget


def keep(question: Question, raw: Any) -> bool:
    """Keep one answer, or forget it when `raw` is None or not a possible answer. Returns whether there is an answer now."""
    st.session_state[_HELD] = True
    answer = parse(question, raw, today())[0] if raw is not None and raw != [] else None
    if answer is None:
        answers().pop(question.id, None)
    else:
        answers()[question.id] = answer
    return answer is not None


def take(question: Question, widget: str) -> None:
    """Callback of a one-choice or date widget; a date empties the "not sure" box beside it."""
    raw = st.session_state.get(widget)
    if question.counted and raw is not None:
        _not_unsure(question)
    keep(question, raw.isoformat() if isinstance(raw, date) else raw)


def in_box(question: Question, number: float) -> str:
    """A number as it stands in its box."""
    return f"{number:.{question.places}f}" if question.places else str(number)


def take_number(question: Question, widget: str, read: Callable[[str], int | float | None]) -> None:
    """Callback of a number box. A number takes the place of the text in it; anything else stays there, is no answer, and is told
    beside the box."""
    text = st.session_state.get(widget)
    number = read(text) if text else None
    if text:
        _not_unsure(question)
    if keep(question, number) and number is not None:
        st.session_state[widget] = in_box(question, number)
    elif text:
        news(question.id)


def take_pills(question: Question, widget: str) -> None:
    """Callback of a several-choice pills widget: the newest exclusive pick clears the rest; no more than `most`."""
    picked = list(st.session_state.get(widget) or [])
    before = answers().get(question.id, ())
    new = [c for c in picked if not isinstance(before, tuple) or c not in before]
    st.session_state[widget] = picked = _settle(question, picked, new)
    keep(question, picked)


def tick(question: Question, choice: str) -> None:
    """Callback of one tick box."""
    picked = [c.id for c in question.choices if st.session_state.get(key(question.id, c.id))]
    settled = _settle(question, picked, [choice] if choice in picked else [])
    for c in question.choices:
        if (c.id in picked) != (c.id in settled):
            st.session_state[key(question.id, c.id)] = c.id in settled
    keep(question, settled)


def tick_unsure(question: Question, choice: str) -> None:
    """Callback of the "not sure" box beside a number or month: it takes the place of the number."""
    if st.session_state.get(key(question.id, choice)):
        for widget in (key(question.id), key(question.id, "@month"), key(question.id, "@year")):
            if widget in st.session_state:
                st.session_state[widget] = None
        keep(question, choice)
    else:
        keep(question, None)


def _not_unsure(question: Question) -> None:
    for choice in question.choices:
        st.session_state[key(question.id, choice.id)] = False


def take_month(question: Question) -> None:
    """Callback of the month and year boxes: an answer only when both are there, and the question can have it."""
    month, year = (st.session_state.get(key(question.id, part)) for part in ("@month", "@year"))
    if month or year:
        _not_unsure(question)
    if not keep(question, f"{year:04d}-{month:02d}" if month and year else None) and month and year:
        news(question.id)


def _settle(question: Question, picked: list[str], new: list[str]) -> list[str]:
    exclusive = {c.id for c in question.choices if c.exclusive}
    if any(c in exclusive for c in new):
        return [c for c in new if c in exclusive][:1]
    if new:
        picked = [c for c in picked if c not in exclusive]
    if question.most and len(picked) > question.most:
        notice("too_many_ticked", question.id, n=question.most)
        picked = [c for c in picked if c not in new][: question.most]
    return picked


def forget(questions: tuple[str, ...]) -> None:
    """Callback: take some answers back, so that they can be given anew."""
    for name in questions:
        answers().pop(name, None)
    new_round()


def new_round() -> None:
    """In a callback: all widgets begin anew, filled from what is kept."""
    st.session_state[_ROUND] = _round() + 1


def _round() -> int:
    """Random at first: else, after a lost connection, a new session would take the old widgets on screen for its own, and show
    what it never heard."""
    now: int = st.session_state.setdefault(_ROUND, secrets.randbelow(2**31))
    return now


# ---- what matters, prices and where they stand


def record() -> Record:
    """What this visitor said besides answers."""
    return st.session_state.get(_RECORD) or Record()


def said() -> Priorities:
    return record().priorities


def quotes() -> Quotes:
    return record().quotes


def stand() -> Stand:
    return record().stand


def put(*, priorities: Priorities | None = None, quotes: Quotes | None = None, stand: Stand | None = None) -> None:
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


def say(**parts: Any) -> None:
    """Change some parts of what matters."""
    put(priorities=changed(said(), **parts))


def settle(priorities: Priorities) -> None:
    """Callback: what matters was put right from outside the widgets, which all begin anew with it."""
    put(priorities=priorities)
    new_round()


def value(widget: str) -> Any:
    """What a widget holds now; None when it was not drawn yet."""
    return st.session_state.get(widget)


def fill(widget: str, value_: Any) -> None:
    """In a callback: put something into a widget."""
    st.session_state[widget] = value_


def take_picks(widget: str, most: int = MOST, ranked: bool = False) -> None:
    """Callback of the pills of outcomes: the order of picking is kept. `ranked`: it says what matters more than what on each
    side; the change against the trouble is a question of its own."""
    picked = [OutcomeKey(key) for key in st.session_state.get(widget) or []]
    before = said().picked
    order = [key for key in before if key in picked] + [key for key in picked if key not in before]
    if len(order) > most:
        notice("too_many_picked", PICKED, n=most)
        st.session_state[widget] = order = order[:most]
    sides = [[key for key in order if key.is_gain is gain] for gain in (True, False)]
    said_ = tuple(Statement(above, below) for side in sides for above, below in pairwise(side))
    say(picked=tuple(order), **({"statements": said_, "weights": {}, "marks": {}} if ranked else {}))


def take_weight(key: OutcomeKey, mark: str, widget: str) -> None:
    """Callback of one slider. `mark` stands for the ends it was set for."""
    raw = st.session_state.get(widget)
    weights, marks = dict(said().weights), dict(said().marks)
    weights.pop(key, None)
    marks.pop(key, None)
    if isinstance(raw, int):
        weights[key], marks[key] = raw, mark
    say(weights=weights, marks=marks)


def take_worth(widget: str) -> None:
    say(worth=st.session_state.get(widget))


def add_statement(first: str, second: str) -> None:
    """Callback: what the person picked in the first box matters more than what they picked in the second."""
    above, below = st.session_state.get(first), st.session_state.get(second)
    if above and below and above != below:
        say(statements=(*said().statements, Statement(above, below)))
    for widget in (first, second):
        st.session_state[widget] = None


def drop_statement(statement: Statement) -> None:
    say(statements=tuple(s for s in said().statements if s != statement))


def take_check(asked: Statement, widget: str) -> None:
    """Callback of one either-or choice: what was said of the same two pictures before is taken back."""
    says = st.session_state.get(widget)
    kept = tuple(s for s in said().statements if changed(s, says=asked.says) != asked)
    say(statements=(*kept, changed(asked, says=says)) if says else kept)


def add_own(widget: str) -> None:
    """Callback: something else that matters, in the person's own words."""
    text = own_words(str(st.session_state.get(widget) or ""))
    own = said().own
    if text and text not in own:
        if len(own) >= MAX_OWN:
            notice("too_many_own", OWN, n=MAX_OWN)
            return
        say(own=(*own, text))
    st.session_state[widget] = ""


def drop_own(text: str) -> None:
    say(own=tuple(o for o in said().own if o != text))


# ---- where they are


def page_number(last: int) -> int:
    """The section on screen, from 1, as the address says."""
    raw = st.query_params.get("page", "1")
    return min(max(int(raw), 1), max(last, 1)) if raw.isascii() and raw.isdigit() and len(raw) < 4 else 1


def page_of(aid: Aid, question: str) -> int:
    """The number of the section that asks a question, counting only sections this person reaches."""
    asked = walk(aid, answers(), today()).asked
    reached = list(dict.fromkeys(aid.section_of[q].id for q in asked))
    return reached.index(aid.section_of[question].id) + 1


def go_to(page: int) -> None:
    """Callback: show that section, unless something typed was just refused. The browser's Back returns to the one before."""
    if told():
        return
    st.query_params["page"] = str(page)


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
    """What this run shows: its page, or what stands in its place. After everything was cleared, each page is another one."""
    return f"{st.session_state.pop(_SHOWN, page)} {st.session_state.get(_WIPES, 0)}"


# ---- keeping, opening, wiping


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
    """Whether this session holds anything, or held it: then the tab keeps what the session says, and not the other way round."""
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


# ---- messages, each beside what it is about

_NOTICES, _NEWS = "notices", "news"
PAGE, PICKED, OWN, FILE = "page", "picked", "own", "file"  # places that are no question; the page's own is its top


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
