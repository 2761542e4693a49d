"""Limits on money follow the aid's currency: what nobody means in dollars may be an ordinary price in another one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from logic.compare import compare
from logic.content.about import Currency
from logic.content.money import MOST, most
from logic.load import inspect_texts
from logic.person.answers import AnswerError
from logic.person.burden import Quote, read_quote
from logic.record.file import open_file
from logic.tools.population.people import Crowd

TODAY = date(2026, 11, 24)
A_DOLLAR = {
    "usd": 1, "eur": 0.9, "gbp": 0.8, "chf": 0.9, "kwd": 0.31, "cny": 7.2, "sek": 10.5, "mxn": 18, "zar": 18, "czk": 23, "twd": 32, "try": 40, "thb": 34, "inr": 85,
    "rub": 90, "jpy": 150, "isk": 138, "pkr": 280, "huf": 360, "amd": 390, "kzt": 500, "xof": 600, "clp": 950, "krw": 1_380, "ngn": 1_550, "mnt": 3_400, "cop": 4_100,
    "pyg": 7_600, "uzs": 12_700, "idr": 16_300, "vnd": 25_400, "lbp": 89_500,
}  # fmt: skip
"""Roughly so many make up a dollar."""
HIGHEST_MEANT = 60_000
"""Dollars that somebody may well be told as a price."""


@pytest.fixture(scope="module")
def in_currency(make_aid):
    """The tiny aid in another currency: every amount of money stands as it was, and only what it is called changes."""

    def make(code, swap=()):
        return make_aid(
            swap=(
                ("currency: {code: eur", f"currency: {{code: {code}"),
                ("        unit: eur\n", f"        unit: {code}\n"),
                ("unit: eur, reason", f"unit: {code}, reason"),
                *swap,
            )
        )

    return make


def opened(aid, amount):
    return open_file(aid, f"answers: {{}}\nquotes: {{city_bus: {{price: {{amount: {amount}}}}}}}\n", today=TODAY)


@pytest.mark.parametrize("code", A_DOLLAR)
def test_what_a_price_may_be_is_taken_and_a_slip_of_the_hand_is_not(code, in_currency):
    aid, price = in_currency(code), int(HIGHEST_MEANT * A_DOLLAR[code])
    assert read_quote(aid, f"{price:,} {code}") == (price, None)
    assert opened(aid, price).left_out == []
    assert read_quote(aid, str(price * 1000)) == (None, "quote_absurd")
    refused = opened(aid, price * 1000)
    (problem,) = refused.left_out
    assert not refused.record.quotes
    assert problem.what == f"needs a price from 0 to {most(aid.about.currency)}"


def test_a_price_in_yen_counts_as_any_other(in_currency):
    aid = in_currency("jpy")
    quotes = opened(aid, 450_000).record.quotes
    result = compare(aid, {}, today=TODAY, quotes=quotes)
    figure = next(v for v in result.variants if v.variant == "city_bus").burdens["price"]
    assert (figure.low, figure.high) == (450_000, 450_000)


def test_compare_itself_refuses_what_nobody_can_mean(in_currency):
    for code, amount in (("eur", MOST + 1), ("jpy", 100 * MOST + 1)):
        with pytest.raises(AnswerError, match="too high a price"):
            compare(in_currency(code), {}, today=TODAY, quotes={"city_bus": {"price": Quote(amount)}})
        compare(in_currency(code), {}, today=TODAY, quotes={"city_bus": {"price": Quote(amount - 1)}})


def test_dollars_and_euros_and_what_has_no_code_of_a_state_stay_as_they_were():
    assert {most(Currency(code=code, sign="x", name="x")) for code in ("usd", "eur", "gbp", "shells")} == {MOST}


def test_an_aid_may_say_its_own(in_currency):
    aid = in_currency("shells", swap=(('sign: "€", name: euros}', 'sign: "€", name: euros, most: 30}'),))
    assert read_quote(aid, "30") == (30, None)
    assert read_quote(aid, "31") == (None, "quote_absurd")
    assert opened(aid, 31).left_out


# ---- questions about money


@pytest.mark.parametrize("code", A_DOLLAR)
def test_a_question_may_ask_for_as_much(code, in_currency):
    most_ = int(HIGHEST_MEANT * A_DOLLAR[code])
    aid = in_currency(code, swap=(("        max: 10000\n", f"        max: {most_}\n"),))
    assert aid.questions["budget"].max == most_
    table = Crowd(aid.questions).draw(200, np.random.default_rng(1))
    assert 0 <= table.columns["budget"].numbers.min() <= table.columns["budget"].numbers.max() <= most_


def test_money_in_another_currency_than_the_aids_is_a_problem(commute_texts):
    texts = commute_texts | {
        "questions.yaml": commute_texts["questions.yaml"].replace("        unit: eur\n", "        unit: usd\n")
    }
    said = [p.what for p in inspect_texts(texts).problems]
    assert "'budget' is about money in another currency than the aid's, 'eur'" in said


@pytest.mark.parametrize("code", ["usd", "jpy", "vnd"])
def test_a_limit_may_rest_on_choices_of_money(code, in_currency):
    """As on a number: the amounts of its choices are money too."""
    few, many = (int(dollars * A_DOLLAR[code]) for dollars in (300, 60_000))
    choices = f"choices: [{{id: few, text: Few, amount: {few}}}, {{id: many, text: Many, amount: {many}}}]"
    purse = f"      - {{id: purse_for_it, text: t, why: w, kind: one, {choices}}}\n"
    aid = in_currency(
        code,
        swap=(("      - id: refuse\n", f"{purse}      - id: refuse\n"), ("answer: budget", "answer: purse_for_it")),
    )
    states = {
        said: {
            x.state
            for v in compare(aid, {"purse_for_it": said}, today=TODAY).variants
            for x in v.limits
            if x.id == "over_budget"
        }
        for said in ("few", "many")
    }
    assert states["many"] <= {"within", "may_cross"}
    assert states["few"] != states["many"] or code != "usd"
