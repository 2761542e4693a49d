"""What a person said besides their answers: it comes back from a file as it was, and what does not fit is left out, named and
never repeated."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from logic.content.money import most
from logic.fit.priorities import (
    ANSWERS,
    MAX_OWN,
    MAX_OWN_LENGTH,
    MOST_MINDED,
    MOST_PACKAGES,
    Package,
    Priorities,
    own_words,
)
from logic.person.burden import Quote
from logic.record.file import MAX_FILE_BYTES, Opened, open_file, open_tab, to_file, to_tab
from logic.record.plain import Origin, to_plain
from logic.record.plain import read as read_plain
from logic.record.record import HOW_SURE, READY, UNSURE, Record, Stand

TODAY = date(2026, 11, 24)
MANY = settings(
    derandomize=True, database=None, deadline=None, max_examples=80, suppress_health_check=list(HealthCheck)
)
MARK = "zebra7431"
"""Stands where a person's private words would; it must never come back in a problem."""

SHEET = {"main_concern": "delays", "more_concerns": ("none",), "distance": 12, "dizzy": "no"}


# ---- there and back


ODD_SIGNS = "\x00\x07\t\n\r\x7f\x85\xa0\xad\u200b\u200d\u200e\u200f\u2028\u2029\u202e\u2066\ufeff\ufffd\uffff\U0001f642\U0010ffffе́Åب#:'\"-&*!%@`\\{}[],?|>~1 "
"""Signs that files, tabs and pages may treat in their own way."""


def read(aid, value):
    return read_plain(aid, value, Origin("tab", {}))


def troubles(aid):
    return [o.id for o in aid.about.outcomes if o.upkeep_of is None]


