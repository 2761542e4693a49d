"""Typed parts → `Aid`: every condition read, every rule with the variants it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar

from logic.aid import checks, unknown
from logic.aid.aid import Aid, AnyRule, CompiledRule, ForSome
from logic.conditions.meaning import CompiledCondition, meaning, once
from logic.conditions.parse import parse
from logic.conditions.tree import ALWAYS, MOST_DEEP, MOST_PARTS, Tree, Unread, size
from logic.content.options import Effect, Figure, readings
from logic.content.reader import BANK, PROMISES, RULES, Parts, Reader
from logic.content.rules import GateRule, LimitRule
from logic.content.strict_yaml import Path

R = TypeVar("R", bound=AnyRule)
UNSAID = "-"
"""Stands for the reason an aid does not give, so that what else is wrong with it can be told: it cannot start."""


def assemble(reader: Reader, parts: Parts, content_hash: str, hashes: Mapping[str, str] | None = None) -> Aid:
    """Typed parts as an aid, with every condition read. Faults in conditions go to the reader."""
    read = _Conditions(reader, parts)
    options = parts.options.values()
    expand = {o.id: tuple(v.id for v in o.variants) for o in options} | {
        v.id: (v.id,) for o in options for v in o.variants
    }

    kind = unknown.kinds(parts.bank)

    def compiled(file: str, path: Path, rule: R) -> CompiledRule[R]:
        always = rule.when is None and isinstance(rule, LimitRule)  # a limit may hold for everybody; nothing else may
        tree = ALWAYS if always else read.condition(rule.when, file, (*path, "when"))
        if isinstance(rule, GateRule):
            tree = unknown.not_yes(tree, kind)
        variants = tuple(dict.fromkeys(v for n in getattr(rule, "variants", ()) for v in expand.get(n, ())))
        return CompiledRule(rule, tree, meaning(tree, read.shared), variants)

    def group(name: str, rules: Iterable[R], file: str = RULES) -> tuple[CompiledRule[R], ...]:
        return tuple(compiled(file, (name, i), rule) for i, rule in enumerate(rules))

    return Aid(
        bank=parts.bank,
        about=parts.about,
        options=tuple(options),
        concerns={c.id: c for c in parts.elsewhere.concerns},
        alternatives={a.id: a for a in parts.elsewhere.alternatives},
        questions=parts.questions,
        ask_when=_ask_when(reader, parts, read),
        facts={f.id: f for file in parts.fact_files.values() for f in file.facts},
        sources={s.id: s for s in parts.source_file.sources},
        gate=group("gate", parts.rules.gate),
        notes=group("notes", parts.rules.notes),
        ends=group("ends", parts.rules.ends),
        withholds=group("withholds_fit", parts.rules.withholds_fit),
        limits=group("limits", parts.rules.limits),
        not_for=group("not_for", parts.rules.not_for),
        for_some=_for_some(parts, read),
        promises=group("promises", parts.promises.promises, PROMISES),
        claims=parts.claims,
        knowledge=tuple(parts.knowledge.questions),
        reviews=tuple(parts.reviews.reviews),
        hashes=dict(hashes or {}),
        parts=parts,
        wording=parts.wording,
        content_hash=content_hash,
    )


def _for_some(parts: Parts, read: _Conditions) -> dict[str, tuple[ForSome, ...]]:
    """The effects and figures that speak only for some, by variant."""
    found: dict[str, tuple[ForSome, ...]] = {}
    for file, option in parts.options.items():
        for v, variant in enumerate(option.variants):
            path: Path = ("variants", v)
            effects = [(n, e) for n, e in variant.effects.items() if e.when is not None]
            figures = [(n, f) for n, f in variant.figures.items() if f.when is not None]
            held = [_cases(read, file, (*path, "effects", n), "effects", n, e) for n, e in effects]
            held += [_cases(read, file, (*path, "figures", n), "figures", n, f) for n, f in figures]
            if held:
                found[variant.id] = tuple(held)
    return found


def _cases(
    read: _Conditions, file: str, path: Path, group: Literal["effects", "figures"], name: str, first: Effect | Figure
) -> ForSome:
    cases: list[tuple[CompiledRule[None], Effect | Figure]] = []
    for place, here in readings(first, path):
        tree = ALWAYS if here.when is None else read.condition(here.when, file, (*place, "when"))
        cases.append((CompiledRule(None, tree, meaning(tree, read.shared)), here))
        if here.when is not None and here.otherwise is None:
            why, an_effect = here.else_why or UNSAID, isinstance(here, Effect)
            rest = Effect(unknown=True, judged=True, why=why) if an_effect else Figure(unknown=True, why=why)
            cases.append((CompiledRule(None, ALWAYS, meaning(ALWAYS)), rest))
    return ForSome(group, name, tuple(cases), file, path)


class _Conditions:
    """Reads conditions, with those that have a name in the bank."""

    def __init__(self, reader: Reader, parts: Parts):
        self.reader, self.questions = reader, parts.questions
        self.named: dict[str, Tree] = {}
        self.shared: dict[
            int, CompiledCondition
        ] = {}  # what the named ones mean: judged once a person, wherever they are used
        self._sizes: dict[int, tuple[int, int]] = {}
        self._kept: list[Tree] = []  # so that no two of them are ever the same object to `_sizes`
        for name, raw in parts.bank.conditions.items():
            tree = self.named[name] = self.condition(raw, BANK, ("conditions", name))
            if id(tree) not in self.shared:
                self.shared[id(tree)] = once(meaning(tree, self.shared))

    def condition(self, raw: Any, file: str, path: Path) -> Tree:
        """A condition as a tree; one that grows beyond measure by what it uses is not read."""
        tree = parse(raw, path, self.questions, self.named, self.reader.to(file))
        self._kept.append(tree)
        parts, deep = size(tree, self._sizes)
        if parts <= MOST_PARTS and deep <= MOST_DEEP:
            return tree
        if deep > MOST_DEEP:
            self.reader.report(
                file,
                path,
                f"goes more than {MOST_DEEP} deep, with all it uses",
                "use fewer conditions inside conditions",
            )
            return Unread((), path)
        self.reader.report(
            file,
            path,
            f"has more than {MOST_PARTS} parts, with all it uses",
            "make it smaller, or use fewer conditions in it",
        )
        return Unread((), path)


def _ask_when(reader: Reader, parts: Parts, read: _Conditions) -> dict[str, CompiledRule[None]]:
    """When each question is asked, in file order; a question may depend only on those before it."""
    result: dict[str, CompiledRule[None]] = {}
    for s, section in enumerate(parts.bank.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q, "ask_when")
            tree = ALWAYS if question.ask_when is None else read.condition(question.ask_when, BANK, path)
            if not checks.bank.only_earlier(reader, question.id, tree, result, path):
                tree = Unread((), path)
            result[question.id] = CompiledRule(None, tree, meaning(tree, read.shared))
    return result
