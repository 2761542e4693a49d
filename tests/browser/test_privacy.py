"""Nothing leaves the machine: no other host is asked, no answer stands in an address, and none reaches the server's log."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
MARKER = 47_113
"""A budget nobody else would type."""


def test_no_other_host_and_no_answer_in_any_address_or_log(person, server, fine_lines):
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.open()
    person.press("Start the questions")
    person.answer_all({**fine_lines, "budget_first_year": MARKER})
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"localhost"}
    addresses = " ".join([*(url for url in asked if not url.startswith("data:")), person.page.url])
    for answer in (str(MARKER), "fine_lines", "aspirin_type", "under_1_hour"):
        assert answer not in addresses
        assert answer not in server.log.read_text()


def test_an_error_in_a_page_says_nothing_of_the_answers(person, serve, tmp_path):
    """A page that fails with an answer in its message: the log keeps type, file and line, the screen a kind sentence."""
    for name in ("server.py", "web", "views", "logic", ".streamlit"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "app.py").write_text(f"import streamlit as st\nst.title('Here')\nraise ValueError('she said {MARKER}')\n")
    broken = serve(cwd=tmp_path)
    person.page.goto(broken.url)
    person.page.get_by_text("Something went wrong on our side").wait_for()
    assert str(MARKER) not in person.page.content()
    log = broken.log.read_text()
    assert "ValueError at" in log
    assert str(MARKER) not in log
    assert person.page.get_by_text("ChatGPT").count() == 0
