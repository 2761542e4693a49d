"""The rules of the shipped aid in other engines: do the same ones fire, how fast, with which explanation, and what if an answer lacks?

    python -m bench.peers [--people 100] [--batch 20000 200000] [--rules 60]

People have whole answer sheets (no "not sure"): most engines stop at a missing answer. All get the answers on the path, with
stand-ins for questions not asked, and only of questions some rule reads. Finding the path is in nobody's time. An engine is
timed only once the same rules fire as in ours, on every sheet and on sheets changed so that each choice is seen once.

Each engine has its idiomatic form (a condition a rule) and, where it can be had, its fastest (one expression that lists all
rules' truth). *input* is the time to hand over one person's answers, *plain* which rules fire, *traced* that with the
engine's own explanation. Medians; every engine gets its input anew for every run.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from bench import batch
from bench.batch import NOT_ASKED, Facts
from bench.rules import whole
from logic import content, gate
from logic.aid import Aid, Ready
from logic.conditions import All, AnyOf, Not, NotKnown, OneOf, State, Tree, Within, leaves, meaning
from logic.model import Question
from logic.path import walk
from logic.tools import people

SHEETS = 2000
"""People on whom it is checked that the same rules fire; those timed are the first of them."""
NUMBERS = ("number", "money", "month")
Questions = Mapping[str, Question]


class Person(NamedTuple):
    state: State
    facts: Facts


@dataclass(frozen=True, slots=True)
class Built:
    """An engine with the rules in it.

    Attributes:
        ready: one person as the engine takes them.
        fires: what the engine says of all rules.
        traced: the same with its explanation; None if it gives none.
        read: the truth of each rule, from what `fires` gave; not timed.
    """

    ready: Callable[[Person], Any]
    fires: Callable[[Any], Any]
    traced: Callable[[Any], Any] | None = None
    read: Callable[[Any], list[bool | None]] = list


class Engine(NamedTuple):
    """`package` and `module` are what pip and Python call it; both are empty for our own."""

    name: str
    package: str
    module: str
    build: Callable[[Sequence[Ready], Questions], Built]


# ---- our conditions in their languages


class Words(NamedTuple):
    all: str
    any: str
    negated: str


ENGLISH, SIGNS = Words(" and ", " or ", "not"), Words(" && ", " || ", "!")


def infix(tree: Tree, questions: Questions, words: Words) -> str:
    """A condition as zen, CEL and rule-engine write it: they differ in three words only."""
    match tree:
        case OneOf(question, choices):
            quoted = [json.dumps(c) for c in sorted(choices)]
            if questions[question].kind == "several":
                return "(" + words.any.join(f"{c} in {question}" for c in quoted) + ")"
            return f"({question} == {quoted[0]})" if len(quoted) == 1 else f"({question} in [{', '.join(quoted)}])"
        case Within(question, low, high):
            tests = [f"{question} >= {lowest(low)}"] + ([f"{question} < {high}"] if high is not None else [])
            return "(" + words.all.join(tests) + ")"
        case Not(part):
            return f"{words.negated}({infix(part, questions, words)})"
        case All(parts):
            return "(" + words.all.join(infix(part, questions, words) for part in parts) + ")" if parts else "true"
        case AnyOf(parts):
            return "(" + words.any.join(infix(part, questions, words) for part in parts) + ")" if parts else "false"


def json_logic(tree: Tree, questions: Questions) -> Any:
    match tree:
        case OneOf(question, choices):
            answer, names = {"var": question}, sorted(choices)
            if questions[question].kind == "several":
                tests = [{"in": [name, answer]} for name in names]
                return tests[0] if len(tests) == 1 else {"or": tests}
            return {"==": [answer, names[0]]} if len(names) == 1 else {"in": [answer, names]}
        case Within(question, low, high):
            answer = {"var": question}
            tests = [{"<=": [lowest(low), answer]}] + ([{"<": [answer, high]}] if high is not None else [])
            return {"and": tests}
        case Not(part):
            return {"!": [json_logic(part, questions)]}
        case All(parts):
            return {"and": [json_logic(part, questions) for part in parts]} if parts else True
        case AnyOf(parts):
            return {"or": [json_logic(part, questions) for part in parts]} if parts else False


def business(tree: Tree, questions: Questions, holds: bool = True) -> dict[str, Any]:
    """A condition, or its opposite, for business-rules, which has no "not"."""

    def test(name: str, operator: str, value: Any) -> dict[str, Any]:
        return {"name": name, "operator": operator, "value": value}

    match tree:
        case OneOf(question, choices) if questions[question].kind == "several":
            return test(question, "shares_at_least_one_element_with" if holds else "shares_no_elements_with", sorted(choices))
        case OneOf(question, choices):
            if not holds:
                raise NotImplementedError("no text that differs from another")
            return {"any": [test(question, "equal_to", name) for name in sorted(choices)]}
        case Within(question, low, high):
            bounds = [test(question, "greater_than_or_equal_to" if holds else "less_than", lowest(low))]
            if high is not None:
                bounds.append(test(question, "less_than" if holds else "greater_than_or_equal_to", high))
            return {"all" if holds else "any": bounds}
        case Not(part):
            return business(part, questions, not holds)
        case All(parts) | AnyOf(parts):
            if not parts:
                raise NotImplementedError("no condition without parts")
            return {"all" if isinstance(tree, All) == holds else "any": [business(part, questions, holds) for part in parts]}


def lowest(low: int | None) -> int:
    """A bound that a number not asked for is below, where a condition has none."""
    return NOT_ASKED + 1 if low is None else low


# ---- the engines


def ours(rules: Sequence[Ready], questions: Questions) -> Built:
    tests = [meaning(rule.tree).test for rule in rules]
    return Built(lambda person: person.state, lambda state: [test(state) for test in tests], lambda state: gate.findings(rules, state))


def facts_of(person: Person) -> Facts:
    return person.facts


def zen_table(rules: Sequence[Ready], questions: Questions) -> Built:
    """A decision table that collects every hit, a rule a row."""
    import zen

    here = {"position": {"x": 0, "y": 0}}
    rows = [{"_id": f"r{n}", "i": infix(rule.tree, questions, ENGLISH), "o": str(n)} for n, rule in enumerate(rules)]
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": "i", "name": "i"}],
        "outputs": [{"id": "o", "name": "o", "field": "rule"}],
        "rules": rows,
    }
    graph = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", **here},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": table, **here},
            {"id": "out", "name": "out", "type": "outputNode", **here},
        ],
        "edges": [
            {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(graph))

    def read(response: Any) -> list[bool | None]:
        hits = {hit["rule"] for hit in response["result"]}
        return [n in hits for n in range(len(rules))]

    return Built(facts_of, decision.evaluate, lambda facts: decision.evaluate(facts, {"trace": True}), read)


def zen_list(rules: Sequence[Ready], questions: Questions) -> Built:
    import zen

    return Built(facts_of, zen.compile_expression(listed(rules, questions, ENGLISH)).evaluate)


def listed(rules: Sequence[Ready], questions: Questions, words: Words) -> str:
    """One expression whose value is the list of what every rule is."""
    return "[" + ", ".join(infix(rule.tree, questions, words) for rule in rules) + "]"


def datalogic(rules: Sequence[Ready], questions: Questions) -> Built:
    import datalogic_py

    engine = datalogic_py.Engine()
    logic = [json_logic(rule.tree, questions) for rule in rules]
    compiled, texts = [engine.compile(one) for one in logic], [json.dumps(one) for one in logic]
    return Built(
        lambda person: handle(datalogic_py, person),
        lambda given: [one.evaluate_data(given[0]) for one in compiled],
        lambda given: [engine.evaluate_with_trace(text, given[1]) for text in texts],
    )


def datalogic_list(rules: Sequence[Ready], questions: Questions) -> Built:
    import datalogic_py

    engine = datalogic_py.Engine()
    logic = [json_logic(rule.tree, questions) for rule in rules]
    compiled, text = engine.compile(logic), json.dumps(logic)
    return Built(
        lambda person: handle(datalogic_py, person),
        lambda given: compiled.evaluate_data(given[0]),
        lambda given: engine.evaluate_with_trace(text, given[1]),
    )


def handle(datalogic_py: Any, person: Person) -> tuple[Any, str]:
    """Parsed for the compiled rules, and as the text that tracing wants."""
    text = json.dumps(person.facts)
    return datalogic_py.DataHandle(text), text


def cel_each(rules: Sequence[Ready], questions: Questions) -> Built:
    import cel

    programs = [cel.compile(infix(rule.tree, questions, SIGNS)) for rule in rules]
    return Built(lambda person: cel.Context(person.facts), lambda given: [program.execute(given) for program in programs])


def cel_list(rules: Sequence[Ready], questions: Questions) -> Built:
    import cel

    return Built(lambda person: cel.Context(person.facts), cel.compile(listed(rules, questions, SIGNS)).execute)


def rule_engine_each(rules: Sequence[Ready], questions: Questions) -> Built:
    import rule_engine

    compiled = [rule_engine.Rule(infix(rule.tree, questions, ENGLISH)) for rule in rules]
    return Built(facts_of, lambda facts: [rule.matches(facts) for rule in compiled])


def business_rules_each(rules: Sequence[Ready], questions: Questions) -> Built:
    from business_rules import actions, run_all, variables
    from business_rules.fields import FIELD_NUMERIC

    class Fired(actions.BaseActions):
        def __init__(self) -> None:
            self.numbers: set[int] = set()

        @actions.rule_action(params={"number": FIELD_NUMERIC})
        def fire(self, number: int) -> None:
            self.numbers.add(number)

    def variable(name: str) -> Callable[[Any], Any]:
        kind = questions[name].kind
        typed = variables.numeric_rule_variable if kind in NUMBERS else variables.string_rule_variable
        typed = variables.select_multiple_rule_variable if kind == "several" else typed
        return typed(label=name)(lambda self: self.facts.get(name))

    named = {leaf.question for rule in rules for leaf in leaves(rule.tree)}
    answers_type: Any = type("Answers", (variables.BaseVariables,), {name: variable(name) for name in named})
    written = [
        {"conditions": business(rule.tree, questions), "actions": [{"name": "fire", "params": {"number": n}}]}
        for n, rule in enumerate(rules)
    ]

    def ready(person: Person) -> Any:
        answers = answers_type()
        answers.facts = person.facts
        return answers

    def fires(answers: Any) -> set[int]:
        fired = Fired()
        run_all(written, answers, fired, stop_on_first_trigger=False)
        return fired.numbers

    return Built(ready, fires, read=lambda numbers: [n in numbers for n in range(len(rules))])


def openfisca(rules: Sequence[Ready], questions: Questions) -> Built:
    """One person at a time, for comparison only: it is made for many (see `batch`)."""
    trees = [rule.tree for rule in rules]
    laws = batch.system(trees)

    def traced(simulation: Any) -> Any:
        simulation.trace = True
        batch.calculated(simulation, len(trees))
        return simulation.tracer.trees

    return Built(
        lambda person: batch.simulation(laws, batch.columns(trees, [person.facts]), 1),
        lambda simulation: batch.calculated(simulation, len(trees)),
        traced,
        lambda arrays: [bool(array[0]) for array in arrays],
    )


ENGINES = (
    Engine("ours", "", "", ours),
    Engine("zen-engine, decision table", "zen-engine", "zen", zen_table),
    Engine("zen-engine, one list", "zen-engine", "zen", zen_list),
    Engine("datalogic-py", "datalogic-py", "datalogic_py", datalogic),
    Engine("datalogic-py, one list", "datalogic-py", "datalogic_py", datalogic_list),
    Engine("common-expression-language", "common-expression-language", "cel", cel_each),
    Engine("common-expression-l., one list", "common-expression-language", "cel", cel_list),
    Engine("rule-engine", "rule-engine", "rule_engine", rule_engine_each),
    Engine("business-rules", "business-rules", "business_rules", business_rules_each),
    Engine("OpenFisca-Core, one person", "OpenFisca-Core", "openfisca_core.simulations", openfisca),
)


# ---- people


def facts(state: State, questions: Questions, named: Sequence[str]) -> Facts:
    """What the engines are told: each named question's answer on the path, and stand-ins for those not asked."""
    result: dict[str, str | int | list[str]] = {}
    for name in named:
        cell, kind = state[name], questions[name].kind
        ticked = sorted(cell) if isinstance(cell, frozenset) else []
        if kind in NUMBERS:
            result[name] = cell if isinstance(cell, int) else NOT_ASKED
        else:
            result[name] = ticked if kind == "several" else ticked[0] if ticked else ""
    return result


