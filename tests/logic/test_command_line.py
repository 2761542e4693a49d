"""`python -m logic check` and `compare`: what is printed where, and the exit code (0 fine, 1 problems, 2 wrong use)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from logic.__main__ import main
from logic.content.problems import MAX_SHOWN

GOOD = "seed: 7\nanswers: {main_concern: delays, more_concerns: [none], distance: 40, dizzy: 'yes', dizzy_seen: 'no'}\n"


@pytest.fixture
def copy(tmp_path, commute_folder):
    return shutil.copytree(commute_folder, tmp_path / "aid")


def test_check_of_a_good_aid_says_what_is_in_it(run):
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert "8 questions, 3 options, 4 variants" in out
    assert out.endswith("0 problems, 3 warnings.\n")


def test_check_of_a_broken_aid_lists_every_problem_with_its_place(run, copy):
    rules = copy / "content/rules.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("gate: ask", "gate: maybe").replace("burden: price", "burden: prize"), "utf-8"
    )
    code, out, _ = run("check", aid=copy)
    assert code == 1
    assert "content/rules.yaml:13:11: shape: gate[1].gate — " in out
    assert out.endswith("The aid cannot start.\n")


def test_check_of_an_aid_whose_questions_were_wiped_out_is_not_fine(run, copy):
    (copy / "questions.yaml").write_text("---\n", "utf-8")
    code, out, _ = run("check", aid=copy)
    assert code == 1
    assert "0 problems" not in out


def test_check_of_a_folder_without_an_aid(run, tmp_path):
    code, out, _ = run("check", aid=tmp_path)
    assert code == 1
    assert "questions.yaml:1:1: content: file — is missing" in out
    assert "2 problems." in out


def test_check_prints_thousands_of_problems_capped(run, copy):
    bank = copy / "questions.yaml"
    bank.write_text(bank.read_text("utf-8") + "".join(f"extra_{i}: 1\n" for i in range(10_000)), "utf-8")
    code, out, _ = run("check", aid=copy)
    lines = out.splitlines()
    assert code == 1
    assert len(lines) == MAX_SHOWN + 2
    assert lines[-2:] == [f"… and {10_000 - MAX_SHOWN} more", "10000 problems. The aid cannot start."]


def test_check_tells_when_the_questions_take_too_long(run, copy):
    bank = copy / "questions.yaml"
    extra = "".join(f"      - {{id: q_{i}, text: t, why: w, kind: yes_no}}\n" for i in range(30))
    bank.write_text(bank.read_text("utf-8") + extra, "utf-8")
    code, out, _ = run("check", aid=copy)
    assert code == 1
    assert "more than 34" in out
    assert "cannot start" not in out


def test_compare_prints_every_variant_in_words(run, sheet, commute):
    code, out, err = run("compare", sheet(GOOD))
    assert (code, err) == (0, "")
    assert all(variant.name in out for _, variant in commute.variants.values())
    assert "Electric bicycle (Cycling): Not now" in out
    assert "Until: A doctor has looked at it." in out
    assert "seed 7" in out


def test_compare_prints_json(run, sheet):
    code, out, _ = run("compare", sheet(GOOD), "--json")
    assert code == 0
    assert json.loads(out)["seed"] == 7


def test_a_seed_on_the_command_line_goes_before_that_of_the_file(run, sheet):
    assert json.loads(run("compare", sheet(GOOD), "--json", "--seed", "0")[1])["seed"] == 0


def test_today_is_taken_from_the_command_line(run, sheet):
    file = sheet("answers: {start_month: 2028-11}")
    assert run("compare", file)[2] == ""
    assert "must be from 0 to 24 months from now" in run("compare", file, "--today", "2025-01-01")[2]


def test_compare_of_an_ended_sheet_says_only_why(run, sheet, copy):
    rules = copy / "content/rules.yaml"
    rules.write_text(
        rules.read_text("utf-8")
        + "ends:\n  - {id: far, when: {distance: {at_least: 40}}, title: Too far, text: [Take a train.]}\n",
        "utf-8",
    )
    code, out, _ = run("compare", sheet(GOOD), aid=copy)
    assert (code, out) == (0, "Too far\nTake a train.\n")
    assert "distance" in run("compare", sheet("answers: {}"), aid=copy)[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: {distanse: 4}", "holds nothing that fits this version"),
        ("answers: [", "is not YAML"),
        (b"\xff\xfe\x00answers", "cannot be read"),
        (b"answers: {main_concern: caf\xe9}", "cannot be read"),
        ("[" * 30_000, "nests deeper"),
    ],
    ids=["no name of ours", "not YAML", "binary", "another encoding", "brackets"],
)
def test_a_bad_answers_file_compares_nothing(text, said, run, sheet):
    code, out, err = run("compare", sheet(text))
    assert (code, out) == (1, "")
    assert said in err
    assert "distanse" not in err


def test_what_of_an_older_file_no_longer_fits_is_named_and_the_rest_compared(run, sheet):
    code, out, err = run(
        "compare", sheet("aid: commute\nseed: 7\nanswers: {main_concern: delays, distance: 4000, distanse: 4}")
    )
    assert (code, out) == (0, run("compare", sheet("seed: 7\nanswers: {main_concern: delays}"))[1])
    assert (
        'sheet.yaml:3:43: warning: misfit: answers.distance — the answer to "How far is it?" must be from 1 to 80'
        in err
    )
    assert "sheet.yaml:3:49: warning: misfit: answers — name a question this version does not have" in err
    assert err.endswith("2 problems. What no longer fits was left out, and the rest compared.\n")
    assert "4000" not in err
    assert "distanse" not in err


def test_no_answers_file_or_a_folder(run, tmp_path):
    for target in (tmp_path / "nothing.yaml", tmp_path):
        code, out, err = run("compare", target)
        assert (code, out) == (1, "")
        assert "cannot be read" in err


def test_an_aid_that_cannot_start_compares_nothing(run, sheet, tmp_path):
    code, out, err = run("compare", sheet(GOOD), aid=tmp_path)
    assert (code, out) == (1, "")
    assert "The aid cannot start." in err


def test_thousands_of_bad_answers_are_printed_capped(run, sheet):
    code, _, err = run("compare", sheet("aid: commute\nanswers:\n" + "".join(f" q{i:04d}: x\n" for i in range(9_000))))
    assert code == 1
    assert len(err.splitlines()) == MAX_SHOWN + 1
    assert "9001 problems. Nothing was compared." in err


@pytest.mark.parametrize(
    "argv", [[], ["fly"], ["compare"], ["check", "--today", "tomorrow"], ["compare", "x", "--seed", "many"]], ids=str
)
def test_wrong_use_is_exit_code_2(argv, capsys):
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_folder_may_come_from_the_environment(monkeypatch, capsys, commute_folder):
    monkeypatch.setenv("AID", str(commute_folder))
    assert main(["check", "--today", "2026-11-24"]) == 0
    assert "4 variants" in capsys.readouterr().out


def test_it_runs_as_a_module_and_says_the_same_in_every_process(root, sheet, commute_folder):
    """Two runs with different hash seeds: the order of anything must never hang on it."""

    def once(hash_seed):
        argv = [
            sys.executable,
            "-m",
            "logic",
            "compare",
            str(sheet("answers: {}")),
            "--json",
            "--aid",
            str(commute_folder),
            "--today",
            "2026-11-24",
        ]
        return subprocess.run(
            argv, cwd=root, env={"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=True
        ).stdout

    assert once("1") == once("2")
    assert json.loads(once("1"))["aid"] == "commute"


SAID = """answers: {main_concern: delays, more_concerns: [none], distance: 5, dizzy: "no"}
priorities:
  minded: [price]
  ends: {price: 3500, setup: 8, falls: 100}
  packages:
    - {variant: e_bicycle, gains: {delays: [1, 2]}, takes: {price: [1500, 3500], setup: [3, 8], falls: [10, 40]}, answer: "yes"}
    - {variant: city_bus, gains: {delays: [0, 1]}, takes: {price: [100, 100], setup: [0, 1], falls: [1, 3]}, answer: easily}
  limits: {no_rain: firm}
