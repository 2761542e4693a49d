"""What a person said besides their answers: it comes back from a file as it was, and what does not fit is refused unrepeated."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logic.fit.priorities import MOST, TOP, WORTH, Priorities
from logic.person.burden import MAX_QUOTE, Quote
from logic.person.comparison import Statement
from logic.record.file import open_file, to_file
from logic.record.record import HOW_SURE, MAX_OWN, MAX_OWN_LENGTH, READY, UNSURE, Record, Stand, from_plain, to_plain

TODAY = date(2026, 11, 24)
MANY = settings(derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
MARK = "zebra7431"
"""Stands where a person's private words would; it must never come back in a problem."""

SHEET = {"main_concern": "delays", "more_concerns": ("none",), "distance": 12, "dizzy": "no"}


# ---- there and back


def keys_of(aid):
    return [f"gain:{c}" for c in aid.concerns] + [f"burden:{o.id}" for o in aid.about.outcomes if o.upkeep_of is None]


def records(aid):
    """Every record a person may have, over the outcomes and variants of one aid."""
    key, variant = st.sampled_from(keys_of(aid)), st.sampled_from(list(aid.variants))
    share = st.just(1.0) | st.integers(1, 10_000).map(lambda n: n / 10_000)
    texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=MAX_OWN_LENGTH)
    said = st.builds(
        Priorities,
        picked=st.lists(key, max_size=MOST, unique=True).map(tuple),
        worth=st.none() | st.sampled_from(list(WORTH)),
        weights=st.dictionaries(key, st.integers(0, TOP), max_size=6),
        statements=st.lists(st.builds(Statement, key, key, share, share, st.sampled_from(["first", "second", "same"])).filter(lambda s: s.first != s.second), max_size=4, unique_by=lambda s: frozenset((s.first, s.second))).map(tuple),
        own=st.lists(texts, max_size=MAX_OWN).map(tuple),
    )  # fmt: skip
    marks = st.text("0123456789abcdef", min_size=12, max_size=12)
    marked = said.flatmap(lambda p: st.fixed_dictionaries({}, optional=dict.fromkeys(p.weights, marks)).map(lambda found: _with(p, found)))
    money = st.sampled_from([o.id for o in aid.about.outcomes if o.kind == "money"])
    prices = st.dictionaries(money, st.builds(Quote, st.integers(0, MAX_QUOTE), st.booleans()), min_size=1)
    leaning = st.tuples(st.lists(variant, min_size=1, unique=True).map(tuple), st.none()) | st.tuples(st.just(()), st.sampled_from([None, "none", "unsure"]))
    stand = st.tuples(leaning, leaning, st.none() | st.integers(1, HOW_SURE), st.dictionaries(st.sampled_from(READY), st.sampled_from(["yes", "no"])))
    stands = stand.map(lambda s: Stand(*s[0], *s[1], *s[2:]))
    checked = {question.id: st.sampled_from([*(c.id for c in question.choices), UNSURE]) for question in aid.knowledge}
    knowledge = st.fixed_dictionaries({}, optional=checked)
    return st.builds(Record, marked, st.dictionaries(variant, prices, max_size=4), stands, knowledge)


def _with(said, marks):
    return Priorities(said.picked, said.worth, said.weights, marks, said.statements, said.own)


