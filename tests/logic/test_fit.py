"""Fit: what may never happen, whoever the person is and whatever matters to them; the verdict; what is asked next."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from scipy.stats import chisquare

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.options import Effect, Figure
from logic.fit import amounts, sample
from logic.fit import verdict as fitting
from logic.fit.packages import USUAL
from logic.fit.priorities import ANSWERS, MOST_PACKAGES, WORTH, Package, Priorities
from logic.person import may_lead
from logic.person.comparison import Gate, Lead, Point
from logic.person.known import OutcomeKey
from logic.tools.proof import drawn
from tests.logic.saying import TODAY, answered, fit_of, healthy, told

FEW, PEOPLE = 8, 40
RIDER = {"main_concern": "delays", "more_concerns": ("fitness",), "distance": 5, "dizzy": "no"}


@pytest.fixture(scope="module")
def people(aid: Aid):
    return tuple(drawn.crowd(aid, PEOPLE, TODAY, seed=7))


def broken(aid: Aid, people: int = FEW) -> list[str]:
    return [proof.id for proof in drawn.statements(aid, TODAY, people) if proof.broken]


# ---- what must hold for everybody (`python -m logic prove` tries it on 300 people)


@pytest.mark.parametrize("which", ["aid", "commute"])
def test_what_must_hold_of_fit_holds_for_drawn_people(which, request):
    proofs = list(drawn.statements(request.getfixturevalue(which), TODAY, FEW))
    assert [proof.broken for proof in proofs] == [None] * drawn.STATEMENTS
    assert all(proof.claims >= FEW for proof in proofs)


def test_a_status_that_changes_with_a_firm_limit_is_found(commute, monkeypatch):
    of_variant = compare.__globals__["_variant"]

    def stricter(aid, name, status, own, *rest):
        firm = any(limit.firm for limit in own)
        return of_variant(aid, name, Gate("ask", ()) if firm else status, own, *rest)

    monkeypatch.setitem(compare.__globals__, "_variant", stricter)
    assert broken(commute) == ["limits_aside_change_no_status"]


@pytest.mark.parametrize("fault", ["nothing", "a bound too low", "a price without its rest", "not known is shown"])
def test_an_unknown_that_wins_is_found(aid, commute, monkeypatch, fault):
    of, many = commute, FEW
    if fault == "nothing":
        monkeypatch.setattr(amounts, "unknown_as", lambda outcome: 0.0)
    elif fault == "a bound too low":
        monkeypatch.setattr(amounts, "unknown_as", lambda outcome: outcome.scale_max / 4)
    elif fault == "a price without its rest":
        of, many, counts_as = aid, PEOPLE, amounts._counts_as

        def cheap(aid, everyone, v, part):
            figure = v.burdens[part.id]
            if figure.unknown or not figure.missing or figure.all_in:
                return counts_as(aid, everyone, v, part)
            return amounts.Term(v.option, figure.low, figure.high)

        monkeypatch.setattr(amounts, "_counts_as", cheap)
    else:
        gain = amounts._gain
        large = Effect(low="large", high="large", certainty="low", judged=True, why="w")
        monkeypatch.setattr(may_lead, "shown", lambda v: True)
        monkeypatch.setattr(
            amounts, "_gain", lambda v, effect, nature: gain(v, large if effect.unknown else effect, nature)
        )
    assert broken(of, many) == ["unknown_never_wins"]


def test_what_bounds_another_type_is_not_won_back_from_it_when_nobody_knows_it_any_more(commute):
    """Both then count as not known, and what was said of the other one's package moves it as before."""
    judged = Figure.model_validate(
        {"unknown": True, "why": "w", "judged": {"at_most": "e_bicycle", "why": "w", "facts": ["f_falls"]}}
    )
    of = drawn._with(commute, "city_bus", "figures", "falls", judged)
    said = answered(of, RIDER, lambda package: "not_nearly" if package.variant == "e_bicycle" else "yes")
    before = told(of, RIDER, said)
    (ride,) = [v for v in before.variants if v.variant == "e_bicycle"]
    without = dict(drawn.erasures(of, ride))["its falls"]
    after = told(without, RIDER, said)
    assert after.fit.shares["city_bus"] < before.fit.shares["city_bus"]
    assert after.fit.shares["e_bicycle"] <= before.fit.shares["e_bicycle"]


