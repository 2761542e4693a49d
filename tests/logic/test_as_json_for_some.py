"""The JSON of what holds for some people only, of what is judged, and of prices with all they leave out."""

from __future__ import annotations

import json

import pytest

from logic.compare import compare
from logic.tools.output import as_json

RIDER = {"main_concern": "delays", "more_concerns": ("none",)}
FOR_SOME = (
    (
        "falls: {low: 10, high: 40,",
        "falls: {when: {distance: {below: 9}}, otherwise: {unknown: true, why: Nobody counted., judged: {at_most: city_bus, why: As on a bus., facts: [f_falls]}}, low: 10, high: 40,",
    ),
    (
        "price: {low: 1500, high: 3500,",
        "price: {missing: [the lock], all_in: {low: 1600, high: 3900, why: With a lock., facts: [f_price]}, low: 1500, high: 3500,",
    ),
    (
        "delays: {low: slight, high: clear,",
        "delays: {when: {distance: {below: 50}}, else_why: Nobody rode so far., adds: {low: none, high: slight, why: Our reading., facts: [f_ride]}, low: slight, high: clear,",
    ),
    ("    gate: ask\n", "    gate: ask\n    holds_back: true\n"),
)


@pytest.mark.parametrize("distance", [5, 40, 60])
def test_it_says_what_holds_for_this_person_and_what_is_judged(distance, make_aid, today):
    """And neither whom else it speaks for, nor what holds for others."""
    aid = make_aid(swap=FOR_SOME)
    document = json.loads(as_json.text(aid, compare(aid, RIDER | {"distance": distance, "budget": 3000}, today=today)))
    (bicycle,) = [v for v in document["variants"] if v["variant"] == "e_bicycle"]
    burdens, (delays, *_) = {b["id"]: b for b in bicycle["burdens"]}, bicycle["effects"]
    held = [*burdens.values(), delays, *(x["figure"] for x in bicycle["limits"] if x["figure"])]
    assert not any({"when", "otherwise", "else_why"} & set(one) for one in held)
    assert (burdens["price"]["all_in"]["high"], burdens["price"]["missing"]) == (3900, ["the lock"])
    (budget,) = [x for x in bicycle["limits"] if x["id"] == "over_budget"]
    assert (budget["state"], budget["figure"]["all_in"]["high"]) == ("may_cross", 3900)
    if distance == 5:
        assert (burdens["falls"]["high"], "judged" in burdens["falls"]) == (40, False)
    else:
        assert (burdens["falls"]["unknown"], burdens["falls"]["judged"]["at_most"]) == (True, "city_bus")
    if distance == 60:
        assert (delays["unknown"], delays["why"], "adds" in delays) == (True, "Nobody rode so far.", False)
    else:
        assert (delays["high"], delays["adds"]["high"]) == ("clear", "slight")
    assert [f["holds_back"] for f in bicycle["gate"]["findings"] if f["rule"] == "far_rider"] == [True] * (distance > 5)
