"""Safety rules made milder or narrower: what counts as that, and whether a promise notices."""

from __future__ import annotations

import pytest

from logic.conditions.tree import All, AnyOf, Not, OneOf, Sure, Unread, Within
from logic.tools.check import flow
from logic.tools.proof import weakened
from logic.tools.proof.engine import Engine


def one(question, *choices):
    return OneOf(question, frozenset(choices))


A, B, AB, C = one("q", "a"), one("q", "b"), one("q", "a", "b"), one("other", "c")


@pytest.mark.parametrize(
    ("tree", "narrower"),
    [
        (A, []),
        (AB, [B, A]),
        (Within("n", 1, None), []),
        (AnyOf((A, C)), [AnyOf((C,)), AnyOf((A,))]),
        (AnyOf((AB,)), [AnyOf((B,)), AnyOf((A,))]),
        (All((AB, C)), [All((B, C)), All((A, C))]),
        (Sure(AB), [Sure(B), Sure(A)]),
        (Not(AB), []),
        (Not(All((A, C))), [Not(All((C,))), Not(All((A,)))]),
        (Not(AnyOf((A, C))), []),
        (Not(Not(AB)), [Not(Not(B)), Not(Not(A))]),
        (Unread((), ("a",)), []),
    ],
)
def test_a_part_is_dropped_where_the_condition_then_holds_for_fewer(tree, narrower):
    assert [then for then, _ in weakened.narrower(tree)] == narrower


def outcome(aid):
    return [(w.rule.rule.id, w.how, w.unnoticed) for w in weakened.tried(Engine(aid))]


def test_each_level_of_the_tiny_aid_is_held_by_a_promise(commute):
    assert outcome(commute) == [("dizzy_rider", "made to ask", ()), ("far_rider", "made to tell", ())]
    assert list(flow.promises.unheld(Engine(commute))) == []


def test_a_stop_promised_as_an_ask_could_be_made_one(make_aid):
    aid = make_aid(swap=(("at_least: stop", "at_least: ask"),))
    assert outcome(aid)[0] == ("dizzy_rider", "made to ask", ("e_bicycle",))
    (problem,) = flow.promises.unheld(Engine(aid))
    assert (problem.code, problem.level, problem.subject) == ("unheld-level", "error", "dizzy_rider")
    assert "made to ask for e_bicycle" in problem.what
    assert "0 of 1 weaker stops and 1 of 1 weaker asks" in weakened.summary(Engine(aid))
    assert "not noticed: dizzy_rider made to ask for e_bicycle" in weakened.summary(Engine(aid))


def test_an_ask_promised_as_a_tell_is_told_where_more_than_one_in_ten_are(make_aid):
    aid = make_aid(swap=(("at_least: ask", "at_least: tell"),))
    assert [p.subject for p in flow.promises.unheld(Engine(aid))] == ["far_rider"]


def test_a_choice_no_promise_names_could_be_dropped(make_aid):
    wide = ("    when: {distance: {at_least: 30}}", "    when: {refuse: [rain, crowds]}")
    narrow = ("{id: p_far, when: {distance: {at_least: 30}}", "{id: p_far, when: {refuse: [rain]}")
    unnoticed = [(how, of) for _, how, of in outcome(make_aid(swap=(wide, narrow))) if of]
    assert unnoticed == [("without 'crowds' of 'refuse'", ("e_bicycle",))]


def test_what_another_rule_says_as_well_is_no_loss(make_aid):
    """Dropping what a second rule covers changes nothing for anybody, so nothing has to notice."""
    more = "  - {id: rain_too, when: {refuse: [rain]}, variants: [e_bicycle], gate: ask, reason: r, brief: b, facts: [f_ride]}\nnotes:\n"
    wide = ("    when: {distance: {at_least: 30}}", "    when: {refuse: [rain, crowds]}")
    narrow = ("{id: p_far, when: {distance: {at_least: 30}}", "{id: p_far, when: {refuse: [crowds]}")
    found = outcome(make_aid(swap=(wide, narrow, ("notes:\n", more))))
    assert ("far_rider", "without 'crowds' of 'refuse'", ()) in found
    assert all(how != "without 'rain' of 'refuse'" for _, how, _ in found)


def test_weaker_rules_of_the_shipped_aid_are_noticed(aid):
    """Every stop, but for what is written down as stricter than promised; nine asks in ten."""
    found = weakened.tried(Engine(aid))
    noticed, asks = weakened.share(found, "ask")
    assert noticed >= weakened.ENOUGH * asks
    assert asks > 50
    assert {w.rule.rule.id for w in found if w.unnoticed and w.rule.rule.gate == "stop"} <= {"allergy_injection"}
