"""Faulty parts of conditions taken as not known, so that one fault neither hides nor makes up others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from logic.conditions.parse import beside_the_point
from logic.conditions.tree import ALWAYS, OneOf, Tree, Unread, Within, every_part, rebuilt
from logic.content.bank import Choice, Question


class Doubts:
    """What is faulty in some conditions, as questions of their own: each with a yes for true and a no for false.

    Faulty are parts that could not be read, and comparisons with numbers that all answers meet, or none.

    Attributes:
        about: part → the question that stands for it, and the one it waits for as it compares it ("": none).
    """

    def __init__(self, questions: Mapping[str, Question], trees: Iterable[Tree]):
        self.questions = questions
        self.about: dict[Tree, tuple[str, str]] = {}
        self._taken: dict[Tree, Tree] = {}
        for part in (part for tree in trees for part in every_part(tree)):
            if part not in self.about and self._is_faulty(part):
                self.about[part] = f"?{len(self.about)}", part.question if isinstance(part, Within) else ""

    def _is_faulty(self, part: Tree) -> bool:
        return isinstance(part, Unread) or (
            isinstance(part, Within) and bool(beside_the_point(self.questions[part.question], part))
        )

    def taken(self, tree: Tree) -> Tree:
        """A condition with each faulty part as its own question."""
        if tree not in self._taken:
            self._taken[tree] = rebuilt(
                tree, lambda part: OneOf(self.about[part][0], frozenset({"yes"})) if part in self.about else None
            )
        return self._taken[tree]

    def bank(self, ask: Mapping[str, Tree]) -> tuple[dict[str, Question], dict[str, Tree]]:
        """All questions and when they are asked, in an order in which each depends only on those before."""
        found: dict[str, Question] = {}
        when: dict[str, Tree] = {}
        choices = [Choice(id=c, text=c) for c in ("yes", "no")] + [Choice(id="unsure", text="unsure", unknown="unsure")]
        for name in ("", *ask):
            if name:
                found[name], when[name] = self.questions[name], self.taken(ask[name])
            for stand_in, compared in self.about.values():
                if compared == name:
                    found[stand_in] = Question.model_construct(
                        id=stand_in, text="-", why="-", kind="one", choices=choices
                    )
                    when[stand_in] = when[name] if name else ALWAYS
        return found, when
