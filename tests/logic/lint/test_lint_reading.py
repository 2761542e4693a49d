"""How hard texts are to read."""

from __future__ import annotations

from logic.content.base import Said
from logic.tools.check.lint import reading, said
from tests.logic.lint.conftest import BUS, FACTS, codes

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
    many = [Said(text=HARD.strip(), own=True)] * 10
    aid = plant((BUS, ("ask",), many))
    assert codes(said.hard(aid)) == [("hard-to-read", BUS, ("ask",))]
    assert (BUS, ("ask",)) in said.pooled(aid)
    assert list(said.hard(plant((BUS, ("ask",), many[:4])))) == []
    assert list(said.hard(plant((BUS, ("ask",), [Said(text=EASY, own=True)] * 10)))) == []


def test_names_nobody_can_avoid_make_no_text_harder(plant):
    path = ("variants", 0, "must_know", 0, "text")
    text = "The electric bicycle is here. An electric bicycle is good. " * 8
    named = said.names_set_aside(plant())
    assert {"bicycle", "electric"} <= set(named)
    assert reading.grade(text, named) < reading.grade(text, ())
    assert list(said.hard(plant((BUS, path, text)))) == []


def test_a_heading_is_pooled_by_its_part_of_a_kind_or_its_section(plant):
    aid = plant((BUS, ("variants", 0, "must_know"), [Said(text=EASY, own=True)] * 6))
    assert said.pooled(aid)[BUS, ("variants", 0, "must_know")].count("We go") == 6
    assert not any(file == FACTS for file, _ in said.pooled(aid))