def records(aid):
    """Every record a person may have, over the outcomes and variants of one aid."""
    trouble, variant = st.sampled_from(troubles(aid)), st.sampled_from(list(aid.variants))
    amount = st.floats(0, 1e6, allow_nan=False) | st.integers(0, 10**6).map(float)
    ranges = st.lists(amount, min_size=2, max_size=3).map(sorted).map(tuple)
    texts = st.text(
        st.sampled_from(ODD_SIGNS) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=MAX_OWN_LENGTH
    )
    gains = st.dictionaries(st.sampled_from(list(aid.concerns)), ranges, max_size=2)
    takes = st.dictionaries(trouble, ranges, max_size=4)
    packages = st.builds(Package, variant, gains, takes, st.sampled_from(ANSWERS))
    limits = st.sampled_from([ready.rule.id for ready in aid.limits])
    said = st.builds(
        Priorities,
        minded=st.lists(trouble, max_size=MOST_MINDED, unique=True).map(tuple),
        ends=st.dictionaries(trouble, amount, max_size=6),
        packages=st.lists(packages, max_size=MOST_PACKAGES, unique_by=lambda p: p.variant).map(tuple),
        limits=st.dictionaries(limits, st.sampled_from(["firm", "flexible"])),
        own=st.lists(texts, max_size=MAX_OWN, unique=True).map(tuple),
    )
    money = st.sampled_from([o.id for o in aid.about.outcomes if o.kind == "money"])
    most_ = most(aid.about.currency)
    quotes = st.builds(Quote, st.integers(0, most_), st.booleans()) | st.builds(
        Quote, st.integers(0, most_ // 60), st.booleans(), st.integers(1, 60)
    )
    prices = st.dictionaries(money, quotes, min_size=1)
    leaning = st.tuples(st.lists(variant, min_size=1, unique=True).map(tuple), st.none()) | st.tuples(
        st.just(()), st.sampled_from([None, "none", "unsure"])
    )
    stand = st.tuples(
        leaning,
        leaning,
        st.none() | st.integers(1, HOW_SURE),
        st.dictionaries(st.sampled_from(READY), st.sampled_from(["yes", "no"])),
    )
    stands = stand.map(lambda s: Stand(*s[0], *s[1], *s[2:]))
    checked = {question.id: st.sampled_from([*(c.id for c in question.choices), UNSURE]) for question in aid.knowledge}
    knowledge = st.fixed_dictionaries({}, optional=checked)
    return st.builds(Record, said, st.dictionaries(variant, prices, max_size=4), stands, knowledge)


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
    opened = open_file(
        any_aid, to_file(any_aid, {}, today=TODAY, seed=3, with_health=False, record=record), today=TODAY
    )
    assert (opened.problems, opened.left_out) == ([], [])
    assert opened.record == record
    assert (opened.answers, opened.seed) == ({}, 3)


@MANY
@given(data=st.data())
def test_a_record_comes_back_from_a_browsers_tab_as_it_was(data, any_aid, some):
    record = data.draw(some)
    assert open_tab(any_aid, to_tab(any_aid, {}, seed=3, record=record), today=TODAY) == Opened(seed=3, record=record)


@settings(MANY, max_examples=50)
@given(data=st.data())
def test_a_record_leaves_the_answers_beside_it_alone(data, commute):
    record = data.draw(records(commute))
    plain, full = (to_file(commute, SHEET, today=TODAY, seed=0, with_health=True, record=r) for r in (None, record))
    assert full.startswith(plain)
    opened = open_file(commute, full, today=TODAY)
    assert opened == Opened(SHEET, 0, record)


FULL = Record(
    Priorities(
        ("price", "falls"),
        {"price": 3500.0, "falls": 100.0},
        (
            Package("e_bicycle", {"delays": (1.0, 2.0)}, {"price": (1500.0, 3500.0), "falls": (10.0, 40.0)}, "yes"),
            Package("city_bus", {"delays": (0.0, 1.0)}, {"price": (500.0, 600.0, 700.0)}),
        ),
        {"no_rain": "flexible", "over_budget": "firm"},
        ("yes", "  12 ", "a: {b} # c\n- ☂ 'x' \"y\" &z *z"),
    ),
    {"city_bus": {"price": Quote(650, True)}, "car_as_now": {"price": Quote(0)}},
    Stand(("city_bus",), None, (), "unsure", 4, {"sure": "yes", "support": "no"}),
    {"who_falls": "riders"},
)


def test_a_whole_record_written_out_comes_back_as_it_was(commute):
    opened = open_file(
        commute, to_file(commute, SHEET, today=TODAY, seed=0, with_health=True, record=FULL), today=TODAY
    )
    assert (opened.record, opened.problems) == (FULL, [])


def test_only_the_parts_that_hold_anything_are_written(commute):
    assert to_plain(Record()) == {}
    assert to_plain(Record(stand=Stand(sure=2))) == {"stand": {"sure": 2}}
    assert to_plain(Record(Priorities(limits={"no_rain": "firm"}))) == {"priorities": {"limits": {"no_rain": "firm"}}}
    assert to_plain(Record(quotes={"city_bus": {}})) == {}
    assert to_plain(Record(knowledge={"who_falls": UNSURE})) == {"knowledge": {"who_falls": "unsure"}}


OLD = """priorities:
  picked: [gain:delays, burden:price]
  worth: half
  weights: {gain:delays: 10, burden:price: 0}
  ends: {gain:delays: 1234, burden:price: abcd}
  statements: [{first: gain:delays, second: burden:price, says: first}]
  own: [quiet]
stand: {lean: [city_bus]}
"""


def test_sliders_of_an_old_file_are_told_as_no_longer_used_and_the_rest_opens(commute):
    opened = open_file(commute, f"answers: {{distance: 12}}\n{OLD}", today=TODAY)
    assert opened.problems == []
    assert [(p.where, p.line) for p in opened.left_out] == [("priorities.sliders", 3)]
    assert "no longer used" in opened.left_out[0].what
    assert opened.answers == {"distance": 12}
    assert opened.record == Record(Priorities(own=("quiet",)), stand=Stand(("city_bus",)))


def test_an_old_file_without_these_parts_still_opens(commute):
    opened = open_file(
        commute,
        "aid: commute\nsaved: '2026-01-01'\nseed: 4\nanswers: {main_concern: delays, distance: 12}\n",
        today=TODAY,
    )
    assert (opened.record, opened.problems, opened.seed) == (Record(), [], 4)
    assert opened.answers == {"main_concern": "delays", "distance": 12}


@pytest.mark.parametrize(
    "text",
    [
        "priorities:",
        "quotes: {}",
        "stand: {lean: [], sure: null, ready: {}}",
        "knowledge:",
        "knowledge: {who_falls: null}",
        "priorities: {minded: [], packages: [], own: []}",
    ],
)
def test_empty_parts_open_as_nothing_said(text, commute):
    opened = open_file(commute, "answers: {}\n" + text, today=TODAY)
    assert (opened.record, opened.problems) == (Record(), [])


def test_what_is_named_twice_in_a_list_counts_once(commute):
    opened = open_file(
        commute,
        "answers: {}\npriorities: {minded: [price, price]}\nstand: {lean: [city_bus, city_bus]}",
        today=TODAY,
    )
    assert (opened.record.priorities.minded, opened.record.stand.lean) == (("price",), ("city_bus",))


# ---- what does not fit


def faults(aid, text):
    """What was left out of a file whose first line holds no answers; nothing of a file may come back in that."""
    opened = open_file(aid, "answers: {}\n" + text, today=TODAY, file="a.yaml")
    assert {p.what for p in opened.problems} <= {"holds nothing that fits this version"}
    problems = opened.left_out
    assert all(p.file == "a.yaml" and p.line >= 2 and p.column >= 1 and p.fix for p in problems)
    assert MARK not in "".join(map(str, problems))
    return [(p.line, p.where.split(".")[0], p.what) for p in problems]


STRANGE, CHOICE, NAMED, PART, LIST = (
    "is not known to this version",
    "input should be '",
    "needs its parts by name",
    "has a part this version does not know",
    "needs a list",
)
WHOLE, MOST_, LEAST, TEXT, LACKS = "valid integer", "less than or equal to", "greater than", "string", "lacks a part"
NUMBER = "valid number"


def package(variant="e_bicycle", gains="{delays: [0, 1]}", takes="{price: [0, 1]}", answer="yes", more=""):
    """A file's part with one package."""
    body = f"variant: {variant}, gains: {gains}, takes: {takes}, answer: {answer}{more}"
    return f"priorities:\n  packages:\n    - {{{body}}}"


@pytest.mark.parametrize(
    ("text", "line", "where", "what"),
    [
        (f"priorities: {MARK}", 2, "priorities", NAMED),
        (f"priorities:\n  {MARK}: 1", 3, "priorities", PART),
        (f"priorities:\n  minded:\n    - {MARK}", 4, "priorities", STRANGE),
        ("priorities:\n  minded:\n    - delays", 4, "priorities", STRANGE),
        ("priorities:\n  minded: price", 3, "priorities", LIST),
        (f"priorities:\n  ends:\n    {MARK}: 5", 4, "priorities", STRANGE),
        ("priorities:\n  ends:\n    price: -1", 4, "priorities", LEAST),
        ("priorities:\n  ends:\n    price: '7'", 4, "priorities", NUMBER),
        ("priorities:\n  ends:\n    price: true", 4, "priorities", NUMBER),
        (f"priorities:\n  limits:\n    {MARK}: firm", 4, "priorities", STRANGE),
        (f"priorities:\n  limits:\n    no_rain: {MARK}", 4, "priorities", CHOICE),
        (f"priorities:\n  packages: {MARK}", 3, "priorities", LIST),
        (f"priorities:\n  packages:\n    - {MARK}", 4, "priorities", NAMED),
        (package(variant=MARK), 4, "priorities", STRANGE),
        (package(gains=f"{{{MARK}: [0, 1]}}"), 4, "priorities", STRANGE),
        (package(takes=f"{{{MARK}: [0, 1]}}"), 4, "priorities", STRANGE),
        (package(takes="{price: [2, 1]}"), 4, "priorities", "needs a low and a high end"),
        (package(takes="{price: [1]}"), 4, "priorities", "needs a low and a high end"),
        (package(takes="{price: [-1, 1]}"), 4, "priorities", LEAST),
        (package(answer=MARK), 4, "priorities", CHOICE),
        (package(more=f", {MARK}: 1"), 4, "priorities", PART),
        ("priorities:\n  packages:\n    - {gains: {}, takes: {}}", 4, "priorities", LACKS),
        (f"priorities:\n  own: {MARK}", 3, "priorities", LIST),
        (f"priorities:\n  own: [{MARK}, b, c, d]", 3, "priorities", "is one of more than 3"),
        (f"priorities:\n  own: [{MARK}{'x' * 112}]", 3, "priorities", TEXT),
        ("priorities:\n  own: ['']", 3, "priorities", TEXT),
        ("priorities:\n  own: [7]", 3, "priorities", TEXT),
        (f"quotes: {MARK}", 2, "quotes", NAMED),
        (f"quotes:\n  {MARK}: {{price: {{amount: 5}}}}", 3, "quotes", STRANGE),
        (f"quotes:\n  city_bus: {MARK}", 3, "quotes", NAMED),
        ("quotes:\n  city_bus: {price: {amount: -1}}", 3, "quotes", LEAST),
        ("quotes:\n  city_bus: {price: {amount: 200001}}", 3, "quotes", "needs a price from 0 to 200000"),
        ("quotes:\n  city_bus: {price: {amount: 5.0}}", 3, "quotes", WHOLE),
        ("quotes:\n  city_bus: {price: {amount: true}}", 3, "quotes", WHOLE),
        (f"quotes:\n  city_bus: {{price: {{amount: {MARK}}}}}", 3, "quotes", WHOLE),
        ("quotes:\n  city_bus: {price: {full: true}}", 3, "quotes", LACKS),
        (
            f"quotes:\n  city_bus: {{price: {{amount: 5, full: {MARK}}}}}",
            3,
            "quotes",
            "input should be a valid boolean",
        ),
        (f"quotes:\n  city_bus: {{price: {{amount: 5, {MARK}: 1}}}}", 3, "quotes", PART),
        (f"stand: [{MARK}]", 2, "stand", NAMED),
        (f"stand: {{{MARK}: 1}}", 2, "stand", PART),
        (f"stand:\n  lean: [{MARK}]", 3, "stand", STRANGE),
        ("stand:\n  blind: city_bus", 3, "stand", LIST),
        (f"stand:\n  no_lean: {MARK}", 3, "stand", CHOICE),
        (f"stand:\n  no_blind: [{MARK}]", 3, "stand", CHOICE),
        ("stand:\n  sure: 9", 3, "stand", MOST_),
        ("stand:\n  sure: 0", 3, "stand", LEAST),
        ("stand:\n  sure: true", 3, "stand", WHOLE),
        ("stand:\n  sure: '2'", 3, "stand", WHOLE),
        ("stand:\n  sure: 2.0", 3, "stand", WHOLE),
        ("stand:\n  ready: {sure: maybe}", 3, "stand", CHOICE),
        ("stand:\n  ready: {sure: true}", 3, "stand", CHOICE),
        (f"stand:\n  ready: {{{MARK}: 'yes'}}", 3, "stand", CHOICE),
        (f"stand:\n  ready: {MARK}", 3, "stand", NAMED),
        (f"knowledge: {MARK}", 2, "knowledge", NAMED),
        (f"knowledge: [{MARK}]", 2, "knowledge", NAMED),
        (f"knowledge:\n  {MARK}: riders", 3, "knowledge", STRANGE),
        (f"knowledge:\n  who_falls: {MARK}", 3, "knowledge", STRANGE),
        ("knowledge:\n  who_falls: Riders", 3, "knowledge", STRANGE),
        ("knowledge:\n  who_falls: true", 3, "knowledge", TEXT),
        ("knowledge:\n  who_falls: 1", 3, "knowledge", TEXT),
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
        f"priorities: {{packages: [{MARK}]}}",
    ],
    ids=["an outcome that is no money", "no outcome at all", "a quote that is text", "a package that is text"],
)
def test_what_is_wrong_in_two_ways_is_told_of_its_part(text, commute):
    told = faults(commute, text)
    assert told
    assert {(line, where) for line, where, _ in told} == {(2, text.split(":")[0])}


def test_an_upkeep_is_not_weighed_and_so_not_known_in_priorities_but_has_a_price(aid):
    assert faults(aid, "priorities: {minded: [yearly_price]}")
    assert faults(aid, "priorities: {ends: {yearly_price: 4}}")
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
    "minded": "priorities: {{minded: [[{}]]}}",
    "an end": "priorities: {{ends: {{price: [{}]}}}}",
    "a package": "priorities: {{packages: [{}]}}",
    "an answer": "priorities: {{packages: [{{variant: e_bicycle, gains: {{}}, takes: {{}}, answer: {}}}]}}",
    "a range": "priorities: {{packages: [{{variant: e_bicycle, gains: {{}}, takes: {{price: {}}}}}]}}",
    "a limit": "priorities: {{limits: {{no_rain: {}}}}}",
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
        "priorities:\n  minded: [x]\n  limits: x\n  ends: {price: -1, x: 1}\n  packages: [{}, {}]\n  own: x\n"
        "quotes:\n  city_bus: {price: {amount: -1}}\n  x: {}\n"
        "stand:\n  lean: [x]\n  no_lean: x\n  blind: [x]\n  no_blind: x\n  sure: 9\n  ready: {sure: x, informed: x, x: x}\n",
    )
    assert sorted(line for line, _, _ in told) == [3, 4, 5, 5, 6, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 17, 17]
    assert [where for _, where, _ in sorted(told)] == ["priorities"] * 7 + ["quotes"] * 2 + ["stand"] * 8


