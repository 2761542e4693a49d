"""What health answers say of each variant: stop, ask, not checked, tell, or no reason found; the gravest first."""

from __future__ import annotations

import json

import pytest

from logic.compare import compare
from logic.person.gate import findings, gates
from logic.person.path import walk
from logic.tools.output import as_json, report

RIDER = {"main_concern": "delays", "more_concerns": ("none",), "distance": 5}
MANY = [f"sign_{n}" for n in range(12)]


def status_of(aid, answers, today, variant="e_bicycle"):
    return gates(aid, walk(aid, answers, today).state)[variant]


@pytest.mark.parametrize(
    ("answers", "status", "waits_for", "unsure"),
    [
        pytest.param({"dizzy": "yes", "dizzy_seen": "no"}, "stop", (), (), id="holds"),
        pytest.param({"dizzy": "no"}, "no_reason_found", (), (), id="does not hold"),
        pytest.param({"dizzy": "yes", "dizzy_seen": "yes"}, "no_reason_found", (), (), id="half of it does not hold"),
        pytest.param({}, "not_checked", ("dizzy",), (), id="not answered"),
        pytest.param({"dizzy": "yes"}, "not_checked", ("dizzy_seen",), (), id="follow-up not answered"),
        pytest.param({"dizzy": "not_sure"}, "ask", (), ("dizzy",), id="not sure: nothing more can be asked"),
        pytest.param(
            {"dizzy": "yes", "dizzy_seen": "not_sure"}, "ask", (), ("dizzy_seen",), id="not sure of the follow-up"
        ),
        pytest.param({"dizzy_seen": "yes"}, "not_checked", ("dizzy",), (), id="a dormant follow-up checks nothing"),
    ],
)
def test_a_stop_rule(answers, status, waits_for, unsure, commute, today):
    gate = status_of(commute, RIDER | answers, today)
    assert gate.status == status
    assert [f.open for f in gate.findings] == ([waits_for] if status != "no_reason_found" else [])
    assert [f.unsure for f in gate.findings] == ([unsure] if status != "no_reason_found" else [])


@pytest.mark.parametrize(
    ("distance", "status"),
    [(29, "no_reason_found"), (30, "ask"), ("not_sure", "no_reason_found"), (None, "not_checked")],
    ids=str,
)
def test_an_ask_rule_on_each_side_of_its_threshold(distance, status, commute, today):
    answers = {**RIDER, "dizzy": "no", "distance": distance}
    if distance is None:
        del answers["distance"]
    assert status_of(commute, answers, today).status == status


def test_a_question_waiting_for_a_preference_names_the_preference(commute, today):
    (finding,) = status_of(commute, {"distance": 5}, today).findings
    assert finding.status == "not_checked"
    assert set(finding.open) == {"main_concern", "more_concerns"}


def test_not_checked_as_long_as_one_of_its_questions_is_open(make_aid, today):
    both = make_aid(
        swap=(
            (
                "  - id: far_rider\n    when: {distance: {at_least: 30}}",
                '  - id: far_rider\n    when: {all: [{distance: {at_least: 30}}, {dizzy: ["yes"]}]}',
            ),
        )
    )
    unsure = status_of(both, {**RIDER, "distance": "not_sure"}, today)
    assert {(f.status, f.open, f.unsure) for f in unsure.findings if f.rule.id == "far_rider"} == {
        ("not_checked", ("dizzy",), ("distance",))
    }
    told = status_of(both, {**RIDER, "distance": "not_sure", "dizzy": "yes", "dizzy_seen": "yes"}, today)
    assert {(f.rule.id, f.status) for f in told.findings} == {("far_rider", "ask")}


def test_a_finding_that_holds_says_because_of_which_answers(commute, today):
    (finding,) = status_of(commute, RIDER | {"dizzy": "yes", "dizzy_seen": "no"}, today).findings
    assert finding.because == {"dizzy": frozenset({"yes"}), "dizzy_seen": frozenset({"no"})}


def test_a_finding_not_known_gives_no_because(commute, today):
    assert [f.because for f in status_of(commute, {}, today).findings] == [{}, {}]


