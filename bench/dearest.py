"""The dearest things one visitor can ask for, in CPU time, for it is what the others wait for.

    python -m bench.dearest

Files of the largest size that may be opened, each full of one kind of fault; and records with as many statements as
they may hold, on the page that shows how the options fit. Ends with exit code 1 if one takes more than a second.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.fit import crowd
from logic.aid.aid import Aid
from logic.compare import compare
from logic.fit import change, tradeoff
from logic.fit.priorities import Priorities, current, swings
from logic.load import load
from logic.person.comparison import Statement
from logic.record.file import MAX_FILE_BYTES, open_bytes

ROOT = Path(__file__).parents[1]
MOST, PEOPLE, STATEMENTS = 1.0, 20, 40
TODAY = date.today()


def main() -> int:
    aid = load(ROOT)
    took = {
        f"a file of {name}": cpu(lambda text=text: open_bytes(aid, text, today=TODAY))
        for name, text in files(aid).items()
    }
    people = crowd(aid, PEOPLE)
    took["a picture of what was said"] = max(picture(aid, answers, said) for answers, said in people)
    for name, share, says in (("whole", 1.0, "first"), ("in part", None, "first"), ("alike", None, "same")):
        took[f"the same with all that can be said, {name}"] = max(
            picture(aid, answers, stated(said, share, says)) for answers, said in people
        )
    for name, seconds in took.items():
        print(f"{name:45}{seconds * 1000:8,.0f} ms")
    dearest = max(took, key=lambda name: took[name])
    print(f"The dearest: {dearest}, {took[dearest]:.2f} s (asked: at most {MOST:.0f} s)")
    return 0 if took[dearest] <= MOST else 1


def cpu(run: Callable[[], object]) -> float:
    before = time.process_time()
    run()
    return time.process_time() - before


def files(aid: Aid) -> dict[str, bytes]:
    """As large as a file may be."""
    names, choices = itertools.cycle(aid.questions), itertools.count()
    rows = {
        "wrong names": ("answers:\n", lambda: f"  {next(names)[:-1]}{next(choices)}: 1\n"),
        "wrong values": (f"answers:\n  {next(iter(aid.questions))}:\n", lambda: f"    - wrong{next(choices)}\n"),
        "wrong weights": ("answers: {}\npriorities:\n  weights:\n", lambda: f"    gain{next(choices)}: 3\n"),
        "wrong statements": (
            "answers: {}\npriorities:\n  statements:\n",
            lambda: f"    - {{first: a{next(choices)}}}\n",
        ),
    }
    return {
        name: (head + "".join(row() for _ in range(10_000)))[:MAX_FILE_BYTES].rpartition("\n")[0].encode()
        for name, (head, row) in rows.items()
    }


def stated(said: Priorities, share: float | None, says: str) -> Priorities:
    """With as many statements as a record may hold, each of another part."""
    rng = random.Random(1)
    pairs = itertools.cycle(itertools.permutations(said.picked, 2))
    more = (Statement(*next(pairs), 1.0, share or rng.uniform(0.05, 1), says) for _ in range(STATEMENTS))
    return Priorities(said.picked, said.worth, said.weights, statements=tuple(more))


def picture(aid: Aid, answers: dict, said: Priorities) -> float:
    """What the page of how the options fit, and the checks, work out."""

    def draw() -> None:
        result = compare(aid, answers, today=TODAY, priorities=said)
        now = current(said, swings(aid, result.variants, result.concerns))
        change.smallest_priority(aid, result, now)
        change.smallest_fact(aid, result, now)
        tradeoff.checks(aid, result, now)

    return cpu(draw)


if __name__ == "__main__":
    sys.exit(main())
