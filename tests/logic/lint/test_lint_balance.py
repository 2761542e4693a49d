"""As much told of each option, and of both its sides."""

from __future__ import annotations

from logic.content.base import Said
from logic.content.options import Effect
from logic.tools.check.lint import balance
from tests.logic.lint.conftest import BUS, CAR, CYCLING


def so_long(plant, lengths):
    """The tiny aid with pages of so many words, by file; what it is like is known of nobody."""

    def bare(variant):
        nothing = {
            "what": None,
            "gain": None,
            "drawback": None,
            "lasts": None,
            "must_know": [],
            "like": None,
            "effects": {},
        }
        return variant.model_copy(update=nothing)

    changes = []
    for file, n in lengths.items():
        text = " ".join(["go"] * (n - 8 * balance.NOT_KNOWN_WORDS))
        changes += [(file, ("what",), Said(text=text, own=True)), (file, ("conflicts",), [])]
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
    unknown = Effect(unknown=True, judged=True, why="w")
    after = next(
        room
        for room in balance.rooms(plant((BUS, ("variants", 0, "effects", "delays"), unknown)))
        if room.variant == "city_bus"
    )
    told = len(commute.variants["city_bus"][1].effects["delays"].why.split())
    assert after.good - before.good == balance.NOT_KNOWN_WORDS - told
    assert (
        next(r for r in balance.rooms(plant((BUS, ("variants", 0, "must_know"), []))) if r.variant == "city_bus").bad
        == before.bad - 5
    )


def test_neither_side_of_a_kind_may_have_more_than_twice_the_words_of_the_other(plant):
    def sides(good, bad):
        told = [Said(text=" ".join(["go"] * n), own=True) for n in (good, bad)]
        aid = plant((BUS, ("variants", 0, "gain"), told[0]), (BUS, ("variants", 0, "drawback"), told[1]), (BUS, ("variants", 0, "must_know"), []),
                    (BUS, ("variants", 0, "temporary"), []), (BUS, ("variants", 0, "effects"), {}))  # fmt: skip
        return [f.what for f in balance.uneven(aid) if f.subject == "city_bus" and "good" in f.what]

    assert sides(80, 40) == sides(40, 80) == []
    assert sides(81, 40) == ["tells 81 words of good and 40 of bad"]
    assert sides(40, 81) == ["tells 40 words of good and 81 of bad"]
    assert sides(50, 9) == []  # of so few words it means nothing
