"""CONTRIBUTING.md says what is so: every code of `check`, and how much a person may meet. Names: tests/test_documents.py."""

from __future__ import annotations

import re
from pathlib import Path

from logic.tools.output.formats import CODES
from logic.tools.population.time_estimate import MOST_MINUTES, MOST_PAGES, MOST_QUESTIONS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_table_of_codes_is_that_of_check():
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+?) \| .+ \|$", TEXT, re.MULTILINE)) == CODES


def test_the_median_person_may_meet_as_much_as_it_says():
    assert f"{MOST_QUESTIONS} questions, {MOST_PAGES} pages and {MOST_MINUTES} minutes" in TEXT
