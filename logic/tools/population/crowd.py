"""Gate, limits and effects for a whole table of people: what the same rules say of one person
(`logic.person.gate`, `logic.person.limits`, `logic.compare`), as bits.

A limit becomes conditions: an amount below a figure is a number below it, a choice's amount below a figure is that
    choice.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from logic.aid.aid import Aid, CompiledRule
from logic.compare import does_something, more_than_slight
from logic.conditions.table import Bits, Is, Reading, Table
from logic.conditions.tree import ALWAYS, Answered, AnyOf, OneOf, Tree, Within
from logic.content.bank import Question
from logic.content.base import LEVELS
from logic.content.options import Variant
from logic.content.rules import LimitRule
from logic.person.path import first_day, uncounted


@dataclass(frozen=True, slots=True)
class Gated:
    """Who has which status for one variant; the four exclude each other and cover everybody."""

    stop: Bits
    ask: Bits
    not_checked: Bits
    no_reason_found: Bits


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a table of people is told. Bits, by variant, rule or question id.

    Attributes:
        compared: for whom anything is compared at all: no `ends` rule holds or is still open.
        ended: rule → for whom it ends the comparison.
        gated, noted, relevant, shown: variant → who has each status, any note, any effect on a chosen concern, and a
            first concern on which it is shown to do more than slight.
        crosses, may_cross: variant → limit → for whom.
        holds: gate rule → for whom it holds. decides: for whom some variant's status would be milder without it.
        asked: question → who is asked it.
    """

    compared: Bits
    ended: Mapping[str, Bits]
    gated: Mapping[str, Gated]
    noted: Mapping[str, Bits]
    relevant: Mapping[str, Bits]
    shown: Mapping[str, Bits]
    crosses: Mapping[str, Mapping[str, Bits]]
    may_cross: Mapping[str, Mapping[str, Bits]]
    holds: Mapping[str, Bits]
    decides: Mapping[str, Bits]
    asked: Mapping[str, Bits]

    def limited(self, variant: str) -> Bits:
        """For whom a variant crosses, or may cross, any limit."""
        planes = [*self.crosses[variant].values(), *self.may_cross[variant].values()]
        return _either(planes, self.compared ^ self.compared)


Cases = tuple[tuple[frozenset[str] | None, Tree], ...]
"""Any of these: whose first concern is one of some (None: whatever it is) and for whom a condition holds."""
NEVER: Cases = ()
FOR_ALL: Cases = ((None, ALWAYS),)


@dataclass(frozen=True, slots=True)
class _Limit:
    """One limit against one variant, as conditions: who set it, and for whom of them it is or may be crossed."""

    rule: str
    variant: str
    given: tuple[Tree, ...]
    crosses: Cases
    may_cross: Cases


