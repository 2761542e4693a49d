"""Faults in the question bank: ids, roles, bounds, choices, and questions that depend on later ones."""

from __future__ import annotations

from collections.abc import Iterable

from logic.aid.checks.names import once
from logic.conditions.parse import RESERVED
from logic.conditions.tree import Tree, leaves
from logic.content.about import Currency
from logic.content.bank import Choice, Question
from logic.content.problems import did_you_mean
from logic.content.reader import BANK, ELSEWHERE, Parts, Reader
from logic.content.strict_yaml import Path

MOST = {"number": 10**15, "money": 10**15, "month": 1_200, "date": 36_600}
"""Bounds of what every reading and every browser can hold: numbers in their last place, months and days from today (a
hundred years).
"""
MOST_CHOICES = 250


def check(reader: Reader, parts: Parts) -> None:
    """Report every fault of this topic."""
    bank, questions, concerns = parts.bank, parts.questions, {c.id for c in parts.elsewhere.concerns}
    once(reader, BANK, [(("sections", s, "id"), section.id) for s, section in enumerate(bank.sections)])
    once(reader, BANK, [(("standard_choices", i, "id"), choice.id) for i, choice in enumerate(bank.standard_choices)])
    _concerns(reader, ("standard_choices",), bank.standard_choices, concerns)
    roles: set[str] = set()
    for s, section in enumerate(bank.sections):
        for q, written in enumerate(section.questions):
            path, question = ("sections", s, "questions", q), questions[written.id]
            if question.id in bank.retired:
                reader.report(
                    BANK,
                    (*path, "id"),
                    f"the id {question.id!r} was used before",
                    "ids are never reused: choose a new one",
                )
            if question.id in RESERVED:
                reader.report(
                    BANK, (*path, "id"), f"{question.id!r} is a word of the condition language", "choose another id"
                )
            if question.role and question.role != "private":
                if question.role in roles:
                    reader.report(
                        BANK, (*path, "role"), f"two questions have the role {question.role!r}", "give it to one"
                    )
                roles.add(question.role)
            once(reader, BANK, [((*path, "choices"), c.id) for c in question.choices])
            _concerns(reader, (*path, "choices"), written.choices, concerns)
            _shares(reader, path, written, question)
            _kind(reader, path, question, parts.about.currency)


def _concerns(reader: Reader, path: Path, choices: list[Choice], concerns: set[str]) -> None:
    for i, choice in enumerate(choices):
        if choice.concern and choice.concern not in concerns and reader.whole(ELSEWHERE):
            fix = did_you_mean(choice.concern, concerns, "add it to content/elsewhere.yaml")
            reader.report(BANK, (*path, i, "concern"), f"there is no concern {choice.concern!r}", fix)


def _shares(reader: Reader, path: Path, written: Question, question: Question) -> None:
    """Shares of choices that stand elsewhere: each of a choice the question has, and none said twice."""
    own, have = {c.id: c for c in written.choices}, [c.id for c in question.choices]
    for name in written.shares:
        if name not in have:
            fix = did_you_mean(name, have, "name one of its choices")
            reader.report(BANK, (*path, "shares", name), f"{question.id!r} has no choice {name!r}", fix)
        elif name in own and own[name].share is not None:
            what = f"the share of {name!r} stands beside the choice as well"
            reader.report(BANK, (*path, "shares", name), what, "keep one of the two")
    if written.share_facts and not written.shares:
        reader.report(BANK, (*path, "share_facts"), "there are no shares these stand for", "add shares: {…}")


def _kind(reader: Reader, path: Path, question: Question, currency: Currency) -> None:
    own = [c for c in question.choices if not c.unknown]
    if question.counted:
        if question.min is None or question.max is None or question.min > question.max:
            reader.report(BANK, path, f"{question.id!r} needs bounds", "add min: and max:, the lower first")
        most = MOST[question.kind]
        if max(abs(question.lowest), abs(question.highest)) > most:
            reader.report(
                BANK, path, f"{question.id!r} has a bound beyond {most // question.step}", "choose nearer bounds"
            )
        if own:
            reader.report(
                BANK, path, f"{question.id!r} is a number, but has choices", "keep only choices such as not_sure"
            )
        if not question.dated and question.unit is None:
            reader.report(BANK, path, f"{question.id!r} has no unit", "add unit: …")
        elif question.kind == "money" and question.unit != currency.code:
            what = f"{question.id!r} is about money in another currency than the aid's, {currency.code!r}"
            reader.report(BANK, (*path, "unit"), what, f"write unit: {currency.code}, and bounds in it")
    else:
        if len(own) < (1 if question.kind == "several" else 2):  # one box may be ticked or not
            reader.report(BANK, path, f"{question.id!r} has fewer than two answers", "add choices: …")
        if question.min is not None or question.max is not None:
            reader.report(BANK, path, f"{question.id!r} has choices, so bounds mean nothing", "take min: and max: away")
    if len(question.choices) > MOST_CHOICES:
        reader.report(BANK, path, f"{question.id!r} has more than {MOST_CHOICES} choices", "ask in two steps")
    if question.picture and any((c.amount or 0) > 1000 for c in own):
        what = f"{question.id!r} is drawn as people of 1,000, and one of its choices has a larger amount"
        reader.report(BANK, (*path, "picture"), what, "correct the amount, or take picture: away")
    if question.kind == "several" and any(c.unknown == "declined" and not c.exclusive for c in question.choices):
        reader.report(
            BANK,
            path,
            f"{question.id!r} lets people decline and tick as well",
            "write exclusive: true with unknown: declined",
        )
    wanted = {"main_concern": ("one", "yes_no"), "more_concerns": ("several",), "worries": ("several", "one")}.get(
        question.role or ""
    )
    if wanted and question.kind not in wanted:
        reader.report(
            BANK,
            (*path, "role"),
            f"the role {question.role!r} needs kind {wanted[0]}",
            "change the kind, or take the role away",
        )
    if question.most is not None and question.kind == "several" and question.most > len(question.choices):
        reader.report(
            BANK,
            (*path, "most"),
            f"{question.id!r} has only {len(question.choices)} choices",
            "take most: away, or lower it",
        )
    if question.places is not None and question.kind not in ("number", "money"):
        reader.report(BANK, (*path, "places"), "only a number or money has decimal places", "take it away")
    if question.audit_from and not question.counted:
        reader.report(
            BANK,
            (*path, "audit_from"),
            f"{question.id!r} has no numbers to divide",
            "take it away: its choices are the groups",
        )
    if question.most is not None and question.kind != "several":
        reader.report(BANK, (*path, "most"), "only a question of kind several has a most", "take it away")


def only_earlier(reader: Reader, question: str, tree: Tree, earlier: Iterable[str], path: Path) -> bool:
    """Whether a question depends only on questions asked before it, as it must."""
    later = {leaf.question for leaf in leaves(tree)} - set(earlier)
    for name in later:
        reader.report(
            BANK,
            path,
            f"{question!r} depends on {name!r}, which is not asked before it",
            "move one of the two, or depend on another",
        )
    return not later
