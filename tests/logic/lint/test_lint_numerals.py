"""Numbers traced to the facts they rest on."""

from __future__ import annotations

import pytest

from logic.content.evidence import EventRate, Source, Value
from logic.content.options import Figure
from logic.content.reader import ABOUT, CLAIMS, ELSEWHERE, KNOWLEDGE, RULES
from logic.tools.check.lint import numerals, said
from tests.logic.lint.conftest import CYCLING, codes, fact


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,500 of 3,000 paid $2.50", [1500, 3000, 2.5]),
        ("It took 3-5 days, or 12.", [3, 5, 12]),
        ("vitamin b12 and h2o", []),
        ("10% in 2026", [10, 2026]),
        ("none at all", []),
        ("Fifteen of thirty-seven, or a dozen, or 4", [15, 37, 12, 4]),
        ("One of them saw nineteen", [19]),
    ],
)
def test_numbers_of_a_text(text, found):
    assert numerals.numbers(text) == found


RATE = EventRate(
    events=3, out_of=120, population="riders of 40 to 70 years", timeframe="12 months", comparator="5 of 1,000 walkers"
)


@pytest.mark.parametrize(
    ("held", "number"),
    [
        (fact("It was 8 to 12 days."), 8),
        (fact("It took twelve days."), 12),
        (fact("It took twenty-one days."), 21),
        (fact("It is done twice."), 2),
        (fact("It was half of them."), 50),
        (fact("A third had it."), 33),
        (fact("It was 2.47 days."), 2.5),
        (fact("It was 2.47 days."), 2),
        (fact("It was 12 percent."), 88),
        (fact("It was 12 percent."), 120),
        (fact("It was 12%."), 880),
        (fact("It was 3 of 120."), 2.5),
        (fact("It was 3 out of 1,000."), 997),
        (fact("It was 1,200 of 3,000."), 40),
        (fact("It was 2.5 of 100."), 25),
        (fact(value=Value(low=10, high=20, unit="percent")), 80),
        (fact(value=Value(low=10, high=20, unit="dollars", per="each of 6 visits")), 6),
        (fact(event_rate=RATE), 3),
        (fact(event_rate=RATE), 25),
        (fact(event_rate=RATE), 975),
        (fact(event_rate=RATE), 70),
        (fact(event_rate=RATE), 995),
        (fact(sources=["s"]), 1999),
    ],
)
def test_a_number_of_a_fact_is_traced_as_it_stands_as_a_share_and_rounded(held, number):
    source = Source(id="s", title="t", type="t", read_as="r", year=1999)
    assert numerals.traced(number, numerals.known([held], {"s": source}))


@pytest.mark.parametrize(
    ("held", "number"),
    [
        (fact("It was 8 to 12 days."), 9),
        (fact("After one and a half years."), 50),
        (fact("It took half an hour."), 50),
        (fact("It was 12 days."), 88),
        (fact("It was 12 days."), 120),
        (fact("It was 2.47 days."), 3),
        (fact("It was 0.3 days."), 0),
        (fact("It was 3 of 1000."), 97),
        (fact("It was 3 of 1000."), 30),
        (fact("It was 2.5 of 100."), 95),
        (fact(value=Value(low=10, high=20, unit="dollars")), 80),
        (fact(event_rate=RATE), 300),
        (fact(event_rate=RATE), 12.5),
        (fact(sources=["s"]), 2001),
    ],
)
def test_other_numbers_are_not_traced(held, number):
    source = Source(id="s", title="t", type="t", read_as="r", year=1999)
    assert not numerals.traced(number, numerals.known([held], {"s": source}))


@pytest.mark.parametrize(
    ("text", "held", "strange"),
    [
        ("It was 4 of 100, or 40 of 1,000.", {4, 40}, []),
        ("It was 4 of 100.", {5}, [4]),
        ("It was fewer than 1 of 1,000.", {0.4}, []),
        ("It was fewer than 1 of 1,000.", {2}, [1]),
        ("It was 1 of 1,000.", {0.4}, [1]),
        ("It was 0 of 1,000.", {0.4}, [0]),
        ("Half of seventeen people had it.", {17}, [50]),
        ("About a third had it.", {33.3}, []),
        ("Five small groups, and six people.", {7}, [6]),
    ],
)
def test_numbers_of_a_text_that_no_fact_holds(text, held, strange):
    assert list(numerals.untraced(text, held)) == strange


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 * 100 + 50", (450, [4, 100, 50])),
        ("(1,500 - 300) / 2", (600, [1500, 300, 2])),
        ("2 ** 9", None),
        ("1 / 0", None),
        ("price * 2", None),
        ("__import__('os')", None),
        ("", None),
    ],
)
def test_a_sum_is_worked_out_and_nothing_else_is(text, found):
    assert numerals.sum_of(text) == found


@pytest.mark.parametrize(
    ("value", "text", "wrong"),
    [
        (100, None, None),
        (0, None, None),
        (300, None, "the number 300 stands in none"),
        (300, "3 * 100", None),
        (302, "3 * 100", None),
        (310, "3 * 100", "makes 300, not 310"),
        (600, "6 * 100", "the number 6 in"),
        (300, "three times 100", "is no sum of numbers"),
    ],
)
def test_a_number_of_a_range_stands_in_a_fact_or_is_worked_out(value, text, wrong):
    found = numerals.unworked(value, text, {100.0})
    assert found is None if wrong is None else wrong in found