class Trial:
    """One aid, made ready to be tried on table after table. `today`: months count from here."""

    def __init__(self, aid: Aid, today: date):
        self.aid = aid
        self._limits = [one for ready in aid.limits for one in _as_conditions(aid, ready, today)]
        self._named = _named(aid)
        concerns = {c: AnyOf(tuple(tree for named, tree in self._named if named == c)) for c in aid.concerns}
        self._relevant = {v.id: _touched(v, concerns) for _, v in aid.variants.values()}
        self._shown = {
            v.id: frozenset(c for c in aid.concerns if more_than_slight(v.effects[c])) for _, v in aid.variants.values()
        }
        self._something_chosen = AnyOf(tuple(concerns.values()))
        trees = [r.tree for group in (aid.gate, aid.notes, aid.ends) for r in group]
        for one in self._limits:
            trees += [*one.given, *(tree for _, tree in (*one.crosses, *one.may_cross))]
        trees += [*self._relevant.values(), *(tree for _, tree in self._named), self._something_chosen]
        self._trees = list(dict.fromkeys(trees))
        self._reading = Reading(aid.questions, {name: ready.tree for name, ready in aid.ask_when.items()}, self._trees)

    def run(self, table: Table, *, decides: bool = False) -> Outcome:
        """What everybody in a table is told. `decides` takes a little longer; without it that part is empty."""
        found, asked = self._reading.run(table)
        by_tree = dict(zip(self._trees, found, strict=True))
        aid, everybody = self.aid, table.everybody
        nobody = everybody ^ everybody
        gate = [by_tree[r.tree] for r in aid.gate]
        gated, needed = self._gate(gate, everybody, decides)
        ends = {r.rule.id: by_tree[r.tree] for r in aid.ends}
        compared = left = everybody
        ended = {}
        for name, end in ends.items():  # the first that holds is told
            ended[name], left = left & end.true, left & ~end.true
            compared = compared & end.false
        notes = [(r, by_tree[r.tree].true) for r in aid.notes]
        first = self._first(by_tree, everybody)

        def puts_first(concerns: Iterable[str]) -> Bits:
            return _either([first[c] for c in concerns], nobody)

        def any_of(cases: Cases) -> Bits:
            return _either([by_tree[t].true & (everybody if cs is None else puts_first(cs)) for cs, t in cases], nobody)

        crosses: dict[str, dict[str, Bits]] = {v: {} for v in aid.variants}
        may_cross: dict[str, dict[str, Bits]] = {v: {} for v in aid.variants}
        for one in self._limits:
            given = everybody
            for tree in one.given:
                given = given & by_tree[tree].true
            crosses[one.variant][one.rule] = given & any_of(one.crosses)
            may_cross[one.variant][one.rule] = given & any_of(one.may_cross) & ~crosses[one.variant][one.rule]
        chosen = by_tree[self._something_chosen].true
        return Outcome(
            compared=compared,
            ended=ended,
            gated=gated,
            noted={v: _either([bits for r, bits in notes if v in r.variants], nobody) for v in aid.variants},
            relevant={
                v: everybody if v == aid.baseline else by_tree[tree].true | (everybody & ~chosen)
                for v, tree in self._relevant.items()
            },
            shown={v: puts_first(concerns) for v, concerns in self._shown.items()},
            crosses=crosses,
            may_cross=may_cross,
            holds={r.rule.id: is_.true for r, is_ in zip(aid.gate, gate, strict=True)},
            decides=needed,
            asked={name: is_.true for name, is_ in asked.items()},
        )

    def _first(self, by_tree: Mapping[Tree, Is], everybody: Bits) -> dict[str, Bits]:
        """Concern → who puts it first: as their main one, or, where that names none or is open, among the others."""
        first = dict.fromkeys(self.aid.concerns, everybody ^ everybody)
        left = everybody
        for concern, tree in self._named:
            first[concern] = first[concern] | (left & by_tree[tree].true)
            left = left & ~by_tree[tree].true
        return first

    def _gate(self, gate: list[Is], everybody: Bits, decides: bool) -> tuple[dict[str, Gated], dict[str, Bits]]:
        """A rule that holds gives its own status, one not known for good asks, one still open is not checked; the
        gravest counts.
        """
        aid, nobody = self.aid, everybody ^ everybody
        asks = [is_.true | _unsure(is_, everybody) for is_ in gate]
        gated: dict[str, Gated] = {}
        needed: dict[str, Bits] = {r.rule.id: nobody for r in aid.gate} if decides else {}
        for variant in aid.variants:
            mine = [(i, r) for i, r in enumerate(aid.gate) if variant in r.variants]
            stop, stop_twice, ask, ask_twice, waiting = nobody, nobody, nobody, nobody, nobody
            for i, ready in mine:
                if ready.rule.gate == "stop":
                    stop, stop_twice = stop | gate[i].true, stop_twice | (stop & gate[i].true)
                    hears = asks[i] & ~gate[i].true
                else:
                    hears = asks[i]
                ask, ask_twice = ask | hears, ask_twice | (ask & hears)
                still_open = gate[i].open
                if still_open is not None:
                    waiting = waiting | still_open
            if decides:
                alone_stop, alone_ask = stop & ~stop_twice, ask & ~ask_twice & ~stop
                for i, ready in mine:
                    alone = gate[i].true & (alone_stop if ready.rule.gate == "stop" else alone_ask)
                    needed[ready.rule.id] = needed[ready.rule.id] | alone
            ask = ask & ~stop
            waiting = waiting & ~stop & ~ask
            gated[variant] = Gated(stop, ask, waiting, everybody & ~(stop | ask | waiting))
        return gated, needed


