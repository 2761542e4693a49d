"""What `check` says of the flow of small banks that look like questionnaires in use: no false alarm, and the cause by its name."""

from __future__ import annotations

from datetime import date

import pytest

from logic.conditions.tree import FALSE, TRUE
from logic.load import build, inspect_texts
from logic.tools.check import check, flow
from logic.tools.proof.engine import Engine

HEAD = """
version: 1
standard_choices: [{id: "yes", text: "Yes"}, {id: "no", text: "No"}, {id: none, text: None, exclusive: true}, {id: not_sure, text: Not sure, unknown: unsure}]
sections:
  - id: only
    title: Only
    questions:
"""
WORKS = "{id: works, text: t, why: w, kind: yes_no}"
HOURS = '{id: hours, text: t, why: w, kind: number, unit: h, min: 0, max: 100, ask_when: {works: ["yes"]}}'


@pytest.fixture(scope="module")
def found(commute_texts):
    """`found("{id: …}", …)`: the findings on a bank of these questions, without rules; by code."""

    def look(*questions, code):
        bank = HEAD + "".join(f"      - {q}\n" for q in questions)
        aid = build(
            commute_texts
            | {"questions.yaml": bank, "content/rules.yaml": "gate: []", "content/promises.yaml": "promises: []"}
        )
        return [f for f in flow.find(Engine(aid)) if f.code == code]

    return look


def last(when):
    return f"{{id: last, text: t, why: w, kind: yes_no, record_only: kept, ask_when: {when}}}"


# ---- always true


@pytest.mark.parametrize(
    "when",
    [
        '{any: [{works: ["yes"]}, {at_home: ["yes"]}]}',
        "{any: [{hours: {below: 50}}, {hours: {at_least: 50}}]}",
        '{at_home: ["yes", "no"]}',
        "{answered: hours}",
        "{answered: works}",
        '{all: [{answered: works}, {works: ["no"]}]}',
    ],
)
def test_a_condition_that_somebody_who_answers_all_makes_false_is_not_always_true(when, found):
    at_home = '{id: at_home, text: t, why: w, kind: yes_no, ask_when: {works: ["yes"]}}'
    assert found(WORKS, HOURS, at_home, last(when), code="always-true") == []


@pytest.mark.parametrize(
    "when",
    [
        '{works: ["yes", "no"]}',
        '{any: [{works: ["yes"]}, {not: {works: ["yes"]}}]}',
        '{not: {all: [{works: ["yes"]}, {works: ["no"]}]}}',
    ],
)
def test_a_condition_that_nobody_makes_false_is(when, found):
    assert [f.subject for f in found(WORKS, last(when), code="always-true")] == ["last"]


# ---- one fault hides no other


STATE = "{id: state, text: t, why: w, kind: number, unit: n, min: 1, max: 78}"
LINE = "{id: line, text: t, why: w, kind: yes_no, ask_when: {state: {at_least: 1}}}"
DEAD = last('{all: [{line: ["yes"]}, {line: ["no"]}]}')


ABOUT_CONDITIONS = {
    "condition",
    "vacuous-bound",
    "unreachable-question",
    "always-true",
    "unused-question",
    "unused-condition",
}


@pytest.fixture(scope="module")
def checked(commute_texts):
    """What is said of the conditions of a bank of these questions, that it cannot start included: (code, what)."""

    def look(*questions, **files):
        bank = HEAD + "".join(f"      - {q}\n" for q in questions)
        plain = {"questions.yaml": bank, "content/rules.yaml": "gate: []", "content/promises.yaml": "promises: []"}
        found = inspect_texts(commute_texts | plain | files)
        return found.aid, [
            (p.code, p.what)
            for p in check.problems_of(found, date(2026, 11, 24), {}, lambda *_: ())
            if p.code in ABOUT_CONDITIONS
        ]

    return look


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("{state: {at_least: 1}}", "holds for every answer to 'state'"),
        ("{state: {between: [1, 79]}}", "holds for every answer to 'state'"),
        ("{state: {at_least: 79}}", "compares with a number out of bounds: answers to 'state' go from 1 to 78"),
        ("{state: {below: 1}}", "compares with a number out of bounds: answers to 'state' go from 1 to 78"),
        (
            "{any: [{not: {state: {between: [-5, 10]}}}]}",
            "compares with a number out of bounds: answers to 'state' go from 1 to 78",
        ),
        (
            "{state: {below: 99000000000000000}}",
            "compares with a number out of bounds: answers to 'state' go from 1 to 78",
        ),
    ],
)
def test_a_bound_that_tells_nobody_apart_is_a_finding_like_others(when, what, checked):
    """The aid starts, what else is wrong is told, and nothing is said that rests on the bound."""
    aid, problems = checked(STATE, LINE.replace("{state: {at_least: 1}}", when), DEAD)
    assert aid is not None
    assert problems == [
        ("vacuous-bound", what),
        ("unreachable-question", "'last' is never asked: no answers make line: [yes] and line: [no] hold together"),
    ]


