"""The command line: `python -m logic …`. The one file here that reads files, the environment and today's date. What may
be written behind it stands in `tools/arguments.py`.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

try:
    from logic.aid.aid import Aid
    from logic.compare import compare
    from logic.content import files, strict_yaml
    from logic.content.problems import MAX_SHOWN, Problem, did_you_mean
    from logic.content.reader import KEPT
    from logic.load import inspect
    from logic.record import file as answers
    from logic.tools import arguments, audit
    from logic.tools.authoring import graph, new, schema
    from logic.tools.check import check, inside
    from logic.tools.output import as_json, report, written
    from logic.tools.population import archetypes, figures, measures, simulate
    from logic.tools.proof import prove
except KeyboardInterrupt:  # pressed while all of it is loaded
    print("Stopped.", file=sys.stderr)
    sys.exit(128 + signal.SIGINT)

BUILT_IN_WORDING = Path(__file__).parents[1] / "views" / "shared" / "wording.yaml"
ARCHETYPES = Path("tests", "cases", "archetypes.yaml")
"""Where an aid keeps people who were judged, in its folder."""
NEW_AID = Path(__file__).parent / "tools" / "authoring" / "new_aid"


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 fine, 1 problems found, 2 wrong use."""
    args = arguments.parser(Path(os.environ.get("AID", ".")), date.today()).parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without dashes and arrows is no reason to fail
    return RUNS[args.command](args)


def _check(args: argparse.Namespace) -> int:
    return check.run(inspect(args.aid), args.today, args.format, _built_in(), audit.fell)


def _prove(args: argparse.Namespace) -> int:
    aid = _aid(args)
    if aid is None:
        return 1
    code, sheets = prove.run(aid, args.today, args.engine, args.to, args.people)
    return _write(sheets) or code


def _simulate(args: argparse.Namespace) -> int:
    from logic.tools.population import groups  # pandas takes half a second to import

    aid = _aid(args)
    if aid is None:
        return 1
    wrong = arguments.wrong_of_simulate(args)
    if wrong:
        written.complain(f"simulate: {wrong}")
        return 2
    if args.measures:
        return _measures(args, aid)
    people = simulate.drawn(aid, args.people, args.seed)
    if args.file is not None:
        text = _read(args.file, simulate.MAX_CSV_BYTES)
        if text is None:
            return 1
        sheets, problems = simulate.from_csv(aid, text, args.file.as_posix(), args.today)
        if problems:
            return _stop(problems, "Nobody was simulated.")
        people = simulate.given(aid, sheets, args.today)
    counts = simulate.simulate(aid, people, args.today)
    written.say(groups.report(aid, counts))
    if args.csv is None:
        return 0
    tables = {
        name: written.as_csv(table.columns, table.itertuples(index=False))
        for name, table in groups.tables(aid, counts).items()
    }
    return _write({args.csv / f"{name}.csv": written.for_spreadsheets(table) for name, table in tables.items()})


def _measures(args: argparse.Namespace, aid: Aid) -> int:
    file = args.archetypes or args.aid / ARCHETYPES
    people = archetypes.Archetypes()
    if args.archetypes or file.is_file():
        text = _read(file, archetypes.MAX_BYTES)
        if text is None:
            return 1
        people = archetypes.read(aid, text, file.as_posix(), args.today)
    if people.problems:
        return _stop(list(people.problems), "Nothing was measured.")
    if people.left_out:
        _list(list(people.left_out), "These answers were left out, and the rest measured.")
    found = measures.measure(aid, args.people, args.seed, args.today, people)
    if args.json:
        written.give(written.as_json(figures.as_plain(found), indent=1))
    else:
        written.say(figures.as_text(aid, found))
    for line in found.failures():
        written.complain(f"simulate: {line}")
    return 1 if found.failures() else 0


def _audit(args: argparse.Namespace) -> int:
    aid = _aid(args)
    if aid is None:
        return 1
    if args.record:
        return _write({args.aid / KEPT: audit.to_record(aid, args.today)}, inside=args.aid)
    found = audit.audit(aid, args.today)
    if args.json:
        written.give(written.as_json(audit.as_plain(found), indent=1))
    else:
        written.say(audit.as_text(aid, found))
    return 1 if any(c.state == "not_met" for c in found.criteria) or found.lost else 0


def _graph(args: argparse.Namespace) -> int:
    aid = _aid(args)
    if aid is None:
        return 1
    sections = [section.id for section in aid.bank.sections]
    unknown = [name for name in args.open if name not in (*sections, "all")]
    if unknown:
        hint = did_you_mean(unknown[0], sections, f"use one of {', '.join(sections)}")
        written.complain(f"graph: there is no such section: {hint}")
        return 2
    asked = simulate.simulate(aid, simulate.drawn(aid, inside.DRAWN, seed=1), args.today).asked
    lines = graph.steps(aid, asked, inside.DRAWN, sections if "all" in args.open else args.open)
    written.give(graph.svg(lines) if args.format == "svg" else graph.mermaid(aid, lines))
    return 0


