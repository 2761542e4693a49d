"""Faults in rules and promises: names, stops that rest on too little, limits that compare unlike things."""

from __future__ import annotations

from collections.abc import Mapping

from logic.aid.checks.names import known, once
from logic.content.evidence import Fact
from logic.content.problems import did_you_mean
from logic.content.reader import PROMISES, RULES, Parts, Reader
from logic.content.rules import GateRule, LimitRule
from logic.content.strict_yaml import Path

UNITS = {"days": "days", "weeks": "weeks", "visits": "visits", "harm": "per_1000"}
"""The unit a limit on each kind of outcome is counted in; money is counted in the aid's currency."""


def check(reader: Reader, parts: Parts, facts: Mapping[str, Fact]) -> None:
    """Report every fault of this topic."""
    rules, promises, options = parts.rules, parts.promises, parts.options.values()
    names = {o.id for o in options} | {v.id for o in options for v in o.variants}
    with_baseline = {n for o in options for v in o.variants if v.baseline for n in (o.id, v.id)}
    seen: set[str] = set()
    for group in ("gate", "notes", "ends", "withholds_fit", "limits", "not_for"):
        once(reader, RULES, [((group, i, "id"), rule.id) for i, rule in enumerate(getattr(rules, group))], seen)
    once(reader, PROMISES, [(("promises", i, "id"), p.id) for i, p in enumerate(promises.promises)], seen)
    listed = [(RULES, ("notes", i), note.variants, False) for i, note in enumerate(rules.notes)]
    listed += [(RULES, ("gate", i), rule.variants, True) for i, rule in enumerate(rules.gate)]
    listed += [(PROMISES, ("promises", i), promise.variants, True) for i, promise in enumerate(promises.promises)]
    for file, path, variants, stops in listed:
        known(reader, file, (*path, "variants"), variants, names, "variant")
        for v, name in enumerate(variants):
            if stops and name in with_baseline:
                reader.report(
                    file,
                    (*path, "variants", v),
                    f"{name!r} holds the baseline, which is never stopped",
                    "name the other variants",
                )
    for i, none in enumerate(rules.not_for):
        known(reader, RULES, ("not_for", i, "variants"), none.variants, names, "variant")
        for number, name in enumerate(n for n in none.outcomes if n not in {o.id for o in parts.about.outcomes}):
            fix = did_you_mean(name, [o.id for o in parts.about.outcomes], "see content/aid.yaml")
            reader.report(RULES, ("not_for", i, "outcomes", number), f"there is no outcome {name!r}", fix)
    for i, rule in enumerate(rules.gate):
        if rule.holds_back and rule.gate != "ask":
            what = "holds back what it stops" if rule.gate == "stop" else "holds back what it only tells"
            reader.report(RULES, ("gate", i, "holds_back"), what, "take holds_back away, or make it ask")
        if rule.red_flag and rule.until is None and rule.gate != "stop":
            reader.report(RULES, ("gate", i), f"the red flag {rule.id!r} does not say what ends it", "add until: …")
        _stop(reader, ("gate", i), rule, facts)
    for i, limit in enumerate(rules.limits):
        _limit(reader, ("limits", i), limit, parts)


def _stop(reader: Reader, path: Path, rule: GateRule, facts: Mapping[str, Fact]) -> None:
    if rule.gate != "stop":
        return
    cited = [facts[f] for f in rule.facts if f in facts]
    if rule.until is None:
        reader.report(RULES, path, f"the stop {rule.id!r} does not say what ends it", "add until: …")
    for fact in cited:
        if not fact.seen:
            reader.report(
                RULES,
                path,
                f"the stop {rule.id!r} rests on {fact.id!r}, which nobody read in a source",
                "make it ask, or cite another",
            )
    sources = {source for fact in cited if fact.seen for source in fact.sources}
    if cited and len(sources) < 2 and not any(f.certainty in ("high", "moderate") for f in cited):
        reader.report(
            RULES,
            path,
            f"the stop {rule.id!r} rests on one source of low certainty",
            "make it ask, or cite a second source",
        )


def _limit(reader: Reader, path: Path, limit: LimitRule, parts: Parts) -> None:
    about, questions = parts.about, parts.questions
    against = [name for name in ("burden", "effect", "certainty", "trait") if getattr(limit, name)]
    if len(against) != 1:
        reader.report(
            RULES,
            path,
            "holds the answer against more or less than one thing",
            "set one of burden, effect, certainty, trait",
        )
        return
    if against[0] in ("burden", "effect") and limit.answer is None:
        reader.report(RULES, path, "does not say which question holds the amount", "add answer: …")
    if against[0] in ("certainty", "trait") and limit.when is None:
        reader.report(RULES, path, "does not say when it holds", "add when: {...}")
    if limit.answer is not None and limit.answer not in questions:
        reader.report(
            RULES,
            (*path, "answer"),
            f"there is no question {limit.answer!r}",
            did_you_mean(limit.answer, questions, "name a question"),
        )
    if limit.trait and limit.trait not in [t.id for t in about.traits]:
        reader.report(
            RULES,
            (*path, "trait"),
            f"there is no trait {limit.trait!r}",
            did_you_mean(limit.trait, [t.id for t in about.traits], "see aid.yaml"),
        )
    question = questions.get(limit.answer) if limit.answer else None
    if question and any(c.amount is None for c in question.choices if not c.unknown):
        reader.report(
            RULES,
            (*path, "answer"),
            f"{question.id!r} has choices without an amount",
            "add amount: to each, or name another question",
        )
    if question and question.kind == "several":
        reader.report(
            RULES,
            (*path, "answer"),
            f"{question.id!r} takes several answers, so it holds no one amount",
            "name a question of one",
        )
    if question and limit.effect and question.counted:
        reader.report(
            RULES,
            (*path, "answer"),
            f"{question.id!r} is a number, and an effect has levels",
            "name a question whose choices have an amount",
        )
    if limit.burden:
        outcome = next((o for o in about.outcomes if o.id == limit.burden), None)
        if outcome is None:
            reader.report(
                RULES,
                (*path, "burden"),
                f"there is no outcome {limit.burden!r}",
                did_you_mean(limit.burden, [o.id for o in about.outcomes], "see content/aid.yaml"),
            )
        elif limit.unit != UNITS.get(outcome.kind, about.currency.code):
            reader.report(
                RULES,
                (*path, "unit"),
                f"{limit.burden!r} is counted in {UNITS.get(outcome.kind, about.currency.code)!r}",
                "correct the unit, or compare with another outcome",
            )
        elif (
            question
            and question.unit
            and question.unit != limit.unit
            and not (question.kind == "money" and outcome.kind == "money")
        ):
            reader.report(
                RULES, (*path, "answer"), f"{question.id!r} is answered in {question.unit!r}", "compare like with like"
            )
