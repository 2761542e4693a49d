"""What `check` makes of other people's questionnaires, one aid a folder: how long each part takes, and what is found.

    python -m bench.banks FOLDER [name …]

Such banks are not part of this repository: translate some and keep them elsewhere. A name is the beginning of folders
to look at.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

from logic.load import inspect
from logic.person import duration
from logic.person.path import walk
from logic.tools.check import check
from logic.tools.proof.engine import Engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", default=[""])
    args = parser.parse_args()
    print(f"{'bank':<40}{'questions':>10}{'read':>8}{'flow':>8}{'estimate':>10}{'walk':>10}  findings")
    for folder in sorted(args.folder.iterdir()):
        if folder.is_dir() and folder.name.startswith(tuple(args.names)):
            print(_row(folder, date.today()), flush=True)


def _row(folder: Path, today: date) -> str:
    clock = [time.perf_counter()]
    found = inspect(folder)
    clock.append(time.perf_counter())
    problems = list(found.problems)
    problems += check.over_the_flow(found, Engine(found.draft), today) if found.draft else []
    clock.append(time.perf_counter())
    told = ", ".join(f"{code} {times}" for code, times in sorted(Counter(p.code for p in problems).items()))
    if found.aid is None:
        return f"{folder.name[:39]:<40}{'':>10}{_seconds(clock)}{'':>20}  cannot start: {told}"
    duration.estimate(found.aid, today)
    clock.append(time.perf_counter())
    walk(found.aid, {}, today)
    clock.append(time.perf_counter())
    milliseconds = f"{1000 * (clock.pop() - clock[-1]):.1f} ms"
    return f"{folder.name[:39]:<40}{len(found.aid.questions):>10}{_seconds(clock)}{milliseconds:>12}  {told}"


def _seconds(clock: list[float]) -> str:
    return "".join(f"{after - before:>8.2f}" for before, after in pairwise(clock))


if __name__ == "__main__":
    main()
