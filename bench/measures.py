"""How often the shipped aid tells people something, and how often that is right: 2,000 people drawn by the bank's shares.

    python -m bench.measures [--people 2000]

Beside each figure what it was before limits were flexible and worth was asked by real packages (a244e20), and what was
asked for. Ends with exit code 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from logic.load import load
from logic.tools.population import archetypes, figures, measures

ROOT = Path(__file__).parents[1]
BEFORE = {
    "reach": 16.3, "left_by_limits": 65.0, "responsive": 74.6, "best_named": 57.1, "best_named_06": 58.1,
    "wrong_ahead": 35.0, "wrong_ahead_06": 34.8, "no_clear_leader": 25, "only_asks": 72.9, "discrimination": 0.96,
}  # fmt: skip
AT_LEAST = {"responsive": 97, "best_named": 95, "best_named_06": 92}
AT_MOST = {"left_by_limits": 0, "wrong_ahead": 2, "wrong_ahead_06": 5}
MISSED = 1 / 20
"""How many archetypes may be told something else."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=2_000)
    args = parser.parse_args()
    aid, today = load(ROOT), date.today()
    file = ROOT / "tests" / "cases" / "archetypes.yaml"
    people = archetypes.read(aid, file.read_text("utf-8"), file.name, today)
    start = time.perf_counter()
    found = measures.measure(aid, args.people, 1, today, people)
    took = time.perf_counter() - start
    plain = figures.as_plain(found)
    good = not found.failures()
    print(f"Of 100 people, {args.people:,} drawn, in {took:.0f} s (before; asked)")
    for name, meaning in figures.MEANING.items():
        figure, before, asked, met = plain[name], BEFORE.get(name, ""), "", True
        if name in AT_LEAST:
            asked, met = f"at least {AT_LEAST[name]}", figure >= AT_LEAST[name]
        elif name in AT_MOST:
            asked, met = f"at most {AT_MOST[name]}", figure <= AT_MOST[name]
        elif name == "reach":
            asked, met = f"at least {measures.ENOUGH * plain['reach_allowed']:.1f}", not found.failures()
        good = good and met
        print(f"  {name:20}{figure:>6}  ({before or '-'}; {asked or '-'}){'' if met else '  MISSED'}  {meaning}")
    told = plain["archetypes"]
    few = len(told["missed"]) <= MISSED * told["of"]
    good = good and few and not told["never_named"]
    print(
        f"  archetypes          {told['met']:>6} of {told['of']} (14 of 28; all but 1 in 20){'' if few else '  MISSED'}; "
        f"with a never named {told['never_named']} (1; 0); missed: {', '.join(told['missed']) or 'none'}"
    )
    for line in found.failures():
        print(f"  {line}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