@pytest.mark.parametrize(
    ("file", "path", "to", "number"),
    [
        (CYCLING, ("conflicts", 0, "sides", 0, "text"), "One study found 51 of 100.", 51),
        (CYCLING, ("variants", 0, "must_know", 0, "text"), "Of 120 riders 4 fell.", 4),
        (CYCLING, ("variants", 0, "like", "days_after", "body", "text"), "It is sore for 9 days.", 9),
        (CYCLING, ("variants", 0, "figures", "price", "low"), 1501.0, 1501),
        (CYCLING, ("variants", 0, "figures", "price", "best"), 2000.0, 2000),
        (CYCLING, ("variants", 0, "healing", "high"), 9.0, 9),
        (CYCLING, ("charts", 0, "shares", 1, "events"), 4.0, 4),
        (CYCLING, ("charts", 0, "shares", 2, "percent"), 2.6, 2.6),
        (CYCLING, ("charts", 0, "shares", 2, "out_of"), 81, 81),
        (CYCLING, ("charts", 0, "shares", 3, "low"), 11.0, 11),
        (CYCLING, ("charts", 1, "shares", 2, "high"), 71.0, 71),
        (CLAIMS, ("claims", 0, "why"), "They lost 6 hours less.", 6),
        (KNOWLEDGE, ("questions", 0, "because", "text"), "Of 120 riders 4 fell.", 4),
        (RULES, ("gate", 1, "reason"), "With 45 km it is far.", 45),
        (ELSEWHERE, ("alternatives", 0, "text"), "It saves 6 hours.", 6),
    ],
)
def test_a_number_that_no_fact_holds_is_found_at_its_place(file, path, to, number, plant):
    (found,) = said.untraced(plant((file, path, to)))
    assert (found.code, found.file, found.path) == ("no-fact", file, path)
    assert f"the number {number:g} stands" in found.what


def test_a_number_of_a_fact_that_is_not_named_there_is_found(plant):
    aid = plant((CYCLING, ("charts", 0, "shares", 1, "facts"), ["f_ride"]))
    assert codes(said.untraced(aid)) == [
        ("no-fact", CYCLING, ("charts", 0, "shares", 1, name)) for name in ("events", "out_of")
    ]


def test_a_number_that_a_sum_gives_is_traced(plant):
    price = ("variants", 0, "figures", "price")
    assert (
        list(
            said.untraced(
                plant((CYCLING, (*price, "high"), 3600.0), (CYCLING, (*price, "worked_out"), {"high": "3500 + 100"}))
            )
        )
        == []
    )
    (found,) = said.untraced(
        plant((CYCLING, (*price, "high"), 3600.0), (CYCLING, (*price, "worked_out"), {"high": "3550 + 50"}))
    )
    assert found.path == (*price, "high")


def reading(low, high, **more):
    """A price of testers, with whatever else a figure says."""
    about = {"certainty": "low", "group": "testers", "year": 2026, "facts": ["f_price"]}
    return Figure.model_validate({"low": low, "high": high, **about, **more})


ALL_IN = {"why": "With the lock.", "facts": ["f_price"]}


@pytest.mark.parametrize(
    ("price", "where"),
    [
        (reading(1500, 3500, when={}, otherwise=reading(1500, 3501)), ("otherwise", "high")),
        (reading(1500, 3500, when={}, otherwise=reading(1501, 3500, when={}, otherwise=reading(1500, 3501))), ("otherwise", "low")),
        (reading(1500, 3500, missing=["the lock"], all_in={"low": 1501, "high": 3500, **ALL_IN}), ("all_in", "low")),
        (reading(1500, 3500, missing=["the lock"], all_in={"low": 1500, "high": 3600, "worked_out": {"high": "3500 + 99"}, **ALL_IN}), ("all_in", "high")),
        (reading(1500, 3500, missing=["the lock"], all_in={"low": 1500, "high": 3600, "worked_out": {"high": "3550 + 50"}, **ALL_IN}), ("all_in", "high")),
        (reading(1500, 3500, missing=["the lock"], all_in={"low": 1500, "high": 3500, **ALL_IN, "why": "With 77 locks."}), ("all_in", "why")),
        (Figure(unknown=True, why="w", judged={"high": 9, "why": "Of 77 riders.", "facts": ["f_price"]}), ("judged", "why")),
    ],
)  # fmt: skip
def test_a_number_of_a_reading_or_of_a_price_all_in_is_traced(price, where, plant):
    path = ("variants", 0, "figures", "price")
    found = [f.path for f in said.untraced(plant((CYCLING, path, price)))]
    assert found[0] == (*path, *where)


def test_a_price_all_in_may_be_worked_out_from_the_price_it_is_all_of(plant):
    """And what is judged is our own reading: only what it says is traced."""
    path = ("variants", 0, "figures", "price")
    worked_out = {"low": "1500 + 100", "high": "3500 + 100"}
    all_in = {"low": 1700, "high": 3700, "worked_out": {"low": "1600 + 100", "high": "3600 + 100"}, **ALL_IN}
    price = reading(1600, 3600, worked_out=worked_out, missing=["the lock"], all_in=all_in)
    assert list(said.untraced(plant((CYCLING, path, price)))) == []
    judged = Figure(unknown=True, why="w", judged={"high": 9, "why": "Our reading.", "facts": ["f_price"]})
    assert list(said.untraced(plant((CYCLING, path, judged)))) == []


def test_what_asks_and_names_is_not_traced(plant):
    aid = plant(
        (ABOUT, ("outcomes", 2, "basis"), "Of 1,000 people in 7 years"),
        (CYCLING, ("charts", 0, "time"), "About 9 months"),
    )
    assert list(said.untraced(aid)) == []