def test_what_is_left_of_a_list_keeps_its_line(commute):
    told = faults(commute, "priorities:\n  own:\n    - 7\n    - a\n    - b\n    - c\n    - 8\n    - d\n    - e\n")
    assert [(line, what) for line, _, what in told] == [
        (4, "input should be a valid string"),
        (8, "input should be a valid string"),
        (9, "is one of more than 3"),
        (10, "is one of more than 3"),
    ]


def test_faults_of_answers_and_of_the_rest_are_told_together(commute):
    problems = open_file(
        commute, f"seed: x\nanswers: {{distance: {MARK}}}\nstand: {{sure: 9}}\n{MARK}: 1", today=TODAY
    ).left_out
    assert [(p.line, p.where) for p in sorted(problems)] == [
        (1, "seed"),
        (2, "answers.distance"),
        (3, "stand"),
        (4, "file"),
    ]
    assert MARK not in "".join(map(str, problems))


def test_what_is_faulty_is_left_out_and_the_rest_kept(commute):
    plain = to_plain(FULL)
    plain["priorities"]["packages"][0]["answer"] = MARK
    plain["priorities"]["ends"]["falls"] = -1
    plain["quotes"]["city_bus"]["price"]["amount"] = -1
    plain["stand"]["sure"] = 9
    plain["knowledge"][MARK] = "riders"
    record, found = read(commute, plain)
    assert [p.where for p in found] == ["priorities.ends", "priorities.packages", "quotes", "stand", "knowledge"]
    assert record.priorities.ends == {"price": 3500}
    assert record.priorities.packages == FULL.priorities.packages[1:]
    assert record.priorities.minded == FULL.priorities.minded
    assert record.quotes == {"car_as_now": {"price": Quote(0)}}
    assert record.stand == Stand(("city_bus",), None, (), "unsure", None, {"sure": "yes", "support": "no"})
    assert record.knowledge == {"who_falls": "riders"}