def test_answers_read_the_wrong_way_round_are_found(commute, monkeypatch):
    turned = dict(zip(WORTH, reversed(WORTH.values()), strict=True))
    sample._agreement.cache_clear()
    monkeypatch.setattr(sample, "WORTH", turned)
    try:
        assert broken(commute) == ["higher_answer_never_raises_baseline"]
    finally:
        sample._agreement.cache_clear()


def test_too_few_readings_for_seeds_to_agree_are_found(commute, monkeypatch):
    monkeypatch.setattr(sample, "READINGS", 12)
    assert broken(commute, PEOPLE) == ["seeds_agree"]


def test_stopped_held_back_and_not_shown_never_lead(people):
    seen: Counter[str] = Counter()
    for person in people:
        fit = person.told.fit
        for v in person.told.variants:
            if not v.relevant or v.baseline:
                continue
            stopped = any(f.status == "stop" for f in v.gate.findings)
            held_back = any(f.rule.holds_back and f.status == "ask" for f in v.gate.findings)
            main = v.effects[0].effect
            not_shown = main.unknown or main.certainty == "very low" or main.high in ("none", "worse")
            if stopped or held_back or not_shown:
                seen += Counter(stopped=stopped, held_back=held_back, not_shown=not_shown)
                for lead in (fit.inside, fit.aside or fit.inside):
                    assert v.variant not in lead.named
                    assert v.variant not in lead.shares
                assert v.variant in fit.left_out
    assert min(seen[why] for why in ("stopped", "held_back", "not_shown")) > 5