def made_up(rules: Sequence[Ready], state: State) -> list[State]:
    """One person with each choice and each bound a rule names, question by question, and with each rule's choices all at once."""
    changes: list[dict[str, Any]] = []
    for rule in rules:
        compared = leaves(rule.tree)
        for leaf in compared:
            bounds = leaf.choices if isinstance(leaf, OneOf) else {leaf.low, leaf.high} - {None}
            changes += [{leaf.question: frozenset({b}) if isinstance(b, str) else b} for b in bounds]
        changes.append({leaf.question: frozenset({min(leaf.choices)}) for leaf in compared if isinstance(leaf, OneOf)})
    return [{**state, **changed} for changed in changes]


# ---- checked and timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100, help="who are timed one by one")
    parser.add_argument("--batch", type=int, nargs="*", default=[20_000, 200_000], help="sizes of the crowds timed at once")
    parser.add_argument("--rules", type=int, default=60, help="how many gate rules, from the first")
    parser.add_argument("--aid", type=Path, default=Path("."))
    args = parser.parse_args()
    aid, today, rng = content.load(args.aid), date.today(), random.Random(7)
    rules = aid.gate[: args.rules]
    named = sorted({leaf.question for rule in rules for leaf in leaves(rule.tree)})

    def known(state: State) -> Person:
        return Person(state, facts(state, aid.questions, named))

    sheets = [known(walk(aid, whole(aid, people.draw(aid, rng, today), today), today).state) for _ in range(max(SHEETS, args.people))]
    checked = sheets + [known(state) for state in made_up(rules, sheets[0].state)]
    expected = [[rule.when.test(person.state) for rule in rules] for person in checked]
    compared = sum(len(leaves(rule.tree)) for rule in rules)
    print(
        f"{len(rules)} gate rules with {compared} comparisons, of which {sum(map(any, zip(*expected, strict=True)))} fire for somebody; "
        f"{len(sheets):,} sheets and {len(checked) - len(sheets)} made up; {args.people} sheets timed"
    )
    probes = lacking(aid, sheets[0].state)
    rows = [measured(engine, rules, aid.questions, checked, expected, args.people, probes) for engine in ENGINES]
    print(f"\n{'engine':<32}{'version':>9}{'build ms':>10}{'input us':>10}{'plain us':>10}{'traced us':>11}   with one answer missing")
    print(f"{'':<82}   {' / '.join(probes)}")
    print("\n".join(rows))
    for count in args.batch:
        batch.measure(aid, rules, [person.state for person in sheets], [person.facts for person in sheets], count)