LIKELY = [
    "priorities",
    "minded",
    "ends",
    "packages",
    "limits",
    "own",
    "quotes",
    "city_bus",
    "price",
    "amount",
    "full",
    "stand",
    "lean",
    "sure",
    "ready",
    "no_rain",
    "firm",
    "e_bicycle",
    "who_falls",
    "riders",
    UNSURE,
]


@MANY
@given(data=st.data())
def test_whatever_a_file_holds_it_opens_or_is_refused_part_by_part(data, commute):
    words = st.sampled_from([*LIKELY, MARK])
    simple = st.none() | st.booleans() | st.integers(-3, 300_000) | st.floats(0, 2) | words
    nested = st.recursive(
        simple, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
    )
    parts = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                name: nested | st.dictionaries(words, nested, max_size=3)
                for name in ("priorities", "quotes", "stand", "knowledge")
            },
        )
    )
    opened = open_file(commute, yaml.safe_dump({"answers": {}, **parts}, sort_keys=False), today=TODAY)
    assert {p.where.split(".")[0] for p in opened.left_out} <= {"priorities", "quotes", "stand", "knowledge"}
    assert MARK not in "".join(map(str, [*opened.problems, *opened.left_out]))
    again = read(commute, to_plain(opened.record))
    assert again == (opened.record, []), "what was taken is taken again"


