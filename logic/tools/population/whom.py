"""For whom of a table of people an effect or a figure speaks: what `logic.person.holding` says of one person, as conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from logic.aid.aid import Aid, ForSome
from logic.conditions.table import Bits, Is
from logic.conditions.tree import ALWAYS, Tree
from logic.content.options import Effect, Figure


class Whom(NamedTuple):
    """For whom one reading counts: its condition is known to hold, none before it is, and every rule that would take it
    away is known not to hold.
    """

    holds: Tree = ALWAYS
    before: tuple[Tree, ...] = ()
    unless: tuple[Tree, ...] = ()

    @property
    def trees(self) -> tuple[Tree, ...]:
        return (self.holds, *self.before, *self.unless)

    def among(self, by_tree: Mapping[Tree, Is]) -> Bits:
        found = by_tree[self.holds].true
        for tree in self.before:
            found = found & ~by_tree[tree].true
        for tree in self.unless:
            found = found & by_tree[tree].false
        return found


ALL = Whom()


def effects(aid: Aid, variant: str) -> list[tuple[Whom, str, Effect]]:
    """(for whom, concern, what it does for them) of one variant: for each concern everybody is in one."""
    some = {one.id: one for one in aid.for_some.get(variant, ()) if one.group == "effects"}
    found: list[tuple[Whom, str, Effect]] = []
    for concern, first in aid.variants[variant][1].effects.items():
        if concern in some:
            found += [(speaks, concern, of) for speaks, of in _cases(some[concern]) if isinstance(of, Effect)]
        else:
            found.append((ALL, concern, first))
    return found


def figures(aid: Aid, variant: str, outcome: str) -> list[tuple[Whom, Figure]]:
    """(for whom, the figure) of one variant; for the rest it is not known."""
    unless = tuple(r.tree for r in aid.not_for if variant in r.variants and outcome in r.rule.outcomes)
    some = [one for one in aid.for_some.get(variant, ()) if (one.group, one.id) == ("figures", outcome)]
    if not some:
        return [(Whom(unless=unless), aid.variants[variant][1].figures[outcome])]
    return [(speaks._replace(unless=unless), of) for speaks, of in _cases(some[0]) if isinstance(of, Figure)]


def _cases(some: ForSome) -> list[tuple[Whom, Effect | Figure]]:
    trees = tuple(ready.tree for ready, _ in some.cases)
    return [(Whom(tree, trees[:i]), of) for i, (tree, (_, of)) in enumerate(zip(trees, some.cases, strict=True))]
