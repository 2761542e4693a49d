"""Groups of variants: a rule that reaches some of one and not all says why."""

from __future__ import annotations

import pytest

from logic.tools.check import flow
from logic.tools.proof.engine import Engine

GROUPS = "groups:\n  - {id: rides, name: What one rides, variants: [cycling]}\n  - {id: outside, name: Outside, trait: wet}\n"
FAR = "    when: {distance: {at_least: 30}}\n    variants: [e_bicycle]\n"


@pytest.fixture(scope="module")
def grouped(make_aid, commute_texts):
    def make(*swap, groups=GROUPS):
        return make_aid(aid=commute_texts["content/aid.yaml"] + groups, swap=swap)

    return make


def found(aid):
    return [(f.subject, f.level, f.what) for f in flow.groups.one_sided(Engine(aid))]


def test_a_group_holds_the_variants_it_names_or_those_with_a_trait_or_perhaps(grouped):
    assert grouped().groups == {
        "rides": ("e_bicycle", "plain_bicycle"),
        "outside": ("city_bus", "e_bicycle", "plain_bicycle"),
    }


def test_a_rule_that_reaches_some_of_a_group_and_not_all_is_told_with_whom_it_leaves_out(grouped):
    ((dizzy, *_), far) = found(grouped())
    assert dizzy == "dizzy_rider"
    what = "'far_rider' reaches some of rides, and not plain_bicycle; outside, and not city_bus, plain_bicycle"
    assert far == ("far_rider", "error", what)
    (first, _) = flow.groups.one_sided(Engine(grouped()))
    assert first.sheet == {"main_concern": "delays", "dizzy": "yes", "dizzy_seen": "no"}, "somebody for whom it matters"


def test_a_reason_settles_it(grouped):
    why = (FAR, FAR + "    not_all: Only a heavy bicycle gets too slow.\n")
    assert [subject for subject, *_ in found(grouped(why))] == ["dizzy_rider"]


def test_another_rule_on_the_same_answer_reaches_the_rest_at_whatever_level(grouped):
    rest = "  - {id: rest, when: {distance: {at_least: 20}}, variants: [plain_bicycle, city_bus], gate: tell, reason: r, brief: b, facts: [f_ride]}\n"
    aid = grouped(("notes:\n", rest + "notes:\n"))
    assert [subject for subject, *_ in found(aid)] == ["dizzy_rider", "rest"], (
        "from 20 to 29 nobody tells of an e-bicycle"
    )


def test_a_rule_that_reaches_all_or_none_of_a_group_leaves_nobody_out(grouped):
    all_ = ("    variants: [e_bicycle]\n    gate: stop", "    variants: [cycling]\n    gate: stop")
    only = "groups:\n  - {id: rides, name: What one rides, variants: [cycling]}\n"
    assert [subject for subject, *_ in found(grouped(all_, groups=only))] == ["far_rider"]


def test_what_is_the_whole_of_one_group_needs_no_word_on_one_that_cuts_across(grouped):
    """All that one rides, and of what is outside not the bus: the rule is about riding."""
    wide = (FAR, FAR.replace("e_bicycle", "cycling"))
    assert [subject for subject, *_ in found(grouped(wide))] == ["dizzy_rider"]


def test_a_reason_that_nothing_needs_is_told(grouped):
    why = (FAR, FAR + "    not_all: For no reason.\n")
    ((subject, level, _),) = found(grouped(why, groups=""))
    assert (subject, level) == ("far_rider", "warning")


def test_an_aid_without_groups_is_left_alone(commute):
    assert found(commute) == []
