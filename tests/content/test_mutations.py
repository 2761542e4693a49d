"""Files nobody meant to write: 300 seeded mutations, and bad files on disk. Always a list of problems or an aid, never a crash."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from logic.__main__ import main
from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.problems import MAX_SHOWN, ContentError, Problem
from logic.load import build, load
from logic.person import draw
from logic.record import file as answers
from logic.tools.output import report

ROOT = Path(__file__).parents[2]
MARK = "zebra7431"
ANSWERS = f"""aid: commute
saved: "2026-11-24"
seed: 12
note: {MARK}
answers:
  main_concern: {MARK}
  more_concerns: [delays, {MARK}]
  distance: {MARK}
  budget: 1200
  refuse:
    - rain
    - {MARK}
  start_month: 2027-01
  dizzy: "{MARK}"
  dizzy_seen: [{MARK}]
"""
ODD_VALUES = [
    "", "~", "[]", "{}", "[[]]", "yes", "-1", "3.7", "9" * 400, "1e999", ".nan", "010", "12:30", "2026-99", "!!binary x", "!!python/name:os.system x",
    "&a b", "*a", "<<", "? x", "|", ">", "'", '"', "`", "%", "@", "x: y: z", "{a: {b: {c: d}}}", "\u2028", "é" * 3000, "all", "{all: []}", "{not: null}",
]  # fmt: skip
CONTROL = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ufeff", "\ufffe", "\r", "\t", "\u202e"]


# ---- mutations: each takes a list of lines and a seeded random source


def delete(lines, rng):
    del lines[rng.randrange(len(lines))]


def duplicate(lines, rng):
    at = rng.randrange(len(lines))
    lines.insert(at, lines[at])


def move(lines, rng):
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randrange(len(lines) + 1), line)


def retype(lines, rng):
    """Another value after a colon."""
    at = rng.choice([i for i, line in enumerate(lines) if ":" in line] or [0])
    key, _, _ = lines[at].partition(":")
    lines[at] = f"{key}: {rng.choice(ODD_VALUES)}"


def swap_values(lines, rng):
    rows = [i for i, line in enumerate(lines) if ":" in line]
    if len(rows) > 1:
        one, other = rng.sample(rows, 2)
        (a, _, x), (b, _, y) = lines[one].partition(":"), lines[other].partition(":")
        lines[one], lines[other] = f"{a}:{y}", f"{b}:{x}"


def truncate(lines, rng):
    at = rng.randrange(len(lines))
    lines[at:] = [lines[at][: rng.randrange(len(lines[at]) + 1)]]


def insert(lines, rng):
    lines.insert(
        rng.randrange(len(lines) + 1),
        " " * rng.randrange(12) + rng.choice(["- ", "a: ", "", "? ", "- - "]) + rng.choice(ODD_VALUES),
    )


def indent(lines, rng):
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(["  ", "\t", " "]) + lines[at] if rng.random() < 0.5 else lines[at].lstrip()


def cut_words(lines, rng):
    at = rng.randrange(len(lines))
    words = lines[at].split(" ")
    del words[rng.randrange(len(words))]
    lines[at] = " ".join(words)


def inject(lines, rng):
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rng.choice(CONTROL) + lines[at][place:]


def nest(lines, rng):
    depth = rng.choice([10, 61, 500, 30_000])
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(["[", "{a: ", "- ", "? "]) * depth)


MUTATIONS = [delete, duplicate, move, retype, retype, swap_values, truncate, insert, indent, cut_words, inject, nest]


def mutated(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        if lines:
            rng.choice(MUTATIONS)(lines, rng)
    return "\n".join(lines)


def built(texts) -> tuple[Aid | None, list[Problem]]:
    try:
        return build(texts), []
    except ContentError as error:
        return None, error.problems


@pytest.mark.parametrize("block", range(10))
def test_300_mutated_aids_load_and_compare_or_list_their_problems(block, commute_texts, today):
    for seed in range(block * 30, block * 30 + 30):
        rng = random.Random(seed)
        name = rng.choice(sorted(commute_texts))
        aid, problems = built(commute_texts | {name: mutated(commute_texts[name], rng)})
        assert aid or problems, f"seed {seed}: it cannot start and says no reason"
        assert all(p.line >= 1 and p.column >= 1 and p.what and p.fix for p in problems), f"seed {seed}"
        for sheet in ({}, draw.draw(aid, rng, today)) if aid else ():
            report.text(aid, compare(aid, sheet, today=today, seed=seed))


@pytest.mark.parametrize("block", range(10))
def test_300_mutated_answers_files_open_or_list_their_problems_without_repeating_them(block, commute, today):
    for seed in range(block * 30, block * 30 + 30):
        opened = answers.open_file(commute, mutated(ANSWERS, random.Random(seed)), today=today)
        assert isinstance(opened, answers.Opened)
        assert not any(MARK in str(problem) for problem in [*opened.problems, *opened.left_out]), f"seed {seed}"
        assert MARK not in str(opened.answers), f"seed {seed}: no question has such a choice"


def test_the_answers_file_that_is_mutated_has_the_mark_in_many_wrong_places(commute, today):
    opened = answers.open_file(commute, ANSWERS, today=today)
    assert (len(opened.problems), len(opened.left_out)) == (0, 6)


def test_mutations_do_mutate(commute_texts):
    changed = {mutated(commute_texts["questions.yaml"], random.Random(seed)) for seed in range(300)}
    assert len(changed) > 280


@pytest.mark.parametrize("name", ["questions.yaml", "content/rules.yaml"])
def test_half_a_character_in_a_text_handed_to_build_is_a_problem_too(name, commute_texts):
    """Files cannot hold one (they would not be UTF-8); an editor handing texts to `build` can."""
    with pytest.raises(ContentError):
        build(commute_texts | {name: commute_texts[name] + "# \ud800"})


# ---- bad files on disk

FILES = [
    "questions.yaml",
    "content/aid.yaml",
    "content/rules.yaml",
    "content/sources.yaml",
    "content/options/cycling.yaml",
    "content/facts/example.yaml",
]


@pytest.fixture
def copy(tmp_path, commute_folder):
    return shutil.copytree(commute_folder, tmp_path / "aid")


def problems_of(folder):
    with pytest.raises(ContentError) as stopped:
        load(folder)
    return stopped.value.problems


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"- one\n- two\n", "is not a mapping", id="a list"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\xff\xfe\x00", "cannot be read as UTF-8", id="binary"),
        pytest.param("title: café".encode("latin-1"), "cannot be read as UTF-8", id="another encoding"),
        pytest.param("version: 1".encode("utf-16"), "cannot be read as UTF-8", id="UTF-16"),
        pytest.param(b"a: &x [1]\nb: *x\n", "anchor or alias", id="anchors"),
        pytest.param(
            b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (i, i) for i in range(30)),
            "anchor or alias",
            id="alias bomb",
        ),
        pytest.param(b"[" * 30_000, "nests deeper", id="30,000 brackets"),
    ],
)
def test_a_bad_file_is_told_by_name_at_once(name, data, what, copy):
    (copy / name).write_bytes(data)
    started = time.perf_counter()
    problems = problems_of(copy)
    assert time.perf_counter() - started < 1
    assert [p.file for p in problems] == [name], "a broken file does not let others seem broken"
    assert what in problems[0].what


@pytest.mark.parametrize("name", FILES)
def test_fifty_megabytes_are_refused_unread(name, copy):
    with (copy / name).open("wb") as file:
        file.write(b"\xff")  # read, it would be told as no UTF-8
        file.truncate(50_000_000)
    started = time.perf_counter()
    problems = problems_of(copy)
    assert time.perf_counter() - started < 1
    assert [(p.file, p.what) for p in problems] == [(name, "is larger than 4000 kB")]


def test_a_folder_named_like_a_file_is_not_read(copy):
    (copy / "content/options/more.yaml").mkdir()
    assert load(copy).about.id == "commute"


def test_a_file_with_a_byte_order_mark_and_windows_lines_loads(copy):
    bank = copy / "questions.yaml"
    bank.write_bytes(b"\xef\xbb\xbf" + bank.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load(copy).questions) == 8


def test_ten_thousand_problems_are_found_in_good_time_and_printed_capped(copy, capsys):
    rules = copy / "content/rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("gate:\n", "gate:\n" + "  - {id: x}\n" * 2_000), "utf-8")
    started = time.perf_counter()
    assert main(["check", "--aid", str(copy), "--today", "2026-11-24"]) == 1
    assert time.perf_counter() - started < 5
    out = capsys.readouterr().out.splitlines()
    assert len(out) == MAX_SHOWN + 2
    assert out[-1].startswith("12000 problems.")


EVIL = {
    "10,000 problems": b"gate:\n" + b"  - {id: x}\n" * 2_000,
    "500 deep": b"gate:\n  - id: a\n    when: " + b"{not: " * 500 + b"{x: [y]}" + b"}" * 500 + b"\n",
    "alias bomb": b"a: &a [x, x]\n"
    + b"".join(b"b%d: &b%d [*b%d, *b%d]\n" % (i, i, i - 1, i - 1) for i in range(1, 40)),
    "300,000 rules on one line": b"gate: [" + b"{id: a}, " * 300_000 + b"]\n",
    "as many rules as there may be": b"gate: [" + b"{id: a}, " * 33_000 + b"]\n",
    "3 MB of brackets": b"[" * 3_000_000,
}


@pytest.mark.parametrize("evil", EVIL)
def test_no_file_takes_the_memory_of_the_machine(evil, copy):
    """Measured where it would happen: in a process of its own, from reading the file to the printed list."""
    (copy / "content/rules.yaml").write_bytes(EVIL[evil])
    code = "import resource, sys; from logic.__main__ import main; code = main(sys.argv[1:]); print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--aid", str(copy)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        check=False,
    )
    *told, last = done.stdout.splitlines()
    assert "Traceback" not in done.stderr
    assert last.split()[0] == "1"
    assert int(last.split()[1]) < 700_000, "kilobytes"
    assert told[-1].endswith("The aid cannot start.")
    assert len(told) <= MAX_SHOWN + 2


def test_the_hash_changes_with_any_text(commute_texts, commute):
    changed = build(commute_texts | {"content/aid.yaml": commute_texts["content/aid.yaml"] + "# a remark\n"})
    assert changed.content_hash != commute.content_hash
    assert build(dict(reversed(commute_texts.items()))).content_hash == commute.content_hash
