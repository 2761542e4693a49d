"""A file that is no UTF-8 text is refused on the page as on the command line, and nothing of it is taken or shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from logic.__main__ import main
from logic.load import load
from logic.record.file import MAX_FILE_BYTES, open_bytes
from views import navigation

ROOT = Path(__file__).parents[2]
COMMUTE = ROOT / "tests/aids/commute"
MARK = "zebra7431"
FINE = "answers: {main_concern: delays, distance: 5}\n"
REFUSED = {
    "Latin-1": f"answers: {{main_concern: delays}}\npriorities: {{own: [{MARK} café]}}\n".encode("latin-1"),
    "cp1252": f"# {MARK} “café”\n{FINE}".encode("cp1252"),
    "UTF-16": f"# {MARK}\n{FINE}".encode("utf-16"),
    "half a letter at the end": f"{FINE}# {MARK} é".encode()[:-1],
    "a picture": b"\x89PNG\r\n\x1a\n\x00\xff" + MARK.encode(),
}
TOO_LARGE = f"{FINE}# {MARK}".encode() + "é".encode() * 100_000


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("AID", str(COMMUTE))
    monkeypatch.chdir(ROOT)
    st.cache_resource.clear()
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    return at.switch_page(navigation.FILES["my_answers"]).run()


def said(app: AppTest) -> str:
    return "\n".join(box.value for box in (*app.error, *app.markdown, *app.caption, *app.success))


def test_what_the_command_line_refuses_the_page_refuses(app: AppTest, tmp_path: Path, capsys):
    file = tmp_path / "sheet.yaml"
    for name, data in {**REFUSED, "too large": TOO_LARGE}.items():
        file.write_bytes(data)
        assert main(["compare", "--aid", str(COMMUTE), str(file)]) == 1, name
        err = capsys.readouterr().err
        app.file_uploader[0].upload("sheet.yaml", data).run()
        assert not app.exception
        assert len(app.error) == 2, name
        what = "is larger than 100 kB" if name == "too large" else "cannot be read as UTF-8 text"
        assert what in err, name
        assert what in app.error[1].value, name
        assert MARK not in said(app) + err, name
        assert not app.session_state["answers"] if "answers" in app.session_state else True


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"], ids=repr)
def test_whatever_windows_makes_of_a_file_opens(mark, ending):
    opened = open_bytes(load(COMMUTE), mark + FINE.encode().replace(b"\n", ending), today=date(2026, 11, 24))
    assert (opened.problems, opened.answers) == ([], {"main_concern": "delays", "distance": 5})


def test_the_largest_file_that_may_be_still_opens():
    aid, today = load(COMMUTE), date(2026, 11, 24)
    full = FINE.encode().ljust(MAX_FILE_BYTES, b"#")
    assert open_bytes(aid, full, today=today).problems == []
    assert [p.what for p in open_bytes(aid, full + b"#", today=today).problems] == ["is larger than 100 kB"]


def test_a_fine_file_opens(app: AppTest):
    app.file_uploader[0].upload("sheet.yaml", FINE.encode()).run()
    assert app.session_state["answers"] == {"main_concern": "delays", "distance": 5}
