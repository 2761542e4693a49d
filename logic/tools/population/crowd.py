"""Gate, limits and effects for a whole table of people: what the same rules say of one person
(`logic.person.gate`, `logic.person.limits`, `logic.person.holding`, `logic.compare`), as bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from logic.aid.aid import Aid
from logic.compare import does_something, more_than_slight
from logic.conditions.table import Bits, Is, Reading, Table
from logic.conditions.tree import AnyOf, OneOf, Tree
from logic.tools.population import whom
from logic.tools.population.limits import Case, Cases, as_conditions, by_first
from logic.tools.population.whom import Whom


@dataclass(frozen=True, slots=True)
class Gated:
    """Who has which status for one variant; the five exclude each other and cover everybody."""

    stop: Bits
    ask: Bits
    not_checked: Bits
    tell: Bits
    no_reason_found: Bits


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a table of people is told. Bits, by variant, rule or question id.

    Attributes:
        compared: for whom anything is compared at all: no `ends` rule holds or is still open.
        ended: rule → for whom it ends the comparison.
        gated, noted, relevant, shown: variant → who has each status, any note, any effect on a chosen concern, and a
            first concern on which it is shown to do more than slight.
        held_back: variant → who is asked to see a clinician first, by a rule that advises against it.
        crosses, may_cross: variant → limit → for whom.
        holds: gate rule → for whom it holds. decides: for whom some variant's status would be milder without it.
        asked: question → who is asked it.
    """

    compared: Bits
    ended: Mapping[str, Bits]
    gated: Mapping[str, Gated]
    held_back: Mapping[str, Bits]
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