@pytest.fixture(scope="session", params=["commute", "aid"], ids=["commute", "shipped"])
def any_aid(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def some(any_aid):
    return records(any_aid)


@MANY
@given(data=st.data())
def test_a_record_comes_back_from_a_file_as_it_was(data, any_aid, some):
    record = data.draw(some)
    opened = open_file(any_aid, to_file(any_aid, {}, today=TODAY, seed=3, with_health=False, record=record), today=TODAY)
    assert opened.problems == []
    assert opened.record == record
    assert (opened.answers, opened.seed) == ({}, 3)


@MANY
@given(data=st.data())
def test_a_record_comes_back_from_a_browsers_tab_as_it_was(data, any_aid, some):
    record = data.draw(some)
    assert from_plain(any_aid, json.loads(json.dumps(to_plain(record)))) == (record, [])


@settings(MANY, max_examples=50)
@given(data=st.data())
def test_a_record_leaves_the_answers_beside_it_alone(data, commute):
    record = data.draw(records(commute))
    plain, full = (to_file(commute, SHEET, today=TODAY, seed=0, with_health=True, record=r) for r in (None, record))
    assert full.startswith(plain)
    opened = open_file(commute, full, today=TODAY)
    assert (opened.answers, opened.record, opened.problems) == (SHEET, record, [])


FULL = Record(
    Priorities(
        ("gain:delays", "burden:price", "burden:falls"),
        "half",
        {"gain:delays": 10, "burden:price": 0},
        {"gain:delays": "123456789012", "burden:price": "12345678e901"},
        (Statement("gain:delays", "burden:price"), Statement("burden:falls", "burden:price", 0.5, 1.0, "same")),
        ("yes", "  12 ", "a: {b} # c\n- ☂ 'x' \"y\" &z *z"),
    ),
    {"city_bus": {"price": Quote(650, True)}, "car_as_now": {"price": Quote(0)}},
    Stand(("city_bus",), None, (), "unsure", 4, {"sure": "yes", "support": "no"}),
    {"who_falls": "riders"},
)


def test_a_whole_record_written_out_comes_back_as_it_was(commute):
    opened = open_file(commute, to_file(commute, SHEET, today=TODAY, seed=0, with_health=True, record=FULL), today=TODAY)
    assert (opened.record, opened.problems) == (FULL, [])


def test_only_the_parts_that_hold_anything_are_written(commute):
    assert to_plain(Record()) == {}
    assert to_plain(Record(stand=Stand(sure=2))) == {"stand": {"sure": 2}}
    assert to_plain(Record(Priorities(weights={"gain:delays": 0}))) == {"priorities": {"weights": {"gain:delays": 0}}}
    assert to_plain(Record(quotes={"city_bus": {}})) == {}
    assert to_plain(Record(knowledge={"who_falls": UNSURE})) == {"knowledge": {"who_falls": "unsure"}}


def test_a_whole_swing_is_written_without_its_shares():
    (whole, part) = to_plain(FULL)["priorities"]["statements"]
    assert whole == {"first": "gain:delays", "second": "burden:price", "says": "first"}
    assert part == {"first": "burden:falls", "second": "burden:price", "says": "same", "share_first": 0.5, "share_second": 1.0}


def test_an_old_file_without_these_parts_still_opens(commute):
    opened = open_file(commute, "aid: commute\nsaved: '2026-01-01'\nseed: 4\nanswers: {main_concern: delays, distance: 12}\n", today=TODAY)
    assert (opened.record, opened.problems, opened.seed) == (Record(), [], 4)
    assert opened.answers == {"main_concern": "delays", "distance": 12}


@pytest.mark.parametrize("text", ["priorities:", "quotes: {}", "stand: {lean: [], sure: null, ready: {}}", "knowledge:", "knowledge: {who_falls: null}", "priorities: {picked: [], own: []}"])
def test_empty_parts_open_as_nothing_said(text, commute):
    opened = open_file(commute, "answers: {}\n" + text, today=TODAY)
    assert (opened.record, opened.problems) == (Record(), [])


def test_what_is_named_twice_in_a_list_counts_once(commute):
    opened = open_file(commute, "answers: {}\npriorities: {picked: [gain:delays, gain:delays]}\nstand: {lean: [city_bus, city_bus]}", today=TODAY)
    assert (opened.record.priorities.picked, opened.record.stand.lean) == (("gain:delays",), ("city_bus",))


# ---- what does not fit


def faults(aid, text):
    """The problems of one file whose first line holds no answers; nothing of a file may come back in them."""
    problems = open_file(aid, "answers: {}\n" + text, today=TODAY, file="a.yaml").problems
    assert all(p.file == "a.yaml" and p.line >= 2 and p.column >= 1 and p.fix for p in problems)
    assert MARK not in "".join(map(str, problems))
    return [(p.line, p.where, p.what) for p in problems]


OUTCOMES, CHOICE, NAMED, PART = "list of what this page knows", "not one of its choices", "needs its parts by name", "a part this page does not know"
WEIGHT, TWO, PRICE, SHORT = "whole number from 0 to 10", "two outcomes and what is said of them", "a price from 0 to 200000", "at most 3 short texts"


@pytest.mark.parametrize(
    ("text", "line", "where", "what"),
    [
        (f"priorities: {MARK}", 2, "priorities", NAMED),
        (f"priorities:\n  {MARK}: 1", 3, "priorities", PART),
        (f"priorities:\n  picked:\n    - gain:{MARK}", 4, "priorities", OUTCOMES),
        ("priorities:\n  picked:\n    - burden:delays", 4, "priorities", OUTCOMES),
        ("priorities:\n  picked: gain:delays", 3, "priorities", OUTCOMES),
        ("priorities:\n  picked: [gain:delays, gain:fitness, burden:price, burden:setup, burden:falls, gain:delays]", 3, "priorities", OUTCOMES),
        (f"priorities:\n  worth: {MARK}", 3, "priorities", CHOICE),
        ("priorities:\n  worth: true", 3, "priorities", CHOICE),
        (f"priorities:\n  weights:\n    gain:{MARK}: 5", 4, "priorities", "a part this page does not know"),
        ("priorities:\n  weights:\n    gain:delays: 11", 4, "priorities", WEIGHT),
        ("priorities:\n  weights:\n    gain:delays: -1", 4, "priorities", WEIGHT),
        ("priorities:\n  weights:\n    gain:delays: '7'", 4, "priorities", WEIGHT),
        ("priorities:\n  weights:\n    gain:delays: true", 4, "priorities", WEIGHT),
        ("priorities:\n  weights:\n    gain:delays: 7.0", 4, "priorities", WEIGHT),
        ("priorities:\n  weights:\n    gain:delays:", 4, "priorities", WEIGHT),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: gain:delays, says: first}", 4, "priorities", TWO),
        (f"priorities:\n  statements:\n    - {{first: gain:delays, second: burden:{MARK}, says: first}}", 4, "priorities", TWO),
        (f"priorities:\n  statements:\n    - {{first: gain:delays, second: burden:price, says: {MARK}}}", 4, "priorities", TWO),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: burden:price}", 4, "priorities", TWO),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: burden:price, says: same}\n    - {first: gain:delays, says: same}", 5, "priorities", TWO),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: burden:price, says: first, share_first: 0}", 4, "priorities", TWO),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: burden:price, says: first, share_second: 1.5}", 4, "priorities", TWO),
        ("priorities:\n  statements:\n    - {first: gain:delays, second: burden:price, says: first, share_second: true}", 4, "priorities", TWO),
        (f"priorities:\n  statements:\n    - {{first: gain:delays, second: burden:price, says: first, {MARK}: 1}}", 4, "priorities", PART),
        (f"priorities:\n  own: {MARK}", 3, "priorities", SHORT),
        (f"priorities:\n  own: [{MARK}, b, c, d]", 3, "priorities", SHORT),
        (f"priorities:\n  own: [{MARK}{'x' * 112}]", 3, "priorities", SHORT),
        ("priorities:\n  own: ['']", 3, "priorities", SHORT),
        ("priorities:\n  own: [7]", 3, "priorities", SHORT),
        (f"quotes: {MARK}", 2, "quotes", NAMED),
        (f"quotes:\n  {MARK}: {{price: {{amount: 5}}}}", 3, "quotes", PART),
        (f"quotes:\n  city_bus: {MARK}", 3, "quotes", NAMED),
        ("quotes:\n  city_bus: {price: {amount: -1}}", 3, "quotes", PRICE),
        ("quotes:\n  city_bus: {price: {amount: 200001}}", 3, "quotes", PRICE),
        ("quotes:\n  city_bus: {price: {amount: 5.0}}", 3, "quotes", PRICE),
        ("quotes:\n  city_bus: {price: {amount: true}}", 3, "quotes", PRICE),
        (f"quotes:\n  city_bus: {{price: {{amount: {MARK}}}}}", 3, "quotes", PRICE),
        ("quotes:\n  city_bus: {price: {full: true}}", 3, "quotes", PRICE),
        (f"quotes:\n  city_bus: {{price: {{amount: 5, full: {MARK}}}}}", 3, "quotes", PRICE),
        (f"quotes:\n  city_bus: {{price: {{amount: 5, {MARK}: 1}}}}", 3, "quotes", PART),
        (f"stand: [{MARK}]", 2, "stand", NAMED),
        (f"stand: {{{MARK}: 1}}", 2, "stand", PART),
        (f"stand:\n  lean: [{MARK}]", 3, "stand", OUTCOMES),
        ("stand:\n  blind: city_bus", 3, "stand", OUTCOMES),
        (f"stand:\n  no_lean: {MARK}", 3, "stand", CHOICE),
        (f"stand:\n  no_blind: [{MARK}]", 3, "stand", CHOICE),
        ("stand:\n  sure: 9", 3, "stand", CHOICE),
        ("stand:\n  sure: 0", 3, "stand", CHOICE),
        ("stand:\n  sure: true", 3, "stand", CHOICE),
        ("stand:\n  sure: '2'", 3, "stand", CHOICE),
        ("stand:\n  sure: 2.0", 3, "stand", CHOICE),
        ("stand:\n  ready: {sure: maybe}", 3, "stand", CHOICE),
        ("stand:\n  ready: {sure: true}", 3, "stand", CHOICE),
        (f"stand:\n  ready: {{{MARK}: 'yes'}}", 3, "stand", PART),
        (f"stand:\n  ready: {MARK}", 3, "stand", NAMED),
        (f"knowledge: {MARK}", 2, "knowledge", NAMED),
        (f"knowledge: [{MARK}]", 2, "knowledge", NAMED),
        (f"knowledge:\n  {MARK}: riders", 3, "knowledge", PART),
        (f"knowledge:\n  who_falls: {MARK}", 3, "knowledge", CHOICE),
        ("knowledge:\n  who_falls: Riders", 3, "knowledge", CHOICE),
        ("knowledge:\n  who_falls: true", 3, "knowledge", CHOICE),
        ("knowledge:\n  who_falls: 1", 3, "knowledge", CHOICE),
    ],
    ids=lambda value: None if isinstance(value, int) else " ".join(value.split())[-45:],
)
def test_a_part_that_does_not_fit_is_told_at_its_line_without_repeating_it(text, line, where, what, commute):
    (told,) = faults(commute, text)
    assert told[:2] == (line, where)
    assert what in told[2]


