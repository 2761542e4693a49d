"""Words that mislead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.aid import assemble
from logic.content.base import Said
from logic.content.reader import ABOUT, CLAIMS, ELSEWHERE, KNOWLEDGE, RULES, Reader
from logic.tools.check.lint import said, words
from logic.tools.check.lint.texts import Written, texts
from tests.logic.lint.conftest import BUS, CYCLING, FACTS, PLANTED_FACT, codes, with_at


def heard(text):
    return [code for code, _, _ in words.faults(Written("f.yaml", (), text, Said(text=text), ()))]


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
    bank = commute.parts.bank.model_copy(
        update={"sections": [with_at(sections[0], ("questions", 1, "why"), "It is safe."), *sections[1:]]}
    )
    aid = assemble.assemble(Reader([]), replace(commute.parts, bank=bank), "planted")
    assert codes(said.misleading(aid)) == [("praise", "questions.yaml", ("sections", 0, "questions", 1, "why"))]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (("text",), "How safe do you feel walking alone after dark?", None),
        (("text",), "Which of these best describes you? Is it 20% more than before?", None),
        (("help",), "It is safe to say how often.", "praise"),
        (("why",), "It is the best start.", "praise"),
        (("choices", 0, "text"), "Almost never, about 1 in 20", None),
        (("choices", 1, "text"), "Very often, and terrible", None),
    ],
)
def test_questions_and_answers_to_pick_may_use_any_word(path, text, found, commute):
    """They tell nothing: 32 of 32 such findings on questionnaires in use were false alarms. What explains a question does tell."""
    sections = commute.parts.bank.sections
    bank = commute.parts.bank.model_copy(
        update={"sections": [with_at(sections[0], ("questions", 0, *path), text), *sections[1:]]}
    )
    aid = assemble.assemble(Reader([]), replace(commute.parts, bank=bank), "planted")
    assert [f.code for f in said.misleading(aid)] == ([found] if found else [])


def test_a_long_question_is_still_long(commute):
    sections = commute.parts.bank.sections
    bank = commute.parts.bank.model_copy(
        update={"sections": [with_at(sections[0], ("questions", 0, "text"), "word " * 26 + "end?"), *sections[1:]]}
    )
    aid = assemble.assemble(Reader([]), replace(commute.parts, bank=bank), "planted")
    assert [f.code for f in said.misleading(aid)] == ["long-sentence"]


def test_what_code_reads_is_no_text(commute):
    paths = {written.path[-1] for written in texts(commute.parts)}
    assert (
        paths & {"id", "date", "version", "status", "kind", "role", "when", "worked_out", "certainty_reason"} == set()
    )


def test_a_text_knows_the_facts_of_the_parts_around_it(commute):
    found = {(w.file, w.path): w.facts for w in texts(commute.parts)}
    assert found[CYCLING, ("variants", 0, "like", "day", "text")] == ("f_sore",)
    assert found[CYCLING, ("charts", 0, "shares", 1, "why")] == ("f_falls",)
    assert found[FACTS, ("facts", 1, "statement")] == ("f_ride",)
    assert found[BUS, ("variants", 0, "gain", "text")] == ()
