"""The dearest things one visitor can ask for, in CPU time, for it is what the others wait for.

    python -m bench.dearest

Files of the largest size that may be opened, each full of one kind of fault; and how the options fit, with what would
change it, for people who answered all packages. Ends with exit code 1 if one takes more than a second.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.fit import crowd
from logic.aid.aid import Aid
from logic.fit.priorities import Priorities
from logic.load import load
from logic.record.file import MAX_FILE_BYTES, open_bytes
from logic.what_if import what_if

ROOT = Path(__file__).parents[1]
MOST, PEOPLE = 1.0, 40
TODAY = date.today()


def main() -> int:
    aid = load(ROOT)
    took = {
        f"a file of {name}": cpu(lambda text=text: open_bytes(aid, text, today=TODAY))
        for name, text in files(aid).items()
    }
    people = crowd(aid, PEOPLE)
    took["a picture of what was said"] = max(picture(aid, answers, said) for answers, said in people)
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
        "wrong ends": ("answers: {}\npriorities:\n  ends:\n", lambda: f"    trouble{next(choices)}: 3\n"),
        "wrong packages": ("answers: {}\npriorities:\n  packages:\n", lambda: f"    - {{variant: a{next(choices)}}}\n"),
    }
    return {
        name: (head + "".join(row() for _ in range(10_000)))[:MAX_FILE_BYTES].rpartition("\n")[0].encode()
        for name, (head, row) in rows.items()
    }


def picture(aid: Aid, answers: dict, said: Priorities) -> float:
    """How the options fit, and all that would change it."""
    return cpu(lambda: what_if(aid, answers, today=TODAY, priorities=said))


if __name__ == "__main__":
    sys.exit(main())
