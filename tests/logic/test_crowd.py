"""A table of people is told what each of them alone is told: `Trial` against `compare`, statuses, limits, notes, effects and all."""

from __future__ import annotations

import dataclasses
import math
import random
from datetime import date

import numpy as np
import pytest

from logic.compare import compare
from logic.conditions.table import unpack
from logic.content.options import readings
from logic.person import draw, gate
from logic.person.comparison import STATUSES
from logic.person.holding import holding
from logic.person.path import month_at, walk
from logic.tools.population import people
from logic.tools.population.crowd import Trial

PEOPLE = 400
FEW = 60
DAYS = (date(2026, 11, 24), date(2027, 2, 28), date(2027, 1, 1))

EVERY_LIMIT = (
    ("        max: 80\n        plus: [not_sure]\n", """        max: 80
        plus: [not_sure]
      - {id: weeks, text: How many weeks have you?, why: w, kind: number, unit: weeks, min: 0, max: 10, plus: [not_sure]}
      - id: accept_falls
        text: How many falls could you accept?
        why: w
        kind: one
        choices:
          - {id: no_fall, text: t, amount: 0}
          - {id: few, text: t, amount: 10}
          - {id: many, text: t, amount: 40}
        plus: [not_sure]
      - id: hoped
        text: How much change do you hope for?
        why: w
        kind: one
        choices:
          - {id: slight, text: t, amount: 2}
          - {id: clear, text: t, amount: 3}
          - {id: large, text: t, amount: 4}
        plus: [not_sure]
"""),
    ("          - {id: crowds, text: Crowds}\n", "          - {id: crowds, text: Crowds}\n          - {id: unproven, text: t}\n"),
    ("  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: Crowds.}\n", """  - {id: no_crowds, when: {refuse: [crowds]}, trait: crowded, reason: Crowds.}
  - {id: few_weeks, answer: weeks, burden: setup, unit: weeks, reason: r}
  - {id: few_weeks_if_far, when: {distance: {at_least: 40}}, answer: weeks, burden: setup, unit: weeks, reason: r}
  - {id: falls_risk, answer: accept_falls, burden: falls, unit: per_1000, reason: r}
  - {id: no_unproven, when: {refuse: [unproven]}, certainty: main_concern, reason: r}
  - {id: too_little, answer: hoped, effect: main_concern, reason: r}
  - {id: too_little_if_dizzy, when: {not: {dizzy_seen: ["yes"]}}, answer: hoped, effect: main_concern, reason: r}
ends:
  - {id: very_far, when: {all: [{distance: {at_least: 70}}, {not: {dizzy: ["yes"]}}]}, title: Too far, text: [Take a train.]}
  - {id: penniless, when: {budget: {below: 100}}, title: No money, text: [Walk.]}
"""),
    ("price: {low: 200, high: 900, certainty: low,", "price: {low: 200.5, high: 900, missing: [the lock], certainty: low,"),
    ("    effects: {delays: {unknown: true, judged: true, why: Nobody looked., facts: [f_guess]}, fitness: {low: slight, high: large, certainty: moderate,", "    effects: {delays: {unknown: true, judged: true, why: Nobody looked., facts: [f_guess]}, fitness: {low: slight, high: large, certainty: very low,"),
)  # fmt: skip
"""A limit of every kind, one that needs more than its amount, `ends` rules, a price with a part missing, an effect nobody looked at."""

