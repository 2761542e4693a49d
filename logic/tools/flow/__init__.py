"""Faults that show only over the whole flow: what no answer sheet can reach, and rules that say nothing or too much.

Each file looks at one topic and yields `Fault`s. A question that is not asked does not apply; one that is asked may be unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from logic.tools.engine import Engine
from logic.tools.flow import promises, questions, rules, variants
from logic.tools.flow.fault import Fault

PASSES: dict[str, Callable[[Engine], Iterator[Fault]]] = {
    "which questions can be asked": questions.unreachable,
    "which questions are used": questions.unused,
    "rules that never hold": rules.dead,
    "conditions that always hold": rules.always_true,
    "rules that others cover": rules.covered,
    "not, and questions not asked": rules.not_over_unasked,
    "rules no promise would miss": promises.unmissed,
    "variants and concerns": variants.all_alike,
}
"""What each pass looks at, in the order it runs."""


def find(engine: Engine) -> Iterator[Fault]:
    """Every fault of every pass."""
    for look in PASSES.values():
        yield from look(engine)
