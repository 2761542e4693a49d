"""The condition language: what each operator says of each kind of answer, why, and which conditions are refused.

A truth table's row is a condition, a person's answers, and True, False, or who is to blame for "not known".
"""

from __future__ import annotations

import itertools

import pytest

from logic.conditions.meaning import DoesNotApply, NotKnown, Partly, meaning
from logic.conditions.parse import parse
from logic.conditions.tree import All, Answered, AnyOf, Not, OneOf, Within, leaves
from logic.person.path import walk

BANK = """
version: 1
conditions:
  smoker: {smokes: ["yes"]}
standard_choices:
  - {id: "yes", text: "Yes"}
  - {id: "no", text: "No"}
  - {id: none, text: None, exclusive: true}
  - {id: not_sure, text: Not sure, unknown: unsure}
  - {id: rather_not_say, text: Rather not say, unknown: declined, exclusive: true}
sections:
  - id: only
    title: Only
    questions:
      - {id: smokes, text: t, why: w, kind: yes_no, plus: [not_sure, rather_not_say]}
      - {id: tries_to_stop, text: t, why: w, kind: yes_no, plus: [not_sure], ask_when: {smokes: ["yes"]}}
      - {id: stopped_before, text: t, why: w, kind: yes_no, plus: [not_sure], ask_when: {tries_to_stop: ["yes"]}}
      - {id: a_day, text: t, why: w, kind: number, unit: cigarettes, min: 0, max: 99, ask_when: {smokes: ["yes"]}}
      - {id: age, text: t, why: w, kind: number, unit: years, min: 0, max: 120, plus: [not_sure, rather_not_say]}
      - id: illness
        text: t
        why: w
        kind: several
        choices: [{id: asthma, text: t}, {id: gout, text: t}, {id: migraine, text: t}]
        plus: [none, not_sure, rather_not_say]
      - {id: since, text: t, why: w, kind: month, min: -60, max: 60, plus: [not_sure]}
      - {id: spare, text: t, why: w, kind: yes_no}
"""
OPEN, UNSURE = "open", "unsure"


@pytest.fixture(scope="module")
def bank(make_aid):
    return make_aid(questions=BANK, rules="gate: []", promises="promises: []")


@pytest.fixture(scope="module")
def tree_of(bank):
    def read(raw):
        faults = []
        named = {
            name: parse(c, (), bank.questions, {}, lambda *fault: faults.append(fault))
            for name, c in bank.bank.conditions.items()
        }
        tree = parse(raw, (), bank.questions, named, lambda *fault: faults.append(fault))
        assert faults == []
        return tree

    return read


def row(name, condition, answers, expected):
    return pytest.param(condition, answers, expected, id=name)


