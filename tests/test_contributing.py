"""CONTRIBUTING.md says what is so: every code of `check`, every command and file it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from logic.__main__ import main
from logic.tools.output.formats import CODES
from logic.tools.population.time_estimate import MOST_MINUTES, MOST_PAGES, MOST_QUESTIONS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_table_of_codes_is_that_of_check():
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \| .+ \|$", TEXT, re.MULTILINE)) == CODES


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m logic (\w+)", TEXT))))
def test_its_commands_are_there(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    options = set(re.findall(rf"python -m logic {command}[^`&\n]*?(--[a-z]+)", TEXT))
    assert options <= set(re.findall(r"--[a-z]+", capsys.readouterr().out))


def test_its_files_and_make_targets_are_there():
    named = re.findall(r"`((?:content|tests|views|schema|docs|logic)/[\w./]*)`", TEXT)
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [target for target in re.findall(r"`(?:[A-Z]+=\S+ )?make (\w+)`", TEXT) if f"\n{target}:" not in makefile] == []


def test_the_median_person_may_meet_as_much_as_it_says():
    assert f"{MOST_QUESTIONS} questions, {MOST_PAGES} pages and {MOST_MINUTES} minutes" in TEXT
