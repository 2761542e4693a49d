"""Unknown is not yes: not being sure of a wish, and keeping something private, is no reason for any finding."""

from __future__ import annotations

import random

import pytest

from logic.aid.unknown import not_yes
from logic.compare import compare
from logic.conditions.tree import All, AnyOf, Not, OneOf, Sure, Unread
from logic.person import draw
from logic.person.gate import gates
from logic.person.path import walk
from logic.tools.output import as_json, report
from logic.what_if import unused

LUMP, SPOT, PRIVATE, WISH, WHERE = (OneOf(q, frozenset({"yes"})) for q in ("lump", "spot", "shame", "wish", "where"))
KIND = {"lump": "health", "spot": "health", "shame": "private", "wish": "wish", "where": "wish"}


@pytest.mark.parametrize(
    ("tree", "taken"),
    [
        (LUMP, LUMP),
        (WISH, Sure(WISH)),
        (PRIVATE, Sure(PRIVATE)),
        (AnyOf((WISH, PRIVATE)), AnyOf((Sure(WISH), Sure(PRIVATE)))),
        (AnyOf((WISH, LUMP)), AnyOf((Sure(WISH), LUMP))),
        (All((LUMP, WHERE)), All((LUMP, WHERE))),
        (All((LUMP, PRIVATE)), All((LUMP, Sure(PRIVATE)))),
        (All((LUMP, AnyOf((WHERE, WISH)))), All((LUMP, AnyOf((WHERE, WISH))))),
        (All((WISH, AnyOf((WHERE, LUMP)))), All((WISH, AnyOf((Sure(WHERE), LUMP))))),
        (Not(WISH), Not(Not(Sure(Not(WISH))))),
        (Not(AnyOf((LUMP, WHERE))), Not(AnyOf((LUMP, WHERE)))),
        (Not(All((LUMP, WHERE))), Not(All((LUMP, Not(Sure(Not(WHERE))))))),
        (Not(Not(WISH)), Not(Not(Sure(WISH)))),
        (All(()), All(())),
        (AnyOf((Unread((), ("a",)), WISH)), AnyOf((Unread((), ("a",)), Sure(WISH)))),
    ],
)
def test_which_part_of_a_condition_counts_as_no_when_it_is_not_known(tree, taken):
    assert not_yes(tree, KIND) == taken


def test_a_condition_on_health_alone_is_left_as_the_object_it_is():
    tree = All((LUMP, Not(SPOT)))
    assert not_yes(tree, KIND) is tree, "shared conditions are known by their object"


PRIVATE_PART = """
  - id: inner
    title: For you
    health: true
    questions:
      - {id: afraid, text: Are you afraid?, why: w, kind: yes_no, role: private, plus: [not_sure, no_word]}
      - {id: sore, text: Is anything sore?, why: w, kind: yes_no, plus: [not_sure]}
"""
RULES = """  - {{id: planted, when: {when}, variants: [e_bicycle], gate: {gate}, reason: r, brief: b, facts: [f_ride]}}
notes:
"""
CALM = {
    "main_concern": "delays",
    "more_concerns": ("none",),
    "distance": 5,
    "dizzy": "no",
    "afraid": "no",
    "sore": "no",
}


@pytest.fixture
def told(make_aid, commute_texts, today):
    """`told(condition, answers)` → the findings of a rule on it, as (status, unsure, private)."""
    bank = commute_texts["questions.yaml"] + PRIVATE_PART
    standard = "  - {id: not_sure, text: Not sure, unknown: unsure}\n"
    more = standard + "  - {id: no_word, text: Rather not say, unknown: declined, exclusive: true}\n"

    def look(when, answers, gate="ask"):
        rules = commute_texts["content/rules.yaml"].replace("notes:\n", RULES.format(when=when, gate=gate))
        aid = make_aid(questions=bank.replace(standard, more), rules=rules)
        found = gates(aid, walk(aid, {q: a for q, a in (CALM | answers).items() if a}, today).state)[
            "e_bicycle"
        ].findings
        return [(f.status, f.unsure, f.private) for f in found if f.rule.id == "planted"]

    return look


