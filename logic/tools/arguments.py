"""What may be written behind `python -m logic`, and what of it makes no sense together."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import NoReturn

SIMULATED, MEASURED = 100_000, 2_000
"""How many people are drawn where nobody says: each of those measured answers some twenty packages."""
PROVED_ON = 300
"""On how many drawn people `prove` tries what no engine can prove."""


class Parser(argparse.ArgumentParser):
    """Says what may be written, and never repeats what was."""

    def error(self, message: str) -> NoReturn:
        message = re.sub(r"invalid choice: .* \(choose from (.*)\)", r"choose one of \1", message, flags=re.DOTALL)
        super().error(
            re.sub(
                r"unrecognized arguments: .*", "more was written than it takes: see --help", message, flags=re.DOTALL
            )
        )


def parser(folder: Path, today: date) -> argparse.ArgumentParser:
    """What may be written.

    Args:
        folder: the aid, if no other is named.
        today: the day, if no other is named.
    """
    parser = Parser(prog="python -m logic", description="Check, prove and try an aid, or compare for one person.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, *, of_an_aid: bool = True) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        if of_an_aid:
            one.add_argument("--aid", type=Path, default=folder, help="folder with questions.yaml and content/")
        one.add_argument("--today", type=day, default=today, help="YYYY-MM-DD, for months and waits")
        return one

    one = command(
        "check",
        "list every problem in an aid: in its files, and over the whole flow of its questions and rules",
    )
    one.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help="sarif is what code hosts and editors read"
    )

    one = command(
        "prove", "prove every safety promise over all answer sheets, or find the smallest sheet that breaks it"
    )
    one.add_argument(
        "--engine",
        choices=("cells", "z3", "both"),
        default="cells",
        help="both: a second, independent opinion must agree",
    )
    one.add_argument(
        "--to", type=Path, default=Path("counterexamples"), help="folder for the answers files that break a promise"
    )
    one.add_argument(
        "--people",
        metavar="N",
        type=whole,
        default=PROVED_ON,
        help="try what must hold of fit on so many drawn people (0: on nobody)",
    )

    one = command(
        "simulate",
        "run very many people through an aid: what they are told, and whether groups are treated alike",
    )
    one.add_argument(
        "people",
        metavar="N",
        type=whole,
        nargs="?",
        help="how many to draw by the shares in the bank; if not said, 100000, and 2000 with --measures",
    )
    one.add_argument("--seed", type=whole, default=1, help="the same seed draws the same people")
    one.add_argument(
        "--people",
        dest="file",
        type=Path,
        help="a CSV of answer sheets instead: a column for each question, ; between choices",
    )
    one.add_argument(
        "--measures",
        action="store_true",
        help="how often people drawn are told something, whether it is right, and people who were judged",
    )
    one.add_argument("--json", action="store_true", help="with --measures: print one object as JSON")
    one.add_argument(
        "--archetypes",
        metavar="FILE",
        type=Path,
        help="with --measures: people who were judged; if not said, tests/cases/archetypes.yaml in the aid's folder",
    )
    one.add_argument(
        "--csv", type=Path, help="folder to write variants.csv, groups.csv, rules.csv and questions.csv to"
    )

    one = command("audit", "hold an aid against the public lists for decision aids, from its own content")
    one.add_argument("--json", action="store_true", help="print it as JSON")
    one.add_argument(
        "--record", action="store_true", help="write content/kept.yaml, so that check tells when anything gets lost"
    )

    one = command("graph", "draw how the questions lead on, with the share of people who reach each")
    one.add_argument("--format", choices=("mermaid", "svg"), default="mermaid")
    one.add_argument(
        "--open",
        action="append",
        default=[],
        metavar="SECTION",
        help="show its questions; may be repeated; all: every one",
    )

    one = command(
        "schema",
        "write JSON Schemas of an aid's content files, by which editors complete and check while you type",
    )
    one.add_argument("--to", type=Path, help="folder to write them to; if not said, schema/ in the aid's folder")

    text = "write a small aid that passes every check, to begin another one with; its files explain themselves"
    one = command("new", text, of_an_aid=False)
    one.add_argument("to", metavar="DIR", type=Path, help="folder to write it to: a new one, or empty")
    one.add_argument("--id", help="its id, of small letters, digits and _; if not said, made from the folder's name")

    one = command("compare", "compare the options for one answers file")
    one.add_argument("answers", type=Path, help="a file with answers: {question: choice}")
    one.add_argument("--json", action="store_true", help="print the whole comparison as JSON")
    one.add_argument("--seed", type=whole, default=None, help="mixes the order of variants")
    return parser


def day(text: str) -> date:
    """A date of these centuries: months are counted to a hundred years from it."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:  # such as the 31st of June
        day = None
    if day is None or not 1900 <= day.year <= 2200:
        raise argparse.ArgumentTypeError("needs a day from 1900 to 2200, written year-month-day, such as 2026-11-24")
    return day


def whole(text: str) -> int:
    if not re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
        raise argparse.ArgumentTypeError("needs a whole number, in digits")
    return int(text)


def wrong_of_simulate(args: argparse.Namespace) -> str | None:
    """What is wrong with the words behind `simulate`, or None. How many people is filled in."""
    if args.people is None:
        args.people = MEASURED if args.measures else SIMULATED
    if args.people < 1:
        return "N must be at least 1"
    if args.seed < 0:
        return "--seed must be at least 0"
    if args.measures and (args.file is not None or args.csv is not None):
        return "--measures draws its own people and writes no tables: leave --people and --csv away"
    if not args.measures and (args.json or args.archetypes is not None):
        return "--json and --archetypes need --measures"
    return None
