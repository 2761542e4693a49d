"""A fact tells one share, in its sentence and as `event_rate`; what cannot be told apart is left alone."""

from __future__ import annotations

import pytest

from logic.content.evidence import EventRate
from logic.tools.check import lint
from logic.tools.check.lint import rates
from tests.logic.lint.conftest import FACTS, codes

SENTENCES = {  # sentence → (events, out_of) it agrees with, and some it does not
    "In one study 18 of 30 people were pleased.": ((18, 30), [(17, 30), (3, 30), (18, 80)]),
    "Of 30 people 18 were pleased after one year.": ((18, 30), [(12, 30), (1, 30), (18, 60)]),
    "In 42 people with scars, 9 had a second one.": ((9, 42), [(19, 42), (3, 42)]),
    "About 37% had darker patches.": ((185, 500), [(18, 500), (285, 500)]),
    "About 13 in 100 people test positive.": ((37, 283), [(137, 283), (3, 283)]),
    "About 18 in 1,000 people had a serious problem.": ((18, 1000), [(180, 1000), (8, 1000)]),
    "About 7 per 1,000 people had it.": ((80, 11_490), [(800, 11_490), (8, 11_490)]),
    "It happened in 30 to 45 in 100 people.": ((29, 65), [(9, 65), (60, 65)]),
    "Two of 410 people got a raised scar.": ((2, 410), [(20, 410), (12, 410)]),
    "In a trial of 84 people taking them, none had a flare.": ((0, 84), [(8, 84), (40, 84)]),
    "Half of them were better.": ((10, 20), [(2, 20), (19, 20)]),
    "A touch-up followed 11% of the one and 3% of the other lift.": ((48, 634), [(200, 634), (5, 634)]),
    "Cleared fully in 395 of 910 cases after laser and 25 of 169 after freezing.": (
        (395, 910),
        [(495, 910), (35, 910)],
    ),
}
OPEN = (
    "A risk for most people.",
    "It costs 500 to 700 euros.",
    "Sore for 1 to 8 days.",
    "In 15 people with dark skin, most had dark patches.",
)
"""Sentences that tell no share: nothing to hold the rate against."""


def rate(events, out_of):
    return EventRate(events=events, out_of=out_of, population="people")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_agrees_with_its_own_share_and_with_no_other(sentence):
    right, wrong = SENTENCES[sentence]
    assert not rates.contradicts(sentence, rate(*right))
    assert [pair for pair in wrong if not rates.contradicts(sentence, rate(*pair))] == []


@pytest.mark.parametrize("sentence", OPEN)
def test_what_tells_no_share_contradicts_none(sentence):
    assert not any(rates.contradicts(sentence, rate(events, 40)) for events in range(41))


def test_it_is_told_on_the_line_of_the_rate(plant):
    at = ("facts", 3, "event_rate")
    assert codes(rates.differing(plant((FACTS, (*at, "events"), 30.0)))) == [("rate-differs", FACTS, at)]
    assert codes(rates.differing(plant((FACTS, ("facts", 3, "statement"), "It was 9 of 120 who rode.")))) == [
        ("rate-differs", FACTS, at)
    ]


def test_no_fact_of_ours_contradicts_itself(aid, commute):
    counted = [fact for one in (aid, commute) for fact in one.facts.values() if fact.event_rate]
    assert len(counted) > 70
    assert [fact.id for fact in counted if rates.contradicts(fact.statement, fact.event_rate)] == []


def test_check_runs_it():
    assert rates.differing in lint.PASSES.values()