FOR_WHOM = (
    *EVERY_LIMIT,
    ("delays: {low: slight, high: clear, certainty: moderate, judged: true, why: Our reading., facts: [f_ride]}, fitness: {low: slight, high: large, certainty: moderate, judged: true, why: Our reading., facts: [f_ride]}", """
      delays: {when: {not: {dizzy: ["yes"]}}, low: slight, high: clear, certainty: moderate, judged: true, why: w, facts: [f_ride], else_why: Tried by steady riders only.},
      fitness: {when: {distance: {below: 20}}, low: slight, high: large, certainty: moderate, judged: true, why: w, facts: [f_ride],
         otherwise: {when: {any: [{distance: {at_least: 50}}, {dizzy_seen: ["yes"]}]}, low: none, high: none, certainty: low, judged: true, why: w, facts: [f_ride],
                     else_why: Nobody rode that far.}}"""),
    ("fitness: {low: none, high: none, certainty: low, judged: true, why: Our reading., facts: [f_ride]}}\n    figures: {price: {low: 500, high: 700, certainty: low, group: testers, facts: [f_price], year: 2026}", """
      fitness: {when: {refuse: [rain]}, low: none, high: none, certainty: low, judged: true, why: w, facts: [f_ride],
                otherwise: {low: clear, high: clear, certainty: low, judged: true, why: w, facts: [f_ride]}}}
    figures: {price: {when: {distance: {below: 10}}, low: 500, high: 700, certainty: low, group: testers, facts: [f_price], year: 2026,
                      missing: [the ticket], all_in: {low: 600, high: 1500, why: w, facts: [f_price]},
                      otherwise: {when: {distance: {below: 60}}, low: 900, high: 1000, certainty: low, group: testers, facts: [f_price], year: 2026, else_why: No bus goes there.}}"""),
    ("setup: {low: 2, high: 8, certainty: low, group: testers, facts: [f_price]}", "setup: {low: 2, high: 8, missing: [a shed], certainty: low, group: testers, facts: [f_price], when: {refuse: [none]}, else_why: w}"),
    ("setup: {low: 0, high: 2,", "setup: {low: 5.2, high: 9.5,"),  # between whole weeks: 38 and 69 days lie just beyond
    ("    brief: A long way to ride\n", "    brief: A long way to ride\n    holds_back: true\n"),
    ("ends:\n", """not_for:
  - {id: dizzy_falls, when: {dizzy: ["yes"]}, variants: [cycling], outcomes: [falls], reason: Counted among steady riders., facts: [f_falls]}
  - {id: far_setup, when: {distance: {at_least: 30}}, variants: [city_bus, e_bicycle], outcomes: [setup, falls], reason: r, facts: [f_ride]}
ends:
"""),
)  # fmt: skip
"""Effects and figures for some only: with another reading, with none, with a gap between two; counts that do not carry over."""


TELLS = (
    ("        text: Has a doctor looked at that?\n        why: Then riding may be fine.\n        kind: yes_no\n        plus: [not_sure]\n        ask_when: {dizzy: [\"yes\"]}\n", """        text: Has a doctor looked at that?
        why: Then riding may be fine.
        kind: yes_no
        plus: [not_sure]
        ask_when: {dizzy: ["yes"]}
      - {id: pills, text: t, why: w, kind: several, choices: [{id: daily, text: t}, {id: now_and_then, text: t}], plus: [none, not_sure]}
      - {id: fear, text: t, why: w, kind: yes_no, role: private, plus: [not_sure]}
"""),
    ("notes:\n", """  - {id: dizzy_told, when: {dizzy: ["yes"]}, variants: [cycling], gate: tell, reason: r, brief: b, facts: [f_ride]}
  - {id: pills_told, when: {pills: [daily]}, variants: [cycling, city_bus], gate: tell, reason: r, brief: b, facts: [f_ride]}
  - {id: pills_asked, when: {all: [{pills: [now_and_then]}, {distance: {at_least: 20}}]}, variants: [e_bicycle, city_bus], gate: ask, reason: r, brief: b, facts: [f_ride]}
  - {id: rain_asked, when: {any: [{refuse: [rain]}, {fear: ["yes"]}]}, variants: [plain_bicycle, city_bus], gate: ask, reason: r, brief: b, facts: [f_ride]}
  - {id: fear_of_pills, when: {all: [{fear: ["yes"]}, {not: {pills: [none]}}]}, variants: [city_bus], gate: stop, reason: r, brief: b, until: u, facts: [f_ride, f_price]}
  - {id: no_fear, when: {all: [{not: {fear: ["yes"]}}, {not: {distance: {below: 50}}}]}, variants: [plain_bicycle], gate: tell, reason: r, brief: b, facts: [f_ride]}
notes:
"""),
)  # fmt: skip
"""Rules that only tell, beside others and alone; rules on wishes and on what is kept private."""