def _unsure(is_: Is, everybody: Bits) -> Bits:
    known = is_.true | is_.false
    return everybody & ~(known if is_.open is None else known | is_.open)


def _either(planes: Iterable[Bits], nobody: Bits) -> Bits:
    for bits in planes:
        nobody = nobody | bits
    return nobody


# ---- limits as conditions


def _as_conditions(aid: Aid, ready: CompiledRule[LimitRule], today: date) -> list[_Limit]:
    rule = ready.rule
    given = [ready.tree] if ready.tree != ALWAYS else []
    question = aid.questions[rule.answer] if rule.answer else None
    if question is not None:
        given.append(_has_amount(question))
    found = []
    for _, variant in aid.variants.values():
        if rule.burden and question:
            figure = variant.figures[rule.burden]
            known = not figure.unknown and figure.low is not None and figure.high is not None
            crosses = ((None, _less_than(question, figure.low or 0, today)),) if known else NEVER
            may = (
                (FOR_ALL if figure.missing else ((None, _less_than(question, figure.high or 0, today)),))
                if known
                else NEVER
            )
        elif rule.trait:
            has = variant.traits[rule.trait].has if rule.trait in variant.traits else "unknown"
            crosses, may = (FOR_ALL if has == "yes" else NEVER), (FOR_ALL if has == "may" else NEVER)
        elif rule.certainty:
            crosses, may = _unproven(variant)
        elif question:
            crosses, may = _too_little(variant, question)
        found.append(_Limit(rule.id, variant.id, tuple(given), crosses, may))
    return found


def _has_amount(question: Question) -> Tree:
    if question.counted:
        return Answered(question.id)
    return OneOf(question.id, frozenset(c.id for c in question.choices if c.amount is not None and not c.unknown))


def _less_than(question: Question, figure: float, today: date) -> Tree:
    """Whose amount is below a figure. The amount of a date, or of a month's first day, is the weeks until then, never
    below 0.
    """
    if question.dated:
        counts = range(question.lowest, question.highest + 1)
        return Within(question.id, None, next((n for n in counts if _weeks(question, n, today) >= figure), counts.stop))
    if question.counted:
        return Within(question.id, None, math.ceil(figure * question.step))
    return OneOf(question.id, frozenset(c.id for c in question.choices if c.amount is not None and c.amount < figure))


def _weeks(question: Question, count: int, today: date) -> int:
    return max(0, (first_day(str(uncounted(question, count, today))) - today) // timedelta(weeks=1))


def _unproven(variant: Variant) -> tuple[Cases, Cases]:
    if variant.baseline:
        return NEVER, NEVER
    very = frozenset(c for c, e in variant.effects.items() if e.unknown or e.certainty == "very low")
    low = frozenset(c for c, e in variant.effects.items() if not e.unknown and e.certainty == "low")
    return ((very, ALWAYS),), ((low, ALWAYS),)


def _too_little(variant: Variant, question: Question) -> tuple[Cases, Cases]:
    """Who hopes for a level above what is shown for their first concern."""
    crosses: list[tuple[frozenset[str] | None, Tree]] = []
    may: list[tuple[frozenset[str] | None, Tree]] = []
    for concern, effect in variant.effects.items():
        if effect.unknown or effect.low is None or effect.high is None:
            continue
        for level, cases in ((effect.high, crosses), (effect.low, may)):
            more = frozenset(c.id for c in question.choices if c.amount is not None and c.amount > LEVELS.index(level))
            if more:
                cases.append((frozenset({concern}), OneOf(question.id, more)))
    return tuple(crosses), tuple(may)


# ---- concerns as conditions


def _named(aid: Aid) -> list[tuple[str, Tree]]:
    """Each way to name a concern, in the order in which they count: as the main one, then among the others."""
    questions = [aid.questions[aid.roles[role]] for role in ("main_concern", "more_concerns") if role in aid.roles]
    return [(c.concern, OneOf(q.id, frozenset({c.id}))) for q in questions for c in q.choices if c.concern]


def _touched(variant: Variant, concerns: Mapping[str, Tree]) -> Tree:
    return AnyOf(tuple(concerns[c] for c, effect in variant.effects.items() if does_something(effect)))