@pytest.mark.parametrize("when", ["{state: {above: 3}}", "{stat: {below: 3}}", "{use: nothing}", "{last: [yes]}", "[]"])
def test_a_condition_that_cannot_be_read_hides_nothing_either(when, checked):
    aid, problems = checked(STATE, LINE.replace("{state: {at_least: 1}}", when), DEAD)
    assert aid is None
    assert [code for code, _ in problems] == ["condition", "unreachable-question"]


def test_a_question_that_only_a_misspelt_condition_reads_is_not_said_to_be_unused(checked):
    _, problems = checked(WORKS, last("{works: [yess]}"))
    assert [code for code, _ in problems] == ["condition"]


def test_proofs_take_a_vacuous_bound_as_it_stands(commute_texts):
    """Who is told what does not change with the finding: only the other findings leave it out."""
    bank = HEAD + "".join(f"      - {q}\n" for q in (STATE, LINE, last("{line: [yes]}")))
    aid = build(
        commute_texts
        | {"questions.yaml": bank, "content/rules.yaml": "gate: []", "content/promises.yaml": "promises: []"}
    )
    engine = Engine(aid)
    claim = [(engine.ask["state"], TRUE), (engine.ask["line"], FALSE)]
    assert engine.find(claim) is None
    assert engine.doubting.find(claim) is not None
    assert Engine(aid, steps=0).find(claim) is None, "Z3 agrees"
    assert Engine(aid, steps=0).doubting.find(claim) is not None


# ---- why a question is never asked


COUNTRIES = (
    "{id: c, text: t, why: w, kind: several, choices: [{id: india, text: t}, {id: malta, text: t}], plus: [none]}"
)
NEVER = "is never asked: no answers make"


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ('{all: [{works: ["yes"]}, {works: ["no"]}, {c: [india]}]}', "works: [yes] and works: [no] hold together"),
        (
            "{all: [{not: {c: [india]}}, {not: {c: [malta]}}, {not: {c: [none]}}, {answered: c}]}",
            "not c: [india], not c: [malta] and not c: [none] hold together",
        ),
        (
            "{all: [{answered: c}, {not: {any: [{c: [india]}, {c: [malta, none]}]}}]}",
            "not c: [india] and not c: [malta, none] hold together",
        ),
        (
            '{all: [{hours: {below: 5}}, {any: [{c: [none]}, {works: ["no"]}]}, {not: {c: [none]}}]}',
            "hours below 5, the part on c, works and not c: [none] hold together",
        ),
        (
            '{all: [{c: [india]}, {all: [{hours: {at_least: 5}}, {works: ["no"]}]}]}',
            "hours at least 5 and works: [no] hold together",
        ),
    ],
)
def test_the_fewest_parts_that_exclude_each_other_are_named(when, why, found):
    (fault,) = found(WORKS, HOURS, COUNTRIES, last(when), code="unreachable-question")
    assert fault.what == f"'last' {NEVER} {why}"


def asks(name, when):
    return f"{{id: {name}, text: t, why: w, kind: yes_no, record_only: kept, ask_when: {when}}}"


def test_questions_of_one_cause_are_told_at_once(found):
    both, deaf = '{all: [{works: ["yes"]}, {works: ["no"]}]}', "{all: [{c: [none]}, {c: [malta]}]}"
    faults = found(
        WORKS, COUNTRIES, asks("a", both), asks("b", both), asks("other", deaf), asks("child", '{b: ["yes"]}'), asks("grandchild", '{any: [{child: ["no"]}, {a: ["no"]}]}'),
        asks("fine", '{works: ["yes"]}'), asks("narrower", '{all: [{works: ["no"]}, {c: [malta]}, {works: ["yes"]}]}'), asks("of_other", "{answered: other}"),
        code="unreachable-question",
    )  # fmt: skip
    assert [f.what for f in faults] == [
        "'a', 'b' and 'narrower' are never asked: no answers make works: [yes] and works: [no] hold together; so neither are 'child' and 'grandchild'",
        "'other' is never asked: no answers make c: [none] and c: [malta] hold together; so neither is 'of_other'",
    ]
    assert [(f.subject, *f.also) for f in faults] == [
        ("a", "b", "narrower", "child", "grandchild"),
        ("other", "of_other"),
    ]


def test_a_limit_whose_question_is_not_asked_of_those_it_is_for_is_told_with_both(commute_texts):
    """Not as if nothing were compared for them."""
    budget = "        kind: money\n        unit: eur\n"
    bank = commute_texts["questions.yaml"].replace(budget, "        ask_when: {main_concern: [delays]}\n" + budget)
    limit = "{id: over_budget, answer: budget,"
    rules = commute_texts["content/rules.yaml"].replace(limit, f"{limit} when: {{main_concern: [fitness]}},")
    aid = build(commute_texts | {"questions.yaml": bank, "content/rules.yaml": rules})
    (fault,) = [f for f in flow.find(Engine(aid)) if f.code == "dead-rule"]
    assert (
        fault.what
        == "'over_budget' never holds: no answers make main_concern: [fitness] and main_concern: [delays] hold together"
    )