@pytest.mark.parametrize(
    "text",
    [
        "quotes: {city_bus: {setup: {amount: 5}}}",
        f"quotes: {{city_bus: {{{MARK}: {{amount: 5}}}}}}",
        f"quotes: {{city_bus: {{price: {MARK}}}}}",
        f"priorities: {{statements: [{MARK}]}}",
    ],
    ids=["an outcome that is no money", "no outcome at all", "a quote that is text", "a statement that is text"],
)
def test_what_is_wrong_in_two_ways_is_told_of_its_part(text, commute):
    told = faults(commute, text)
    assert told
    assert {(line, where) for line, where, _ in told} == {(2, text.split(":")[0])}


def test_an_upkeep_is_not_weighed_and_so_not_known_in_priorities_but_has_a_price(aid):
    assert faults(aid, "priorities: {picked: [burden:yearly_price]}")
    assert faults(aid, "priorities: {weights: {burden:yearly_price: 4}}")
    assert faults(aid, "quotes: {light_peel: {yearly_price: {amount: 4}}}") == []


BAD = {
    "true": "true",
    "number": "7.5",
    "text": MARK,
    "list": f"[{MARK}]",
    "list of lists": f"[[{MARK}]]",
    "mapping": f"{{{MARK}: 1}}",
    "list of mappings": f"[{{{MARK}: 1}}]",
}
PLACES = {
    "priorities": "priorities: {}",
    "picked": "priorities: {{picked: {}}}",
    "a weight": "priorities: {{weights: {{gain:delays: {}}}}}",
    "a statement": "priorities: {{statements: [{}]}}",
    "says": "priorities: {{statements: [{{first: gain:delays, second: burden:price, says: {}}}]}}",
    "share": "priorities: {{statements: [{{first: gain:delays, second: burden:price, says: first, share_first: {}}}]}}",
    "an own text": "priorities: {{own: [[{}]]}}",
    "quotes": "quotes: {}",
    "a variant's quotes": "quotes: {{city_bus: {}}}",
    "a quote": "quotes: {{city_bus: {{price: {}}}}}",
    "amount": "quotes: {{city_bus: {{price: {{amount: {}}}}}}}",
    "stand": "stand: {}",
    "lean": "stand: {{lean: {}}}",
    "no_lean": "stand: {{no_lean: {}}}",
    "sure": "stand: {{sure: {}}}",
    "ready": "stand: {{ready: {}}}",
    "a ready": "stand: {{ready: {{sure: {}}}}}",
    "knowledge": "knowledge: {}",
    "a check": "knowledge: {{who_falls: {}}}",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_wrong_type_anywhere_is_refused(place, commute):
    for bad in BAD.values():
        told = faults(commute, PLACES[place].format(bad))
        assert told, f"{bad} as {place}"
        assert {(line, where) for line, where, _ in told} == {(2, PLACES[place].split(":")[0])}


def test_every_fault_is_told_at_once(commute):
    told = faults(
        commute,
        "priorities:\n  picked: [x]\n  worth: x\n  weights: {gain:delays: 11, x: 1}\n  statements: [{}, {}]\n  own: x\n"
        "quotes:\n  city_bus: {price: {amount: -1}}\n  x: {}\n"
        "stand:\n  lean: [x]\n  no_lean: x\n  blind: [x]\n  no_blind: x\n  sure: 9\n  ready: {sure: x, informed: x, x: x}\n",
    )
    assert sorted(line for line, _, _ in told) == [3, 4, 5, 5, 6, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 17, 17]
    assert [where for _, where, _ in sorted(told)] == ["priorities"] * 7 + ["quotes"] * 2 + ["stand"] * 8


def test_faults_of_answers_and_of_the_rest_are_told_together(commute):
    problems = open_file(commute, f"seed: x\nanswers: {{distance: {MARK}}}\nstand: {{sure: 9}}\n{MARK}: 1", today=TODAY).problems
    assert [(p.line, p.where) for p in sorted(problems)] == [(1, "seed"), (2, "distance"), (3, "stand"), (4, "file")]
    assert MARK not in "".join(map(str, problems))


def test_what_is_faulty_is_left_out_and_the_rest_kept(commute):
    plain = to_plain(FULL)
    plain["priorities"]["worth"] = MARK
    plain["priorities"]["weights"]["gain:delays"] = 11
    plain["quotes"]["city_bus"]["price"]["amount"] = -1
    plain["stand"]["sure"] = 9
    plain["knowledge"][MARK] = "riders"
    record, found = from_plain(commute, plain)
    assert [path[:2] for path, _, _ in found] == [("priorities", "worth"), ("priorities", "weights"), ("quotes", "city_bus"), ("stand", "sure"), ("knowledge", MARK)]
    assert record.priorities.worth is None
    assert record.priorities.weights == {"burden:price": 0}
    assert record.priorities.marks == {"burden:price": "12345678e901"}
    assert record.quotes == {"car_as_now": {"price": Quote(0)}}
    assert record.stand == Stand(("city_bus",), None, (), "unsure", None, {"sure": "yes", "support": "no"})
    assert record.priorities.statements == FULL.priorities.statements
    assert record.knowledge == {"who_falls": "riders"}


LIKELY = ["priorities", "picked", "weights", "own", "quotes", "city_bus", "price", "amount", "full", "stand", "lean", "sure", "ready", "gain:delays", "burden:price", "who_falls", "riders", UNSURE]


@MANY
@given(data=st.data())
def test_whatever_a_file_holds_it_opens_or_is_refused_part_by_part(data, commute):
    """Not `worth`, nor the names in a statement: see tests above for those."""
    words = st.sampled_from([*LIKELY, MARK])
    simple = st.none() | st.booleans() | st.integers(-3, 300_000) | st.floats(0, 2) | words
    nested = st.recursive(simple, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8)
    parts = data.draw(st.fixed_dictionaries({}, optional={name: nested | st.dictionaries(words, nested, max_size=3) for name in ("priorities", "quotes", "stand", "knowledge")}))
    opened = open_file(commute, yaml.safe_dump({"answers": {}, **parts}, sort_keys=False), today=TODAY)
    assert {p.where for p in opened.problems} <= {"priorities", "quotes", "stand", "knowledge"}
    assert MARK not in "".join(p.where + p.what + p.fix for p in opened.problems)
    again = from_plain(commute, to_plain(opened.record))
    assert again == (opened.record, []), "what was taken is taken again"


def test_of_two_answers_to_the_same_check_the_last_one_counts(commute):
    value = {"priorities": {"statements": [
        {"first": "gain:delays", "second": "burden:price", "says": "first", "share_first": 0.5},
        {"first": "burden:price", "second": "gain:delays", "says": "first", "share_first": 0.2},
        {"first": "gain:delays", "second": "burden:price", "says": "first"},
        {"first": "gain:delays", "second": "burden:price", "says": "first"},
    ]}}  # fmt: skip
    record, found = from_plain(commute, value)
    assert found == []
    assert record.priorities.statements == (
        Statement("burden:price", "gain:delays", 0.2, 1.0),
        Statement("gain:delays", "burden:price"),
    )
    many = {"priorities": {"statements": [value["priorities"]["statements"][2]] * 41}}
    assert [what for _, what, _ in from_plain(commute, many)[1]] == ["needs at most 40"]
