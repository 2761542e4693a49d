"""What would change if harms nobody counted were left out: shown apart from the answer, and never the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from logic.compare import compare
from logic.fit import change
from logic.fit.priorities import Priorities
from logic.person.known import OutcomeKey
from tests.app.test_what_matters import NEEDLES, SCARS


def told(aid, answers, *worth: str):
    said = Priorities()
    for answer in worth:
        fit = compare(aid, answers, today=date.today(), priorities=said).fit
        said = said.answered(replace(fit.next, answer=answer)) if fit.next else said
    return compare(aid, answers, today=date.today(), priorities=said), said


def test_only_harms_that_nobody_counted_are_left_out(aid):
    comparison, _ = told(aid, SCARS)
    found = change.unknown_harms(aid, comparison.fit.reading)
    assert found
    for key, variant in found:
        assert aid.outcomes[key.id].kind == "harm"
        assert comparison.fit.reading.amounts[key, variant].unknown
        assert variant in comparison.fit.reading.contend
    counted = (OutcomeKey.burden("serious_soon"), "deep_peel")
    assert counted not in found


def test_without_them_whoever_has_most_of_them_leads_no_less_often(aid):
    comparison, said = told(aid, SCARS, "yes", "yes", "just_about")
    before = comparison.fit.shares
    inside, aside = change.without_unknown_harms(aid, comparison, said)
    assert aside is None
    assert set(inside.shares) == set(before)
    unknown = {variant for _, variant in change.unknown_harms(aid, comparison.fit.reading)}
    assert sum(inside.shares[v] for v in unknown) >= sum(before[v] for v in unknown)
    assert inside.shares["nothing_new"] <= before["nothing_new"]
    assert inside.shares != before
    again = compare(aid, SCARS, today=date.today(), priorities=said)
    assert again.fit.shares == before


def test_where_a_firm_limit_takes_something_out_both_readings_are_told(aid):
    comparison, said = told(aid, NEEDLES, "yes", "yes")
    inside, aside = change.without_unknown_harms(aid, comparison, said)
    assert set(inside.shares) == {"nothing_new"}
    assert set(aside.shares) == set(comparison.fit.reading.contend)
