"""What of a saved file, or of what the tab kept, no longer fits: named in the person's words, and never what they had said there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from logic.aid.aid import Aid
from logic.content.problems import Problem
from views.shared import session
from views.shared.words import Words, md

_SHOWN = 8


def tell(aid: Aid, words: Words, message: str, left_out: Iterable[Problem], place: str = session.PAGE) -> None:
    """Leave a notice for the next draw: `message`, with the names of what was left out."""
    n, names = named(aid, words, left_out)
    session.notice(message, place, n=n, what=names)


def named(aid: Aid, words: Words, left_out: Iterable[Problem]) -> tuple[int, str]:
    """How many things were left out, and their names, each in a line of its own."""
    names = Counter(name for problem in left_out if (name := _name(aid, words, problem.where)))
    lines = [f"- {words.say(name, n=n) if words.has(name) else name}" for name, n in names.items()]
    more = [f"- {words.say('left_more', n=len(lines) - _SHOWN)}"] if len(lines) > _SHOWN else []
    return names.total(), "\n".join(["", *lines[:_SHOWN], *more, ""])


def _name(aid: Aid, words: Words, where: str) -> str | None:
    """A message that counts things of this sort, or the text of a question, which is told by itself. None for the marks beside
    weights, which nobody said."""
    part, _, name = where.partition(".")
    if part == "answers" and name in aid.questions:
        return words.say("left_answer", text=md(aid.questions[name].text))
    if part == "answers":
        return "left_retired" if name else "left_question"
    return None if where == "priorities.ends" else f"left_{where.replace('.', '_')}"
