"""What one person said matters: its parts, what still counts of it, and what it may name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from logic.fit.priorities import (
    ANSWERS,
    MAX_OWN_LENGTH,
    MOST_MINDED,
    MOST_PACKAGES,
    WORTH,
    Package,
    Priorities,
    asked_again,
    current,
    own_words,
    unknown_names,
)

RIDE = Package("e_bicycle", {"delays": (1, 2)}, {"price": (1500, 3500)}, "yes")
BUS = Package("city_bus", {"delays": (0, 1)}, {"price": (500, 600, 700)}, "not_quite")


def test_the_five_steps_leave_no_gap_between_them():
    assert ANSWERS[:-1] == tuple(WORTH)
    ends = list(WORTH.values())
    assert (ends[0][0], ends[-1][1]) == (0, float("inf"))
    assert [most for _, most in ends[:-1]] == [least for least, _ in ends[1:]]


def test_only_what_was_said_makes_priorities():
    assert not Priorities()
    assert not Priorities(ends={"price": 3500})
    for said in (
        Priorities(minded=("price",)),
        Priorities(packages=(RIDE,)),
        Priorities(limits={"no_rain": "flexible"}),
        Priorities(own=("quiet",)),
    ):
        assert said


def test_a_package_answered_anew_takes_the_place_of_its_first_answer():
    said = Priorities().answered(RIDE).answered(BUS).answered(replace(RIDE, answer="not_nearly"))
    assert [(p.variant, p.answer) for p in said.packages] == [("e_bicycle", "not_nearly"), ("city_bus", "not_quite")]
    assert [p.says for p in said.answered(replace(BUS, answer="cannot_say")).packages] == [True, False]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda: Package("v", {"c": (2, 1)}, {}), id="a range upside down"),
        pytest.param(lambda: Package("v", {"c": (1,)}, {}), id="one end"),
        pytest.param(lambda: Package("v", {"c": (0, 1, 2, 3)}, {}), id="four ends"),
        pytest.param(lambda: Package("v", {"c": (-1, 1)}, {}), id="less than nothing"),
        pytest.param(lambda: Package("v", {"c": (0, float("inf"))}, {}), id="without end"),
        pytest.param(lambda: Package("v", {}, {}, "perhaps"), id="no such answer"),
        pytest.param(lambda: Priorities(minded=tuple("abcd")), id="more than are asked for"),
        pytest.param(lambda: Priorities(ends={"price": -1}), id="an end below nothing"),
        pytest.param(lambda: Priorities(limits={"no_rain": "soft"}), id="no such way to keep a limit"),
        pytest.param(lambda: Priorities(own=("x" * (MAX_OWN_LENGTH + 1),)), id="words too long"),
        pytest.param(
            lambda: Priorities(packages=tuple(Package(f"v{n}", {}, {}) for n in range(MOST_PACKAGES + 1))),
            id="more packages than are asked about",
        ),
    ],
)
def test_what_cannot_be_said_is_refused(wrong):
    with pytest.raises(ValidationError):
        wrong()


def test_what_is_named_twice_counts_once():
    assert Priorities(minded=("price", "falls", "price")).minded == ("price", "falls")
    assert MOST_MINDED == 3


def test_packages_of_other_concerns_no_longer_count_and_are_asked_again():
    said = Priorities(minded=("price",), packages=(RIDE, BUS))
    assert current(said, ("delays",)) is said
    assert not asked_again(said, ("delays",))
    for concerns in (("fitness",), ("delays", "fitness"), ()):
        assert current(said, concerns) == Priorities(minded=("price",))
        assert asked_again(said, concerns)


def test_the_order_of_concerns_counts_too():
    both = replace(RIDE, gains={"delays": (1, 2), "fitness": (0, 1)})
    assert current(Priorities(packages=(both,)), ("fitness", "delays")).packages == ()


@pytest.mark.parametrize(
    "said",
    [
        Priorities(minded=("zebra",)),
        Priorities(ends={"zebra": 1}),
        Priorities(limits={"zebra": "firm"}),
        Priorities(packages=(replace(RIDE, variant="zebra"),)),
        Priorities(packages=(replace(RIDE, gains={"zebra": (0, 1)}),)),
        Priorities(packages=(replace(RIDE, takes={"zebra": (0, 1)}),)),
    ],
)
def test_a_name_this_aid_does_not_have_is_told(commute, said):
    assert [wrong.name for wrong in unknown_names(commute, said)] == ["zebra"]
    assert unknown_names(commute, Priorities(("price",), {"price": 1}, (RIDE, BUS), {"no_rain": "flexible"})) == []


def test_own_words_are_kept_in_one_line_that_is_not_too_long():
    assert own_words("  one\nline\u2028and \ud800 half ") == "one line and  half"
    assert len(own_words("x" * 500)) == MAX_OWN_LENGTH