def test_the_gravest_finding_comes_first_and_gives_the_status(commute, today):
    answers = {**RIDER, "distance": 30, "dizzy": "yes", "dizzy_seen": "no"}
    gate = status_of(commute, answers, today)
    assert [(f.rule.id, f.status) for f in gate.findings] == [("dizzy_rider", "stop"), ("far_rider", "ask")]
    assert gate.status == "stop"


def test_a_known_ask_stands_before_what_is_still_not_checked(commute, today):
    gate = status_of(commute, {**RIDER, "distance": 30}, today)
    assert [(f.rule.id, f.status) for f in gate.findings] == [("far_rider", "ask"), ("dizzy_rider", "not_checked")]
    assert gate.status == "ask"


def test_among_equals_a_red_flag_comes_first(make_aid, today):
    flagged = make_aid(
        swap=(
            (
                '    when: {all: [{dizzy: ["yes"]}, {dizzy_seen: ["no"]}]}\n    variants: [e_bicycle]\n    gate: stop',
                '    when: {dizzy: ["yes"]}\n    variants: [e_bicycle]\n    gate: ask',
            ),
            (
                "    gate: ask\n    reason: That is far",
                "    gate: ask\n    red_flag: true\n    until: u\n    reason: That is far",
            ),
        )
    )
    gate = status_of(flagged, {**RIDER, "distance": 30, "dizzy": "yes"}, today)
    assert [f.rule.id for f in gate.findings] == ["far_rider", "dizzy_rider"]


FLAG = (
    "    gate: ask\n    reason: That is far",
    "    gate: ask\n    red_flag: true\n    until: u\n    reason: That is far",
)


def test_a_red_flag_that_holds_comes_before_what_is_graver_and_the_status_stays_the_gravest(make_aid, today):
    flagged = make_aid(swap=(FLAG,))
    sheet = {**RIDER, "distance": 30, "dizzy": "yes", "dizzy_seen": "no"}
    gate = status_of(flagged, sheet, today)
    assert [(f.rule.id, f.status) for f in gate.findings] == [("far_rider", "ask"), ("dizzy_rider", "stop")]
    assert gate.status == "stop"
    comparison = compare(flagged, sheet, today=today)
    assert [f.rule.id for f in comparison.red_flags] == ["far_rider"]
    assert "Ask first: That is far for a bicycle. Until: u" in report.text(flagged, comparison)


def test_a_red_flag_that_is_not_known_waits_its_turn(make_aid, today):
    flagged = make_aid(swap=(FLAG,))
    sheet = {**RIDER, "dizzy": "yes", "dizzy_seen": "no"}
    gate = status_of(flagged, {q: a for q, a in sheet.items() if q != "distance"}, today)
    assert [f.rule.id for f in gate.findings] == ["dizzy_rider", "far_rider"]
    assert compare(flagged, sheet, today=today).red_flags == ()


TELL = ("    gate: ask\n    reason: That is far", "    gate: tell\n    reason: That is far")


@pytest.mark.parametrize(
    ("answers", "status", "found"),
    [
        ({"distance": 30, "dizzy": "no"}, "tell", ["tell"]),
        ({"distance": 30}, "not_checked", ["not_checked", "tell"]),
        ({"distance": 30, "dizzy": "not_sure"}, "ask", ["ask", "tell"]),
        ({"distance": 30, "dizzy": "yes", "dizzy_seen": "no"}, "stop", ["stop", "tell"]),
        ({"distance": 29, "dizzy": "no"}, "no_reason_found", []),
    ],
)
def test_what_is_only_told_stands_below_all_but_no_reason_found(answers, status, found, make_aid, today):
    gate = status_of(make_aid(swap=(TELL,)), {**RIDER, **answers}, today)
    assert (gate.status, [f.status for f in gate.findings]) == (status, found)


def test_only_what_is_stopped_is_not_open_now(make_aid, today):
    sheet = {**RIDER, "distance": 30, "dizzy": "yes", "dizzy_seen": "no"}
    told = compare(make_aid(swap=(TELL,)), sheet, today=today).variants
    assert {v.variant for v in told if not v.open_now} == {"e_bicycle"}


