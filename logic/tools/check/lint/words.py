"""Words that mislead: how often in words, praise and fear, "1 in X", changes without what they change from, tales,
sentences too long.

Why each: readers take "rare" for anything up to 21 in 100, and read "1 in 20" as more than "1 in 10".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from logic.content.bank import Choice, Question
from logic.content.reader import BANK
from logic.tools.check.lint.texts import Written

MOST_WORDS = 25
"""Words in one sentence; longer ones are lost on many readers."""

_OFTEN = (
    r"rare(ly)?|uncommon(ly)?|common(ly)?|(in)?frequent(ly)?|unlikely|seldom|occasional(ly)?|(?<!how )(?<!as )(?<!more )(?<!less )often"
    r"|hardly (ever|any(one|body))|(almost|nearly) (never|always|every(one|body))|now and then|virtually|practically"
    r"|(low|minimal|negligible|tiny|little|small|slight|remote|minor) (risk|chance|danger)s?"
)
_PRAISE = (
    r"best|safe(ly|r|st)?|safety|natural(ly)?(?! course)|amazing|miracle|breakthrough|painless|guaranteed?|youthful"
    r"|rejuvenat\w*|perfect(ly)?|flawless|radian(t|ce)|glowing|gold standard|state of the art|world-class|exclusive|special offer"
    r"|((clinically|scientifically|well)[- ]|(it|this) is )proven|quick fix|dream|harmless|risk-free|no risk at all|doctors love|loved by"
    r"|no down-?time|top (choice|pick|rated)|number one|award\w*|favou?rite|deserves?|treat yourself|book (now|today)"
    r"|impressive|stunning|dramatic(ally)?|beautiful(ly)?|always works?|never fails?"
)
_FEAR = (
    r"horrif\w*|terrif\w*|terribl[ey]|awful|dreadful|agon(y|i[sz]ing)|scary"
    r"|botched|disfigur\w*|nightmare|deadly|ruin(ed|s)?|ugly|monstrous|victims?|shocking"
)
_NUMBER = r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred|a thousand"
_ONE_IN = rf"(?<![\d.,])\b(1|one) (in|out of) (every )?({_NUMBER})\b"
_PERCENT = r"\d+(\.\d+)?( ?%| percent| per cent)"
_RELATIVE = (
    rf"{_PERCENT} (more|less|fewer|higher|lower|greater|smaller|better|worse)"
    r"|(rose|fell|dropped|grew|went up|went down) (by )?(about |up to )?"
    rf"{_PERCENT}"
    r"|(cut|increased?|decreased?|reduced?|reduction|raised?|drop|fall|rise) (\w+ ){0,3}?(by|of) (about |up to )?"
    rf"{_PERCENT}"
    rf"|{_PERCENT} (drop|fall|rise|cut|increase|decrease|reduction)"
    r"|\b(twice|double[ds]?|triple[ds]?|halve[ds]?|half) (as|the|of) (\w+ )?(many|much|risk|likely|high|common|often|rate)"
    r"|\b(\w+|\d+(\.\d+)?) times (as|more|the|higher)"
)
_BASE = r"\b\d[\d,.]* (of|in|out of) (the |those |about )?\d[\d,.]*|\bof \d[\d,]*\b|\bof 100\b"
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")

RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("how-often", re.compile(rf"\b({_OFTEN})\b", re.I), "give the number of people, or say that it is not known"),
    ("praise", re.compile(rf"\b({_PRAISE})\b", re.I), "say what it does, in plain words"),
    ("fear", re.compile(rf"\b({_FEAR})\b", re.I), "say what happens, in plain words"),
    ("one-in-x", re.compile(_ONE_IN, re.I), "write it as so many of 100, or of 1,000"),
)
_STORY = re.compile(r"\b(I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|I'[a-z]+)\b")
"""Outside questions to ask, and answers to pick, nobody speaks of themselves: one person's tale weighs more than it
tells.
"""
_RELATIVE_RULE = re.compile(_RELATIVE, re.I)


def faults(written: Written) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one text, as (code, what, how to fix it)."""
    asks = _asks(written)
    for code, pattern, fix in () if asks else RULES:
        for found in pattern.finditer(written.text):
            yield code, f"says {found.group().lower()!r}", fix
    relative = None if asks else _RELATIVE_RULE.search(written.text)
    if relative and not re.search(_BASE, written.text):
        yield (
            "no-base-rate",
            f"says {relative.group().lower()!r} and not from what",
            "add how many people it is with and without",
        )
    for sentence in _SENTENCE.split(written.text):
        if written.file != BANK and not sentence.endswith("?") and _STORY.search(sentence):
            yield "story", f"lets one person speak: {sentence[:40]!r}", "tell what was counted in many people"
        words = len(sentence.split())
        if words > MOST_WORDS:
            yield "long-sentence", f"has a sentence of {words} words", f"make two of it; {MOST_WORDS} words at most"


def _asks(written: Written) -> bool:
    """Whether it is a question or an answer to pick: "How safe do you feel?" and "Almost never" tell nobody anything."""
    return isinstance(written.part, Choice) or (isinstance(written.part, Question) and written.path[-1] == "text")
