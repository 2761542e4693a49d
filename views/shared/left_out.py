"""What of a saved file, or of what the tab kept, no longer fits: named in the person's words, and never what they had
said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from logic.content.problems import Problem
from views.shared import session
from views.shared.visit import Visit
from views.shared.words import md

_SHOWN = 8


def tell(visit: Visit, message: str, left_out: Iterable[Problem], place: str = session.PAGE) -> None:
    """Leave a notice for the next draw: `message`, with the names of what was left out."""
    n, names = named(visit, left_out)
    session.notice(message, place, n=n, what=names)


def named(visit: Visit, left_out: Iterable[Problem]) -> tuple[int, str]:
    """How many things were left out, and their names, each in a line of its own."""
    names = Counter(name for problem in left_out if (name := _name(visit, problem.where)))
    lines = [f"- {visit.say(name, n=n) if visit.words.has(name) else name}" for name, n in names.items()]
    more = [f"- {visit.say('left_more', n=len(lines) - _SHOWN)}"] if len(lines) > _SHOWN else []
    return names.total(), "\n".join(["", *lines[:_SHOWN], *more, ""])


def _name(visit: Visit, where: str) -> str | None:
    """A message that counts things of this sort, or the text of a question, which is told by itself. None for the
    ends beside what was minded, which nobody said."""
    part, _, name = where.partition(".")
    if part == "answers" and name in visit.aid.questions:
        return visit.say("left_answer", text=md(visit.aid.questions[name].text))
    if part == "answers":
        return "left_retired" if name else "left_question"
    return None if where == "priorities.ends" else f"left_{where.replace('.', '_')}"
