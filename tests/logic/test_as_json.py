"""The JSON contract (issue 1): keys may be added, never renamed or lost; statuses spelled as in the plan."""

from __future__ import annotations

import json

import pytest

from logic.compare import compare
from logic.fit.priorities import Priorities
from logic.tools.output import as_json
from tests.logic.saying import answered

TOP = {
    "aid", "content_hash", "today", "seed", "dormant", "open", "ended", "ends_open", "withheld", "concerns", "headline", "first_view",
    "variants", "elsewhere",
}  # fmt: skip
VARIANT = {"option", "variant", "baseline", "relevant", "why_not", "gate", "limits", "effects", "burdens", "notes"}
FINDING = {"rule", "status", "reason", "because", "open", "unsure", "until", "red_flag", "sources"}
LIMIT = {"id", "state", "given", "answer", "figure", "reason"}

RIDER = {"main_concern": "delays", "more_concerns": ("none",)}
STOPPED = {
    **RIDER,
    "dizzy": "yes",
    "dizzy_seen": "no",
    "distance": 40,
    "refuse": ("rain", "crowds"),
    "budget": 300,
    "start_month": "2027-01",
}


@pytest.fixture
def told(commute, today):
    return lambda answers, **more: json.loads(as_json.text(commute, compare(commute, answers, today=today, **more)))


@pytest.fixture
def bicycle(told):
    def find(answers):
        (variant,) = [v for v in told(answers)["variants"] if v["variant"] == "e_bicycle"]
        return variant

    return find


def test_every_key_of_the_contract_is_there(told):
    document = told(STOPPED)
    assert set(document) >= TOP
    for variant in document["variants"]:
        assert set(variant) >= VARIANT
        assert all(set(finding) >= FINDING for finding in variant["gate"]["findings"])
        assert all(set(limit) >= LIMIT for limit in variant["limits"])
    assert any(v["gate"]["findings"] for v in document["variants"])
    assert any(v["limits"] for v in document["variants"])


def test_it_says_which_aid_day_seed_and_content_it_is_of(told, commute):
    document = told(RIDER, seed=5)
    assert [document[key] for key in ("aid", "content_hash", "today", "seed")] == [
        "commute",
        commute.content_hash,
        "2026-11-24",
        5,
    ]


def test_all_variants_are_always_there(told, commute):
    for answers in ({}, RIDER, STOPPED):
        assert {v["variant"] for v in told(answers)["variants"]} == set(commute.variants)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        (STOPPED, "stop"),
        ({**RIDER, "dizzy": "not_sure", "distance": 5}, "ask"),
        ({**RIDER, "distance": 5}, "not_checked"),
        ({**RIDER, "dizzy": "no", "distance": 5}, "no_reason_found"),
    ],
)
def test_statuses_are_spelled_as_in_the_plan(answers, status, bicycle):
    assert bicycle(answers)["gate"]["status"] == status


def test_a_stop_says_because_until_and_sources(bicycle):
    stop, ask = bicycle(STOPPED)["gate"]["findings"]
    assert stop["because"] == {"dizzy": "yes", "dizzy_seen": "no"}
    assert stop["until"] == "A doctor has looked at it."
    assert stop["sources"] == ["made_up_a"]
    assert (ask["rule"], ask["because"], ask["until"]) == ("far_rider", {"distance": 40}, None)


def test_what_is_not_checked_names_the_open_questions_in_file_order(bicycle):
    (finding,) = bicycle({"distance": 5})["gate"]["findings"]
    assert (finding["status"], finding["because"], finding["open"]) == (
        "not_checked",
        {},
        ["main_concern", "more_concerns"],
    )


def test_what_is_unsure_names_the_question(bicycle):
    (finding,) = bicycle({**RIDER, "distance": 5, "dizzy": "not_sure"})["gate"]["findings"]
    assert (finding["open"], finding["unsure"]) == ([], ["dizzy"])


def test_a_limit_says_its_state_answer_and_figure(bicycle):
    limits = {limit["id"]: limit for limit in bicycle(STOPPED)["limits"]}
    assert {name: limit["state"] for name, limit in limits.items()} == {
        "over_budget": "crosses",
        "too_late": "may_cross",
        "no_rain": "crosses",
        "no_crowds": "within",
    }
    assert (limits["over_budget"]["answer"], limits["too_late"]["answer"]) == (300, "2027-01")
    assert (limits["over_budget"]["figure"]["low"], limits["over_budget"]["figure"]["high"]) == (1500, 3500)
    assert limits["no_rain"]["figure"] is None


def test_dormant_answers_are_named_without_their_value(told):
    assert told({**RIDER, "dizzy": "no", "dizzy_seen": "no"})["dormant"] == ["dizzy_seen"]


def test_an_unknown_figure_has_no_number(bicycle, told):
    (plain,) = [v for v in told(RIDER)["variants"] if v["variant"] == "plain_bicycle"]
    (falls,) = [b for b in plain["burdens"] if b["id"] == "falls"]
    assert falls["unknown"] is True
    assert not {"low", "high", "best"} & set(falls)


def test_it_also_holds_the_shipped_aid(aid, today):
    document = json.loads(as_json.text(aid, compare(aid, {}, today=today)))
    assert set(document) >= TOP


FIT = {
    "withheld",
    "ahead",
    "close",
    "leads_of_1000",
    "aside",
    "left_out",
    "firm",
    "apart",
    "next",
    "points",
}


def test_fit_is_nothing_until_something_was_said_to_matter(told):
    assert told(STOPPED)["fit"] is None


def test_every_key_of_fit_is_there_and_shares_come_to_a_thousand(told, commute):
    answers = {**RIDER, "distance": 5, "dizzy": "no", "refuse": ["rain"]}
    said = answered(commute, answers, "yes", Priorities(limits={"no_rain": "firm"}))
    fit = told(answers, priorities=said)["fit"]
    assert set(fit) == FIT
    assert fit["withheld"] == []
    for lead in (fit, fit["aside"]):
        assert not (lead["ahead"] and lead["close"])
        assert abs(sum(lead["leads_of_1000"].values()) - 1000) <= len(lead["leads_of_1000"])
    assert fit["firm"]["e_bicycle"] == ["no_rain"]
    assert fit["left_out"]["e_bicycle"] == "limit"
    assert fit["next"] is None
    assert all(set(points) == {"good", "bad"} and points["bad"] for points in fit["points"].values())


def test_the_package_to_ask_about_is_there_as_it_is_to_be_stored(told):
    fit = told({**RIDER, "distance": 5, "dizzy": "no"}, priorities=Priorities())["fit"]
    assert (fit["withheld"], fit["ahead"], fit["aside"]) == (["not_said"], None, None)
    assert fit["next"]["variant"] == "e_bicycle"
    assert fit["next"]["takes"]["price"] == [1500, 3500]
    assert fit["next"]["answer"] == "cannot_say"


def test_a_limit_says_whether_it_is_firm_and_by_how_much_it_is_over(bicycle):
    limits = {limit["id"]: limit for limit in bicycle(STOPPED)["limits"]}
    assert limits["over_budget"]["over"] == [1200, 3200]
    assert limits["no_crowds"]["over"] is None
    assert not any(limit["firm"] for limit in limits.values())
