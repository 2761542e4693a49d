"""Whole files that are wrong, one after another in a process with little memory: each ends in a list of problems that a person can read.

`test_mutations.py` has files that are a little wrong, and times; here are the four kinds of file a person or an editor may hand us.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest

from logic.content.problems import MAX_SHOWN
from tests.conftest import COMMUTE, ROOT

MARK = "zebra7431"
MEMORY = 1_500_000_000
TARGETS = ("questions.yaml", "content/rules.yaml", "content/facts/x.yaml", "answers file")
MANY = {
    "questions.yaml": (COMMUTE / "questions.yaml").read_text("utf-8") + "".join(f"x{i}: 1\n" for i in range(10_000)),
    "content/rules.yaml": (COMMUTE / "content/rules.yaml").read_text("utf-8")
    + "".join(f"x{i}: 1\n" for i in range(10_000)),
    "content/facts/x.yaml": "facts:\n" + "  - {id: x}\n" * 2_000,  # each lacks five parts
    "answers file": "answers:\n" + "".join(f" q{i}:\n" for i in range(10_000)),
}
LISTS = {
    "questions.yaml": "sections",
    "content/rules.yaml": "gate",
    "content/facts/x.yaml": "facts",
    "answers file": "answers",
}


def bad(target: str) -> dict[str, tuple[bytes, str]]:
    """Name → what the file holds, and what its first problem says."""
    key, small = LISTS[target], target == "answers file"
    too_large = "is larger than 100 kB" if small else "is larger than 4000 kB"
    holds_no = "holds no answers"
    return {
        "not YAML": (f"{key}: [{MARK}\n{MARK}: }}\n".encode(), "is not YAML: "),
        "a tab": (f"{key}:\n\t- {MARK}\n".encode(), "is not YAML: "),
        "a list": (f"- {MARK}\n- {key}\n".encode(), holds_no if small else "is not a mapping"),
        "a word": (MARK.encode(), holds_no if small else "is not a mapping"),
        "empty": (b"", "is empty"),
        "remarks alone": (f"# {MARK}\n---\n...\n".encode(), "is empty|is not a mapping|holds no answers"),
        "two documents": (f"{key}: {{}}\n---\n{key}: {MARK}\n".encode(), "is not YAML: "),
        "50 MB": (f"{key}: {MARK}\n".encode() + b"# a line that says nothing at all\n" * 1_500_000, too_large),
        "10,000 problems": (MANY[target].encode(), "."),
        "500 deep in braces": (
            f"{key}: ".encode() + b"{a: " * 500 + MARK.encode() + b"}" * 500,
            "nests deeper than 60",
        ),
        "400 deep in lines": (b"".join(b" " * i + b"a:\n" for i in range(400)), "nests deeper than 60"),
        "anchors that explode": (
            f"a: &b0 [{MARK}, {MARK}]\n".encode()
            + b"".join(b"b%d: &b%d [*b%d, *b%d]\n" % (i, i, i - 1, i - 1) for i in range(1, 40)),
            "uses an anchor or alias",
        ),
        "an anchor in itself": (f"{key}: &x [*x, {MARK}]\n".encode(), "uses an anchor or alias"),
        "a merge key": (f"<<: {{{key}: {MARK}}}\n".encode(), holds_no if small else "."),
        "a list without end": (
            f"{key}: [".encode() + b"a, " * 1_200_000 + b"]",
            too_large if small else "holds more than 100000 values",
        ),
        "tens of thousands of values": (
            f"{key}: [".encode() + b"{id: a}, " * 12_000 + b"]",
            too_large if small else ".",
        ),
        "one long word": (f"{key}: ".encode() + MARK.encode() * 400_000, too_large if small else "."),
        "one long key": (b"? " + MARK.encode() * 10_000 + b"\n: 1\n", holds_no if small else "."),
        "a number without end": (f"{key}: ".encode() + b"9" * 90_000, holds_no if small else "."),
        "binary": (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "cannot be read"),
    }


RUN = f"""
import contextlib, io, json, pathlib, resource, sys, traceback
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from logic.__main__ import main
aid, target, *names = sys.argv[1:]
file = pathlib.Path(target)
for name in names:
    file.write_bytes(pathlib.Path(name).read_bytes())
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = main(["compare", "--aid", aid, target] if file.parent == pathlib.Path(aid).parent else ["check", "--aid", aid])
        except BaseException:
            code = traceback.format_exc()
    print(json.dumps([code, out.getvalue()]))
"""


@pytest.fixture(scope="module", params=TARGETS)
def told(request, tmp_path_factory):
    """The kind of file, and what was said of each bad one: exit code and text."""
    target, folder = request.param, tmp_path_factory.mktemp("bad")
    aid = shutil.copytree(COMMUTE, folder / "aid")
    file = folder / "sheet.yaml" if target == "answers file" else aid / target
    cases = bad(target)
    names = []
    for i, (data, _) in enumerate(cases.values()):
        names.append(str(folder / f"{i}.bad"))
        (folder / f"{i}.bad").write_bytes(data)
    argv = [sys.executable, "-c", RUN, str(aid), str(file), *names]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return target, dict(zip(cases, said, strict=True))


def test_each_ends_in_problems_with_places_and_no_crash(told):
    target, said = told
    shown = "sheet.yaml" if target == "answers file" else target
    for name, (code, text) in said.items():
        assert code == 1, (name, code)
        assert "Traceback" not in text, name
        problems = [
            line
            for line in text.splitlines()
            if not re.match(r"\d+ problems?\. The aid|\d+ problems?\. Nothing|… and \d+ more$", line)
        ]
        assert problems, name
        for line in problems:
            assert re.match(rf"(\S*/)?{re.escape(shown)}:\d+:\d+: \S.* — \S.* — \S", line), (name, line[:300])


def test_the_first_problem_says_what_is_wrong(told):
    target, said = told
    for name, (_, what) in bad(target).items():
        assert re.search(what, said[name][1].splitlines()[0]), (name, said[name][1][:300])


def test_thousands_are_cut_with_their_count(told):
    target, said = told
    ending = "Nothing was compared." if target == "answers file" else "The aid cannot start."
    *problems, last = said["10,000 problems"][1].splitlines()
    told_once = target == "answers file"  # that nothing in it fits
    assert last == f"{10_000 + told_once} problems. {ending}"
    assert len(problems) == MAX_SHOWN + (target != "answers file")
    for name, (_, text) in said.items():
        assert len(text.splitlines()) <= MAX_SHOWN + 2, name


def test_no_line_is_longer_than_a_person_reads(told):
    _, said = told
    for name, (_, text) in said.items():
        assert max(map(len, text.splitlines())) < 1_000, name


def test_what_stands_in_an_answers_file_is_never_repeated(told):
    target, said = told
    if target == "answers file":
        assert [name for name, (_, text) in said.items() if MARK in text] == []
    else:
        assert said["a word"][0] == 1


def test_the_limit_of_memory_would_be_noticed():
    """Or the tests above would show little."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); x = b'x' * {MEMORY}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
