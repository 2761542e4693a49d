"""The command line in one process, and files to hand to it."""

from __future__ import annotations

import pytest

from logic.__main__ import main


@pytest.fixture
def run(capsys, commute_folder):
    """`run("compare", …)` on the tiny aid → exit code, what went to output, what went to errors."""

    def call(*argv, aid=commute_folder):
        code = main([argv[0], "--aid", str(aid), "--today", "2026-11-24", *map(str, argv[1:])])
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def sheet(tmp_path):
    """Writes a file, from text or bytes, and gives its path."""

    def write(text, name="sheet.yaml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write
