"""Numbers as people type them: read when they are plainly one number, else not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.person.typed import bare, number, without_cents


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5", 5), (" 2500 ", 2500), ("2,500", 2500), ("2 500", 2500), ("2'500", 2500), ("2\u202f500", 2500), ("1,234,567", 1234567),
        ("007", 7), ("0", 0), ("-5", -5), ("\u22125", -5), ("٢٥", 25), ("２５", 25), ("0" * 5000 + "7", 7),
    ],
)  # fmt: skip
def test_what_is_plainly_one_whole_number_is_read(text, read):
    assert number(text) == read


@pytest.mark.parametrize(
    "text",
    ["2.500", "1500,00", "3e3", "1.5", "1,5", "2.0", "2,500,00", "2,500 000", "1,2345", "12 34", "5-7", "+5", "²", "½", "1_000", "0x1f", "five", "5 days", ".", "-", ""],
)  # fmt: skip
def test_what_could_be_another_number_is_not_read(text):
    assert number(text) is None


def test_decimals_are_read_where_they_are_asked_for():
    assert number("1.5", places=1) == Decimal("1.5")
    assert number("1,200.25", places=2) == Decimal("1200.25")
    assert number("70", places=1) == 70
    assert [number(text, places=1) for text in ("1,5", "1.55", "1.", ".5", "1.5.5", "2.500")] == [None] * 6


def test_money_is_read_in_one_currency_and_without_cents():
    assert [number(without_cents(bare(text, "$", "usd"))) for text in ("$2,500", "2500 USD", "$ 2500.00")] == [2500] * 3
    assert [number(without_cents(bare(text, "$", "usd"))) for text in ("2.500", "1500,00", "€5", "2.5", "$")] == [
        None
    ] * 5


@settings(derandomize=True, database=None, deadline=None, max_examples=500)
@given(text=st.text(max_size=60) | st.text("0123456789٣²½.,'’ \u00a0-\u2212e+", max_size=20), places=st.integers(0, 3))
def test_whatever_is_typed_there_is_no_error_and_no_other_number(text, places):
    read = number(text, places=places)
    assert read is None or len(str(abs(int(read)))) <= sum(sign.isdigit() for sign in text)
    assert read is None or -read.as_tuple().exponent <= places