@pytest.fixture(scope="module")
def tells(make_aid):
    return make_aid(swap=TELLS)


@pytest.fixture(scope="module")
def every_limit(make_aid):
    return make_aid(swap=EVERY_LIMIT)


@pytest.fixture(scope="module")
def for_whom(make_aid):
    return make_aid(swap=FOR_WHOM)


@pytest.fixture(scope="module", params=["shipped", "commute", "every limit", "for whom", "tells"])
def case(request, aid, commute, every_limit, for_whom, tells):
    cases = {"shipped": aid, "commute": commute, "every limit": every_limit, "for whom": for_whom, "tells": tells}
    return cases[request.param]


def some_people(aid, count, today):
    """By the shares and by chance alone in turn; one in three answered everything, the rest have gaps anywhere."""
    rng = random.Random(count)
    plain = {
        q.id: q.model_copy(
            update={"choices": [c.model_copy(update={"share": None}) for c in q.choices], "typical": None}
        )
        for q in aid.questions.values()
    }
    by_chance = dataclasses.replace(aid, questions=plain)
    sheets = []
    for i in range(count):
        sheet = draw.draw((aid, by_chance)[i % 2], rng, today)
        keep = (1.0, 0.9, 0.5)[i % 3]
        sheets.append({q: a for q, a in sheet.items() if rng.random() < keep})
    return sheets


def told(aid, sheets, today, *, decides=False):
    """What the table says, a function for each person: `of(bits)[i]`."""
    outcome = Trial(aid, today).run(people.table_of(aid.questions, sheets, today), decides=decides)
    return outcome, lambda bits: unpack(bits, len(sheets))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_table_of_people_is_told_what_each_alone_is_told(case, today):
    sheets = some_people(case, PEOPLE, today)
    outcome, of = told(case, sheets, today)
    compared, seen = of(outcome.compared), set()
    for i, sheet in enumerate(sheets):
        result = compare(case, sheet, today=today, seed=i)
        assert compared[i] == bool(result.variants), sheet
        for v in result.variants:
            name, one = v.variant, outcome.gated[v.variant]
            statuses = {s: of(getattr(one, s))[i] for s in STATUSES}
            assert [s for s, has in statuses.items() if has] == [v.gate.status], (name, sheet)
            given = [limit for limit in v.limits if limit.given]
            crosses = {limit.id for limit in given if limit.state == "crosses"}
            may_cross = {limit.id for limit in given if limit.state == "may_cross"}
            assert {r for r, bits in outcome.crosses[name].items() if of(bits)[i]} == crosses, (name, sheet)
            assert {r for r, bits in outcome.may_cross[name].items() if of(bits)[i]} == may_cross, (name, sheet)
            assert of(outcome.limited(name))[i] == bool(v.crosses())
            assert of(outcome.relevant[name])[i] == v.relevant, (name, sheet)
            assert of(outcome.noted[name])[i] == bool(v.notes), (name, sheet)
            held_back = any(f.rule.holds_back and f.status == "ask" for f in v.gate.findings)
            assert of(outcome.held_back[name])[i] == (held_back and v.gate.status != "stop"), (name, sheet)
            assert of(outcome.shown[name])[i] == (name in result.headline.variants), (name, sheet)
            seen |= {v.gate.status, *crosses, *may_cross} | {
                f"relevant {v.relevant}",
                f"noted {bool(v.notes)}",
                result.headline.kind,
            }
    assert seen >= {
        "no_reason_found",
        "ask",
        "stop",
        "not_checked",
        "relevant True",
        "noted True",
        "noted False",
        "shown",
    }
    assert seen >= {r.rule.id for r in case.limits}, "a limit nobody crossed shows nothing"
    assert ("tell" in seen) == any(r.rule.gate == "tell" for r in case.gate)