YES = {"smokes": ["yes"]}
ONE_OF = [
    row("answered with it", YES, {"smokes": "yes"}, True),
    row("answered with another", YES, {"smokes": "no"}, False),
    row("unanswered", YES, {}, {OPEN: {"smokes"}}),
    row("not sure", YES, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("rather not say", YES, {"smokes": "rather_not_say"}, {UNSURE: {"smokes"}}),
    row("either of two", {"smokes": ["yes", "no"]}, {"smokes": "no"}, True),
    row(
        "either of two is not known when not sure",
        {"smokes": ["yes", "no"]},
        {"smokes": "not_sure"},
        {UNSURE: {"smokes"}},
    ),
    row("several: ticked", {"illness": ["asthma"]}, {"illness": ("asthma", "gout")}, True),
    row("several: not ticked", {"illness": ["asthma"]}, {"illness": ("gout",)}, False),
    row("several: a list means any of these", {"illness": ["asthma", "gout"]}, {"illness": ("gout",)}, True),
    row("several: none of these", {"illness": ["asthma"]}, {"illness": ("none",)}, False),
    row("several: none of these, asked for", {"illness": ["none"]}, {"illness": ("none",)}, True),
    row("several: unanswered", {"illness": ["asthma"]}, {}, {OPEN: {"illness"}}),
    row("several: only not sure", {"illness": ["asthma"]}, {"illness": ("not_sure",)}, {UNSURE: {"illness"}}),
    row("several: rather not say", {"illness": ["asthma"]}, {"illness": ("rather_not_say",)}, {UNSURE: {"illness"}}),
    row("several: ticked, and not sure which else", {"illness": ["asthma"]}, {"illness": ("asthma", "not_sure")}, True),
    row(
        "several: not ticked, and not sure which",
        {"illness": ["gout"]},
        {"illness": ("asthma", "not_sure")},
        {UNSURE: {"illness"}},
    ),
    row(
        "several: any of these, one ticked, not sure",
        {"illness": ["gout", "asthma"]},
        {"illness": ("asthma", "not_sure")},
        True,
    ),
]
TRIES = {"tries_to_stop": ["yes"]}
NOT_ASKED = [
    row("does not apply", TRIES, {"smokes": "no"}, False),
    row("does not apply, whatever is asked for", {"tries_to_stop": ["yes", "no"]}, {"smokes": "no"}, False),
    row("does not apply, its old answer lies dormant", TRIES, {"smokes": "no", "tries_to_stop": "yes"}, False),
    row("asked and unanswered", TRIES, {"smokes": "yes"}, {OPEN: {"tries_to_stop"}}),
    row("asked and answered", TRIES, {"smokes": "yes", "tries_to_stop": "yes"}, True),
    row("parent unanswered: the parent is to blame", TRIES, {}, {OPEN: {"smokes"}}),
    row("parent not sure: the parent is to blame", TRIES, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("parent rather not say", TRIES, {"smokes": "rather_not_say"}, {UNSURE: {"smokes"}}),
    row(
        "parent not sure: an old answer does not count",
        TRIES,
        {"smokes": "not_sure", "tries_to_stop": "yes"},
        {UNSURE: {"smokes"}},
    ),
    row("grandparent unanswered", {"stopped_before": ["yes"]}, {}, {OPEN: {"smokes"}}),
    row("grandparent not sure", {"stopped_before": ["yes"]}, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("grandparent says no", {"stopped_before": ["yes"]}, {"smokes": "no"}, False),
    row(
        "parent not sure, grandparent yes",
        {"stopped_before": ["yes"]},
        {"smokes": "yes", "tries_to_stop": "not_sure"},
        {UNSURE: {"tries_to_stop"}},
    ),
]
SMOKED = {"answered": "smokes"}
ANSWERED = [
    row("any answer: a choice", SMOKED, {"smokes": "no"}, True),
    row("any answer: none yet", SMOKED, {}, {OPEN: {"smokes"}}),
    row("any answer: not sure is none that is known", SMOKED, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("any answer: a number", {"answered": "age"}, {"age": 0}, True),
    row("any answer: not sure of a number", {"answered": "age"}, {"age": "not_sure"}, {UNSURE: {"age"}}),
    row("any answer: a month", {"answered": "since"}, {"since": "2026-11"}, True),
    row("any answer: ticks", {"answered": "illness"}, {"illness": ("gout",)}, True),
    row("any answer: none of these", {"answered": "illness"}, {"illness": ("none",)}, True),
    row("any answer: ticks, and not sure which else", {"answered": "illness"}, {"illness": ("gout", "not_sure")}, True),
    row("any answer: only not sure which", {"answered": "illness"}, {"illness": ("not_sure",)}, {UNSURE: {"illness"}}),
    row("any answer: does not apply", {"answered": "a_day"}, {"smokes": "no", "a_day": 3}, False),
    row("any answer: parent not sure", {"answered": "a_day"}, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("no answer", {"not": {"answered": "a_day"}}, {"smokes": "no"}, True),
]
WITHIN = [
    row("below: under", {"age": {"below": 18}}, {"age": 17}, True),
    row("below: at", {"age": {"below": 18}}, {"age": 18}, False),
    row("below: zero counts as a number", {"age": {"below": 1}}, {"age": 0}, True),
    row("at_least: under", {"age": {"at_least": 60}}, {"age": 59}, False),
    row("at_least: at", {"age": {"at_least": 60}}, {"age": 60}, True),
    row("between: under the lower", {"age": {"between": [18, 60]}}, {"age": 17}, False),
    row("between: at the lower", {"age": {"between": [18, 60]}}, {"age": 18}, True),
    row("between: under the upper", {"age": {"between": [18, 60]}}, {"age": 59}, True),
    row("between: at the upper", {"age": {"between": [18, 60]}}, {"age": 60}, False),
    row("number unanswered", {"age": {"below": 18}}, {}, {OPEN: {"age"}}),
    row("number not sure", {"age": {"below": 18}}, {"age": "not_sure"}, {UNSURE: {"age"}}),
    row("number rather not say", {"age": {"at_least": 1}}, {"age": "rather_not_say"}, {UNSURE: {"age"}}),
    row("number does not apply", {"a_day": {"below": 5}}, {"smokes": "no"}, False),
    row(
        "number does not apply, whatever is asked for", {"a_day": {"at_least": 1}}, {"smokes": "no", "a_day": 3}, False
    ),
    row("number of a parent not sure", {"a_day": {"below": 5}}, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("month: last month is -1", {"since": {"between": [-1, 0]}}, {"since": "2026-10"}, True),
    row("month: this month is 0", {"since": {"between": [0, 1]}}, {"since": "2026-11"}, True),
    row("month: below 0 leaves this month out", {"since": {"below": 0}}, {"since": "2026-11"}, False),
    row("month: in two months", {"since": {"at_least": 3}}, {"since": "2027-01"}, False),
    row("month: in three months", {"since": {"at_least": 3}}, {"since": "2027-02"}, True),
    row("month: a year ago", {"since": {"below": -11}}, {"since": "2025-11"}, True),
    row("month: eleven months ago", {"since": {"below": -11}}, {"since": "2025-12"}, False),
    row("month unanswered", {"since": {"below": 0}}, {}, {OPEN: {"since"}}),
    row("month not sure", {"since": {"below": 0}}, {"since": "not_sure"}, {UNSURE: {"since"}}),
]
NOT = [
    row("not true", {"not": YES}, {"smokes": "yes"}, False),
    row("not false", {"not": YES}, {"smokes": "no"}, True),
    row("not of not known is not known", {"not": YES}, {}, {OPEN: {"smokes"}}),
    row("not of unsure is unsure", {"not": YES}, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("not of what does not apply is true", {"not": TRIES}, {"smokes": "no"}, True),
    row("not of a child of not sure", {"not": TRIES}, {"smokes": "not_sure"}, {UNSURE: {"smokes"}}),
    row("not under a threshold", {"not": {"age": {"below": 18}}}, {"age": 18}, True),
    row("not not", {"not": {"not": YES}}, {"smokes": "yes"}, True),
    row("not a ticked choice", {"not": {"illness": ["asthma"]}}, {"illness": ("asthma", "not_sure")}, False),
    row(
        "not an unticked choice beside not sure",
        {"not": {"illness": ["gout"]}},
        {"illness": ("asthma", "not_sure")},
        {UNSURE: {"illness"}},
    ),
    row("use of a name", {"use": "smoker"}, {"smokes": "yes"}, True),
    row("use of a name, unanswered", {"not": {"use": "smoker"}}, {}, {OPEN: {"smokes"}}),
]
OLD = {"age": {"at_least": 60}}
BLAME = [
    row("all: only not-known parts are to blame", {"all": [YES, OLD]}, {"smokes": "yes"}, {OPEN: {"age"}}),
    row("all: a false part settles it, whatever is open", {"all": [YES, OLD]}, {"smokes": "no"}, False),
    row(
        "all: open and unsure are told apart",
        {"all": [YES, OLD]},
        {"smokes": "not_sure"},
        {OPEN: {"age"}, UNSURE: {"smokes"}},
    ),
    row("all: both open", {"all": [YES, OLD]}, {}, {OPEN: {"age", "smokes"}}),
    row("any: a true part settles it, whatever is open", {"any": [YES, OLD]}, {"smokes": "yes"}, True),
    row("any: only not-known parts are to blame", {"any": [YES, OLD]}, {"smokes": "no"}, {OPEN: {"age"}}),
    row(
        "any: both unsure", {"any": [YES, OLD]}, {"smokes": "not_sure", "age": "not_sure"}, {UNSURE: {"age", "smokes"}}
    ),
    row("nested: a settled branch blames nobody", {"any": [{"all": [YES, OLD]}, TRIES]}, {"smokes": "no"}, False),
    row(
        "nested: false inside not-known is not looked at",
        {"all": [OLD, {"any": [YES, {"spare": ["yes"]}]}]},
        {"smokes": "no"},
        {OPEN: {"age", "spare"}},
    ),
]


@pytest.mark.parametrize(("condition", "answers", "expected"), ONE_OF + NOT_ASKED + ANSWERED + WITHIN + NOT + BLAME)
def test_truth(condition, answers, expected, tree_of, bank, today):
    judged, state = meaning(tree_of(condition)), walk(bank, answers, today).state
    if isinstance(expected, dict):
        assert judged.test(state) is None
        assert judged.causes(state) == NotKnown(frozenset(expected.get(OPEN, ())), frozenset(expected.get(UNSURE, ())))
    else:
        assert judged.test(state) is expected


RANK = {False: 0, None: 1, True: 2}
CELL = {True: frozenset({"yes"}), False: frozenset({"no"}), None: NotKnown(open=frozenset({"?"}))}


@pytest.mark.parametrize("values", list(itertools.product([True, False, None], repeat=2)), ids=str)
@pytest.mark.parametrize(("join", "pick"), [(All, min), (AnyOf, max)], ids=["all is the least", "any is the most"])
def test_all_and_any_take_the_least_and_the_most_of_false_not_known_true(join, pick, values):
    parts = tuple(OneOf(name, frozenset({"yes"})) for name in "ab")
    state = dict(zip("ab", map(CELL.get, values), strict=True))
    assert meaning(join(parts)).test(state) is pick(values, key=RANK.get)


def test_an_empty_all_is_true_and_an_empty_any_false():
    assert meaning(All(())).test({}) is True
    assert meaning(AnyOf(())).test({}) is False


# ---- why a condition holds


@pytest.mark.parametrize(
    ("condition", "answers", "because"),
    [
        row("a choice", YES, {"smokes": "yes"}, {"smokes": frozenset({"yes"})}),
        row("a number", OLD, {"age": 70}, {"age": 70}),
        row(
            "all: every part",
            {"all": [YES, OLD]},
            {"smokes": "yes", "age": 70},
            {"smokes": frozenset({"yes"}), "age": 70},
        ),
        row("any: only what holds", {"any": [YES, OLD]}, {"smokes": "no", "age": 70}, {"age": 70}),
        row("any: what is open is no reason", {"any": [YES, OLD]}, {"age": 70}, {"age": 70}),
        row(
            "several with not sure which",
            {"illness": ["gout"]},
            {"illness": ("gout", "not_sure")},
            {"illness": Partly(frozenset({"gout"}))},
        ),
        row("not", {"not": YES}, {"smokes": "no"}, {"smokes": frozenset({"no"})}),
    ],
)
def test_because_names_the_answers_that_make_it_hold(condition, answers, because, tree_of, bank, today):
    assert meaning(tree_of(condition)).because(walk(bank, answers, today).state) == because


def test_because_of_a_not_leaves_out_what_nobody_has_answered(tree_of, bank, today):
    state = walk(bank, {"smokes": "no"}, today).state
    because = meaning(tree_of({"not": {"all": [YES, OLD]}})).because(state)
    assert because == {"smokes": frozenset({"no"})}


def test_because_never_holds_a_question_that_does_not_apply_as_if_it_were_an_answer(tree_of, bank, today):
    because = meaning(tree_of({"not": TRIES})).because(walk(bank, {"smokes": "no"}, today).state)
    assert not any(isinstance(cell, DoesNotApply) for cell in because.values())


# ---- from YAML


@pytest.mark.parametrize(
    ("raw", "tree"),
    [
        ({"smokes": ["yes", "no"]}, OneOf("smokes", frozenset({"yes", "no"}))),
        ({"age": {"below": 18}}, Within("age", None, 18)),
        ({"since": {"at_least": -3}}, Within("since", -3, None)),
        ({"since": {"between": [-6, 0]}}, Within("since", -6, 0)),
        ({"answered": "age"}, Answered("age")),
        ({"not": {"use": "smoker"}}, Not(OneOf("smokes", frozenset({"yes"})))),
        ({"any": [{"all": [YES]}]}, AnyOf((All((OneOf("smokes", frozenset({"yes"})),)),))),
    ],
    ids=lambda v: str(v) if v is None or isinstance(v, dict) else "",
)
def test_a_condition_becomes_its_tree(raw, tree, tree_of):
    assert tree_of(raw) == tree


def test_leaves_are_every_comparison_from_left_to_right(tree_of):
    tree = tree_of({"any": [{"not": TRIES}, {"all": [OLD, YES]}]})
    assert [leaf.question for leaf in leaves(tree)] == ["tries_to_stop", "age", "smokes"]


NO_NUMBER = "needs one of below, at_least, between"
REFUSED = [
    ("two keys", {**YES, **OLD}, (), "one key"),
    ("no key", {}, (), "one key"),
    ("a text", "smokes", (), "one key"),
    ("a list", [YES], (), "one key"),
    ("unknown operator", {"age": {"above": 3}}, ("age",), NO_NUMBER),
    ("two operators", {"age": {"below": 9, "at_least": 3}}, ("age",), NO_NUMBER),
    ("a number in a list", {"age": [18]}, ("age",), NO_NUMBER),
    ("a bare number", {"age": 18}, ("age",), NO_NUMBER),
    ("a broken number", {"age": {"below": 17.5}}, ("age",), NO_NUMBER),
    ("a text as number", {"age": {"below": "18"}}, ("age",), NO_NUMBER),
    ("true as number", {"age": {"at_least": True}}, ("age",), NO_NUMBER),
    ("between with one end", {"age": {"between": [18]}}, ("age",), NO_NUMBER),
    ("between the wrong way round", {"age": {"between": [60, 18]}}, ("age",), NO_NUMBER),
    ("between that holds nothing", {"age": {"between": [18, 18]}}, ("age",), NO_NUMBER),
    ("a month written out", {"since": {"below": "2026-11"}}, ("since",), NO_NUMBER),
    ("a choice not in a list", {"smokes": "yes"}, ("smokes",), "list of its choices"),
    ("an empty list of choices", {"smokes": []}, ("smokes",), "list of its choices"),
    ("a choice that is no text", {"smokes": [1]}, ("smokes",), "list of its choices"),
    ("a threshold on choices", {"smokes": {"below": 3}}, ("smokes",), "list of its choices"),
    ("all without a list", {"all": YES}, ("all",), "needs a list"),
    ("an empty any", {"any": []}, ("any",), "needs a list"),
    ("inside all", {"all": [YES, {"age": 3}]}, ("all", 1, "age"), NO_NUMBER),
    ("inside not", {"not": {"age": 3}}, ("not", "age"), NO_NUMBER),
    ("a choice flagged unknown", {"smokes": ["yes", "not_sure"]}, ("smokes", 1), "not known"),
    ("a declined choice", {"smokes": ["rather_not_say"]}, ("smokes", 0), "not known"),
]
MISSPELT = [
    ("question", {"smoked": ["yes"]}, ("smoked",), "there is no question 'smoked'", "'smokes'"),
    (
        "question that is to be answered",
        {"answered": "smoked"},
        ("answered",),
        "there is no question 'smoked'",
        "'smokes'",
    ),
    ("choice", {"illness": ["asthma", "astma"]}, ("illness", 1), "no choice 'astma'", "'asthma'"),
    ("name", {"use": "smokers"}, ("use",), "no condition named 'smokers'", "'smoker'"),
]


@pytest.fixture
def faults_of(bank):
    def read(raw):
        found = []
        named = {"smoker": OneOf("smokes", frozenset({"yes"}))}
        return parse(raw, (), bank.questions, named, lambda *fault: found.append(fault)), found

    return read


@pytest.mark.parametrize(("raw", "path", "what"), [pytest.param(*r[1:], id=r[0]) for r in REFUSED])
def test_refused_with_one_fault_at_its_place(raw, path, what, faults_of):
    _, found = faults_of(raw)
    assert len(found) == 1
    assert found[0][0] == path
    assert what in found[0][1]
    assert found[0][2]


@pytest.mark.parametrize(("raw", "path", "what", "meant"), [pytest.param(*r[1:], id=r[0]) for r in MISSPELT])
def test_a_misspelt_name_is_told_with_what_was_meant(raw, path, what, meant, faults_of):
    _, found = faults_of(raw)
    assert [fault[0] for fault in found] == [path]
    assert what in found[0][1]
    assert f"did you mean {meant}" in found[0][2]


def test_a_name_like_none_other_gets_no_wild_guess(faults_of):
    _, found = faults_of({"use": "zzz"})
    assert "did you mean" not in found[0][2]


def test_every_fault_is_told_at_once_and_a_faulty_part_never_holds(faults_of):
    tree, found = faults_of({"any": [{"smoked": ["yes"]}, {"age": {"above": 3}}, {"use": "nobody"}]})
    assert len(found) == 3
    assert meaning(tree).test({}) is False
