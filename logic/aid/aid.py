"""One decision aid, loaded: its content by id, and its conditions ready to run. Frozen, so all visitors may share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from logic.conditions.meaning import CompiledCondition
from logic.conditions.tree import Tree, leaves
from logic.content.about import About, Group, Outcome
from logic.content.bank import Bank, Question, Section
from logic.content.elsewhere import Alternative, Concern
from logic.content.evidence import Fact, Source
from logic.content.options import Effect, Figure, Option, Variant
from logic.content.pages import CheckQuestion, Claims, Review
from logic.content.reader import Parts
from logic.content.rules import EndRule, GateRule, LimitRule, NoteRule, NotForRule, Promise, WithholdRule
from logic.content.strict_yaml import Path

AnyRule = GateRule | NoteRule | EndRule | WithholdRule | LimitRule | NotForRule | Promise


R = TypeVar("R", covariant=True)


@dataclass(frozen=True, slots=True)
class CompiledRule(Generic[R]):
    """A rule with its condition as a tree and with its meaning, and the variants it speaks of."""

    rule: R
    tree: Tree
    when: CompiledCondition
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForSome:
    """An effect or a figure that speaks only for some: each of its readings, and for whom. The first that holds counts.

    Attributes:
        group: effects or figures.
        id: the concern or the outcome.
        cases: (condition, what holds then), in order; the last one's condition is `ALWAYS`. Where nothing is written for
            the rest of the people, what holds for them is that it is not known.
        file, path: where it stands.
    """

    group: Literal["effects", "figures"]
    id: str
    cases: tuple[tuple[CompiledRule[None], Effect | Figure], ...]
    file: str
    path: Path


@dataclass(frozen=True)
class Aid:
    """Everything `compare` needs. `logic.load.load` makes it from a folder, `logic.load.build` from texts."""

    bank: Bank
    about: About
    options: tuple[Option, ...]
    concerns: Mapping[str, Concern]
    alternatives: Mapping[str, Alternative]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    questions: Mapping[str, Question]  # in file order, each with all its choices
    ask_when: Mapping[str, CompiledRule[None]]
    gate: tuple[CompiledRule[GateRule], ...]
    notes: tuple[CompiledRule[NoteRule], ...]
    ends: tuple[CompiledRule[EndRule], ...]
    withholds: tuple[CompiledRule[WithholdRule], ...]
    limits: tuple[CompiledRule[LimitRule], ...]
    not_for: tuple[CompiledRule[NotForRule], ...]
    for_some: Mapping[str, tuple[ForSome, ...]]  # variant → its effects and figures that do not speak for everybody
    promises: tuple[CompiledRule[Promise], ...]
    claims: Claims | None  # None: none are checked
    knowledge: tuple[CheckQuestion, ...]
    reviews: tuple[Review, ...]
    hashes: Mapping[str, str]  # file → hash of its text, for sign-offs
    parts: Parts  # the same content file by file, for whatever must name a place
    wording: Mapping[str, Any]  # what this aid says differently from the built-in texts
    content_hash: str

    @cached_property
    def variants(self) -> dict[str, tuple[Option, Variant]]:
        return {variant.id: (option, variant) for option in self.options for variant in option.variants}

    @cached_property
    def baseline(self) -> str:
        return next(variant.id for option in self.options for variant in option.variants if variant.baseline)

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        return {outcome.id: outcome for outcome in self.about.outcomes}

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """Every condition, but for those on which questions are asked."""
        groups = (self.gate, self.notes, self.ends, self.withholds, self.limits, self.not_for, self.promises)
        cases = (ready.tree for held in self.for_some.values() for some in held for ready, _ in some.cases)
        return (*(ready.tree for group in groups for ready in group), *cases)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Group → its variants, in the order of the files."""
        return {group.id: self._in(group) for group in self.about.groups}

    def _in(self, group: Group) -> tuple[str, ...]:
        if group.trait is None:
            return tuple(
                v for v, (option, _) in self.variants.items() if v in group.variants or option.id in group.variants
            )
        has = {v: variant.traits.get(group.trait) for v, (_, variant) in self.variants.items()}
        return tuple(v for v, told in has.items() if told is not None and told.has in ("yes", "may"))

    @cached_property
    def section_of(self) -> dict[str, Section]:
        return {question.id: section for section in self.bank.sections for question in section.questions}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Role → the first question that has it. An aid may lack any role."""
        found: dict[str, str] = {}
        for question in self.questions.values():
            if question.role:
                found.setdefault(question.role, question.id)
        return found

    @cached_property
    def private(self) -> frozenset[str]:
        """Questions whose answers, and whatever rests on them, are printed and saved only if the person says so."""
        return frozenset(question.id for question in self.questions.values() if question.role == "private")

    @cached_property
    def private_rules(self) -> frozenset[str]:
        """Rules that rest on a private question. Their sources name things no page says to a person."""
        rules: tuple[CompiledRule[AnyRule], ...] = (*self.gate, *self.notes, *self.ends, *self.withholds)
        return frozenset(r.rule.id for r in rules if any(leaf.question in self.private for leaf in leaves(r.tree)))

    def concern_of(self, question: str, choice: str) -> str | None:
        """The concern a choice names, or None."""
        return next((c.concern for c in self.questions[question].choices if c.id == choice), None)

    def sources_of(self, facts: list[str] | tuple[str, ...]) -> list[str]:
        """Source ids behind some facts, each once, in order."""
        return list(dict.fromkeys(source for fact in facts for source in self.facts[fact].sources))
