"""Faults in groups of variants, and in what worries make of the comparison: names that do not exist, and gaps."""

from __future__ import annotations

from logic.aid.checks.names import known, once
from logic.content.about import Group
from logic.content.bank import Question
from logic.content.problems import did_you_mean
from logic.content.reader import ABOUT, OPTIONS, Parts, Reader
from logic.content.strict_yaml import Path


def check(reader: Reader, parts: Parts) -> None:
    """Report every fault of this topic."""
    once(reader, ABOUT, [(("groups", i, "id"), group.id) for i, group in enumerate(parts.about.groups)])
    for i, group in enumerate(parts.about.groups):
        _group(reader, ("groups", i), group, parts)
    _worries(reader, parts)


def _group(reader: Reader, path: Path, group: Group, parts: Parts) -> None:
    if bool(group.variants) == (group.trait is not None):
        reader.report(ABOUT, path, f"{group.id!r} has both variants and a trait, or neither", "write one of the two")
        return
    options = parts.options.values()
    known(reader, ABOUT, (*path, "variants"), group.variants, {o.id for o in options} | _variants(parts), "variant")
    if group.trait is not None and not _exists(reader, (*path, "trait"), group.trait, _traits(parts), "trait"):
        return
    inside = [
        v.id
        for option in options
        for v in option.variants
        if {v.id, option.id} & set(group.variants)
        or (group.trait in v.traits and v.traits[group.trait].has in ("yes", "may"))
    ]
    if len(inside) < 2 and reader.whole(OPTIONS):
        reader.report(ABOUT, path, f"{group.id!r} is a group of fewer than two variants", "name more, or take it out")


def _worries(reader: Reader, parts: Parts) -> None:
    question = next((q for q in parts.questions.values() if q.role == "worries"), None)
    worries, outcomes = parts.about.worries, [o.id for o in parts.about.outcomes]
    once(reader, ABOUT, [(("worries", i, "choice"), worry.choice) for i, worry in enumerate(worries)])
    if worries and question is None:
        fix = "give role: worries to the question that asks for them"
        reader.report(ABOUT, ("worries",), "no question asks for worries", fix)
    for i, worry in enumerate(worries if question else ()):
        path: Path = ("worries", i)
        _exists(reader, (*path, "choice"), worry.choice, _named(question), "worry")
        for group, names, what in (("outcomes", outcomes, "outcome"), ("traits", _traits(parts), "trait")):
            for n, name in enumerate(getattr(worry, group)):
                _exists(reader, (*path, group, n), name, names, what)
    for name in _named(question):
        if name not in {worry.choice for worry in worries}:
            what, fix = f"nothing is said of the worry {name!r}", "add it, with what it is held against and what to ask"
            reader.report(ABOUT, ("worries",) if worries else (), what, fix)


def _named(question: Question | None) -> list[str]:
    """The choices that name a worry."""
    return [c.id for c in question.choices if not c.unknown and not c.exclusive] if question else []


def _exists(reader: Reader, path: Path, name: str, names: list[str], what: str) -> bool:
    if name not in names:
        reader.report(ABOUT, path, f"there is no {what} {name!r}", did_you_mean(name, names, f"name another {what}"))
    return name in names


def _traits(parts: Parts) -> list[str]:
    return [trait.id for trait in parts.about.traits]


def _variants(parts: Parts) -> set[str]:
    return {v.id for option in parts.options.values() for v in option.variants}