quotes: {city_bus: {price: {amount: 100, full: true}}}
"""


def test_what_matters_and_prices_in_the_file_are_used(run, sheet):
    code, out, _ = run("compare", sheet(SAID))
    assert code == 0
    assert "Came out ahead" in out or "No clear leader" in out
    code, out, _ = run("compare", sheet(SAID), "--json")
    bus = next(v for v in json.loads(out)["variants"] if v["variant"] == "city_bus")
    price = next(b for b in bus["burdens"] if b["id"] == "price")
    assert (price["low"], price["high"]) == (100, 100)


def test_without_a_package_answered_the_reason_is_printed(run, sheet):
    start, end = SAID.index("  packages:"), SAID.index("  limits:")
    code, out, _ = run("compare", sheet(SAID[:start] + SAID[end:]))
    assert code == 0
    assert "Nothing is said about who leads: no package was said to be worth it, or not." in out


def test_with_a_firm_limit_both_readings_are_printed(run, sheet):
    code, out, _ = run("compare", sheet(SAID.replace('dizzy: "no"}', 'dizzy: "no", refuse: [rain]}')))
    assert code == 0
    assert "With no_rain set aside: " in out


def test_sliders_of_an_old_file_are_told_and_the_rest_is_compared(run, sheet):
    old = "priorities: {picked: [gain:delays], worth: most, weights: {burden:price: 8}}\n"
    code, out, err = run("compare", sheet(SAID[: SAID.index("priorities:")] + old))
    assert code == 0
    assert "was set on sliders, which are no longer used" in err
    assert "no package was said" in out
