"""Banks nobody wrote: small random ones of questions and conditions, and whole aids that are clean by construction.

The whole aids take their options, facts and sources from the tiny aid, and only their questions, rules and promises are generated.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

from logic.conditions.tree import ALWAYS, All, Answered, AnyOf, Not, OneOf, Sure, Tree, Within
from logic.content.bank import COUNTED, Choice, Question

COMMUTE = Path(__file__).parents[1] / "aids" / "commute"
NOT_SURE = Choice(id="not_sure", text="t", unknown="unsure")
SHOW_ME = Choice(id="show_me", text="t", unknown="unsure", exclusive=True)
DECLINED = Choice(id="declined", text="t", unknown="declined", exclusive=True)
NONE = Choice(id="none", text="t", exclusive=True)


# ---- small random banks: anything the condition language can say


def small(rng: random.Random, questions: int = 5) -> tuple[dict[str, Question], dict[str, Tree], list[Tree]]:
    """Questions, when each is asked, and six further conditions, all of them random."""
    bank: dict[str, Question] = {}
    ask_when: dict[str, Tree] = {}
    for i in range(questions):
        name = f"q{i}"
        ask_when[name] = condition(rng, bank, 2) if bank and rng.random() < 0.6 else ALWAYS
        bank[name] = _question(rng, name)
    return bank, ask_when, [condition(rng, bank, 3) for _ in range(6)]


def _question(rng: random.Random, name: str) -> Question:
    own = [Choice(id=c, text="t") for c in "abc"[: rng.randint(2, 3)]]
    unknown = [c for c in (NOT_SURE, DECLINED, SHOW_ME) if rng.random() < 0.4]
    kind = rng.choice(["one", "several", "number", "month", "date"])
    if kind == "one":
        return Question(id=name, text="t", why="w", kind="one", choices=own + unknown)
    if kind == "several":
        none = [NONE] * (rng.random() < 0.5)
        own = own[:1] if rng.random() < 0.2 else own
        if rng.random() < 0.1:
            own = [c.model_copy(update={"exclusive": True}) for c in own]
        return Question(
            id=name, text="t", why="w", kind="several", choices=own + none + unknown, most=rng.choice([None, 1, 2])
        )
    if kind == "number" and rng.random() < 0.3:
        return Question(
            id=name, text="t", why="w", kind=kind, unit="u", min=-1, max=rng.choice([-1, 0]), places=1, choices=unknown
        )
    low = rng.choice([-2, 0])
    return Question(
        id=name, text="t", why="w", kind=kind, unit="u", min=low, max=low + rng.choice([0, 4, 4, 4]), choices=unknown
    )


def condition(rng: random.Random, bank: Mapping[str, Question], deep: int) -> Tree:
    """A random condition over the questions there are; thresholds may lie on, at or beyond a bound."""
    if deep and rng.random() < 0.5:
        kind = rng.choice([All, AnyOf, Not, Sure])
        if kind in (Not, Sure):
            return kind(condition(rng, bank, deep - 1))
        return kind(tuple(condition(rng, bank, deep - 1) for _ in range(rng.randint(1, 3))))
    question = bank[rng.choice(list(bank))]
    if rng.random() < 0.15:
        return Answered(question.id)
    if question.counted:
        a, b = sorted(rng.sample(range(question.lowest - 1, question.highest + 3), 2))
        return rng.choice([Within(question.id, None, a), Within(question.id, a, None), Within(question.id, a, b)])
    plain = [c.id for c in question.choices if not c.unknown]
    return OneOf(question.id, frozenset(rng.sample(plain, rng.randint(1, len(plain)))))


# ---- whole aids, clean by construction


def clean(seed: int, questions: int = 20, shape: str = "mixed") -> dict[str, str]:
    """File name → text of an aid without a fault: each question has one gate rule of its own, and each rule a promise.

    Args:
        questions: how many besides the two on concerns.
        shape: when questions are asked. mixed: on one of the last few, or always; sections: tens that wait for the first of them;
            chains: twenty-fives of which each waits for the one before; chain: all in one.
    """
    rng = random.Random(seed)
    texts = {str(file.relative_to(COMMUTE)): file.read_text("utf-8") for file in COMMUTE.rglob("*.yaml")}
    concerns = {
        "main_concern": {
            "kind": "one",
            "role": "main_concern",
            "choices": [_concern("delays"), _concern("fitness"), _choice("just_looking")],
        },
        "more_concerns": {
            "kind": "several",
            "role": "more_concerns",
            "most": 1,
            "choices_from": "main_concern",
            "plus": ["none"],
        },
    }
    bank = [{"id": name, "text": "t", "why": "w", **question} for name, question in concerns.items()]
    rules, promises = [], []
    for i in range(questions):
        question = _clean_question(rng, f"q{i}")
        parent = _parent(rng, bank[2:], i, shape)
        if parent is not None:
            question["ask_when"] = _other_than(rng, parent, rules[bank.index(parent) - 2]["when"])
        bank.append(question)
        variants = (
            ["e_bicycle", "plain_bicycle", "city_bus"]
            if i < 2
            else rng.sample(["e_bicycle", "plain_bicycle", "city_bus"], rng.randint(1, 3))
        )
        gate = "stop" if i % 3 == 0 else "tell" if i % 5 == 4 else "ask"
        when = _part(rng, question)
        rules.append(
            {
                "id": f"r{i}",
                "when": when,
                "variants": variants,
                "gate": gate,
                "reason": "A reason.",
                "brief": "A reason",
                "facts": ["f_ride"],
            }
        )
        if gate == "stop":
            rules[-1]["until"] = "An end."
        promises.append({"id": f"p{i}", "when": when, "variants": variants, "at_least": gate, "facts": ["f_ride"]})
    standard = [
        {"id": "yes", "text": "Yes"},
        {"id": "no", "text": "No"},
        {"id": "none", "text": "None", "exclusive": True},
        {"id": "not_sure", "text": "Not sure", "unknown": "unsure"},
    ]
    sections = [
        {"id": f"s{n // 10}", "title": "T", "health": n % 20 == 0, "questions": bank[n : n + 10]}
        for n in range(0, len(bank), 10)
    ]
    texts["questions.yaml"] = json.dumps({"version": 1, "standard_choices": standard, "sections": sections})
    texts["content/rules.yaml"] = json.dumps({"gate": rules})
    texts["content/promises.yaml"] = json.dumps({"promises": promises})
    return texts


def _choice(name: str) -> dict:
    return {"id": name, "text": "t"}


def _concern(name: str) -> dict:
    return {**_choice(name), "concern": name}


def _clean_question(rng: random.Random, name: str) -> dict:
    kind = "yes_no" if name == "q0" else rng.choice(["one", "one", "yes_no", "several", "number", "money", "date"])
    question: dict = {"id": name, "text": "t", "why": "w", "kind": kind, "plus": ["not_sure"]}
    if kind in ("one", "several"):
        question["choices"] = [_choice(c) for c in "abcde"[: rng.randint(3, 5)]]
    if kind == "several":
        question["plus"] = ["none", "not_sure"]
    if kind in COUNTED:
        question |= {"min": 0, "max": 100} | (
            {} if kind == "date" else {"unit": "eur" if kind == "money" else "km", "places": rng.choice([None, 1, 2])}
        )
    return question


def _parent(rng: random.Random, before: list[dict], i: int, shape: str) -> dict | None:
    if not before:
        return None
    if shape == "chain":
        return before[-1]
    if shape == "chains":
        return before[-1] if i % 25 else None
    if shape == "sections":
        return before[i - i % 10] if i % 10 else None
    return rng.choice(before[-5:]) if rng.random() < 0.8 else None


def _other_than(rng: random.Random, question: dict, rule: dict) -> dict:
    """A condition that nobody meets for whom the question's own rule holds, so that no rule follows from another."""
    name = question["id"]
    if question["kind"] in COUNTED:
        ((operator, number),) = rule[name].items()
        return {name: {"at_least" if operator == "below" else "below": number}}
    choices = ["yes", "no"] if question["kind"] == "yes_no" else [c["id"] for c in question["choices"]]
    if question["kind"] == "several":
        return {"all": [{name: [c for c in choices if c not in rule[name]]}, {"not": rule}]}
    free = [c for c in choices if c not in rule[name]]
    return {name: rng.sample(free, rng.randint(1, len(free)))}


def _part(rng: random.Random, question: dict) -> dict:
    """A condition that some answers to a question meet and some do not."""
    if question["kind"] in COUNTED:
        number = rng.randint(10, 90) + (rng.choice([0, 0.5]) if question.get("places") else 0)
        return {question["id"]: {rng.choice(["below", "at_least"]): number}}
    choices = ["yes", "no"] if question["kind"] == "yes_no" else [c["id"] for c in question["choices"]]
    return {question["id"]: rng.sample(choices, rng.randint(1, len(choices) - 1))}
