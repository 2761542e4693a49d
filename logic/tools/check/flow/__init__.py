"""Faults that show only over the whole flow: what no answer sheet can reach, and rules that say nothing or too much.

Each file looks at one topic and yields `Problem`s. A question that is not asked does not apply; one that is asked may be
unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from logic.content.problems import Problem
from logic.tools.check.flow import bounds, groups, promises, questions, readings, rules, variants
from logic.tools.proof.engine import Engine

PASSES: dict[str, Callable[[Engine], Iterator[Problem]]] = {
    "Every number compared with tells some answers from others.": bounds.beside_the_point,
    "Every question can be reached.": questions.unreachable,
    "Every answer is used.": questions.unused,
    "Every rule can apply to somebody.": rules.dead,
    "Every effect and every figure is told to somebody.": readings.nobodys,
    "No rule applies to everybody.": rules.always_true,
    "No rule hides or repeats another.": rules.covered,
    "No rule rests on a question that was not asked.": rules.not_over_unasked,
    "No safety rule could be lost without notice.": promises.unmissed,
    "No safety rule could be made weaker without notice.": promises.unheld,
    "No safety rule leaves out some of a group and says nothing of it.": groups.one_sided,
    "No option is always stopped or never checked.": variants.all_alike,
}
"""What is so when a pass finds nothing, in the order they run."""


def find(engine: Engine) -> Iterator[Problem]:
    """Every fault of every pass, with what is faulty in conditions taken as not known."""
    for look in PASSES.values():
        yield from look(engine.doubting)