@pytest.mark.parametrize(
    ("sheet", "first"),
    [
        ({"main_concern": "delays", "more_concerns": ("fitness",)}, "delays"),
        ({"main_concern": "just_looking", "more_concerns": ("fitness",)}, "fitness"),
        ({"more_concerns": ("delays",)}, "delays"),
        ({"main_concern": "just_looking", "more_concerns": ("none",)}, None),
        ({}, None),
    ],
    ids=["the main one", "the main one names none", "the main one is open", "none", "nothing"],
)
def test_limits_and_headline_look_at_the_concern_that_compare_puts_first(sheet, first, every_limit, today):
    """The plain bicycle: delays are not known to change, and so little is shown for fitness that "unproven" is crossed too."""
    sheet = sheet | {"hoped": "large", "refuse": ("unproven",), "distance": 5, "budget": 1000}
    result = compare(every_limit, sheet, today=today)
    assert result.headline.concern == first
    outcome, of = told(every_limit, [sheet], today)
    by_name = {v.variant: v for v in result.variants}
    for name, v in by_name.items():
        assert {r for r, bits in outcome.crosses[name].items() if of(bits)[0]} == {
            x.id for x in v.limits if x.given and x.state == "crosses"
        }
        assert of(outcome.shown[name])[0] == (name in result.headline.variants)
    assert any("too_little" in {r for r, bits in outcome.crosses[v].items() if of(bits)[0]} for v in by_name) == (
        first is not None
    )


def test_a_reading_counts_only_for_whom_it_is_known_to_hold(for_whom, today):
    """Or the comparison with one person would show little: every reading, no reading, and every rule that takes one away."""
    sheets = some_people(for_whom, PEOPLE, today)
    states = [walk(for_whom, sheet, today).state for sheet in sheets]
    told_of = [holding(for_whom, state) for state in states]
    assert sum(map(len, for_whom.for_some.values())) == 5
    for variant, some in for_whom.for_some.items():
        for one in some:
            held = [getattr(people[variant], one.group)[one.id] for people in told_of]
            assert all(any(of is case for of in held) for _, case in one.cases), (variant, one.id)
    for ready in for_whom.not_for:
        assert {ready.when.test(state) for state in states} == {True, False, None}
        for variant in ready.variants:
            for outcome in ready.rule.outcomes:
                whys = [people[variant].figures[outcome].why for people in told_of]
                first = for_whom.variants[variant][1].figures[outcome]
                assert first.unknown or ready.rule.reason in whys


def test_amounts_at_just_under_and_just_over_every_figure(case, today):
    """Where a limit turns: whole amounts about figures, and every month there is."""
    rng = random.Random(1)
    checked = 0
    for ready in case.limits:
        question = case.questions.get(ready.rule.answer)
        if question is None or question.kind not in ("number", "money", "month"):
            continue
        figures = {
            x
            for _, v in case.variants.values()
            for _, f in readings(v.figures[ready.rule.burden])
            for x in (f.low, f.high, f.all_in and f.all_in.low, f.all_in and f.all_in.high)
            if x is not None
        }
        near = {
            n
            for f in figures
            for n in (math.floor(f) - 1, math.floor(f), math.floor(f) + 1)
            if question.min <= n <= question.max
        }
        amounts = (
            sorted(near)
            if question.kind != "month"
            else [month_at(today, n) for n in range(question.min, question.max + 1)]
        )
        sheets = [draw.draw(case, rng, today) | {question.id: amount} for amount in amounts]
        outcome, of = told(case, sheets, today)
        for i, sheet in enumerate(sheets):
            for v in compare(case, sheet, today=today).variants:
                states = {x.state for x in v.limits if x.id == ready.rule.id and x.given}
                assert of(outcome.crosses[v.variant][ready.rule.id])[i] == (states == {"crosses"}), (
                    ready.rule.id,
                    v.variant,
                    sheet[question.id],
                )
                assert of(outcome.may_cross[v.variant][ready.rule.id])[i] == (states == {"may_cross"}), (
                    ready.rule.id,
                    v.variant,
                    sheet[question.id],
                )
                checked += 1
    assert checked > 50