# ---- what speaks only for some


FITNESS = "fitness: {low: none, high: none, certainty: low, judged: true, why: Our reading., facts: [f_ride]}"
LEVELS = "low: none, high: none, certainty: low, judged: true, why: Our reading., facts: [f_ride]"
BUS = "content/options/bus.yaml"


def for_some(texts, reading, **files):
    """What the whole flow shows once the bus brings this for fitness: each on its line."""
    assert texts[BUS].count(FITNESS) == 1
    found = inspect_texts(texts | {BUS: texts[BUS].replace(FITNESS, f"fitness:\n        {reading}")} | files)
    assert found.problems == []
    problems = check.over_the_flow(found, Engine(found.draft), date(2026, 11, 24))
    return [p for p in problems if p.code != "never-gated"]


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (f"{{when: {{distance: {{below: 9}}}}, {LEVELS}, else_why: w}}", []),
        (f"{{when: {{distance: {{below: 9}}}}, {LEVELS}, otherwise: {{when: {{distance: {{below: 20}}}}, {LEVELS}, else_why: w}}}}", []),
        (f"{{when: {{dizzy: [\"yes\"]}}, {LEVELS}, otherwise: {{when: {{dizzy: [\"no\"]}}, {LEVELS}, otherwise: {{{LEVELS}}}}}}}", []),
        (f"{{when: {{all: [{{distance: {{below: 9}}}}, {{distance: {{at_least: 30}}}}]}}, {LEVELS}, else_why: w}}", ["dead-reading"]),
        (f"{{when: {{distance: {{below: 9}}}}, {LEVELS}, otherwise: {{when: {{distance: {{below: 5}}}}, {LEVELS}, else_why: w}}}}", ["masked-reading"]),
        (f"{{when: {{main_concern: [delays, fitness]}}, {LEVELS}, otherwise: {{when: {{main_concern: [just_looking]}}, {LEVELS}, otherwise: {{{LEVELS}}}}}}}", ["masked-reading"]),
        (f"{{when: {{answered: distance}}, {LEVELS}, otherwise: {{{LEVELS}}}}}", ["always-true"]),
        (f"{{when: {{answered: main_concern}}, {LEVELS}, otherwise: {{{LEVELS}}}}}", ["always-true"]),
        (f"{{when: {{not: {{dizzy_seen: [\"yes\"]}}}}, {LEVELS}, otherwise: {{{LEVELS}}}}}", ["not-over-unasked"]),
        (f"{{when: {{distance: {{at_least: 1}}}}, {LEVELS}, else_why: w}}", ["vacuous-bound"]),
    ],
    ids=["one", "two that overlap", "a third for the unsure", "never", "never beside an earlier", "never beside two", "always, but for the unsure", "always", "not asked", "a bound"],
)  # fmt: skip
def test_a_reading_that_is_nobodys_or_everybodys_is_told_once_and_on_its_line(reading, said, commute_texts):
    effects = commute_texts[BUS][: commute_texts[BUS].index(FITNESS)].count("\n") + 1
    texts = {**commute_texts, BUS: commute_texts[BUS].replace("effects: {delays", "effects:\n      {delays")}
    problems = for_some(texts, reading)
    assert [(p.code, p.subject, p.file, p.line) for p in problems] == [
        (code, "city_bus.fitness", BUS, effects + 2) for code in said
    ]


def test_a_question_and_a_named_condition_that_only_a_reading_uses_are_used(commute_texts):
    asks = [f"      - {{id: {name}, text: t, why: w, kind: yes_no}}\n" for name in ("rains", "hills")]
    bank = commute_texts["questions.yaml"]
    for start, more in (
        ("conditions:\n", ['  wet: {rains: ["yes"]}\n', '  flat: {hills: ["no"]}\n']),
        ("      - id: budget\n", asks),
    ):
        assert bank.count(start) == 1
        bank = bank.replace(start, start + "".join(more) if start[0] == "c" else "".join(more) + start)
    never_read = for_some(commute_texts, f"{{{LEVELS}}}", **{"questions.yaml": bank})
    assert {p.subject for p in never_read} == {"rains", "hills", "wet", "flat"}
    strangers = "not_for:\n  - {id: steep, when: {use: flat}, variants: [cycling], outcomes: [falls], reason: r, facts: [f_falls]}\n"
    rules = {"questions.yaml": bank, "content/rules.yaml": commute_texts["content/rules.yaml"] + strangers}
    assert for_some(commute_texts, f"{{when: {{use: wet}}, {LEVELS}, else_why: w}}", **rules) == []
