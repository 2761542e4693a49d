"""Other rule engines, each with our conditions in its own language. Used by `bench.peers`, which checks and times them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bench import batch
from bench.batch import NOT_ASKED, Facts
from logic.aid.aid import CompiledRule
from logic.conditions.meaning import State, meaning
from logic.conditions.tree import All, AnyOf, Not, OneOf, Sure, Tree, Within, leaves
from logic.content.bank import Question
from logic.person import gate

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
    build: Callable[[Sequence[CompiledRule], Questions], Built]


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
        case Sure(part):
            return infix(part, questions, words)
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
        case Sure(part):
            return json_logic(part, questions)
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
            return test(
                question, "shares_at_least_one_element_with" if holds else "shares_no_elements_with", sorted(choices)
            )
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
        case Sure(part):
            return business(part, questions, holds)
        case All(parts) | AnyOf(parts):
            if not parts:
                raise NotImplementedError("no condition without parts")
            return {
                "all" if isinstance(tree, All) == holds else "any": [business(part, questions, holds) for part in parts]
            }


def lowest(low: int | None) -> int:
    """A bound that a number not asked for is below, where a condition has none."""
    return NOT_ASKED + 1 if low is None else low


# ---- the engines


def ours(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    tests = [meaning(rule.tree).test for rule in rules]
    return Built(
        lambda person: person.state,
        lambda state: [test(state) for test in tests],
        lambda state: gate.findings(rules, state),
    )


def facts_of(person: Person) -> Facts:
    return person.facts


def zen_table(rules: Sequence[CompiledRule], questions: Questions) -> Built:
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


def zen_list(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    import zen

    return Built(facts_of, zen.compile_expression(listed(rules, questions, ENGLISH)).evaluate)


def listed(rules: Sequence[CompiledRule], questions: Questions, words: Words) -> str:
    """One expression whose value is the list of what every rule is."""
    return "[" + ", ".join(infix(rule.tree, questions, words) for rule in rules) + "]"


def datalogic(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    import datalogic_py

    engine = datalogic_py.Engine()
    logic = [json_logic(rule.tree, questions) for rule in rules]
    compiled, texts = [engine.compile(one) for one in logic], [json.dumps(one) for one in logic]
    return Built(
        lambda person: handle(datalogic_py, person),
        lambda given: [one.evaluate_data(given[0]) for one in compiled],
        lambda given: [engine.evaluate_with_trace(text, given[1]) for text in texts],
    )


def datalogic_list(rules: Sequence[CompiledRule], questions: Questions) -> Built:
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


def cel_each(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    import cel

    programs = [cel.compile(infix(rule.tree, questions, SIGNS)) for rule in rules]
    return Built(
        lambda person: cel.Context(person.facts), lambda given: [program.execute(given) for program in programs]
    )


def cel_list(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    import cel

    return Built(lambda person: cel.Context(person.facts), cel.compile(listed(rules, questions, SIGNS)).execute)


def rule_engine_each(rules: Sequence[CompiledRule], questions: Questions) -> Built:
    import rule_engine

    compiled = [rule_engine.Rule(infix(rule.tree, questions, ENGLISH)) for rule in rules]
    return Built(facts_of, lambda facts: [rule.matches(facts) for rule in compiled])


def business_rules_each(rules: Sequence[CompiledRule], questions: Questions) -> Built:
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


def openfisca(rules: Sequence[CompiledRule], questions: Questions) -> Built:
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
