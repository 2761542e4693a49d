"""The command line towards consoles, pipes and hands: UTF-8 for programs, a quiet end, and words that say what may be written."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from logic.__main__ import main
from logic.content import files
from tests.conftest import COMMUTE, ROOT

MARK = "zebra7431"
FOREIGN = "Ёжик → 漢字 ≥ €"
TODAY = ("--today", "2026-11-24")


@pytest.fixture
def folder(tmp_path):
    """The tiny aid, with letters that few old consoles know."""
    copy = shutil.copytree(COMMUTE, tmp_path / "aid")
    for name, old in (
        ("content/aid.yaml", "title: Getting to work"),
        ("questions.yaml", "title: Your trip"),
        ("content/options/bus.yaml", "name: The bus"),
        ("content/rules.yaml", "    reason: That is far for a bicycle."),
    ):
        file = copy / name
        text = file.read_text("utf-8")
        assert text.count(f"{old}\n") == 1, name
        file.write_text(text.replace(f"{old}\n", f"{old.partition(': ')[0]}: {FOREIGN}\n"), "utf-8")
    (copy / "sheet.yaml").write_text("answers: {}\n", "utf-8")
    return copy


def given(console, *argv):
    """What a command writes to a console of this encoding, as bytes."""
    held = io.BytesIO()
    out = io.TextIOWrapper(held, encoding=console, errors="strict")
    with contextlib.redirect_stdout(out):
        code = main([*argv, *TODAY])
        out.flush()
    return code, held.getvalue()


FOR_PROGRAMS = {
    "check as JSON": ("check", "--format", "json"),
    "check as SARIF": ("check", "--format", "sarif"),
    "compare as JSON": ("compare", "--json"),
    "audit as JSON": ("audit", "--json"),
    "graph as SVG": ("graph", "--format", "svg"),
    "graph as Mermaid": ("graph", "--format", "mermaid"),
}
CONSOLES = ("cp1252", "ascii", "utf-16", "koi8-r")


@pytest.mark.parametrize("what", FOR_PROGRAMS)
def test_programs_get_utf_8_whatever_the_console(what, folder):
    command, *options = FOR_PROGRAMS[what]
    sheet = [str(folder / "sheet.yaml")] if command == "compare" else []
    if command == "check":  # a problem that shows the letters
        rules = folder / "content/rules.yaml"
        rules.write_text(rules.read_text("utf-8") + f"{FOREIGN[:4]}: 1\n", "utf-8")
    wanted = given("utf-8", command, *options, "--aid", str(folder), *sheet)
    text = wanted[1].decode("utf-8")
    if "JSON" in what or "SARIF" in what:
        json.loads(text)
    elif "SVG" in what:
        ElementTree.fromstring(text)
    if "audit" not in what:
        assert FOREIGN[:4] in text
    for console in CONSOLES:
        assert given(console, command, *options, "--aid", str(folder), *sheet) == wanted


@pytest.mark.parametrize("console", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", ["check", "compare", "audit", "prove"])
def test_people_get_what_their_console_can_show(command, console, folder, tmp_path):
    sheet = [str(folder / "sheet.yaml")] if command == "compare" else []
    code, data = given(
        console,
        command,
        "--aid",
        str(folder),
        *sheet,
        *(["--to", str(tmp_path), "--people", "0"] if command == "prove" else []),
    )
    assert code == 0 or command == "audit"
    assert len(data.decode(console)) > 100


def test_tables_for_spreadsheets_are_utf_8_with_its_mark(folder, tmp_path):
    assert given("cp1252", "simulate", "50", "--aid", str(folder), "--csv", str(tmp_path / "out"))[0] == 0
    tables = sorted((tmp_path / "out").iterdir())
    assert len(tables) == 4
    for table in tables:
        data = table.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert len(data.decode("utf-8-sig").splitlines()) > 1


def test_what_is_no_letter_does_nothing_in_a_terminal_and_breaks_no_picture(folder, capsys):
    bank = folder / "questions.yaml"
    bank.write_text(bank.read_text("utf-8").replace(f"title: {FOREIGN}", 'title: "\\e[31mRed\\x9b\\u202e"'), "utf-8")
    rules = folder / "content/rules.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace(f"reason: {FOREIGN}", 'reason: "\\e[31mRed\\x9b\\u202e"'), "utf-8"
    )
    for command, *options in (
        ("graph",),
        ("graph", "--format", "svg"),
        ("compare", str(folder / "sheet.yaml")),
        ("compare", str(folder / "sheet.yaml"), "--json"),
    ):
        assert main([command, "--aid", str(folder), *options, *TODAY]) == 0
        out = capsys.readouterr().out
        assert "Red" in out
        assert not set("\x1b\x9b\u202e") & set(out)
        if "svg" in options:
            ElementTree.fromstring(out)


# ---- Ctrl-C and closed pipes


def started(*argv, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "logic", *argv],
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        **more,
    )


def test_ctrl_c_ends_it_in_one_line(tmp_path):
    os.mkfifo(tmp_path / "sheet")
    running = started("compare", "--aid", str(COMMUTE), str(tmp_path / "sheet"), stdout=subprocess.PIPE)
    with open(tmp_path / "sheet", "w"):  # opens as soon as the command does, which then waits to read
        for _ in range(6):  # one that arrives just before it begins to read is heard only with the next
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                out, err = running.communicate(timeout=10)
                break
    assert (running.returncode, out) == (130, "")
    assert err == "Stopped.\n"


def test_ctrl_c_while_it_loads_is_as_quiet(tmp_path):
    """The moment is not to be met for certain: it may be over by then, and must be quiet all the same."""
    running = started("check", "--aid", str(COMMUTE), stdout=subprocess.PIPE)
    while "pydantic_core" not in Path(f"/proc/{running.pid}/maps").read_text("utf-8") and running.poll() is None:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode in (0, 130)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "argv",
    [("check", "--aid", str(COMMUTE)), ("check", "--aid", str(COMMUTE), "--format", "json"), ("--help",)],
    ids=["text", "JSON", "help"],
)
def test_a_closed_pipe_ends_it_without_a_word(argv):
    read, write = os.pipe()
    os.close(read)
    running = started(*argv, stdout=write)
    os.close(write)
    _, err = running.communicate(timeout=60)
    assert running.returncode in (0, 141)  # 0: the help was written to nobody
    assert err == ""


# ---- what may be written


LONG = "a" * 300


@pytest.mark.parametrize(
    "argv",
    [
        ("check", "--aid", LONG), ("compare", LONG, "--aid", str(COMMUTE)), ("compare", "x.yaml", "--aid", f"{LONG}/{LONG}"), ("audit", "--aid", LONG),
        ("schema", "--aid", str(COMMUTE), "--to", LONG), ("simulate", "9", "--aid", str(COMMUTE), "--csv", LONG),
        ("simulate", "--aid", str(COMMUTE), "--people", LONG), ("new", LONG), ("new", LONG, "--id", "x"), ("prove", "--aid", LONG), ("graph", "--aid", LONG),
    ],
    ids=lambda argv: " ".join(argv).replace(LONG, "LONG").replace(str(COMMUTE), "AID"),
)  # fmt: skip
def test_a_path_of_300_letters_is_a_message(argv, capsys):
    assert main([*argv, *TODAY]) in (1, 2)
    out, err = capsys.readouterr()
    assert re.search("cannot be (read|written)|is missing|is not a new or empty one|gives no id", out + err)


@pytest.mark.parametrize(
    "day",
    [
        "tomorrow",
        "24.11.2026",
        "11/24/2026",
        "2026-13-01",
        "2026-06-31",
        "20261124",
        "2026-W48-2",
        "1066-10-14",
        "",
        "٢٠٢٦-١١-٢٤",
        MARK,
    ],
)
def test_a_bad_day_says_what_a_day_looks_like(day, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["check", "--aid", str(COMMUTE), "--today", day])
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert "--today: needs a day from 1900 to 2200, written year-month-day, such as 2026-11-24" in err
    assert not day or day not in err


@pytest.mark.parametrize(
    "argv",
    [
        [MARK], ["check", MARK], ["check", "--format", MARK], ["check", f"--{MARK}"], ["compare", "x", "--seed", MARK], ["simulate", MARK], ["simulate", "--seed", MARK],
        ["graph", "--open", MARK], ["graph", "--format", f"{MARK} (choose from x)"], ["prove", "--engine", f"{MARK}\n{MARK}"], ["new", "x", "--id", f"{MARK} 1"],
    ],
    ids=str,
)  # fmt: skip
def test_what_was_typed_is_never_repeated(argv, capsys, monkeypatch):
    monkeypatch.setenv("AID", str(COMMUTE))
    try:
        code = main(argv)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert MARK not in err


# ---- how much is read


@pytest.mark.parametrize(
    ("command", "large"),
    [(("compare",), "file"), (("compare",), "/dev/zero"), (("simulate", "--people"), "file")],
    ids=str,
)
def test_six_gigabytes_are_refused_by_their_size(command, large, tmp_path, capsys):
    target = large
    if large == "file":
        target = str(tmp_path / "large")
        with open(target, "wb") as file:
            file.truncate(6_000_000_000)  # holes only
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2); from logic.__main__ import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, command[0], "--aid", str(COMMUTE), *command[1:], target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"{target}:1:1: file — is larger than {'100' if command[0] == 'compare' else '100000'} kB — make it smaller, or split it\n"
    )


# ---- links: nothing is written out of an aid either


@pytest.mark.parametrize(
    ("argv", "name"),
    [(("audit", "--record"), "content/kept.yaml"), (("schema",), "schema")],
    ids=["kept.yaml", "schema/"],
)
def test_nothing_is_written_through_a_link_out_of_the_aid(argv, name, folder, tmp_path, capsys):
    outside = tmp_path / "outside"
    (outside if name == "schema" else tmp_path).mkdir(exist_ok=True)
    if name != "schema":
        outside.write_text("mine", "utf-8")
    shutil.rmtree(folder / name, ignore_errors=True)
    (folder / name).symlink_to(outside)
    assert main([argv[0], "--aid", str(folder), *argv[1:], *TODAY]) == 1
    assert "leads out of this folder" in capsys.readouterr().err
    assert list(outside.iterdir()) == [] if name == "schema" else outside.read_text("utf-8") == "mine"


def test_a_link_is_followed_within_the_folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/link").symlink_to("real")
    files.write(tmp_path / "in/link", "text", inside=tmp_path / "in")
    assert (tmp_path / "in/real").read_text("utf-8") == "text"
