"""Unknown is not yes: what not being sure of a wish, or keeping something private, means for a gate rule.

A health answer nobody is sure of must be found out, so it gates. A wish nobody is sure of gates nothing by itself, and
an answer kept private never does: whoever declines is told what somebody is told for whom it is not so. A wish that
stands together with a health answer (a lump, and where it is) still counts as not known, as the health answer does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from logic.conditions.tree import All, AnyOf, Leaf, Not, Sure, Tree, Unread, leaves
from logic.content.bank import Bank

Kind = Literal["health", "wish", "private"]


def kinds(bank: Bank) -> dict[str, Kind]:
    """What each question is about."""
    return {
        question.id: "private" if question.role == "private" else "health" if section.health else "wish"
        for section in bank.sections
        for question in section.questions
    }


def not_yes(tree: Tree, kind: Mapping[str, Kind]) -> Tree:
    """A gate rule's condition in which not being sure of a wish, or declining to say, is no reason to hold.

    The same tree where it compares health answers only.
    """
    if all(kind[leaf.question] == "health" for leaf in leaves(tree)):
        return tree
    return _taken(tree, kind, False, False)


def _taken(tree: Tree, kind: Mapping[str, Kind], beside_health: bool, denied: bool) -> Tree:
    """`beside_health`: a health answer must hold too. `denied`: under an odd number of `not`s."""
    if isinstance(tree, Leaf):
        if kind[tree.question] == "health" or (kind[tree.question] == "wish" and beside_health):
            return tree
        return Not(Sure(Not(tree))) if denied else Sure(tree)
    if isinstance(tree, Unread | Sure):
        return tree
    if isinstance(tree, Not):
        return Not(_taken(tree.part, kind, beside_health, not denied))
    together = isinstance(tree, AnyOf if denied else All)  # not any of these: none of them
    health = [any(kind[leaf.question] == "health" for leaf in leaves(part)) for part in tree.parts]
    parts = (
        _taken(part, kind, beside_health or (together and any(health[:i] + health[i + 1 :])), denied)
        for i, part in enumerate(tree.parts)
    )
    return type(tree)(tuple(parts))