@pytest.mark.parametrize(
    ("when", "answers", "found"),
    [
        ('{afraid: ["yes"]}', {"afraid": "no_word"}, []),
        ('{afraid: ["yes"]}', {"afraid": "not_sure"}, []),
        ('{afraid: ["yes"]}', {"afraid": "yes"}, [("ask", (), True)]),
        ('{any: [{afraid: ["yes"]}, {refuse: [rain]}]}', {"afraid": "no_word", "refuse": ("rain",)}, [("ask", (), False)]),
        ('{any: [{afraid: ["yes"]}, {sore: ["yes"]}]}', {"afraid": "no_word", "sore": "not_sure"}, [("ask", ("sore",), False)]),
        ('{all: [{afraid: ["yes"]}, {sore: ["yes"]}]}', {"afraid": "no_word", "sore": "yes"}, []),
        ('{all: [{afraid: ["yes"]}, {sore: ["yes"]}]}', {"afraid": "no_word", "sore": "not_sure"}, []),
        ("{refuse: [rain]}", {"refuse": ("not_sure",)}, []),
        ("{distance: {at_least: 30}}", {"distance": "not_sure"}, []),
        ('{sore: ["yes"]}', {"sore": "not_sure"}, [("ask", ("sore",), False)]),
        ('{all: [{sore: ["yes"]}, {distance: {at_least: 30}}]}', {"sore": "yes", "distance": "not_sure"}, [("ask", ("distance",), False)]),
        ('{all: [{sore: ["yes"]}, {distance: {at_least: 30}}]}', {"sore": "no", "distance": "not_sure"}, []),
        ('{not: {afraid: ["no"]}}', {"afraid": "no_word"}, []),
    ],
)  # fmt: skip
def test_only_health_answers_gate_by_not_being_known(when, answers, found, told):
    assert told(when, answers) == found


@pytest.mark.parametrize("gate", ["tell", "ask"])
def test_a_rule_on_a_health_answer_nobody_is_sure_of_gives_its_level_and_at_most_asks(gate, told):
    assert told('{sore: ["yes"]}', {"sore": "not_sure"}, gate) == [(gate, ("sore",), False)]


def test_what_is_private_is_waited_for_and_marked_until_it_is_answered(told):
    assert told('{afraid: ["yes"]}', {"afraid": None}) == [("not_checked", (), True)]


def _harmless(question):
    """The plainest answer: the last that is no way of not answering."""
    plain = [c.id for c in question.choices if not c.unknown]
    return plain[0] if question.kind == "one" else ("none",) if "none" in plain else "no"


def test_declining_a_private_question_changes_no_word(aid, today):
    """Against the same person for whom nothing of it is so. The answer itself stands in none of the outputs."""
    rng, private, changed = random.Random(13), [aid.questions[q] for q in aid.questions if q in aid.private], set()
    assert private
    for seed in range(60):
        sheet = draw.draw(aid, rng, today)
        for question in private:
            others = {q.id: _harmless(q) for q in private}
            declining = [c.id for c in question.choices if c.unknown]
            assert declining, question.id
            for choice in declining:
                given = (choice,) if question.kind == "several" else choice
                plain = compare(aid, {**sheet, **others}, today=today, seed=seed)
                declined = compare(aid, {**sheet, **others, question.id: given}, today=today, seed=seed)
                assert report.text(aid, declined) == report.text(aid, plain)
                assert as_json.text(aid, declined) == as_json.text(aid, plain)
                assert declined == plain
        yes = {
            q.id: tuple(c.id for c in q.choices if not (c.unknown or c.exclusive))
            for q in private
            if q.kind == "several"
        }
        changed.add(compare(aid, {**sheet, **others, **yes}, today=today, seed=seed) != plain)
    assert True in changed, "saying yes must change something, or this shows little"


def test_a_declined_private_answer_is_told_as_one_that_changed_nothing(aid, today):
    sheet = draw.draw(aid, random.Random(1), today)
    for question in (aid.questions[q] for q in aid.private):
        choice = next(c.id for c in question.choices if c.unknown == "declined")
        given = (choice,) if question.kind == "several" else choice
        whys = {idle.question: idle.why for idle in unused(aid, {**sheet, question.id: given}, today=today)}
        assert whys.get(question.id) in (None, "unsure", "settled")
