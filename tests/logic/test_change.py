"""What would change this: the stated smallest change turns the result, and a smaller one does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit import change, sample
from logic.fit import verdict as fitting
from logic.fit.amounts import Amount, Term
from logic.fit.priorities import ANSWERS, Priorities
from logic.person.comparison import Comparison
from logic.tools.proof import drawn
from logic.what_if import movable, moved_limit, what_if
from tests.logic.saying import TODAY, answered, healthy

READINGS = 400
STEPS = ANSWERS[:-1]


@pytest.fixture(scope="module")
def people(aid: Aid):
    return tuple(p for p in drawn.crowd(aid, 70, TODAY, seed=11) if p.told.fit and not p.told.fit.withheld)


def lead(aid: Aid, told: Comparison, said: Priorities):
    return fitting.lead(fitting.read(aid, told.variants, told.concerns, said, readings=READINGS))


def with_answer(said: Priorities, variant: str, answer: str) -> Priorities:
    return replace(
        said, packages=tuple(replace(p, answer=answer) if p.variant == variant else p for p in said.packages)
    )


def test_the_smallest_turn_of_an_answer_turns_it_and_no_smaller_one_does(aid: Aid, people):
    found_for = 0
    for person in people:
        found = change.smallest_answer(aid, person.told, person.said, readings=READINGS)
        now = lead(aid, person.told, person.said)
        far = len(STEPS) if found is None else abs(STEPS.index(found.to) - STEPS.index(found.now))
        if found:
            found_for += 1
            then = lead(aid, person.told, with_answer(person.said, found.variant, found.to))
            assert then == found.then
            assert then.ahead != now.ahead
            assert found.now == next(p.answer for p in person.said.packages if p.variant == found.variant)
        for package in (p for p in person.said.packages if p.says):
            for to in STEPS:
                if 0 < abs(STEPS.index(to) - STEPS.index(package.answer)) < far:
                    made = with_answer(person.said, package.variant, to)
                    reading = fitting.read(aid, person.told.variants, person.told.concerns, made, readings=READINGS)
                    apart = sample.together(reading.agreement) < fitting.TOGETHER and len(made.packages) > 1
                    assert apart or fitting.lead(reading).ahead == now.ahead, "a smaller turn would do"
    assert found_for > 5


def test_the_smallest_fact_turns_it_and_one_step_less_does_not(aid: Aid, people):
    """Worked out anew, from amounts put in the place of those of the evidence."""
    sides = set()
    for person in people:
        found = change.smallest_fact(aid, person.told, person.said, readings=READINGS)
        if found is None:
            continue
        sides.add((found.side, found.key.is_gain))
        reading = fitting.read(aid, person.told.variants, person.told.concerns, person.said, readings=READINGS)
        now = fitting.lead(reading)
        for amount, turns in ((found.amount, True), (found.less, False)):
            if amount is not None:
                then = fitting.lead(known_better(reading, found, amount))
                assert (then.ahead != now.ahead) is turns, (found, amount)
                if turns:
                    assert then.ahead == found.then.ahead
    assert len(sides) > 2


def known_better(reading: fitting.Reading, found: change.FactChange, amount: float) -> fitting.Reading:
    was, old = reading.amounts[found.key, found.variant], reading.evidence[found.key, found.variant]
    low = amount if found.side != "at_most" else was.low
    high = amount if found.side != "at_least" else was.high
    place = 0.0 if was.low == was.high else (old - was.low) / (was.high - was.low)
    put = low + place * (high - low) + 0 * old
    amount = Amount((Term(was.terms[0].place, low, high),))
    cell = (found.key, found.variant)
    return reading._replace(evidence={**reading.evidence, cell: put}, amounts={**reading.amounts, cell: amount})


def test_only_limits_on_money_and_time_can_be_moved(aid: Aid):
    found = movable(aid)
    assert found
    for rule in found.values():
        assert aid.outcomes[rule.burden].kind in ("money", "days", "weeks", "visits")
    harms = {r.rule.answer for r in aid.limits if r.rule.burden and aid.outcomes[r.rule.burden].kind == "harm"}
    assert harms
    assert not harms & set(found)


def test_more_or_less_money_turns_it_exactly_at_its_boundary(aid: Aid):
    calm = healthy(aid)
    (limit,) = [rule.id for q, rule in movable(aid).items() if q == "budget_first_year"]
    said = answered(aid, calm, "just_about", Priorities(limits={limit: "firm"}))
    turned = 0

    def told(budget):
        fit = compare(aid, {**calm, "budget_first_year": budget}, today=TODAY, priorities=said).fit
        return fit.ahead, len(fit.close)

    for budget in (0, 500, 3000, 8000):
        answers = {**calm, "budget_first_year": budget}
        more, less = moved_limit(aid, answers, "budget_first_year", today=TODAY, priorities=said)
        for moved, back in ((more, -1), (less, 1)):
            if moved:
                turned += 1
                assert (moved.amount > budget) is (back < 0)
                assert told(moved.amount) == (moved.then.ahead, len(moved.then.close)) != told(budget)
                assert told(moved.amount + back) == told(budget)
    assert turned >= 3


def test_nothing_is_told_of_limits_that_are_flexible_or_before_anything_was_said(commute):
    answers = {"main_concern": "delays", "distance": 5, "dizzy": "no", "budget": 900}
    assert what_if(commute, answers, today=TODAY, priorities=Priorities()) == (None, None, {})
    said = answered(commute, answers, "yes")
    assert what_if(commute, answers, today=TODAY, priorities=said).limits == {}
    firm = replace(said, limits={"over_budget": "firm"})
    assert set(what_if(commute, answers, today=TODAY, priorities=firm).limits) == {"budget"}