@pytest.mark.parametrize(
    ("swap", "little"),
    [
        ((), {"plain_bicycle"}),
        ((("falls: {low: 10, high: 40, certainty: low,", "falls: {low: 10, high: 40, certainty: very low,"),), {"plain_bicycle", "e_bicycle"}),
        ((("kind: harm, main_harm: true,", "kind: harm,"),), set()),
    ],
    ids=["nobody counted", "hardly known", "no harm that must be known"],
)  # fmt: skip
def test_little_is_known_where_every_harm_that_must_be_is_unknown_or_hardly_known(swap, little, make_aid, today):
    comparison = compare(make_aid(swap=swap), RIDER | {"dizzy": "no"}, today=today)
    assert {v.variant for v in comparison.variants if v.little_known} == little
    said = report.text(commute := make_aid(swap=swap), comparison)
    names = {commute.variants[v][1].name for v in little}
    assert {line.split(" (")[0] for line in said.splitlines() if "Little is known" in line} == names


def test_other_variants_and_the_baseline_are_untouched(commute, today):
    found = gates(commute, walk(commute, RIDER | {"dizzy": "yes", "dizzy_seen": "no"}, today).state)
    assert {v: g.status for v, g in found.items()} == {
        "city_bus": "no_reason_found",
        "plain_bicycle": "no_reason_found",
        "e_bicycle": "stop",
        "car_as_now": "no_reason_found",
    }


def test_a_rule_on_an_option_speaks_of_each_of_its_variants_once(make_aid, today):
    wide = make_aid(
        swap=(("    variants: [e_bicycle]\n    gate: ask", "    variants: [cycling, plain_bicycle]\n    gate: ask"),)
    )
    found = gates(wide, walk(wide, {**RIDER, "distance": 30, "dizzy": "no"}, today).state)
    assert {v: len(g.findings) for v, g in found.items()} == {
        "city_bus": 0,
        "plain_bicycle": 1,
        "e_bicycle": 1,
        "car_as_now": 0,
    }


def test_there_is_one_finding_for_each_rule_that_holds_or_is_not_known(commute, today):
    assert len(findings(commute.gate, walk(commute, {}, today).state)) == 2
    assert findings(commute.gate, walk(commute, RIDER | {"dizzy": "no"}, today).state) == []


@pytest.fixture(scope="module")
def aid_with_many_signs(make_aid, commute_texts):
    asked = "".join(f"      - {{id: {name}, text: t, why: w, kind: yes_no, plus: [not_sure]}}\n" for name in MANY)
    any_sign = ", ".join(f'{{{name}: ["yes"]}}' for name in MANY)
    rules = f"gate: [{{id: signs, when: {{any: [{any_sign}]}}, variants: [e_bicycle], gate: ask, reason: r, brief: b, facts: [f_ride]}}]"
    return make_aid(questions=commute_texts["questions.yaml"] + asked, rules=rules)


@pytest.mark.parametrize(("answer", "cause"), [(None, "open"), ("not_sure", "unsure")])
def test_causes_are_told_in_file_order(answer, cause, aid_with_many_signs, today):
    answers = RIDER | (dict.fromkeys(MANY, answer) if answer else {})
    (finding,) = status_of(aid_with_many_signs, answers, today).findings
    assert list(getattr(finding, cause)) == MANY


@pytest.mark.parametrize(
    ("when", "answers"),
    [
        ('{not: {dizzy_seen: ["yes"]}}', {"dizzy": "no"}),
        ('{not: {all: [{dizzy: ["yes"]}, {distance: {at_least: 30}}]}}', {"dizzy": "no", "distance": None}),
    ],
    ids=["of a question that does not apply", "of one answered and one open"],
)
def test_a_rule_made_with_not_can_be_printed_as_json(when, answers, make_aid, today):
    negative = make_aid(swap=(("    when: {distance: {at_least: 30}}", f"    when: {when}"),))
    sheet = {q: a for q, a in (RIDER | answers).items() if a is not None}
    told = json.loads(as_json.text(negative, compare(negative, sheet, today=today)))
    (variant,) = [v for v in told["variants"] if v["variant"] == "e_bicycle"]
    assert variant["gate"]["status"] == "ask"
