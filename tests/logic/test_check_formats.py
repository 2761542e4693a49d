"""What `check` prints for people, programs and code hosts; and that a witness is an answers file that shows the fault."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from logic.__main__ import main
from logic.tools.output.formats import CODES

LOGIC = Path(__file__).parents[2] / "logic"


@pytest.fixture
def folder(tmp_path, commute_folder):
    return shutil.copytree(commute_folder, tmp_path / "aid")


@pytest.fixture
def check(capsys, folder):
    """`check("sarif")` → exit code and what went to output."""

    def run(form="text"):
        code = main(["check", "--aid", str(folder), "--today", "2026-11-24", "--format", form])
        return code, capsys.readouterr().out

    return run


def change(folder, name, old, new):
    file = folder / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def faulty(folder):
    """One error of the flow, one of the loader's topic must wait: the aid starts."""
    change(
        folder,
        "content/rules.yaml",
        "{distance: {at_least: 30}}",
        "{all: [{distance: {at_least: 30}}, {distance: {below: 20}}]}",
    )


def test_warnings_alone_end_well_and_errors_do_not(check, folder):
    assert check()[0] == 0
    faulty(folder)
    assert check()[0] == 1


def test_a_dead_rule_is_told_on_its_line_with_the_reason(check, folder):
    faulty(folder)
    line = (folder / "content/rules.yaml").read_text("utf-8").split("below: 20")[0].count("\n") + 1
    _, out = check()
    assert re.search(
        rf"content/rules.yaml:{line}:\d+: dead-rule: gate\[1\]\.when — 'far_rider' never holds: no answers make .* hold together — ",
        out,
    )


def test_text_shows_the_code_of_each_and_which_are_warnings(check, folder):
    faulty(folder)
    told = json.loads(check("json")[1])["problems"]
    assert {p["level"] for p in told} == {"error", "warning"}
    lines = check()[1].splitlines()[: len(told)]
    for line, p in zip(lines, told, strict=True):
        warning = "warning: " if p["level"] == "warning" else ""
        assert line.startswith(f"{p['file']}:{p['line']}:{p['column']}: {warning}{p['code']}: {p['where']} — ")


def test_json_has_every_part_of_a_problem(check, folder):
    faulty(folder)
    code, out = check("json")
    told = json.loads(out)
    assert code == 1
    assert told["errors"] == sum(p["level"] == "error" for p in told["problems"]) > 0
    assert told["warnings"] == sum(p["level"] == "warning" for p in told["problems"]) > 0
    for problem in told["problems"]:
        assert set(problem) == {"code", "level", "file", "line", "column", "where", "what", "witness", "fix"}
        assert problem["code"] in CODES


def test_sarif_has_what_code_hosts_ask_for(check, folder):
    faulty(folder)
    _, out = check("sarif")
    log = json.loads(out)
    assert (log["version"], "sarif" in log["$schema"]) == ("2.1.0", True)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert [rule["id"] for rule in rules] == list(CODES)
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        (place,) = result["locations"]
        physical = place["physicalLocation"]
        assert (folder / physical["artifactLocation"]["uri"]).is_file()
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1


SARIF = {
    "": {"$schema", "version", "runs"},
    "runs": {"tool", "columnKind", "results"},
    "tool": {"driver"},
    "driver": {"name", "rules"},
    "rules": {"id", "shortDescription"},
    "shortDescription": {"text"},
    "results": {"ruleId", "ruleIndex", "level", "message", "locations"},
    "message": {"text"},
    "locations": {"physicalLocation"},
    "physicalLocation": {"artifactLocation", "region"},
    "artifactLocation": {"uri"},
    "region": {"startLine", "startColumn"},
}
"""Each object and its properties, as SARIF 2.1.0 names them."""