def test_who_is_ended_by_which_rule_and_who_is_asked_what(case, today):
    sheets = some_people(case, PEOPLE, today)
    outcome, of = told(case, sheets, today)
    for i, sheet in enumerate(sheets):
        path = walk(case, sheet, today)
        assert [r for r, bits in outcome.ended.items() if of(bits)[i]] == [
            r.rule.id for r in case.ends if r.when.test(path.state)
        ][:1]
        assert [q for q, bits in outcome.asked.items() if of(bits)[i]] == list(path.asked)


def test_which_rules_hold_for_whom_and_on_which_alone_a_status_rests(case, today):
    """A rule decides for somebody when, without it, some status would be milder."""
    sheets = some_people(case, FEW, today)
    outcome, of = told(case, sheets, today, decides=True)
    deciding = 0
    without = {r.rule.id: dataclasses.replace(case, gate=tuple(g for g in case.gate if g is not r)) for r in case.gate}
    for i, sheet in enumerate(sheets):
        state = walk(case, sheet, today).state
        holding = [r.rule.id for r in case.gate if r.when.test(state) is True]
        assert [r for r, bits in outcome.holds.items() if of(bits)[i]] == holding
        grave = {v: STATUSES.index(g.status) for v, g in gate.gates(case, state).items()}
        decides = []
        for name in holding:
            milder = gate.gates(without[name], state)
            if any(STATUSES.index(milder[v].status) > grave[v] for v in grave):
                decides.append(name)
        assert [r for r, bits in outcome.decides.items() if of(bits)[i]] == decides, sheet
        deciding += len(decides)
    assert deciding > FEW / 4


def test_without_decides_that_part_is_empty(commute, today):
    assert told(commute, [{}], today)[0].decides == {}


def test_the_statuses_cover_everybody_once_and_no_bit_lies_past_the_last_person(case, today):
    for count in (1, 63, 64, 65):
        sheets = some_people(case, count, today)
        outcome, of = told(case, sheets, today, decides=True)
        for one in outcome.gated.values():
            assert (sum(of(getattr(one, s)).astype(int) for s in STATUSES) == 1).all()
        planes = [
            bits
            for one in outcome.gated.values()
            for bits in (one.stop, one.ask, one.not_checked, one.tell, one.no_reason_found)
        ]
        planes += [
            *outcome.relevant.values(),
            *outcome.shown.values(),
            *outcome.noted.values(),
            *outcome.held_back.values(),
            *outcome.decides.values(),
            outcome.compared,
        ]
        planes += [
            bits for by_limit in (*outcome.crosses.values(), *outcome.may_cross.values()) for bits in by_limit.values()
        ]
        for bits in planes:
            assert int(np.bitwise_count(bits).sum()) == int(of(bits).sum())


def test_every_kind_of_limit_is_tried(every_limit, aid):
    """Or the comparison with one person would show little."""
    for one in (every_limit, aid):
        kinds = {k for r in one.limits for k in ("burden", "trait", "certainty", "effect") if getattr(r.rule, k)}
        assert kinds == {"burden", "trait", "certainty", "effect"}
        asked = {one.questions[r.rule.answer].kind for r in one.limits if r.rule.answer}
        assert asked >= {"number", "money", "month", "one"}
    has = {t.has for _, v in every_limit.variants.values() for t in v.traits.values()}
    assert has >= {"yes", "may", "no"}
    figures = [f for _, v in every_limit.variants.values() for f in v.figures.values()]
    assert any(f.missing for f in figures)
    assert any(f.unknown for f in figures)
