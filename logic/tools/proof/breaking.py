"""What is claimed of every answer sheet, and a sheet that breaks it."""

from __future__ import annotations

from dataclasses import dataclass

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.search import NOT_TRUE, Claim, Sheet
from logic.conditions.tree import FALSE, OPEN, TRUE
from logic.content.rules import AtLeast, GateRule, Promise
from logic.person.comparison import Gate
from logic.person.path import Answer
from logic.record.record import Record
from logic.tools.proof.engine import Engine


@dataclass(frozen=True, slots=True)
class Proof:
    """One statement about every answer sheet.

    Attributes:
        id: the promise, or the name of a built-in statement.
        says: the statement in words.
        broken: how it is broken, in words; None when it is proved.
        sheet: a smallest set of answers that breaks it; None when proved, or when it is broken whatever anyone answers.
        claims: how many claims about sheets were settled for it.
        record: what else the person said whom it is broken for.
    """

    id: str
    says: str
    broken: str | None = None
    sheet: dict[str, Answer] | None = None
    claims: int = 1
    record: Record | None = None


def compared(aid: Aid) -> Claim:
    """What is so for everybody for whom anything is compared: no `ends` rule holds."""
    return [(ready.tree, FALSE) for ready in aid.ends]


def breaking(
    engine: Engine,
    promise: CompiledRule[Promise],
    variant: str,
    *,
    without: CompiledRule[GateRule] | None = None,
    instead: CompiledRule[GateRule] | None = None,
    fewest: bool = False,
) -> Sheet | None:
    """A sheet that breaks a promise for one variant: the promise applies, yet all that is found is milder.

    A rule that is not known for good asks, holds back if that is what it does, and tells if that is all it does. One
    still open keeps no promise. A promise is held to what is found and not to the status: beside a rule still open, the
    status is `not_checked`, and what is to be told is found all the same.

    Args:
        engine: of the aid.
        promise: what is to be broken.
        variant: for which of its variants.
        without: a rule that is taken away.
        instead: a rule that takes its place.
        fewest: a sheet with as few answers as there can be.
    """
    applies = [*compared(engine.aid), (promise.tree, TRUE)]  # to somebody for whom anything is compared
    rules = [ready for ready in engine.aid.gate if variant in ready.variants and ready is not without]
    rules += [instead] if instead else []
    wanted = promise.rule.at_least
    milder = [
        (r.tree, FALSE | OPEN if meets_unsure(r.rule, wanted) else NOT_TRUE) for r in rules if meets(r.rule, wanted)
    ]
    return engine.find_among(applies, milder, fewest=fewest)


def meets(rule: GateRule, wanted: AtLeast) -> bool:
    """Whether a rule that holds is as grave as a promise wants."""
    return rule.gate == "stop" or meets_unsure(rule, wanted)


def meets_unsure(rule: GateRule, wanted: AtLeast) -> bool:
    """Whether a rule that is not known for good, and so asks or tells, is as grave as a promise wants."""
    asks = wanted == "ask" or (wanted == "held_back" and rule.holds_back)
    return wanted == "tell" or (rule.gate != "tell" and asks)


def kept(gate: Gate, wanted: AtLeast) -> bool:
    """Whether what a person is told of a variant is as grave as a promise wants."""
    enough = {"stop": ("stop",), "held_back": ("stop",), "ask": ("stop", "ask"), "tell": ("stop", "ask", "tell")}
    held_back = any(f.status == "ask" and f.rule.holds_back for f in gate.findings)
    return any(f.status in enough[wanted] for f in gate.findings) or (wanted == "held_back" and held_back)
