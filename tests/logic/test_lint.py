"""A fault planted in what the tiny aid says is found, with its code and its place; the aid as it stands has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic import content, model
from logic.reader import ABOUT, CLAIMS, ELSEWHERE, KNOWLEDGE, RULES, SOURCES, Reader
from logic.tools import lint
from logic.tools.lint import balance, evidence, numerals, pictures, reading, said, words
from logic.tools.lint.texts import Written, texts

CYCLING, BUS, CAR = (f"content/options/{name}.yaml" for name in ("cycling", "bus", "keep_car"))
FACTS = "content/facts/example.yaml"
PLANTED_FACT = ("facts", 0, "statement")


def with_at(value, path, to):
    """A part, list or mapping with what stands at a path changed."""
    if not path:
        return to(value) if callable(to) else to
    step, rest = path[0], path[1:]
    if isinstance(value, model.Part):
        return value.model_copy(update={step: with_at(getattr(value, step), rest, to)})
    if isinstance(value, dict):
        return {**value, step: with_at(value.get(step), rest, to)}
    return [with_at(item, rest, to) if i == step else item for i, item in enumerate(value)]


SINGLE = {ABOUT: "about", ELSEWHERE: "elsewhere", RULES: "rules", SOURCES: "source_file", CLAIMS: "claims", KNOWLEDGE: "knowledge"}


@pytest.fixture
def plant(commute):
    """`plant(file, path, value or how to change it, …)` → the tiny aid so changed, in memory."""

    def change(*changes):
        parts = commute.parts
        for file, path, to in changes:
            if file in SINGLE:
                parts = replace(parts, **{SINGLE[file]: with_at(getattr(parts, SINGLE[file]), path, to)})
            else:
                group = "options" if file in parts.options else "fact_files"
                files = getattr(parts, group)
                parts = replace(parts, **{group: {**files, file: with_at(files[file], path, to)}})
        return content.assemble(Reader([]), parts, "planted")

    return change


def codes(found):
    return [(f.code, f.file, f.path) for f in found]


def test_the_tiny_aid_has_none(commute):
    assert list(lint.find(commute)) == []


def test_the_aid_to_begin_with_has_none(root):
    assert list(lint.find(content.load(root / "logic/tools/new_aid"))) == []


# ---- words


def heard(text):
    return [code for code, _, _ in words.faults(Written("f.yaml", (), text, model.Said(text=text), ()))]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("how-often", "Scars are rare."),
        ("how-often", "It Rarely hurts."),
        ("how-often", "Swelling is common."),
        ("how-often", "That is uncommonly so."),
        ("how-often", "It is infrequent."),
        ("how-often", "Marks are unlikely."),
        ("how-often", "It often swells."),
        ("how-often", "Seldom does it last."),
        ("how-often", "There is an occasional bruise."),
        ("how-often", "There is a small chance of a scar."),
        ("how-often", "Nearly everyone heals."),
        ("praise", "It is the best one."),
        ("praise", "There is no downtime."),
        ("praise", "It is proven."),
        ("praise", "You deserve it."),
        ("praise", "A safe way."),
        ("praise", "It looks natural."),
        ("praise", "The safest there is."),
        ("praise", "It is scientifically proven."),
        ("praise", "The gold standard."),
        ("praise", "It rejuvenates skin."),
        ("praise", "A special offer."),
        ("fear", "It was botched."),
        ("fear", "A terrible scar."),
        ("fear", "A horrifying result."),
        ("fear", "It can ruin a face."),
        ("fear", "Victims told of it."),
        ("one-in-x", "About 1 in 20 had it."),
        ("one-in-x", "One in five had it."),
        ("one-in-x", "One out of ten had it."),
        ("one-in-x", "It is 1 in every 1,000."),
        ("one-in-x", "It is one in a hundred."),
        ("story", "I was glad I did it."),
        ("story", "My friend was glad."),
        ("story", "One of them said: it changed my face."),
        ("no-base-rate", "It was 50% more."),
        ("no-base-rate", "There were 30 percent fewer scars."),
        ("no-base-rate", "Scars fell by about 20 percent."),
        ("no-base-rate", "Scars fell 20 percent."),
        ("no-base-rate", "It cut the scars by 49%."),
        ("no-base-rate", "It reduced them by up to 30%."),
        ("no-base-rate", "They saw a 75% drop."),
        ("no-base-rate", "Half as many had scars."),
        ("no-base-rate", "It was twice as likely."),
        ("no-base-rate", "It halves the risk."),
        ("no-base-rate", "It was 3 times as high."),
    ],
)
def test_words_that_mislead_are_found(code, text):
    assert heard(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "How often is it done?",
        "It is done as often as you like.",
        "It is done more often by women.",
        "The natural course is known.",
        "It is unsafe.",
        "The bestseller lists it.",
        "It is not proven for this.",
        "No cream is proven to do it.",
        "It happened to 21 in 100.",
        "It happened to 0.1 in 100.",
        "Come in at 1 in the afternoon.",
        "It was on page 11 in 20 books.",
        "The price went up by 5 dollars.",
        "Use it four times a day.",
        "Half of them asked.",
        "There were 50% more: 15 of 100, not 10 of 100.",
        "It was twice as likely, 4 of 100 and 2 of 100.",
        "About 30 percent of them had it.",
        "How often do you do this on skin like mine?",
    ],
)
def test_plain_words_are_left_alone(text):
    assert heard(text) == []


def test_a_word_is_found_as_often_as_it_stands():
    assert heard("Rare marks are rarely seen, and safe.") == ["how-often", "how-often", "praise"]


def test_a_sentence_may_have_25_words_and_no_more():
    fine = " ".join(["go"] * 25)
    assert heard(f"{fine}. {fine}: {fine}; {fine}?") == []
    assert heard(f"{fine} on.") == ["long-sentence"]
    assert heard(f"Go on. {fine} on! {fine} on") == ["long-sentence"] * 2


@pytest.mark.parametrize(
    ("file", "path"),
    [
        (ABOUT, ("lead", 0)),
        (ABOUT, ("outcomes", 2, "question")),
        (ELSEWHERE, ("concerns", 1, "natural_course", "text")),
        (RULES, ("gate", 1, "reason")),
        (CLAIMS, ("claims", 1, "why")),
        (KNOWLEDGE, ("questions", 0, "choices", 1, "text")),
        (KNOWLEDGE, ("questions", 0, "because", "text")),
        (CYCLING, ("conflicts", 0, "sides", 1, "text")),
        (CYCLING, ("charts", 1, "shares", 2, "why")),
        (CYCLING, ("variants", 0, "like", "days_after", "mind", "text")),
        (CYCLING, ("variants", 0, "healing", "why")),
        (CYCLING, ("variants", 1, "effects", "delays", "why")),
        (BUS, ("variants", 0, "must_know", 0, "text")),
        (FACTS, PLANTED_FACT),
    ],
)
def test_a_word_that_misleads_is_found_wherever_it_stands(file, path, plant):
    aid = plant((file, path, "That is rare."))
    assert codes(said.misleading(aid)) == [("how-often", file, path)]


def test_a_word_in_the_bank_is_found(commute):
    sections = commute.parts.bank.sections
    bank = commute.parts.bank.model_copy(update={"sections": [with_at(sections[0], ("questions", 1, "why"), "It is safe."), *sections[1:]]})
    aid = content.assemble(Reader([]), replace(commute.parts, bank=bank), "planted")
    assert codes(said.misleading(aid)) == [("praise", "questions.yaml", ("sections", 0, "questions", 1, "why"))]


def test_what_code_reads_is_no_text(commute):
    paths = {written.path[-1] for written in texts(commute.parts)}
    assert paths & {"id", "date", "version", "status", "kind", "role", "when", "worked_out", "certainty_reason"} == set()


def test_a_text_knows_the_facts_of_the_parts_around_it(commute):
    found = {(w.file, w.path): w.facts for w in texts(commute.parts)}
    assert found[CYCLING, ("variants", 0, "like", "day", "text")] == ("f_sore",)
    assert found[CYCLING, ("charts", 0, "shares", 1, "why")] == ("f_falls",)
    assert found[FACTS, ("facts", 1, "statement")] == ("f_ride",)
    assert found[BUS, ("variants", 0, "gain", "text")] == ()


# ---- numerals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,500 of 3,000 paid $2.50", [1500, 3000, 2.5]),
        ("It took 3-5 days, or 12.", [3, 5, 12]),
        ("vitamin b12 and h2o", []),
        ("10% in 2026", [10, 2026]),
        ("none at all", []),
        ("Fifteen of thirty-seven, or a dozen, or 4", [15, 37, 12, 4]),
        ("One of them saw nineteen", [19]),
    ],
)
def test_numbers_of_a_text(text, found):
    assert numerals.numbers(text) == found


def fact(statement="", **more):
    return model.Fact(id="f", topic="t", statement=statement or "Nothing.", certainty="low", certainty_reason="r", seen=True, **more)


RATE = model.EventRate(events=3, out_of=120, population="riders of 40 to 70 years", timeframe="12 months", comparator="5 of 1,000 walkers")


@pytest.mark.parametrize(
    ("held", "number"),
    [
        (fact("It was 8 to 12 days."), 8),
        (fact("It took twelve days."), 12),
        (fact("It took twenty-one days."), 21),
        (fact("It is done twice."), 2),
        (fact("It was half of them."), 50),
        (fact("A third had it."), 33),
        (fact("It was 2.47 days."), 2.5),
        (fact("It was 2.47 days."), 2),
        (fact("It was 12 percent."), 88),
        (fact("It was 12 percent."), 120),
        (fact("It was 12%."), 880),
        (fact("It was 3 of 120."), 2.5),
        (fact("It was 3 out of 1,000."), 997),
        (fact("It was 1,200 of 3,000."), 40),
        (fact("It was 2.5 of 100."), 25),
        (fact(value=model.Value(low=10, high=20, unit="percent")), 80),
        (fact(value=model.Value(low=10, high=20, unit="dollars", per="each of 6 visits")), 6),
        (fact(event_rate=RATE), 3),
        (fact(event_rate=RATE), 25),
        (fact(event_rate=RATE), 975),
        (fact(event_rate=RATE), 70),
        (fact(event_rate=RATE), 995),
        (fact(sources=["s"]), 1999),
    ],
)
def test_a_number_of_a_fact_is_traced_as_it_stands_as_a_share_and_rounded(held, number):
    source = model.Source(id="s", title="t", type="t", read_as="r", year=1999)
    assert numerals.traced(number, numerals.known([held], {"s": source}))


@pytest.mark.parametrize(
    ("held", "number"),
    [
        (fact("It was 8 to 12 days."), 9),
        (fact("After one and a half years."), 50),
        (fact("It took half an hour."), 50),
        (fact("It was 12 days."), 88),
        (fact("It was 12 days."), 120),
        (fact("It was 2.47 days."), 3),
        (fact("It was 0.3 days."), 0),
        (fact("It was 3 of 1000."), 97),
        (fact("It was 3 of 1000."), 30),
        (fact("It was 2.5 of 100."), 95),
        (fact(value=model.Value(low=10, high=20, unit="dollars")), 80),
        (fact(event_rate=RATE), 300),
        (fact(event_rate=RATE), 12.5),
        (fact(sources=["s"]), 2001),
    ],
)
def test_other_numbers_are_not_traced(held, number):
    source = model.Source(id="s", title="t", type="t", read_as="r", year=1999)
    assert not numerals.traced(number, numerals.known([held], {"s": source}))


@pytest.mark.parametrize(
    ("text", "held", "strange"),
    [
        ("It was 4 of 100, or 40 of 1,000.", {4, 40}, []),
        ("It was 4 of 100.", {5}, [4]),
        ("It was fewer than 1 of 1,000.", {0.4}, []),
        ("It was fewer than 1 of 1,000.", {2}, [1]),
        ("It was 1 of 1,000.", {0.4}, [1]),
        ("It was 0 of 1,000.", {0.4}, [0]),
        ("Half of seventeen people had it.", {17}, [50]),
        ("About a third had it.", {33.3}, []),
        ("Five small groups, and six people.", {7}, [6]),
    ],
)
def test_numbers_of_a_text_that_no_fact_holds(text, held, strange):
    assert list(numerals.untraced(text, held)) == strange


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 * 100 + 50", (450, [4, 100, 50])),
        ("(1,500 - 300) / 2", (600, [1500, 300, 2])),
        ("2 ** 9", None),
        ("1 / 0", None),
        ("price * 2", None),
        ("__import__('os')", None),
        ("", None),
    ],
)
def test_a_sum_is_worked_out_and_nothing_else_is(text, found):
    assert numerals.sum_of(text) == found


@pytest.mark.parametrize(
    ("value", "text", "wrong"),
    [
        (100, None, None),
        (0, None, None),
        (300, None, "the number 300 stands in none"),
        (300, "3 * 100", None),
        (302, "3 * 100", None),
        (310, "3 * 100", "makes 300, not 310"),
        (600, "6 * 100", "the number 6 in"),
        (300, "three times 100", "is no sum of numbers"),
    ],
)
def test_a_number_of_a_range_stands_in_a_fact_or_is_worked_out(value, text, wrong):
    found = numerals.unworked(value, text, {100.0})
    assert found is None if wrong is None else wrong in found


@pytest.mark.parametrize(
    ("file", "path", "to", "number"),
    [
        (CYCLING, ("conflicts", 0, "sides", 0, "text"), "One study found 51 of 100.", 51),
        (CYCLING, ("variants", 0, "must_know", 0, "text"), "Of 120 riders 4 fell.", 4),
        (CYCLING, ("variants", 0, "like", "days_after", "body", "text"), "It is sore for 9 days.", 9),
        (CYCLING, ("variants", 0, "figures", "price", "low"), 1501.0, 1501),
        (CYCLING, ("variants", 0, "figures", "price", "best"), 2000.0, 2000),
        (CYCLING, ("variants", 0, "healing", "high"), 9.0, 9),
        (CYCLING, ("charts", 0, "shares", 1, "events"), 4.0, 4),
        (CYCLING, ("charts", 0, "shares", 2, "percent"), 2.6, 2.6),
        (CYCLING, ("charts", 0, "shares", 2, "out_of"), 81, 81),
        (CYCLING, ("charts", 0, "shares", 3, "low"), 11.0, 11),
        (CYCLING, ("charts", 1, "shares", 2, "high"), 71.0, 71),
        (CLAIMS, ("claims", 0, "why"), "They lost 6 hours less.", 6),
        (KNOWLEDGE, ("questions", 0, "because", "text"), "Of 120 riders 4 fell.", 4),
        (RULES, ("gate", 1, "reason"), "With 45 km it is far.", 45),
        (ELSEWHERE, ("alternatives", 0, "text"), "It saves 6 hours.", 6),
    ],
)
def test_a_number_that_no_fact_holds_is_found_at_its_place(file, path, to, number, plant):
    (found,) = said.untraced(plant((file, path, to)))
    assert (found.code, found.file, found.path) == ("no-fact", file, path)
    assert f"the number {number:g} stands" in found.what


def test_a_number_of_a_fact_that_is_not_named_there_is_found(plant):
    aid = plant((CYCLING, ("charts", 0, "shares", 1, "facts"), ["f_ride"]))
    assert codes(said.untraced(aid)) == [("no-fact", CYCLING, ("charts", 0, "shares", 1, name)) for name in ("events", "out_of")]


def test_a_number_that_a_sum_gives_is_traced(plant):
    price = ("variants", 0, "figures", "price")
    assert list(said.untraced(plant((CYCLING, (*price, "high"), 3600.0), (CYCLING, (*price, "worked_out"), {"high": "3500 + 100"})))) == []
    (found,) = said.untraced(plant((CYCLING, (*price, "high"), 3600.0), (CYCLING, (*price, "worked_out"), {"high": "3550 + 50"})))
    assert found.path == (*price, "high")


def test_what_asks_and_names_is_not_traced(plant):
    aid = plant((ABOUT, ("outcomes", 2, "basis"), "Of 1,000 people in 7 years"), (CYCLING, ("charts", 0, "time"), "About 9 months"))
    assert list(said.untraced(aid)) == []


# ---- evidence


@pytest.mark.parametrize(
    ("file", "path"),
    [
        (ELSEWHERE, ("concerns", 0, "natural_course")),
        (CLAIMS, ("of",)),
        (KNOWLEDGE, ("questions", 0, "because")),
        (BUS, ("what",)),
        (BUS, ("variants", 0, "must_know", 0)),
        (CYCLING, ("conflicts", 0, "sides", 1)),
    ],
)
def test_a_sentence_names_facts_or_is_our_own_and_never_both(file, path, plant):
    for own, facts in ((False, []), (True, ["f_ride"])):
        aid = plant((file, path, model.Said(text="So it is.", own=own, facts=facts)))
        assert codes(evidence.uncited(aid)) == [("no-citation", file, path)]
    for own, facts in ((True, []), (False, ["f_ride"])):
        assert list(evidence.uncited(plant((file, path, model.Said(text="So it is.", own=own, facts=facts))))) == []


def test_what_it_is_like_names_facts_or_is_not_known(plant):
    path = ("variants", 0, "like", "later", "mind")
    assert codes(evidence.uncited(plant((CYCLING, path, model.Told(text="Fine."))))) == [("no-citation", CYCLING, path)]
    assert list(evidence.uncited(plant((CYCLING, path, model.Told(text="Fine.", facts=["f_sore"]))))) == []
    assert list(evidence.uncited(plant((CYCLING, path, model.Told(unknown=True))))) == []


def test_a_fact_nothing_shows_is_found(plant):
    more = fact("Nobody reads this.").model_copy(update={"id": "f_more"})
    aid = plant((FACTS, ("facts",), lambda facts: [*facts, more]))
    assert [(f.code, f.file, f.path, f.subject) for f in evidence.unused(aid)] == [("unused", FACTS, ("facts", 7), "f_more")]


def test_a_fact_that_only_a_promise_names_is_shown_nowhere(commute):
    promises = commute.parts.promises.promises
    more = fact("Nobody reads this.").model_copy(update={"id": "f_more"})
    named = promises[0].model_copy(update={"facts": ["f_more"]})
    files = {FACTS: commute.parts.fact_files[FACTS].model_copy(update={"facts": [*commute.facts.values(), more]})}
    parts = replace(commute.parts, promises=model.Promises(promises=[named, *promises[1:]]), fact_files=files)
    assert [f.subject for f in evidence.unused(content.assemble(Reader([]), parts, "planted"))] == ["f_more"]


def test_a_source_nothing_names_is_found(plant):
    aid = plant((CLAIMS, ("claims", 0, "sources"), []))
    assert [(f.code, f.file, f.path, f.subject) for f in evidence.unused(aid)] == [("unused", SOURCES, ("sources", 1), "advert")]


# ---- pictures

FALLS, FITTER = ("charts", 0), ("charts", 1)


def words_only(plant, *places):
    """The tiny aid, whose count of falls is no usual risk, cited at these places too."""
    named = [i for i, f in enumerate(plant().parts.fact_files[FACTS].facts) if f.id == "f_guess"]
    sure = (FACTS, ("facts", *named, "certainty"), "low")
    return plant(sure, (FACTS, ("facts", *named, "words_only"), "It is an outbreak."), *[(CYCLING, (*place, "facts"), ["f_guess"]) for place in places])


def test_a_figure_that_is_no_usual_risk_is_neither_drawn_nor_a_range(plant):
    places = [(*FALLS, "shares", 1), ("variants", 0, "figures", "price"), ("variants", 0, "healing")]
    assert codes(pictures.faults(words_only(plant))) == []
    assert codes(pictures.faults(words_only(plant, *places))) == [("words-only", CYCLING, place) for place in places]
    unknown = [(*FALLS, "shares", 0), ("variants", 1, "figures", "falls")]
    assert codes(pictures.faults(words_only(plant, *unknown))) == []


def test_a_harm_that_happened_is_not_drawn_as_nothing(plant):
    place = (*FALLS, "shares", 3)
    nothing = ((CYCLING, (*place, "low"), 0.0), (CYCLING, (*place, "high"), 0.0))
    assert codes(pictures.faults(plant(*nothing, (CYCLING, (*place, "facts"), ["f_falls"])))) == [("harm-as-nothing", CYCLING, place)]
    assert codes(pictures.faults(plant(*nothing))) == [], "no fact of it counts anybody"


def test_doing_nothing_is_no_proof_that_something_done_harms_nobody(plant):
    place = (*FALLS, "shares", 3)
    nobody = ((CYCLING, (*place, "low"), 0.0), (CYCLING, (*place, "high"), 0.0), (CYCLING, (*place, "facts"), ["f_nothing"]))
    zero = ("content/options/keep_car.yaml", ("variants", 0, "figures", "falls"), model.Figure(low=0, high=0, facts=["f_nothing"]))
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
    right = model.Figure(low=9, high=71, certainty="low", group="riders", time="one year", facts=["f_falls"], counted=model.Counted(events=3, out_of=120))
    assert codes(said.untraced(plant((CYCLING, place, right)))) == []
    assert codes(said.untraced(plant((CYCLING, (*place,), right.model_copy(update={"high": 50.0}))))) == [("no-fact", CYCLING, place)]
    other = right.model_copy(update={"counted": model.Counted(events=4, out_of=120)})
    assert ("no-fact", CYCLING, (*place, "counted")) in codes(said.untraced(plant((CYCLING, place, other))))


def test_one_number_without_a_range_is_found(plant):
    place = (*FITTER, "shares", 2)
    assert codes(pictures.faults(plant((CYCLING, (*place, "high"), 50.0)))) == [("no-range", CYCLING, place)]


@pytest.mark.parametrize(("chart", "other"), [(FALLS, "of 100"), (FALLS, "of 100 people"), (FALLS, "in every 100"), (FITTER, "of 1,000"), (FITTER, "in 1000")])
def test_two_denominators_in_one_picture_are_found(chart, other, plant):
    for name in ("group", "why"):
        aid = plant((CYCLING, (*chart, "shares", 1, name), f"It was 3 {other}."))
        assert codes(pictures.faults(aid)) == [("mixed-denominators", CYCLING, (*chart, "shares", 1))]
    for name in ("title", "of", "measure", "time", "happens", "spared"):
        aid = plant((CYCLING, (*chart, name), f"It was 3 {other}."))
        assert codes(pictures.faults(aid)) == [("mixed-denominators", CYCLING, chart)]


@pytest.mark.parametrize(
    ("chart", "told"),
    [(FALLS, "3 of 1,000 people"), (FALLS, "3 in 1000"), (FITTER, "3 of 100 people"), (FITTER, "3 in every 100"), *((chart, real) for chart in (FALLS, FITTER) for real in ("3 of 80", "3 of 10,000", "3 of 100,000"))],
)
def test_a_denominator_of_its_own_and_a_real_count_are_left_alone(chart, told, plant):
    assert codes(pictures.faults(plant((CYCLING, (*chart, "shares", 1, "why"), f"It was {told}.")))) == []


@pytest.mark.parametrize(
    ("time", "found"),
    [("30 days", True), ("2 years", True), ("1 week", True), ("12 months", False), ("as long as it took", False)],
)
def test_two_time_frames_in_one_picture_are_found(time, found, plant):
    rate = model.EventRate(events=2, out_of=80, population="riders", timeframe=time)
    named = next(i for i, f in enumerate(plant().parts.fact_files[FACTS].facts) if f.id == "f_falls_more")
    aid = plant((FACTS, ("facts", named, "event_rate"), rate))
    assert codes(pictures.faults(aid)) == ([("mixed-times", CYCLING, FALLS)] if found else [])


def test_a_gain_is_not_pictured_without_a_harm(plant):
    aid = plant((CYCLING, ("charts",), lambda charts: charts[1:]))
    assert codes(pictures.faults(aid)) == [("gain-alone", CYCLING, ("charts",))]
    assert list(pictures.faults(plant((CYCLING, ("charts",), lambda charts: charts[:1])))) == []


def test_a_kind_without_anything_one_must_know_is_found(plant):
    aid = plant((CYCLING, ("variants", 1, "must_know"), []))
    assert [(f.code, f.path, f.subject) for f in pictures.faults(aid)] == [("gain-alone", ("variants", 1), "plain_bicycle")]


# ---- balance


def so_long(plant, lengths):
    """The tiny aid with pages of so many words, by file; what it is like is known of nobody."""

    def bare(variant):
        nothing = {"what": None, "gain": None, "drawback": None, "lasts": None, "must_know": [], "like": None, "effects": {}}
        return variant.model_copy(update=nothing)

    changes = []
    for file, n in lengths.items():
        text = " ".join(["go"] * (n - 8 * balance.NOT_KNOWN_WORDS))
        changes += [(file, ("what",), model.Said(text=text, own=True)), (file, ("conflicts",), [])]
        changes.append((file, ("variants",), lambda variants: [bare(v) for v in variants]))
    return plant(*changes)


def test_a_page_may_be_a_quarter_shorter_than_the_longest_and_no_more(plant):
    fine, short = (so_long(plant, {CYCLING: 400, BUS: 400, CAR: n}) for n in (300, 299))
    assert [room.words for room in balance.rooms(fine)] == [400, 400, 400, 300]
    assert list(balance.uneven(fine)) == []
    (found,) = balance.uneven(short)
    assert (found.code, found.file, found.path, found.subject) == ("uneven", CAR, ("variants", 0), "car_as_now")
    assert found.what == "has 299 words on its page, and the longest has 400"


def test_each_kind_of_an_option_has_a_page_of_its_own(plant):
    aid = so_long(plant, {CYCLING: 299, BUS: 299, CAR: 400})
    assert [f.path for f in balance.uneven(aid) if f.file == CYCLING] == [("variants", 0), ("variants", 1)]


def test_what_is_not_known_counts_as_much_as_a_cell_that_tells_something(plant, commute):
    before = next(room for room in balance.rooms(commute) if room.variant == "city_bus")
    unknown = model.Effect(unknown=True, judged=True, why="w")
    after = next(room for room in balance.rooms(plant((BUS, ("variants", 0, "effects", "delays"), unknown))) if room.variant == "city_bus")
    told = len(commute.variants["city_bus"][1].effects["delays"].why.split())
    assert after.good - before.good == balance.NOT_KNOWN_WORDS - told
    assert next(r for r in balance.rooms(plant((BUS, ("variants", 0, "must_know"), []))) if r.variant == "city_bus").bad == before.bad - 5


def test_neither_side_of_a_kind_may_have_more_than_twice_the_words_of_the_other(plant):
    def sides(good, bad):
        told = [model.Said(text=" ".join(["go"] * n), own=True) for n in (good, bad)]
        aid = plant((BUS, ("variants", 0, "gain"), told[0]), (BUS, ("variants", 0, "drawback"), told[1]), (BUS, ("variants", 0, "must_know"), []),
                    (BUS, ("variants", 0, "temporary"), []), (BUS, ("variants", 0, "effects"), {}))  # fmt: skip
        return [f.what for f in balance.uneven(aid) if f.subject == "city_bus" and "good" in f.what]

    assert sides(80, 40) == sides(40, 80) == []
    assert sides(81, 40) == ["tells 81 words of good and 40 of bad"]
    assert sides(40, 81) == ["tells 40 words of good and 81 of bad"]
    assert sides(50, 9) == []  # of so few words it means nothing


# ---- how hard it is to read

EASY = "We go to the shop. You can ask us what it is. "
HARD = "Administrative considerations necessitate comprehensive multidisciplinary deliberation. "


def test_a_long_text_above_grade_8_is_found_at_its_place(plant):
    path = ("variants", 0, "must_know", 0, "text")
    (found, together) = said.hard(plant((BUS, path, HARD * 10)))
    assert (found.code, found.file, found.path) == ("hard-to-read", BUS, path)
    assert "reads at US grade" in found.what
    assert (together.file, together.path) == (BUS, path[:3]), "the heading it stands in reads hard too"
    assert list(said.hard(plant((BUS, path, EASY * 10)))) == []


def test_a_text_of_few_words_has_no_grade(plant):
    assert list(said.hard(plant((BUS, ("variants", 0, "must_know", 0, "text"), HARD * 2)))) == []


def test_short_texts_that_are_hard_together_are_found_at_their_heading(plant):
    many = [model.Said(text=HARD.strip(), own=True)] * 10
    aid = plant((BUS, ("ask",), many))
    assert codes(said.hard(aid)) == [("hard-to-read", BUS, ("ask",))]
    assert (BUS, ("ask",)) in said.pooled(aid)
    assert list(said.hard(plant((BUS, ("ask",), many[:4])))) == []
    assert list(said.hard(plant((BUS, ("ask",), [model.Said(text=EASY, own=True)] * 10)))) == []


def test_names_nobody_can_avoid_make_no_text_harder(plant):
    path = ("variants", 0, "must_know", 0, "text")
    text = "The electric bicycle is here. An electric bicycle is good. " * 8
    named = said.names_set_aside(plant())
    assert {"bicycle", "electric"} <= set(named)
    assert reading.grade(text, named) < reading.grade(text, ())
    assert list(said.hard(plant((BUS, path, text)))) == []


def test_a_heading_is_pooled_by_its_part_of_a_kind_or_its_section(plant):
    aid = plant((BUS, ("variants", 0, "must_know"), [model.Said(text=EASY, own=True)] * 6))
    assert said.pooled(aid)[BUS, ("variants", 0, "must_know")].count("We go") == 6
    assert not any(file == FACTS for file, _ in said.pooled(aid))
