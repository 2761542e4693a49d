"""Faults in what an aid says to people: words that mislead, numbers without a fact, texts hard to read, options treated
unequally.

Each pass looks at one topic of the texts and yields `Problem`s, as the passes of `flow` do for answers and rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from logic.aid.aid import Aid
from logic.content.problems import Problem
from logic.tools.check.lint import balance, evidence, levels, pictures, rates, said

PASSES: dict[str, Callable[[Aid], Iterator[Problem]]] = {
    "No text says how often in words, praises, frightens, or hides a base rate.": said.misleading,
    "Every number stands in a fact it names.": said.untraced,
    "Every fact tells one share in its sentence and in its count.": rates.differing,
    "Every text can be read by many.": said.hard,
    "Every text names its facts, or says that it is advice.": evidence.uncited,
    "Every sign-off fits its text.": evidence.unsigned,
    "Every fact and source is shown somewhere.": evidence.unused,
    "Every picture is drawn from what may be drawn, with its range.": pictures.faults,
    "Every gate rule says why it stops, asks or tells.": levels.unreasoned,
    "Every option has the same room.": balance.uneven,
}
"""What is so when a pass finds nothing, in the order they run."""


def find(aid: Aid) -> Iterator[Problem]:
    """Every fault of every pass."""
    for look in PASSES.values():
        yield from look(aid)
