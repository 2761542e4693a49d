"""Patient stories a clinician can read and sign, run through `compare()`; and that together they touch every rule in every way.

`like` names someone in people.yaml whose answers a story starts from; `answers` changes some of them (null: left open).
A story says only what matters to it: `gate` (variant or option → status), `at_least` and `at_most` (the same, where the
evidence leaves the level open upward or downward), `because` (variant → rules that speak), `limits` (variant → limit →
state), `headline`, `ended`, `withheld`, `first_view`. What it does not name is not judged.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from logic.compare import compare
from logic.conditions.meaning import DoesNotApply
from logic.conditions.tree import leaves
from logic.content import strict_yaml
from logic.load import load
from logic.person.comparison import STATUSES, Comparison
from logic.person.path import walk
from logic.record import file as answers_

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = date(2026, 11, 24)
HEALTH = {"gate", "at_least", "at_most", "because"}
KEYS = {"name", "like", "answers", "limits", "headline", "ended", "withheld", "first_view"} | HEALTH


def _stories() -> list[dict]:
    found = []
    for file in sorted(HERE.glob("*.yaml")):
        if file.name not in ("people.yaml", "archetypes.yaml"):
            found += _read(file)
    return found


def _read(file: Path) -> Any:
    value, _, problems = strict_yaml.read(file.read_text("utf-8"), file.name)
    assert not problems, problems
    return value


PEOPLE = _read(HERE / "people.yaml")
STORIES = _stories()
AID = load(ROOT)


def typed(story: dict) -> dict:
    """A story's answers, each one possible for its question."""
    result = {}
    given = {**PEOPLE[story["like"]], **story.get("answers", {})} if "like" in story else story["answers"]
    for name, raw in given.items():
        if raw is None:
            continue
        assert name in AID.questions, f"no question {name!r}"
        result[name], wrong = answers_.parse(AID.questions[name], raw, TODAY)
        assert wrong is None, f"{name}: {wrong}"
    return result


def _statuses(result: Comparison, name: str) -> dict[str, str]:
    """Variant → its status, for one variant or for all of one option."""
    named = {v.variant: v.gate.status for v in result.variants if name in (v.variant, v.option)}
    assert named, f"no variant or option {name!r}"
    return named


def graver(status: str, *, than: str) -> bool:
    """Whether one gate status weighs more than another."""
    return STATUSES.index(status) < STATUSES.index(than)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["name"])
def test_story(story):
    assert set(story) <= KEYS
    result = compare(AID, typed(story), today=TODAY)
    variants = {v.variant: v for v in result.variants}
    assert story.get("ended") == result.ended
    for name, status in story.get("gate", {}).items():
        statuses = _statuses(result, name)
        assert statuses == dict.fromkeys(statuses, status)
    for name, status in story.get("at_least", {}).items():
        assert {v: s for v, s in _statuses(result, name).items() if graver(status, than=s)} == {}, f"at least {status}"
    for name, status in story.get("at_most", {}).items():
        assert {v: s for v, s in _statuses(result, name).items() if graver(s, than=status)} == {}, f"at most {status}"
    for name, rules in story.get("because", {}).items():
        speaking = {f.rule.id for f in variants[name].gate.findings if f.status != "not_checked"} | {
            n.id for n in variants[name].notes
        }
        assert set(rules) <= speaking, f"{name}: only {sorted(speaking)} speak"
    for name, limits in story.get("limits", {}).items():
        assert {x.id: x.state for x in variants[name].limits if x.id in limits} == limits
    if "headline" in story:
        assert result.headline.kind == story["headline"]
    if "withheld" in story:
        assert set(result.withheld) == set(story["withheld"])
    if "first_view" in story:
        assert set(story["first_view"]) == set(result.first_view)


def test_a_level_left_open_still_has_an_edge():
    assert graver("stop", than="ask")
    assert graver("tell", than="no_reason_found")
    assert not graver("ask", than="ask")


def test_there_are_at_least_sixty_stories_with_names_of_their_own():
    assert len({s["name"] for s in STORIES}) == len(STORIES) >= 60


def _applies_to_none(ready: Any, state: Any) -> bool:
    return all(isinstance(state[leaf.question], DoesNotApply) for leaf in leaves(ready.tree))


def test_stories_touch_every_rule_true_false_not_known_and_not_applying():
    """All four ways, but "does not apply" only where somebody, whatever their concern or age, is not asked all its questions."""
    rules = {r.rule.id: r for r in (*AID.gate, *AID.notes)}
    anybody = [
        walk(AID, {"main_concern": c.id, "age": age, "more_concerns": ("none",)}, TODAY).state
        for c in AID.questions["main_concern"].choices for age in (30, 70)
    ]  # fmt: skip
    states = [walk(AID, typed(story), TODAY).state for story in STORIES]
    missing = {}
    for name, ready in rules.items():
        seen = {{True: "true", False: "false", None: "not known"}[ready.when.test(state)] for state in states}
        wanted = {"true", "false", "not known"}
        if any(_applies_to_none(ready, state) for state in anybody):
            wanted.add("does not apply")
        if any(_applies_to_none(ready, state) for state in states):
            seen.add("does not apply")
        if wanted - seen:
            missing[name] = sorted(wanted - seen)
    assert missing == {}


def test_stories_see_every_limit_in_every_state_it_can_have():
    seen: dict[str, set[str]] = {r.rule.id: set() for r in AID.limits}
    for story in STORIES:
        for v in compare(AID, typed(story), today=TODAY).variants:
            for limit in v.limits:
                seen[limit.id].add(limit.state)
    unseen = {name for name, states in seen.items() if not {"within", "crosses"} & states or len(states) < 2}
    assert unseen == set()
