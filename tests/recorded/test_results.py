"""Nothing people are told changes unseen: statuses, reasons, limits and who leads, for 600 drawn people.

Where it should change, record anew with `python -m tests.recorded.results`, and say in the commit what changes and why.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("results", Path(__file__).with_name("results.py"))
results = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(results)
RECORDED = results.FILE.read_text("utf-8").splitlines()


def test_there_are_as_many_lines_as_people_and_more_than_one_verdict():
    assert len(RECORDED) == results.PEOPLE
    assert len({line.split("\t")[3] for line in RECORDED}) > 20


@pytest.mark.parametrize("first", range(0, results.PEOPLE, 200))
def test_nobody_is_told_anything_else_than_before(aid, first):
    people = range(first, first + 200)
    differs = [(n, RECORDED[n], told) for n in people if (told := results.line(aid, n)) != RECORDED[n]]
    assert differs == []
