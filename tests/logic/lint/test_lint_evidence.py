"""Texts that rest on nothing, and facts and sources nothing shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logic.aid import assemble
from logic.content.base import Said, Told
from logic.content.reader import CLAIMS, ELSEWHERE, KNOWLEDGE, SOURCES, Reader
from logic.content.rules import Promises
from logic.tools.check.lint import evidence
from tests.logic.lint.conftest import BUS, CYCLING, FACTS, codes, fact


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
        aid = plant((file, path, Said(text="So it is.", own=own, facts=facts)))
        assert codes(evidence.uncited(aid)) == [("no-citation", file, path)]
    for own, facts in ((True, []), (False, ["f_ride"])):
        assert list(evidence.uncited(plant((file, path, Said(text="So it is.", own=own, facts=facts))))) == []


def test_what_it_is_like_names_facts_or_is_not_known(plant):
    path = ("variants", 0, "like", "later", "mind")
    assert codes(evidence.uncited(plant((CYCLING, path, Told(text="Fine."))))) == [("no-citation", CYCLING, path)]
    assert list(evidence.uncited(plant((CYCLING, path, Told(text="Fine.", facts=["f_sore"]))))) == []
    assert list(evidence.uncited(plant((CYCLING, path, Told(unknown=True))))) == []


def test_a_fact_nothing_shows_is_found(plant):
    more = fact("Nobody reads this.").model_copy(update={"id": "f_more"})
    aid = plant((FACTS, ("facts",), lambda facts: [*facts, more]))
    assert [(f.code, f.file, f.path, f.subject) for f in evidence.unused(aid)] == [
        ("unused", FACTS, ("facts", 7), "f_more")
    ]


def test_a_fact_that_only_a_promise_names_is_shown_nowhere(commute):
    promises = commute.parts.promises.promises
    more = fact("Nobody reads this.").model_copy(update={"id": "f_more"})
    named = promises[0].model_copy(update={"facts": ["f_more"]})
    files = {FACTS: commute.parts.fact_files[FACTS].model_copy(update={"facts": [*commute.facts.values(), more]})}
    parts = replace(commute.parts, promises=Promises(promises=[named, *promises[1:]]), fact_files=files)
    assert [f.subject for f in evidence.unused(assemble.assemble(Reader([]), parts, "planted"))] == ["f_more"]


def test_a_source_nothing_names_is_found(plant):
    aid = plant((CLAIMS, ("claims", 0, "sources"), []))
    assert [(f.code, f.file, f.path, f.subject) for f in evidence.unused(aid)] == [
        ("unused", SOURCES, ("sources", 1), "advert")
    ]