def test_of_two_answers_to_the_same_package_the_last_one_counts(commute):
    one = {"variant": "e_bicycle", "gains": {"delays": [1, 2]}, "takes": {"price": [1500, 3500]}}
    value = {"priorities": {"packages": [{**one, "answer": "yes"}, {**one, "answer": "not_quite"}]}}
    record, found = read(commute, value)
    assert found == []
    assert [p.answer for p in record.priorities.packages] == ["not_quite"]


def test_more_packages_than_are_asked_about_are_named(commute):
    one = {"variant": "e_bicycle", "gains": {}, "takes": {}, "answer": "yes"}
    _, found = read(commute, {"priorities": {"packages": [one] * (MOST_PACKAGES + 5)}})
    assert {(p.where, p.what) for p in found} <= {("priorities.packages", f"is one of more than {MOST_PACKAGES}")}


# ---- what can be said through the page


@MANY
@given(st.text(st.sampled_from(ODD_SIGNS + "\ud83d\udc36") | st.characters(), max_size=300))
def test_what_is_typed_in_own_words_is_kept_so_that_it_comes_back(commute, typed):
    own = own_words(typed)
    assert len(own) <= MAX_OWN_LENGTH
    assert own_words(own) == own
    record = Record(Priorities(own=(own,) if own else ()))
    assert open_tab(commute, to_tab(commute, {}, seed=0, record=record), today=TODAY) == Opened(record=record)
    assert open_file(
        commute, to_file(commute, {}, today=TODAY, seed=0, with_health=True, record=record), today=TODAY
    ) == Opened(record=record)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Schönes Gefühl – für mich ", "Schönes Gefühl – für mich"),
        ("日本語", "日本語"),
        ("سلا\u200cم\u200f", "سلا\u200cم\u200f"),
        ("a\x85b\u2028c\nd\0e", "a b c d e"),
        ("dogs \ud83d", "dogs"),
        ("\U0001f415" * 121, "\U0001f415" * 120),
        ("x" * 119 + " y", "x" * 119),
        ("\x85\0\ud800", ""),
    ],
    ids=ascii,
)
def test_own_words_are_kept_in_one_line_of_whole_signs(typed, kept):
    assert own_words(typed) == kept