def test_a_firm_limit_moved_out_takes_nothing_out_and_a_flexible_one_nothing_at_all(aid, people):
    """Where an amount can be moved: larger budgets, more days."""
    moved = took = 0
    for person in people[: PEOPLE // 2]:
        for ready in aid.limits:
            rule = ready.rule
            amount = person.answers.get(rule.answer) if rule.answer and rule.burden else None
            if not isinstance(amount, int):
                continue
            more = person.answers | {rule.answer: aid.questions[rule.answer].max}
            for way in ("firm", "flexible"):
                said = replace(person.said, limits={**person.said.limits, rule.id: way})
                near, far = (
                    compare(aid, answers, today=TODAY, priorities=said, quotes=person.quotes, readings=100).fit
                    for answers in (person.answers, more)
                )
                moved += 1
                out, still = ({v for v, why in fit.firm.items() if rule.id in why} for fit in (near, far))
                assert still <= out
                took += len(out)
                if way == "flexible":
                    assert not out
                    assert near.reading.inside == far.reading.inside
                    assert near.shares == far.shares
                assert near.reading.contend == far.reading.contend
    assert moved > 20
    assert took > 5


def test_the_seed_of_the_order_changes_no_verdict(aid, people):
    for person in people[:15]:
        one = compare(aid, person.answers, today=TODAY, priorities=person.said, quotes=person.quotes, seed=0).fit
        other = compare(aid, person.answers, today=TODAY, priorities=person.said, quotes=person.quotes, seed=99).fit
        for a, b in ((one.inside, other.inside), (one.aside or Lead(None), other.aside or Lead(None))):
            assert (a.ahead, set(a.close), dict(a.shares)) == (b.ahead, set(b.close), dict(b.shares))
        assert (one.points, one.next, one.withheld) == (other.points, other.next, other.withheld)


def test_each_variant_but_the_baseline_comes_first_equally_often_over_1_000_seeds(aid: Aid):
    answers = {"deciding": "myself", "age": 45, "main_concern": "fine_lines"}
    orders = [[v.variant for v in compare(aid, answers, today=TODAY, seed=seed).variants] for seed in range(1000)]
    assert {order[0] for order in orders} == {aid.baseline}
    firsts = [order[1] for order in orders]
    assert chisquare([firsts.count(name) for name in aid.variants if name != aid.baseline]).pvalue > 0.01


# ---- the verdict


@pytest.mark.parametrize(
    ("shares", "ahead", "close"),
    [
        ({"a": 0.85, "b": 0.15}, "a", ()),
        ({"a": 0.849, "b": 0.151}, None, ("a", "b")),
        ({"b": 0.5, "a": 0.45, "c": 0.05}, None, ("b", "a")),
        ({"b": 0.31, "a": 0.30, "c": 0.30, "d": 0.09}, None, ("b", "a", "c")),
        ({"c": 0.05, "b": 0.5, "a": 0.4, "d": 0.05}, None, ("b", "a")),
        ({"c": 0.3, "b": 0.4, "a": 0.3}, None, ("c", "b", "a")),
        ({"a": 0.95, "b": 0.05, "c": 0.0}, "a", ()),
        ({"a": 1.0}, None, ()),
        ({}, None, ()),
    ],
)
def test_ahead_or_the_smallest_set_that_covers_ninety_of_a_hundred(shares, ahead, close):
    assert fitting.verdict(shares) == Lead(ahead, close, shares)


def test_whoever_was_not_asked_about_is_close_at_most():
    shares = {"a": 0.95, "b": 0.05, "c": 0.0}
    assert fitting.verdict(shares, frozenset({"a"})) == Lead(None, ("a", "b"), shares)


# ---- what is asked, one package after the other


def test_the_first_package_is_the_one_that_changes_most_and_then_whoever_leads(commute):
    fit = fit_of(commute, RIDER, Priorities())
    assert (fit.withheld, fit.inside, fit.aside) == (("not_said",), Lead(None), None)
    assert fit.next.variant == "e_bicycle"
    assert (fit.next.gains["delays"], fit.next.takes["price"]) == ((1, 2), (1500, 3500))
    assert tuple(fit.next.gains) == ("delays", "fitness")
    said = answered(commute, RIDER, "yes")
    assert 2 <= len(said.packages) <= USUAL
    assert fit_of(commute, RIDER, said).next is None


def test_whoever_cannot_say_is_asked_on_and_nothing_is_said_meanwhile(commute):
    said = answered(commute, RIDER, "cannot_say")
    assert said.packages
    fit = fit_of(commute, RIDER, said)
    assert fit.next is None
    assert fit.withheld == ()
    assert fit.ahead is None or fit.ahead == commute.baseline, "nobody said that anything is worth it"


def test_at_most_five_packages_are_asked_about_and_nothing_leads_unseen(aid, people):
    ahead = 0
    for person in people:
        fit, asked = person.told.fit, {p.variant for p in person.said.packages}
        assert len(asked) <= MOST_PACKAGES
        assert fit.next is None
        for lead in (fit.inside, fit.aside or fit.inside):
            assert lead.ahead in {None, aid.baseline, *asked}
            ahead += lead.ahead in asked
    assert ahead > 3


def test_worth_it_or_not_decides_who_leads(aid):
    calm = healthy(aid)
    leads = {how: fit_of(aid, calm, answered(aid, calm, how)) for how in ANSWERS[:-1]}
    baseline = [fit.shares[aid.baseline] for fit in leads.values()]
    assert all(more >= less for more, less in pairwise(baseline))
    assert leads["not_nearly"].ahead == aid.baseline
    assert aid.baseline not in leads["easily"].leads
    assert {fit.ahead for fit in leads.values()} - {aid.baseline, None} or leads["easily"].close


def test_what_somebody_minds_most_moves_who_leads(aid):
    calm = healthy(aid)
    ends = fit_of(aid, calm, Priorities()).reading.ends
    shares = {o: fit_of(aid, calm, answered(aid, calm, "just_about", Priorities((o,)))).shares for o in ends}
    assert len({tuple(sorted(found.items())) for found in shares.values()}) == len(ends)


def test_what_was_said_keeps_its_meaning_when_the_evidence_changes(commute, make_aid):
    """The package as it was shown, and the ends minding was said of: what an outcome nobody else has costs moves nobody else."""
    said = answered(commute, RIDER, "yes")
    dearer = make_aid(swap=(("falls: {low: 10, high: 40", "falls: {low: 20, high: 80"),))
    one, other = fit_of(commute, RIDER, said).reading, fit_of(dearer, RIDER, said).reading
    assert (one.worth == other.worth).all()
    for v in ("city_bus", commute.baseline):
        assert (fitting.values(one, v) == fitting.values(other, v)).all()
    assert (fitting.values(one, "e_bicycle") > fitting.values(other, "e_bicycle")).all()


# ---- two readings


def test_a_firm_limit_leaves_out_and_both_readings_are_told(commute):
    wet = {**RIDER, "refuse": ("rain",)}
    flexible, firm = (
        fit_of(commute, wet, answered(commute, wet, "easily", Priorities(limits={"no_rain": way})))
        for way in ("flexible", "firm")
    )
    assert (flexible.aside, flexible.firm) == (None, {})
    assert "e_bicycle" in flexible.shares
    assert firm.firm["e_bicycle"] == ("no_rain",)
    assert firm.left_out["e_bicycle"] == "limit"
    assert "e_bicycle" not in firm.shares
    assert firm.aside.shares == flexible.shares


def test_nobody_meets_a_dead_end_by_limits(commute):
    """With everything outside the firm limits packages are asked about all the same, and the other reading is there."""
    dry = {**RIDER, "refuse": ("rain", "crowds")}
    said = Priorities(limits={"no_rain": "firm", "no_crowds": "firm"})
    fit = fit_of(commute, dry, said)
    assert fit.withheld == ("not_said",)
    assert fit.next
    fit = fit_of(commute, dry, answered(commute, dry, "easily", said))
    assert fit.withheld == ()
    assert (fit.inside.ahead, fit.inside.close) == (None, ())
    assert list(fit.inside.shares) == [commute.baseline]
    assert fit.aside.named


def test_the_four_refusals_of_a_kind_of_act_are_firm_by_default(aid):
    assert {r.rule.id for r in aid.limits if r.rule.firm} == {"no_sleep", "no_needles", "no_unnamed", "no_unproven"}


def test_how_far_outside_a_limit_a_variant_is_is_told(commute):
    answers = {**RIDER, "budget": 600}
    limits = {v.variant: v.limits[0] for v in told(commute, answers, Priorities()).variants}
    assert limits["e_bicycle"].over == (900, 2900)
    assert limits["city_bus"].over == (0, 100)
    assert limits["car_as_now"].over is None
    assert not any(limit.firm for limit in limits.values())


# ---- nothing is said, and why


def test_nothing_is_said_while_the_leader_is_not_checked(commute):
    open_ = {"main_concern": "delays", "more_concerns": ("fitness",)}
    said = answered(commute, open_, "easily")
    assert fit_of(commute, open_, said).withheld == ("not_checked",)
    assert fit_of(commute, open_, said).leads == ()
    assert fit_of(commute, RIDER, said).withheld == ()


def test_nothing_is_said_and_nothing_asked_while_a_red_flag_or_distress_stands(aid):
    calm = healthy(aid)
    said = answered(aid, calm, "yes")
    for answers, why in (
        ({"warning_signs": ("changing_spot",)}, "red_flag"),
        ({"worry_time": "over_3_hours", "worry_impact": "yes"}, "worry"),
        ({"private_more": ("pressure",)}, "worry"),
    ):
        for priorities in (Priorities(), said):
            fit = fit_of(aid, calm | answers, priorities)
            assert why in fit.withheld
            assert (fit.leads, fit.aside, fit.next) == ((), None, None)


def test_nothing_shown_and_nothing_left_are_said_as_such(aid, commute):
    cellulite = fit_of(aid, healthy(aid, main_concern="cellulite"), Priorities())
    assert cellulite.withheld == ("nothing_shown",)
    assert cellulite.next is None
    gate = tuple(replace(r, variants=tuple(v for v in commute.variants if v != commute.baseline)) for r in commute.gate)
    dizzy = {**RIDER, "dizzy": "yes", "dizzy_seen": "no"}
    fit = fit_of(replace(commute, gate=gate), dizzy, Priorities())
    assert (fit.withheld, fit.next) == (("nothing_left",), None)


def test_answers_that_do_not_go_together_are_shown_and_nothing_is_said(aid):
    calm = healthy(aid)
    one = fit_of(aid, calm, Priorities()).next
    cheap = Package("daily_care", {"fine_lines": (3, 3)}, dict.fromkeys(one.takes, (0, 0)), "not_nearly")
    said = Priorities(packages=(replace(one, answer="easily"), cheap))
    fit = fit_of(aid, calm, said)
    assert fit.withheld == ("apart",)
    assert fit.apart == said.packages
    assert fit.leads == ()
    kept = fit_of(aid, calm, replace(said, packages=said.packages[:1]))
    assert (kept.apart, kept.withheld) == ((), ())


def test_packages_answered_for_other_concerns_are_asked_again(commute):
    said = answered(commute, RIDER, "yes")
    other = {**RIDER, "main_concern": "fitness", "more_concerns": ("none",)}
    fit = fit_of(commute, other, said)
    assert fit.again
    assert fit.withheld == ("not_said",)
    assert fit.next.answer == "cannot_say"
    assert not fit_of(commute, RIDER, said).again


# ---- points


def test_every_relevant_variant_has_two_good_and_two_bad_points(people):
    for person in people[:25]:
        points = person.told.fit.points
        assert set(points) == {v.variant for v in person.told.variants if v.relevant}
        for found in points.values():
            assert 1 <= len(found.good) <= 2
            assert len(found.bad) == 2 or found.bad == (Point(None),)
            assert not {p.key for p in found.good} & {p.key for p in found.bad} - {None}


def test_nothing_is_a_good_and_a_bad_point_and_nothing_over_a_limit_is_good(aid, people):
    rules = {ready.rule.id: ready.rule for ready in aid.limits}
    over = 0
    for person in people:
        for v in person.told.variants:
            if not v.relevant:
                continue
            good = {point.key for point in person.told.fit.points[v.variant].good}
            assert not good & {point.key for point in person.told.fit.points[v.variant].bad} - {None}
            for limit in v.crosses():
                burden = rules[limit.id].burden
                whole = burden and (aid.outcomes[burden].upkeep_of or burden)
                assert not whole or OutcomeKey.burden(whole) not in good
                over += bool(whole)
    assert over > 100


def test_a_change_that_is_wanted_and_may_come_speaks_against_nothing(people):
    seen = 0
    for person in people:
        for v in person.told.variants:
            helps = {
                OutcomeKey.gain(e.concern)
                for e in v.effects
                if not e.effect.unknown and e.effect.low != "worse" and e.effect.high != "none"
            }
            if v.relevant:
                seen += len(helps)
                assert not helps & {point.key for point in person.told.fit.points[v.variant].bad}
    assert seen > 50


def test_with_no_trouble_minded_a_harm_is_a_worse_point_than_a_visit(aid):
    fit = fit_of(aid, healthy(aid, main_concern="sagging_cheeks", sex_at_birth="female"), Priorities())
    harms = {OutcomeKey.burden(o.id) for o in aid.about.outcomes if o.kind == "harm"}
    assert {point.key for point in fit.points["full_facelift"].bad} <= harms
