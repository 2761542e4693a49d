"""The two aids every test may use (the shipped one, and a tiny one about getting to work), and a way to change the tiny one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from logic.aid.aid import Aid
from logic.load import build, load

ROOT = Path(__file__).parents[1]
COMMUTE = ROOT / "tests" / "aids" / "commute"

MakeAid = Callable[..., Aid]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture(scope="session")
def aid() -> Aid:
    """The shipped aid."""
    return load(ROOT)


@pytest.fixture(scope="session")
def commute() -> Aid:
    """The tiny aid."""
    return load(COMMUTE)


@pytest.fixture(scope="session")
def commute_folder() -> Path:
    return COMMUTE


@pytest.fixture(scope="session")
def commute_texts() -> dict[str, str]:
    """The tiny aid's files: name inside the aid's folder → text."""
    return {str(file.relative_to(COMMUTE)): file.read_text("utf-8") for file in sorted(COMMUTE.rglob("*.yaml"))}


@pytest.fixture(scope="session")
def make_aid(commute_texts: dict[str, str]) -> MakeAid:
    """The tiny aid with whole files replaced: `make_aid(questions=…, rules=…)`, or parts of texts: `swap=((old, new), …)`."""

    def make(*, swap: tuple[tuple[str, str], ...] = (), **replaced: str) -> Aid:
        texts = dict(commute_texts)
        for stem, text in replaced.items():
            (name,) = [n for n in texts if Path(n).stem == stem]
            texts[name] = text
        for old, new in swap:
            (name,) = [n for n, text in texts.items() if old in text]
            assert texts[name].count(old) == 1, f"{old!r} stands {texts[name].count(old)} times"
            texts[name] = texts[name].replace(old, new)
        return build(texts)

    return make
