"""One run of a page for one visitor: the aid, its words, what the visitor answered, and what comes of it. Made once, by
`frame.page`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from logic.aid.aid import Aid
from logic.compare import compare, ends
from logic.content.bank import Section
from logic.content.options import Option, Variant
from logic.fit.priorities import Priorities, current
from logic.person import gate
from logic.person.answers import Answers
from logic.person.comparison import Comparison, Finding
from logic.person.order import mixed_options, mixed_order
from logic.person.path import Path, walk
from views.shared import session
from views.shared.names import Names
from views.shared.words import Words


@dataclass(frozen=True)
class Visit:
    """What every part of a page needs.

    Attributes:
        given: all answers that can still be so, dormant ones included.
        weighs: whether the page asks what matters: then there is a reading even for who has said nothing yet.
    """

    aid: Aid
    words: Words
    today: date
    given: Answers
    weighs: bool = False

    def say(self, message: str, **values: Any) -> str:
        """One of the interface's texts."""
        return self.words.say(message, **values)

    def md(self, text: str) -> str:
        """A text that was written by somebody, for a place where this visit's words go."""
        return self.words.md(text)

    @cached_property
    def path(self) -> Path:
        """What this visitor is asked, and what is known of each question."""
        return walk(self.aid, self.given, self.today)

    @cached_property
    def answers(self) -> Answers:
        """The answers that count. What lies dormant is told and weighed nowhere."""
        return self.given.without(*self.path.dormant)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts of the questions this visitor reaches, in order."""
        asked = {self.aid.section_of[q].id for q in self.path.asked}
        return tuple(section for section in self.aid.bank.sections if section.id in asked)

    @cached_property
    def comparison(self) -> Comparison:
        """What comes of it all; worked out when the first part of the page asks."""
        said = session.priorities()
        return compare(
            self.aid,
            self.answers,
            today=self.today,
            priorities=said if self.weighs or said else None,  # a reading takes most of the time and the memory
            quotes=session.quotes(),
            seed=session.seed(),
        )

    @cached_property
    def red_flags(self) -> tuple[Finding, ...]:
        """The signs that a doctor should see first, whatever is compared: known without comparing anything."""
        if ends(self.aid, self.path)[0]:
            return ()  # what they said is used nowhere
        found = gate.findings(self.aid.gate, self.path.state, self.aid.private)
        return tuple(finding for finding, _ in found if finding.waves_red)

    @cached_property
    def priorities(self) -> Priorities:
        """What the visitor said matters, as far as it still counts."""
        return current(session.priorities(), self.comparison.concerns)

    @cached_property
    def names(self) -> Names:
        """What the variants are called, those that do something for this visitor first."""
        return Names(self.aid, self.words, self.relevant)

    @cached_property
    def relevant(self) -> list[str]:
        """The variants that do something for what this visitor wants changed, in their order."""
        return [v.variant for v in self.comparison.variants if v.relevant]

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options in the one order this visitor meets them in."""
        return mixed_options(self.aid, session.seed())

    def variants_of(self, option: Option) -> list[Variant]:
        """The types of an option, in the same order."""
        mixed = mixed_order(self.aid, session.seed())
        return sorted(option.variants, key=lambda variant: mixed.index(variant.id))

    @cached_property
    def in_plain_text(self) -> Visit:
        """The same visit, with texts that hold no Markdown, for files and paper."""
        plain = replace(self, words=self.words.plain)
        plain.__dict__["comparison"] = self.comparison  # nothing in it depends on words
        return plain
