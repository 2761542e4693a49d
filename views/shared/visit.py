"""One run of a page for one visitor: the aid, its words, what the visitor answered, and what comes of it. Made once, by `frame.page`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.options import Option
from logic.fit.priorities import Priorities, Swing, current, swings
from logic.person.answers import Answers
from logic.person.comparison import Comparison
from logic.person.order import mixed_options
from logic.person.path import AskedPath
from views.shared import session
from views.shared.names import Names
from views.shared.words import Words


@dataclass(frozen=True)
class Visit:
    """What every part of a page needs.

    Attributes:
        answers: those that count. What lies dormant is told and weighed nowhere.
        path: what this visitor is asked, and what is known of each question.
    """

    aid: Aid
    words: Words
    today: date
    answers: Answers
    path: AskedPath

    @cached_property
    def comparison(self) -> Comparison:
        """What comes of it all; worked out when the first part of the page asks."""
        return compare(
            self.aid,
            self.answers,
            today=self.today,
            priorities=session.priorities(),
            quotes=session.quotes(),
            seed=session.seed(),
        )

    @cached_property
    def swings(self) -> Mapping[str, Swing]:
        """Every outcome this visitor could weigh, from its worst to its best."""
        return swings(self.aid, self.comparison.variants, self.comparison.concerns)

    @cached_property
    def offered(self) -> dict[str, Swing]:
        """Those of them that tell options apart."""
        return {key: swing for key, swing in self.swings.items() if not swing.flat}

    @cached_property
    def priorities(self) -> Priorities:
        """What the visitor said matters, as far as it still counts."""
        return current(session.priorities(), self.offered)

    @cached_property
    def names(self) -> Names:
        """What the variants are called, those that do something for this visitor first."""
        return Names(self.aid, self.words, [v.variant for v in self.comparison.variants if v.relevant])

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options in the one order this visitor meets them in."""
        return mixed_options(self.aid, session.seed())

    @cached_property
    def in_plain_text(self) -> Visit:
        """The same visit, with texts that hold no Markdown, for files and paper."""
        return replace(self, words=self.words.plain)
