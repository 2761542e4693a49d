"""`python -m logic new`: the aid it writes passes everything, and nothing that is there is ever written over."""

from __future__ import annotations

import json

import pytest

from logic.__main__ import BUILT_IN_WORDING, NEW_AID, main
from logic.content import strict_yaml
from logic.load import load
from logic.tools.authoring.new import id_of
from logic.tools.authoring.schema import files

TODAY = ("--today", "2026-11-24")


@pytest.fixture
def folder(tmp_path, capsys):
    """A new aid."""
    assert main(["new", str(tmp_path / "my-choice"), *TODAY]) == 0
    assert "python -m logic check --aid" in capsys.readouterr().out
    return tmp_path / "my-choice"


def test_it_has_no_problem_and_every_promise_holds(folder, capsys):
    assert main(["check", "--aid", str(folder), *TODAY]) == 0
    assert capsys.readouterr().out.endswith("\n0 problems.\n")
    assert (
        main(
            ["prove", "--aid", str(folder), *TODAY, "--engine", "both", "--people", "3", "--to", str(folder / "broken")]
        )
        == 0
    )
    assert "BROKEN" not in capsys.readouterr().out
    assert not (folder / "broken").exists()


def test_it_compares_and_simulates(folder, tmp_path, capsys):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(
        "answers: {main_concern: small_thing, spend: 150, warning: 'yes', warning_seen: 'no', hours: 9}\n", "utf-8"
    )
    assert main(["compare", str(sheet), "--aid", str(folder), *TODAY, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert {v["variant"]: v["gate"]["status"] for v in result["variants"]} == {
        "do_it": "stop",
        "not_now": "no_reason_found",
    }
    assert main(["simulate", "500", "--aid", str(folder), *TODAY]) == 0


def test_it_has_its_own_id_and_dates_and_says_that_it_is_made_up(folder):
    about = load(folder).about
    assert (about.id, about.date, about.review_by) == ("my_choice", "2026-11-24", "2027-11-24")
    assert "made up" in " ".join(about.lead)
    for fact in load(folder).facts.values():
        assert "Made up" in fact.statement


def test_its_id_may_be_named(tmp_path):
    assert main(["new", str(tmp_path / "2024"), "--id", "other", *TODAY]) == 0
    assert load(tmp_path / "2024").about.id == "other"


def test_every_file_explains_itself_and_leads_an_editor_to_its_schema(folder):
    names = sorted(str(f.relative_to(folder)) for f in folder.rglob("*.yaml"))
    assert names == sorted(str(f.relative_to(NEW_AID)) for f in NEW_AID.rglob("*.yaml"))
    for name in names:
        first, second = (folder / name).read_text("utf-8").splitlines()[:2]
        assert first.startswith("# yaml-language-server: $schema=")
        assert ((folder / name).parent / first.partition("=")[2]).is_file()
        assert second.startswith("# ")


def test_its_schemas_are_its_own(folder):
    built_in = strict_yaml.read(BUILT_IN_WORDING.read_text("utf-8"), "wording")[0]
    for file, text in files(load(folder), built_in, folder / "schema").items():
        assert file.read_text("utf-8") == text


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "empty").mkdir()
    assert main(["new", str(tmp_path / "empty"), *TODAY]) == 0


@pytest.mark.parametrize("there", ["file", "folder"])
def test_what_is_there_is_left_alone(there, tmp_path, capsys):
    target = tmp_path / "there"
    kept = target
    if there == "folder":
        target.mkdir()
        kept = target / "kept.txt"
    kept.write_text("mine", "utf-8")
    assert main(["new", str(target), *TODAY]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{target}:1:1: folder — is not a new or empty one — name another\n")
    assert [f.read_text("utf-8") for f in tmp_path.rglob("*") if f.is_file()] == ["mine"]


@pytest.mark.parametrize(
    "argv", [("2024",), ("x", "--id", "2024"), ("x", "--id", "My choice"), ("x", "--id", "")], ids=str
)
def test_what_gives_no_id_is_wrong_use(argv, tmp_path, capsys):
    assert main(["new", str(tmp_path / argv[0]), *argv[1:], *TODAY]) == 2
    assert "--id" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path, capsys):
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["new", str(tmp_path / "file" / "inside"), *TODAY]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "gives"),
    [
        ("my-choice", "my_choice"),
        ("My Choice!", "my_choice"),
        ("3 ways", None),
        ("", None),
        ("é", None),
        ("a" * 61, None),
    ],
)
def test_ids_from_names(name, gives):
    assert id_of(name) == gives