def test_sarif_has_no_property_of_our_own(check, folder):
    faulty(folder)
    met = set()

    def walk(value, name):
        if isinstance(value, list):
            for one in value:
                walk(one, name)
        elif isinstance(value, dict):
            met.add(name)
            assert set(value) == SARIF[name], name
            for key, inner in value.items():
                walk(inner, key)

    walk(json.loads(check("sarif")[1]), "")
    assert met == set(SARIF)


def test_all_formats_say_the_same_problems_in_the_same_order(check, folder):
    faulty(folder)
    told = json.loads(check("json")[1])["problems"]
    (run,) = json.loads(check("sarif")[1])["runs"]
    by_line = [tuple(line.split(":")[:3]) for line in check()[1].splitlines()[: len(told)]]
    assert by_line == [(p["file"], str(p["line"]), str(p["column"])) for p in told]
    places = [r["locations"][0]["physicalLocation"] for r in run["results"]]
    assert by_line == [
        (p["artifactLocation"]["uri"], str(p["region"]["startLine"]), str(p["region"]["startColumn"])) for p in places
    ]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [(p["code"], p["level"]) for p in told]
    for problem, result in zip(told, run["results"], strict=True):
        assert all(problem[part] in result["message"]["text"] for part in ("where", "what", "fix", "witness"))


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_an_aid_that_cannot_start_is_told_in_every_format(check, folder, form):
    change(folder, "content/rules.yaml", "gate: ask", "gate: maybe")
    code, out = check(form)
    assert code == 1
    assert "gate[1].gate" in json.dumps(json.loads(out))


def test_every_code_that_is_said_is_explained_and_the_other_way_round():
    said = set()
    for file in [
        *(LOGIC / "tools").rglob("*.py"),
        *(LOGIC / "content").glob("*.py"),
        *(LOGIC / "aid" / "checks").glob("*.py"),
    ]:
        if file.name != "formats.py":
            said |= {
                n.value
                for n in ast.walk(ast.parse(file.read_text("utf-8")))
                if isinstance(n, ast.Constant) and n.value in CODES
            }
    assert said == set(CODES)


def test_a_witness_is_shown_and_compare_takes_it(check, folder, capsys):
    """`dizzy_seen` is asked only after dizzy spells, so "not seen: no" holds for all who never had one."""
    change(
        folder, "content/rules.yaml", '{all: [{dizzy: ["yes"]}, {dizzy_seen: ["no"]}]}', '{not: {dizzy_seen: ["yes"]}}'
    )
    _, out = check("json")
    (problem,) = [p for p in json.loads(out)["problems"] if p["code"] == "not-over-unasked"]
    assert problem["witness"]
    answers = yaml.safe_load("{" + problem["witness"].replace(": no", ': "no"').replace(": yes", ': "yes"') + "}")
    sheet = folder / "witness.yaml"
    sheet.write_text(yaml.safe_dump({"answers": answers}), "utf-8")
    assert main(["compare", "--aid", str(folder), "--json", str(sheet)]) == 0
    told = json.loads(capsys.readouterr().out)
    (e_bicycle,) = [v for v in told["variants"] if v["variant"] == "e_bicycle"]
    assert [f["rule"] for f in e_bicycle["gate"]["findings"] if f["status"] == "stop"] == ["dizzy_rider"]


def test_a_wording_with_a_placeholder_nothing_fills_is_told_on_its_line(check, folder):
    (folder / "content/wording.yaml").write_text("# ours\ndraft: Draft.\nstart_time: Takes {minuts} minutes\n", "utf-8")
    code, out = check()
    assert code == 1
    assert "content/wording.yaml:3:13: wording: start_time — has a placeholder 'minuts' that nothing fills" in out


def test_a_message_no_page_says_is_told(check, folder):
    (folder / "content/wording.yaml").write_text("drafft: Draft.\n", "utf-8")
    assert (
        "content/wording.yaml:1:9: wording: drafft — is not a message of any page — did you mean 'draft'?" in check()[1]
    )
