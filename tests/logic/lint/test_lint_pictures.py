"""Pictures of people."""

from __future__ import annotations

import pytest

from logic.content.evidence import EventRate
from logic.content.options import Counted, Figure
from logic.tools.check.lint import pictures, said
from tests.logic.lint.conftest import CYCLING, FACTS, codes

FALLS, FITTER = ("charts", 0), ("charts", 1)


def words_only(plant, *places):
    """The tiny aid, whose count of falls is no usual risk, cited at these places too."""
    named = [i for i, f in enumerate(plant().parts.fact_files[FACTS].facts) if f.id == "f_guess"]
    sure = (FACTS, ("facts", *named, "certainty"), "low")
    return plant(
        sure,
        (FACTS, ("facts", *named, "words_only"), "It is an outbreak."),
        *[(CYCLING, (*place, "facts"), ["f_guess"]) for place in places],
    )


def test_a_figure_that_is_no_usual_risk_is_neither_drawn_nor_a_range(plant):
    places = [(*FALLS, "shares", 1), ("variants", 0, "figures", "price"), ("variants", 0, "healing")]
    assert codes(pictures.faults(words_only(plant))) == []
    assert codes(pictures.faults(words_only(plant, *places))) == [("words-only", CYCLING, place) for place in places]
    unknown = [(*FALLS, "shares", 0), ("variants", 1, "figures", "falls")]
    assert codes(pictures.faults(words_only(plant, *unknown))) == []


def test_a_harm_that_happened_is_not_drawn_as_nothing(plant):
    place = (*FALLS, "shares", 3)
    nothing = ((CYCLING, (*place, "low"), 0.0), (CYCLING, (*place, "high"), 0.0))
    assert codes(pictures.faults(plant(*nothing, (CYCLING, (*place, "facts"), ["f_falls"])))) == [
        ("harm-as-nothing", CYCLING, place)
    ]
    assert codes(pictures.faults(plant(*nothing))) == [], "no fact of it counts anybody"


def test_doing_nothing_is_no_proof_that_something_done_harms_nobody(plant):
    place = (*FALLS, "shares", 3)
    nobody = (
        (CYCLING, (*place, "low"), 0.0),
        (CYCLING, (*place, "high"), 0.0),
        (CYCLING, (*place, "facts"), ["f_nothing"]),
    )
    zero = (
        "content/options/keep_car.yaml",
        ("variants", 0, "figures", "falls"),
        Figure(low=0, high=0, facts=["f_nothing"]),
    )
    assert codes(pictures.faults(plant(*nobody, zero))) == [("harm-as-nothing", CYCLING, place)]
    assert codes(pictures.faults(plant(*nobody))) == []


def test_a_picture_is_no_surer_than_its_surest_fact(plant):
    place = (*FALLS, "shares", 1)
    assert codes(pictures.faults(plant((CYCLING, (*place, "certainty"), "high")))) == [("too-sure", CYCLING, place)]
    figure = ("variants", 0, "figures", "price")
    assert codes(pictures.faults(plant((CYCLING, (*figure, "certainty"), "high")))) == [("too-sure", CYCLING, figure)]


@pytest.mark.parametrize(("events", "out_of"), [(120, 120), (3, 80), (24, 120), (80, 120)])
def test_a_count_stands_in_one_fact_as_so_many_of_just_so_many(events, out_of, plant):
    place = (*FALLS, "shares", 1)
    facts = (CYCLING, (*place, "facts"), ["f_falls", "f_falls_more", "f_fitter"])
    changed = plant(facts, (CYCLING, (*place, "events"), float(events)), (CYCLING, (*place, "out_of"), out_of))
    assert ("no-fact", CYCLING, place) in codes(said.untraced(changed))


def test_the_margin_of_a_count_is_worked_out_again(plant):
    place = ("variants", 0, "figures", "falls")
    right = Figure(
        low=9,
        high=71,
        certainty="low",
        group="riders",
        time="one year",
        facts=["f_falls"],
        counted=Counted(events=3, out_of=120),
    )
    assert codes(said.untraced(plant((CYCLING, place, right)))) == []
    assert codes(said.untraced(plant((CYCLING, (*place,), right.model_copy(update={"high": 50.0}))))) == [
        ("no-fact", CYCLING, place)
    ]
    other = right.model_copy(update={"counted": Counted(events=4, out_of=120)})
    assert ("no-fact", CYCLING, (*place, "counted")) in codes(said.untraced(plant((CYCLING, place, other))))


def test_one_number_without_a_range_is_found(plant):
    place = (*FITTER, "shares", 2)
    assert codes(pictures.faults(plant((CYCLING, (*place, "high"), 50.0)))) == [("no-range", CYCLING, place)]


@pytest.mark.parametrize(
    ("chart", "other"),
    [(FALLS, "of 100"), (FALLS, "of 100 people"), (FALLS, "in every 100"), (FITTER, "of 1,000"), (FITTER, "in 1000")],
)
def test_two_denominators_in_one_picture_are_found(chart, other, plant):
    for name in ("group", "why"):
        aid = plant((CYCLING, (*chart, "shares", 1, name), f"It was 3 {other}."))
        assert codes(pictures.faults(aid)) == [("mixed-denominators", CYCLING, (*chart, "shares", 1))]
    for name in ("title", "of", "measure", "time", "happens", "spared"):
        aid = plant((CYCLING, (*chart, name), f"It was 3 {other}."))
        assert codes(pictures.faults(aid)) == [("mixed-denominators", CYCLING, chart)]


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        (FALLS, "3 of 1,000 people"),
        (FALLS, "3 in 1000"),
        (FITTER, "3 of 100 people"),
        (FITTER, "3 in every 100"),
        *((chart, real) for chart in (FALLS, FITTER) for real in ("3 of 80", "3 of 10,000", "3 of 100,000")),
    ],
)
def test_a_denominator_of_its_own_and_a_real_count_are_left_alone(chart, told, plant):
    assert codes(pictures.faults(plant((CYCLING, (*chart, "shares", 1, "why"), f"It was {told}.")))) == []


@pytest.mark.parametrize(
    ("time", "found"),
    [("30 days", True), ("2 years", True), ("1 week", True), ("12 months", False), ("as long as it took", False)],
)
def test_two_time_frames_in_one_picture_are_found(time, found, plant):
    rate = EventRate(events=2, out_of=80, population="riders", timeframe=time)
    named = next(i for i, f in enumerate(plant().parts.fact_files[FACTS].facts) if f.id == "f_falls_more")
    aid = plant((FACTS, ("facts", named, "event_rate"), rate))
    assert codes(pictures.faults(aid)) == ([("mixed-times", CYCLING, FALLS)] if found else [])


def test_a_gain_is_not_pictured_without_a_harm(plant):
    aid = plant((CYCLING, ("charts",), lambda charts: charts[1:]))
    assert codes(pictures.faults(aid)) == [("gain-alone", CYCLING, ("charts",))]
    assert list(pictures.faults(plant((CYCLING, ("charts",), lambda charts: charts[:1])))) == []


def test_a_kind_without_anything_one_must_know_is_found(plant):
    aid = plant((CYCLING, ("variants", 1, "must_know"), []))
    assert [(f.code, f.path, f.subject) for f in pictures.faults(aid)] == [
        ("gain-alone", ("variants", 1), "plain_bicycle")
    ]