def measured(
    engine: Engine,
    rules: Sequence[Ready],
    questions: Questions,
    checked: Sequence[Person],
    expected: Sequence[Sequence[bool | None]],
    timed: int,
    probes: Mapping[str, tuple[Ready, Person]],
) -> str:
    """The line of one engine, after checking that it fires the rules that ours fires.

    Args:
        engine: the engine.
        rules: what it is given, less those it cannot express.
        questions: what the rules read.
        checked: people on whom it is checked.
        expected: for each of them, the truth of each rule.
        timed: how many of them, from the first, are timed.
        probes: conditions with a person who lacks the answer.
    """
    number = ""
    if engine.package:
        try:
            number = version(engine.package)
        except PackageNotFoundError:
            return f"{engine.name:<32}  not installed"
        importlib.import_module(engine.module)
    refused = {n: why for n, rule in enumerate(rules) if (why := refusal(engine, rule, questions))}
    if refused:
        print(f"{engine.name}: cannot express {len(refused)} of the rules, which are left out: {', '.join(sorted(set(refused.values())))}")
    keep = [n for n in range(len(rules)) if n not in refused]
    kept = [rules[n] for n in keep]
    built, spent = batch.often(lambda _: engine.build(kept, questions))
    for person, right in zip(checked, expected, strict=True):
        told = built.read(built.fires(built.ready(person)))
        different = [rules[n].rule.id for n, theirs in zip(keep, told, strict=True) if theirs is not right[n]]
        if different:
            raise SystemExit(f"{engine.name}: other rules fire than in ours: {different}")
    print(f"{engine.name}: equal on {len(checked):,} sheets")
    given, plain = micro(built.ready, built.fires, checked[:timed])
    traced = f"{micro(built.ready, built.traced, checked[:timed])[1]:.1f}" if built.traced else "-"
    missing = " / ".join(without(engine, rule, person, questions) for rule, person in probes.values())
    return f"{engine.name:<32}{number:>9}{spent:>10.2f}{given:>10.1f}{plain:>10.1f}{traced:>11}   {missing}"