class Trial:
    """One aid, made ready to be tried on table after table. `today`: months count from here."""

    def __init__(self, aid: Aid, today: date):
        self.aid = aid
        self._limits = [one for ready in aid.limits for one in as_conditions(aid, ready, today)]
        self._named = _named(aid)
        concerns = {c: AnyOf(tuple(tree for named, tree in self._named if named == c)) for c in aid.concerns}
        self._relevant = {v: _touched(aid, v, concerns) for v in aid.variants}
        self._shown = {
            v: by_first((speaks, c) for speaks, c, e in whom.effects(aid, v) if more_than_slight(e))
            for v in aid.variants
        }
        self._something_chosen = AnyOf(tuple(concerns.values()))
        trees = [r.tree for group in (aid.gate, aid.notes, aid.ends) for r in group]
        trees += [tree for one in self._limits for tree in one.trees]
        for cases in (*self._relevant.values(), *self._shown.values()):
            trees += [tree for case in cases for tree in (case.tree, *case.whom.trees)]
        trees += [*(tree for _, tree in self._named), self._something_chosen]
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
        held_back = self._held_back(gate, gated, everybody)
        ends = {r.rule.id: by_tree[r.tree] for r in aid.ends}
        compared = left = everybody
        ended = {}
        for name, end in ends.items():  # the first that holds is told
            ended[name], left = left & end.true, left & ~end.true
            compared = compared & end.false
        notes = [(r, by_tree[r.tree].true) for r in aid.notes]
        any_of = self._any_of(by_tree, everybody)
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
            held_back=held_back,
            noted={v: _either([bits for r, bits in notes if v in r.variants], nobody) for v in aid.variants},
            relevant={
                v: everybody if v == aid.baseline else any_of(cases) | (everybody & ~chosen)
                for v, cases in self._relevant.items()
            },
            shown={v: any_of(cases) for v, cases in self._shown.items()},
            crosses=crosses,
            may_cross=may_cross,
            holds={r.rule.id: is_.true for r, is_ in zip(aid.gate, gate, strict=True)},
            decides=needed,
            asked={name: is_.true for name, is_ in asked.items()},
        )

    def _any_of(self, by_tree: Mapping[Tree, Is], everybody: Bits) -> Callable[[Cases], Bits]:
        """Who is in any of some cases."""
        first, nobody = self._first(by_tree, everybody), everybody ^ everybody
        spoken_of: dict[Whom, Bits] = {whom.ALL: everybody}

        def of(case: Case) -> Bits:
            if case.whom not in spoken_of:
                spoken_of[case.whom] = case.whom.among(by_tree)
            found = by_tree[case.tree].true & spoken_of[case.whom]
            return found if case.concerns is None else found & _either([first[c] for c in case.concerns], nobody)

        return lambda cases: _either(map(of, cases), nobody)

    def _held_back(self, gate: list[Is], gated: Mapping[str, Gated], everybody: Bits) -> dict[str, Bits]:
        """A rule that holds back does so as it asks: where it holds, or is not known for good."""
        found = dict.fromkeys(self.aid.variants, everybody ^ everybody)
        for ready, is_ in zip(self.aid.gate, gate, strict=True):
            if ready.rule.holds_back:
                for variant in ready.variants:
                    found[variant] = found[variant] | is_.true | _unsure(is_, everybody)
        return {variant: bits & ~gated[variant].stop for variant, bits in found.items()}

    def _first(self, by_tree: Mapping[Tree, Is], everybody: Bits) -> dict[str, Bits]:
        """Concern → who puts it first: as their main one, or, where that names none or is open, among the others."""
        first = dict.fromkeys(self.aid.concerns, everybody ^ everybody)
        left = everybody
        for concern, tree in self._named:
            first[concern] = first[concern] | (left & by_tree[tree].true)
            left = left & ~by_tree[tree].true
        return first

    def _gate(self, gate: list[Is], everybody: Bits, decides: bool) -> tuple[dict[str, Gated], dict[str, Bits]]:
        """A rule that holds gives its own status, one not known for good asks, or tells where that is its level, and one
        still open is not checked; the gravest counts.
        """
        aid, nobody = self.aid, everybody ^ everybody
        settled = [is_.true | _unsure(is_, everybody) for is_ in gate]
        gated: dict[str, Gated] = {}
        needed: dict[str, Bits] = {r.rule.id: nobody for r in aid.gate} if decides else {}
        for variant in aid.variants:
            mine = [(i, r) for i, r in enumerate(aid.gate) if variant in r.variants]
            once: dict[str, Bits] = {"stop": nobody, "ask": nobody, "tell": nobody}
            again, waiting = dict(once), nobody
            for i, ready in mine:
                heard: dict[str, Bits] = {ready.rule.gate: settled[i]}
                if ready.rule.gate == "stop":
                    heard = {"stop": gate[i].true, "ask": settled[i] & ~gate[i].true}
                for level, who in heard.items():
                    again[level] = again[level] | (once[level] & who)
                    once[level] = once[level] | who
                still_open = gate[i].open
                if still_open is not None:
                    waiting = waiting | still_open
            stop = once["stop"]
            ask = once["ask"] & ~stop
            waiting = waiting & ~stop & ~ask
            tell = once["tell"] & ~(stop | ask | waiting)
            if decides:
                gravest = {"stop": stop, "ask": ask, "tell": tell}
                for i, ready in mine:
                    level = ready.rule.gate
                    alone = gate[i].true & gravest[level] & ~again[level]
                    needed[ready.rule.id] = needed[ready.rule.id] | alone
            gated[variant] = Gated(stop, ask, waiting, tell, everybody & ~(stop | ask | waiting | tell))
        return gated, needed


def _unsure(is_: Is, everybody: Bits) -> Bits:
    known = is_.true | is_.false
    return everybody & ~(known if is_.open is None else known | is_.open)


def _either(planes: Iterable[Bits], nobody: Bits) -> Bits:
    for bits in planes:
        nobody = nobody | bits
    return nobody


# ---- concerns as conditions


def _named(aid: Aid) -> list[tuple[str, Tree]]:
    """Each way to name a concern, in the order in which they count: as the main one, then among the others."""
    questions = [aid.questions[aid.roles[role]] for role in ("main_concern", "more_concerns") if role in aid.roles]
    return [(c.concern, OneOf(q.id, frozenset({c.id}))) for q in questions for c in q.choices if c.concern]


def _touched(aid: Aid, variant: str, concerns: Mapping[str, Tree]) -> Cases:
    """Who names a concern a variant does something for."""
    named: dict[Whom, list[Tree]] = {}
    for speaks, concern, effect in whom.effects(aid, variant):
        if does_something(effect):
            named.setdefault(speaks, []).append(concerns[concern])
    return tuple(Case(None, AnyOf(tuple(trees)), speaks) for speaks, trees in named.items())
