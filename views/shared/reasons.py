"""What health answers say of a type, in words: its badge, and the lines under it, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable

from logic.person.comparison import STATUSES, Gate, VariantResult
from logic.person.grouped import Line, lines
from views.shared.visit import Visit

ICONS = {
    "stop": "block",
    "ask": "stethoscope",
    "not_checked": "help",
    "tell": "chat",
    "no_reason_found": "door_open",
}
LITTLE = ("tell", "no_reason_found")
"""Where it is said that little is known: graver badges look safe to nobody."""


def badge(visit: Visit, v: VariantResult) -> str:
    """A type's badge, with "little is known" beside it, so that what nobody studied never looks the safest."""
    text = visit.say(f"status_{v.gate.status}")
    return f"{text} {visit.say('status_little_known')}" if little(v) else text


def word(visit: Visit, v: VariantResult) -> str:
    """The same in words, for a sentence or a file."""
    text = visit.say(f"status_word_{v.gate.status}")
    return visit.say("word_little_known", status=text) if little(v) else text


def little(v: VariantResult) -> bool:
    return v.little_known and v.gate.status in LITTLE


def of(variant: str, gate: Gate, *, private: bool = True) -> list[Line]:
    """What holds for a type, or cannot be known any more, the gravest first: what advises against it before what asks.

    Args:
        variant: the type.
        gate: what health answers say of it.
        private: with what rests on private answers.
    """
    found = [line for line in lines(variant, gate) if line.status != "not_checked"]
    return gravest_first(line for line in found if private or not is_private(line))


def gravest_first(found: Iterable[Line]) -> list[Line]:
    """Lines in the order they are told in."""
    return sorted(found, key=_gravity)


def _gravity(line: Line) -> tuple[bool, int, bool]:
    red = any(f.waves_red for f in line.findings)
    return not red, STATUSES.index(line.status), not is_against(line)


def is_against(line: Line) -> bool:
    """Whether it asks and advises against it too."""
    return any(f.rule.holds_back and f.status == "ask" for f in line.findings)


def is_private(line: Line) -> bool:
    """Whether it rests on a private answer: then it is listed and printed only if the person says so."""
    return any(f.private for f in line.findings)


def under(visit: Visit, v: VariantResult) -> str:
    """The gravest reason for a badge, to stand under it in small print; empty where there is none, or it is private."""
    found = of(v.variant, v.gate)
    if not found or is_private(found[0]):
        return ""
    return f":small[{visit.md(brief(visit, found[0]))}]"


def brief(visit: Visit, line: Line) -> str:
    """One line in a few words: what the rule says, or which question has no clear answer."""
    if line.question is None:
        return line.findings[0].rule.brief.rstrip(".")
    return visit.say("unsure_brief", **asked(visit, line.question))


def sentence(visit: Visit, line: Line) -> str:
    """The same in whole sentences, with why."""
    if line.question is None:
        return line.findings[0].rule.reason
    message = "unsure_tell" if line.status == "tell" else "unsure_ask"
    return visit.say(message, **asked(visit, line.question))


def asked(visit: Visit, question: str) -> dict[str, str]:
    """A question, and the part of the questions it stands in, without which some cannot be understood."""
    return {"question": visit.aid.questions[question].text, "part": visit.aid.section_of[question].title}