def test_half_a_sign_is_in_no_record_and_left_out_of_the_tabs_copy(commute):
    with pytest.raises(ValidationError) as refused:
        Priorities(own=(f"{MARK}\ud83d",))
    assert MARK not in str(refused.value)
    record, found = read(commute, {"priorities": {"own": ["a", f"{MARK}\ud83d", "b"]}})
    assert record.priorities.own == ("a", "b")
    assert [(p.where, p.what) for p in found] == [("priorities.own", "holds half a sign")]


def test_the_most_that_can_be_said_fits_into_a_file_and_a_tab(aid):
    answers = {
        q.id: tuple(c.id for c in q.choices if not c.exclusive)
        if q.kind == "several"
        else 10**6
        if q.kind in ("number", "money")
        else "2026-12"
        if q.kind == "month"
        else max((c.id for c in q.choices), key=len)
        for q in aid.questions.values()
    }
    every = sorted(troubles(aid), key=len)
    long = (0.123456789012345, 1.23456789012345, 123456.789012345)
    packages = tuple(
        Package(v, dict.fromkeys(sorted(aid.concerns, key=len)[-3:], long), dict.fromkeys(every, long), "not_nearly")
        for v in sorted(aid.variants, key=len)[-MOST_PACKAGES:]
    )
    said = Priorities(
        tuple(every[-MOST_MINDED:]),
        dict.fromkeys(every, long[-1]),
        packages,
        dict.fromkeys((ready.rule.id for ready in aid.limits), "flexible"),
        ("\U0001f642" * 119 + "\x85",) * MAX_OWN,
    )
    money = [o.id for o in aid.about.outcomes if o.kind == "money"]
    prices = {v: {o: Quote(most(aid.about.currency), True) for o in money} for v in aid.variants}
    stand = Stand(tuple(aid.variants), None, tuple(aid.variants), None, HOW_SURE, dict.fromkeys(READY, "yes"))
    record = Record(said, prices, stand, {q.id: max((c.id for c in q.choices), key=len) for q in aid.knowledge})
    assert (
        len(to_file(aid, answers, today=TODAY, seed=2**32 - 1, with_health=True, record=record).encode())
        < MAX_FILE_BYTES / 2
    )
    assert len(to_tab(aid, answers, seed=2**32 - 1, record=record)) < MAX_FILE_BYTES / 2
