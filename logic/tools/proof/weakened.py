"""Safety rules made milder or narrower, one at a time, and whether any promise would notice.

Losing a rule altogether is the check's own finding (`logic/tools/check/flow/promises.py`). Here it stays, but a stop only asks, an
ask only tells, or one part of its condition is gone: a choice, or one of several reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from logic.aid.aid import CompiledRule
from logic.conditions.meaning import meaning
from logic.conditions.search import NOT_TRUE
from logic.conditions.tree import FALSE, OPEN, TRUE, All, AnyOf, Leaf, Not, OneOf, Sure, Tree, Unread
from logic.content.rules import GateRule
from logic.tools.proof.breaking import breaking, compared, meets
from logic.tools.proof.engine import Engine

ENOUGH = 0.9
"""Of asks made weaker, so many must be noticed; of stops, each."""
_MILDER: dict[str, Literal["ask", "tell"]] = {"stop": "ask", "ask": "tell"}
_GRAVE = {"stop": ("stop",), "ask": ("stop", "ask")}


@dataclass(frozen=True, slots=True)
class Weakened:
    """One rule made weaker.

    Attributes:
        rule: as it is.
        then: as it would be.
        how: what is changed, in words.
        unnoticed: for which of its variants no promise would be broken by it.
    """

    rule: CompiledRule[GateRule]
    then: CompiledRule[GateRule]
    how: str
    unnoticed: tuple[str, ...]

    def in_words(self) -> str:
        """How it is made weaker, and for what nothing would notice."""
        return f"{self.how} for {', '.join(self.unnoticed)}"


def tried(engine: Engine) -> list[Weakened]:
    """Each way to make a stop or an ask weaker that changes what somebody is told."""
    found = []
    for rule in engine.aid.gate:
        if rule.rule.gate == "tell" or engine.find([(rule.tree, TRUE), *compared(engine.aid)]) is None:
            continue
        for then, how in _weaker(rule):
            seen = {v: _noticed(engine, rule, then, v) for v in rule.variants}
            unseen = tuple(v for v, noticed in seen.items() if not noticed and _matters(engine, rule, then, v))
            if unseen or any(seen.values()):
                found.append(Weakened(rule, then, how, unseen))
    return found


def summary(engine: Engine) -> str:
    """How many are noticed, and which are not, as lines for a terminal."""
    found = tried(engine)
    counts = [(kind, *share(found, gate)) for kind, gate in (("stops", "stop"), ("asks", "ask"))]
    said = " and ".join(f"{noticed} of {all_} weaker {kind}" for kind, noticed, all_ in counts)
    missed = [f"  not noticed: {one.rule.rule.id} {one.in_words()}" for one in found if one.unnoticed]
    return "\n".join([f"Each made weaker in turn: a promise notices {said}.", *missed])


def share(some: Iterable[Weakened], gate: str) -> tuple[int, int]:
    """How many ways to make the stops, or the asks, weaker are noticed, and how many there are."""
    mine = [not one.unnoticed for one in some if one.rule.rule.gate == gate]
    return sum(mine), len(mine)


def _noticed(engine: Engine, rule: CompiledRule[GateRule], then: CompiledRule[GateRule], variant: str) -> bool:
    mine, milder = engine.about(rule.tree), then.rule.gate != rule.rule.gate
    promises = [
        p
        for p in engine.aid.promises
        if variant in p.variants
        and meets(rule.rule, p.rule.at_least)
        and not (milder and meets(then.rule, p.rule.at_least))
    ]  # no other could be broken by it
    likely = sorted(promises, key=lambda p: mine.isdisjoint(engine.about(p.tree)))
    return any(breaking(engine, p, variant, without=rule, instead=then) is not None for p in likely)


def _matters(engine: Engine, rule: CompiledRule[GateRule], then: CompiledRule[GateRule], variant: str) -> bool:
    """Whether anybody is told something milder: no other rule as grave holds whenever this one would no more."""
    same, allowed = then.rule.gate == rule.rule.gate, NOT_TRUE if rule.rule.gate == "stop" else FALSE | OPEN
    claim = [*compared(engine.aid), (rule.tree, TRUE), *([(then.tree, NOT_TRUE)] if same else [])]
    others = [r for r in engine.aid.gate if r is not rule and variant in r.variants]
    grave = [(r.tree, allowed) for r in others if r.rule.gate in _GRAVE[rule.rule.gate]]
    return engine.find_among(claim, grave) is not None


def _weaker(rule: CompiledRule[GateRule]) -> Iterator[tuple[CompiledRule[GateRule], str]]:
    milder = _MILDER[rule.rule.gate]
    changes = {"gate": milder, "holds_back": False}
    yield replace(rule, rule=rule.rule.model_copy(update=changes)), f"made to {milder}"
    for tree, how in narrower(rule.tree):
        yield replace(rule, tree=tree, when=meaning(tree)), how


def narrower(tree: Tree, denied: bool = False) -> Iterator[tuple[Tree, str]]:
    """A condition with one choice, or one of several reasons, taken out, so that it holds for fewer people.

    `denied`: it stands under an odd number of `not`s, so it must hold for more.
    """
    if isinstance(tree, OneOf):
        if not denied and len(tree.choices) > 1:
            for choice in sorted(tree.choices):
                yield OneOf(tree.question, tree.choices - {choice}), f"without {choice!r} of {tree.question!r}"
    elif isinstance(tree, Not):
        yield from ((Not(part), how) for part, how in narrower(tree.part, not denied))
    elif isinstance(tree, Sure):
        yield from ((Sure(part), how) for part, how in narrower(tree.part, denied))
    elif isinstance(tree, All | AnyOf) and not isinstance(tree, Unread):
        either = isinstance(tree, All if denied else AnyOf)
        for i, part in enumerate(tree.parts):
            before, after = tree.parts[:i], tree.parts[i + 1 :]
            if either and len(tree.parts) > 1:
                yield type(tree)((*before, *after)), f"without {_named(part)}"
            yield from ((type(tree)((*before, other, *after)), how) for other, how in narrower(part, denied))


def _named(tree: Tree) -> str:
    while isinstance(tree, Not | Sure):
        tree = tree.part
    return f"the part on {tree.question!r}" if isinstance(tree, Leaf) else "a part with several"
