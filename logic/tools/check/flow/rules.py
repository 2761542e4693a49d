"""Rules that never hold, always hold, say what another says, or hold by a question nobody asked."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import CompiledRule
from logic.conditions.search import NOT_TRUE
from logic.conditions.tree import (
    ALWAYS,
    FALSE,
    TRUE,
    UNSURE,
    All,
    Answered,
    AnyOf,
    Leaf,
    Not,
    OneOf,
    Sure,
    Tree,
    as_written,
    leaves,
)
from logic.content.problems import Level, Problem
from logic.content.reader import BANK, PROMISES, RULES
from logic.content.rules import GateRule, LimitRule
from logic.tools.check.flow.cause import conflict, told
from logic.tools.check.flow.places import conditions_of, questions_of, rules_of
from logic.tools.proof.breaking import compared
from logic.tools.proof.engine import Engine


def dead(engine: Engine) -> Iterator[Problem]:
    """Rules and promises that hold for nobody for whom anything is compared; `ends` rules that an earlier one always
    forestalls.
    """
    aid = engine.aid
    for file, path, ready in rules_of(aid):
        others = compared(aid) if path[0] != "ends" else [(r.tree, NOT_TRUE) for r in aid.ends[: int(path[1])]]
        asked = (
            [engine.ask[ready.rule.answer]] if isinstance(ready.rule, LimitRule) and ready.rule.answer else []
        )  # else it sets none
        holds = All((ready.tree, *asked)) if asked else ready.tree
        if engine.find([(holds, TRUE), *others]) is None:
            alone = engine.find([(holds, TRUE)]) is not None
            why = "whoever it holds for is compared nothing" if alone else told(engine, conflict(engine, holds))
            code = "dead-promise" if path[0] == "promises" else "dead-rule"
            at = (*path, "when") if ready.tree != ALWAYS else path
            what = f"{ready.rule.id!r} never holds: {why}"
            yield Problem.unplaced(code, "error", file, at, ready.rule.id, what, "mend its condition, or take it out")


def always_true(engine: Engine) -> Iterator[Problem]:
    """Conditions that nobody makes false who has answered all they are asked, so they tell nobody apart."""
    conditions = [(c.file, (*c.path, "when"), c.subject, c.tree) for c in conditions_of(engine.aid)]
    conditions += [(BANK, (*path, "ask_when"), name, engine.ask[name]) for path, name in questions_of(engine.aid)]
    for file, path, subject, tree in conditions:
        if tree == ALWAYS or (file == BANK and _waits(engine, tree)):
            continue
        other = FALSE if file != BANK else FALSE | UNSURE  # being unsure decides whether a question is asked
        tree = as_written(tree) if path[0] == "gate" else tree  # who is not sure has not answered, wish or not
        people = compared(engine.aid) if file not in (BANK, PROMISES) and path[0] != "ends" else []
        if (
            engine.find([*people, (tree, TRUE)]) is not None
            and engine.find([*people, (tree, other)], complete=True) is None
        ):
            fix = "name fewer answers, or leave the condition out"
            shown = engine.find([*people, (tree, TRUE)], fewest=True)
            yield Problem.unplaced(
                "always-true", "error", file, path, subject, f"{subject!r} holds for everybody who answers", fix, shown
            )


def _waits(engine: Engine, tree: Tree) -> bool:
    """Whether a question is meant to be asked once another has an answer, whatever it is: with one choice there is no
    other.
    """

    def any_answer(leaf: Leaf) -> bool:
        known = [c.id for c in engine.aid.questions[leaf.question].choices if not c.unknown]
        return isinstance(leaf, Answered) or (isinstance(leaf, OneOf) and len(known) == 1)

    return any(any_answer(leaf) for leaf in leaves(tree))


def covered(engine: Engine) -> Iterator[Problem]:
    """Gate rules that another makes needless: the same twice, one inside another, one that never shows beside stops."""
    gate = engine.aid.gate
    about = [engine.about(r.tree) for r in gate]
    on: dict[str, list[int]] = {}
    for i, questions in enumerate(about):
        for question in questions:
            on.setdefault(question, []).append(i)
    told = {i for i, rule in enumerate(gate) if engine.find([(rule.tree, TRUE)]) is None}  # a dead rule is told as dead
    for i, rule in enumerate(gate):
        if i in told:
            continue
        for j in sorted({j for question in about[i] for j in on[question]} - {i}):
            other = gate[j]
            if not set(rule.variants) <= set(other.variants) or rule.rule.gate != other.rule.gate:
                continue
            if rule.rule.holds_back and not other.rule.holds_back:
                continue  # it says more than the other
            if not _follows(engine, rule, other):
                continue
            alike = (set(rule.variants), rule.rule.holds_back) == (set(other.variants), other.rule.holds_back)
            same = alike and _follows(engine, other, rule)
            if same and j < i:
                yield _fault(
                    engine,
                    i,
                    rule,
                    "duplicate-rule",
                    "error",
                    f"says the same as {other.rule.id!r}",
                    "keep one of the two",
                )
                told.add(i)
            elif not same:
                what = f"adds nothing: {other.rule.id!r} holds whenever it does"
                yield _fault(engine, i, rule, "subsumed-rule", "warning", what, "keep the wider one")
                told.add(i)
    for i, rule in enumerate(gate):
        if rule.rule.gate != "stop" and i not in told:
            stops = {v: [r for r in gate if r.rule.gate == "stop" and v in r.variants] for v in rule.variants}
            unstopped = {v: [(r.tree, NOT_TRUE) for r in of] for v, of in stops.items() if of}
            hidden = [v for v, of in unstopped.items() if engine.find_among([(rule.tree, TRUE)], of) is None]
            if hidden:
                by = {r.rule.id: bool(engine.about(r.tree) & about[i]) for v in hidden for r in stops[v]}
                named = [name for name, related in by.items() if related] or list(by)
                what = f"never shows for {', '.join(hidden)}: whenever it holds, a stop does ({', '.join(named[:3])})"
                yield _fault(engine, i, rule, "masked-ask", "warning", what, "take those variants out of it")


def _follows(engine: Engine, rule: CompiledRule[GateRule], other: CompiledRule[GateRule]) -> bool:
    return rule.tree == other.tree or engine.find([(rule.tree, TRUE), (other.tree, NOT_TRUE)]) is None


def _fault(
    engine: Engine, i: int, rule: CompiledRule[GateRule], code: str, level: Level, what: str, fix: str
) -> Problem:
    """A needless rule, with the fewest answers for which it holds: the other holds for them too."""
    shown = engine.find([(rule.tree, TRUE)], fewest=True)
    return Problem.unplaced(code, level, RULES, ("gate", i), rule.rule.id, f"{rule.rule.id!r} {what}", fix, shown)


def not_over_unasked(engine: Engine) -> Iterator[Problem]:
    """Rules that hold only because a question inside `not` was never asked: it does not apply, so it is false, so `not`
    is true.
    """
    for of in conditions_of(engine.aid):
        for question in dict.fromkeys(_negated(of.tree, False)):
            if engine.ask[question] == ALWAYS:
                continue
            claim = [(of.tree, TRUE), (engine.ask[question], FALSE)]
            if engine.find(claim) is not None:
                yield Problem.unplaced(
                    "not-over-unasked", "warning", of.file, (*of.path, "when"), of.subject,
                    f"{of.subject!r} holds for people who are never asked {question!r}",
                    "name the answers it is meant for, or ask the question of all of them", engine.find(claim, fewest=True),
                )  # fmt: skip


def _negated(tree: Tree, inside: bool) -> Iterator[str]:
    """Questions under an odd number of `not`s."""
    match tree:
        case Not(part):
            yield from _negated(part, not inside)
        case Sure(part):
            yield from _negated(part, inside)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _negated(part, inside)
        case _ if inside:
            yield tree.question