def _schema(args: argparse.Namespace) -> int:
    aid = _aid(args)
    if aid is None:
        return 1
    schemas = schema.files(aid, _built_in(), args.to or args.aid / "schema")
    if _write(schemas, inside=None if args.to else args.aid):
        return 1
    written.say("\n".join(file.as_posix() for file in schemas))
    return 0


def _new(args: argparse.Namespace) -> int:
    given = args.to.resolve().name if args.id is None else args.id
    name = new.id_of(given)
    if name is None or args.id not in (None, name):
        written.complain("new: that name gives no id: name one with --id, of small letters, digits and _")
        return 2
    if not _free(args.to):
        written.complain(f"{args.to.as_posix()}:1:1: folder — is not a new or empty one — name another")
        return 1
    template = {
        file.relative_to(NEW_AID).as_posix(): file.read_text("utf-8") for file in sorted(NEW_AID.rglob("*.yaml"))
    }
    if _write(new.files(template, _built_in(), args.to, name, args.today)):
        return 1
    to = args.to.as_posix()
    written.say(f"A small aid stands in {to}. Everything in it is made up. To try it:")
    for line in (f"python -m logic check --aid {to}", f"python -m logic prove --aid {to}", f"AID={to} make run"):
        written.say(f"    {line}")
    return 0


def _compare(args: argparse.Namespace) -> int:
    aid = _aid(args)
    if aid is None:
        return 1
    text = _read(args.answers, answers.MAX_FILE_BYTES)
    if text is None:
        return 1
    opened = answers.open_file(aid, text, today=args.today, file=args.answers.as_posix())
    if opened.problems:
        return _stop([*opened.problems, *opened.left_out], "Nothing was compared.")
    if opened.left_out:
        _list(opened.left_out, "What no longer fits was left out, and the rest compared.")
    result = compare(
        aid,
        opened.answers,
        today=args.today,
        priorities=opened.record.priorities,
        quotes=opened.record.quotes,
        seed=opened.seed if args.seed is None else args.seed,
    )
    if args.json:
        written.give(as_json.text(aid, result))
    else:
        written.say(report.text(aid, result))
    return 0


RUNS = {
    "check": _check,
    "prove": _prove,
    "simulate": _simulate,
    "audit": _audit,
    "graph": _graph,
    "schema": _schema,
    "new": _new,
    "compare": _compare,
}
"""What runs each command."""


# ---- reading and writing


def _aid(args: argparse.Namespace) -> Aid | None:
    """The aid, or None after its problems were told."""
    found = inspect(args.aid)
    if found.aid is None:
        _stop(found.problems, "The aid cannot start.")
    return found.aid


def _built_in() -> Any:
    """The texts of the pages."""
    return strict_yaml.read(BUILT_IN_WORDING.read_text("utf-8"), BUILT_IN_WORDING.name)[0]


def _read(file: Path, most: int) -> str | None:
    """A file's text, at most so many bytes, or None after it was said why it is not read."""
    try:
        return files.read(file, most)
    except files.FileError as why:
        _refuse(file, why)
        return None


def _refuse(file: Path, why: files.FileError) -> None:
    written.complain(f"{file.as_posix()}:1:1: file — {why.what} — {why.fix}")


def _free(folder: Path) -> bool:
    """Whether a folder may be written to without touching anything: there is none yet, or nothing is in it."""
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:  # a file, or a folder nobody may look into
        return False


def _write(texts: Mapping[Path, str | bytes], *, inside: Path | None = None) -> int:
    """Write some files, with the folders they need. Returns 1, with a line that says why, when one cannot be written."""
    for file, text in texts.items():
        try:
            files.write(file, text, inside=inside)
        except files.FileError as why:
            _refuse(file, why)
            return 1
    return 0


def _stop(problems: list[Problem], ending: str) -> int:
    _list(problems, ending)
    return 1


def _list(problems: list[Problem], ending: str) -> None:
    for problem in problems[:MAX_SHOWN]:
        written.complain(str(problem))
    written.complain(f"{len(problems)} problem{'s' * (len(problems) != 1)}. {ending}")


def program() -> int:
    """`main` as a program of its own. Ctrl-C ends it in one line, and a reader that has seen enough, such as `head`, in
    none.
    """
    try:
        try:
            code = main()
        except SystemExit as wrong_use:
            code = int(wrong_use.code or 0)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        written.complain("\n" * sys.stderr.isatty() + "Stopped.")
        return 128 + signal.SIGINT
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())  # or what is left in them would fail once more at the very end
        return 128 + 13  # what a shell says of a program that a closed pipe ended


if __name__ == "__main__":
    sys.exit(program())
