"""`python -m logic …`: the one impure file of this package (arguments, files, today's date)."""

from __future__ import annotations

import argparse
import io
import os
import sys
from datetime import date
from pathlib import Path

from logic import answers, content
from logic.aid import Aid
from logic.compare import compare
from logic.problems import MAX_SHOWN, Problem
from logic.tools import as_json, check, report


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 fine, 1 problems found, 2 wrong use."""
    parser = argparse.ArgumentParser(prog="python -m logic", description="Check an aid, or compare its options for one answers file.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("check", "list every problem in an aid's content"), ("compare", "compare the options for one answers file")):
        command = commands.add_parser(name, help=text)
        command.add_argument("--aid", type=Path, default=Path(os.environ.get("AID", ".")), help="folder with questions.yaml and content/")
        command.add_argument("--today", type=date.fromisoformat, default=date.today(), help="YYYY-MM-DD, for months and waits")
        if name == "compare":
            command.add_argument("answers", type=Path, help="a file with answers: {question: choice}")
            command.add_argument("--json", action="store_true", help="print the whole comparison as JSON")
            command.add_argument("--seed", type=int, default=None, help="mixes the order of variants")
    args = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without dashes and arrows is no reason to fail
    found, aid = content.find_problems(args.aid)
    if args.command == "check":
        return check.run(found, aid, args.today)
    if aid is None:
        return _stop(found, "The aid cannot start.")
    return _compare(aid, args)


def _compare(aid: Aid, args: argparse.Namespace) -> int:
    try:
        text = args.answers.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"{args.answers}:1:1: file — cannot be read — name an answers file in UTF-8", file=sys.stderr)
        return 1
    opened = answers.open_file(aid, text, today=args.today, file=str(args.answers))
    if opened.problems:
        return _stop(opened.problems, "Nothing was compared.")
    result = compare(aid, opened.answers, today=args.today, seed=opened.seed if args.seed is None else args.seed)
    print(as_json.text(aid, result) if args.json else report.text(aid, result))
    return 0


def _stop(problems: list[Problem], ending: str) -> int:
    for problem in problems[:MAX_SHOWN]:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problem{'s' * (len(problems) != 1)}. {ending}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