def refusal(engine: Engine, rule: Ready, questions: Questions) -> str:
    """Why an engine does not take a rule; empty if it does. Whatever it raises means no: that is what is asked here."""
    try:
        engine.build([rule], questions)
    except Exception as error:
        return str(error)
    return ""


def micro(ready: Callable[[Person], Any], run: Callable[[Any], Any], persons: Sequence[Person], repeats: int = 7) -> tuple[float, float]:
    """Median microseconds of handing over one person, and of the run."""
    given, spent = [], []
    for person in itertools.chain.from_iterable([persons] * repeats):
        start = time.perf_counter()
        handed = ready(person)
        between = time.perf_counter()
        run(handed)
        end = time.perf_counter()
        given.append((between - start) * 1e6)
        spent.append((end - between) * 1e6)
    return statistics.median(given), statistics.median(spent)


def lacking(aid: Aid, state: State) -> dict[str, tuple[Ready, Person]]:
    """Simple conditions, each with a person who was asked and did not answer: on one choice, on several, on none of them, on a number."""

    def first(*kinds: str) -> Question:
        return next(question for question in aid.questions.values() if question.kind in kinds)

    single, several, number = first("one", "yes_no"), first("several"), first(*NUMBERS)
    ticked = OneOf(several.id, frozenset({several.choices[0].id}))
    trees: dict[str, Tree] = {
        "single choice": OneOf(single.id, frozenset({single.choices[0].id})),
        "ticked": ticked,
        "not ticked": Not(ticked),
        "below": Within(number.id, None, number.max),
    }
    result = {}
    for name, tree in trees.items():
        asked = leaves(tree)[0].question
        result[name] = Ready(None, tree, meaning(tree)), Person({**state, asked: NotKnown(open=frozenset({asked}))}, {})
    return result


def without(engine: Engine, rule: Ready, person: Person, questions: Questions) -> str:
    """What an engine says of one condition whose answer is missing."""
    built = engine.build([rule], questions)
    try:
        (told,) = built.read(built.fires(built.ready(person)))
    except Exception:
        return "error"
    return {True: "true", False: "false", None: "not known"}[told]


if __name__ == "__main__":
    main()
