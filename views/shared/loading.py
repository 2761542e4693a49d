"""The aid all visitors share: loaded once, frozen, and never per visitor."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from threading import Lock

from logic.aid import citations
from logic.aid.aid import Aid
from logic.content.problems import ContentError
from logic.load import load
from logic.person.duration import Estimate, estimate
from views.shared import session, words
from views.shared.words import Words

_loaded: dict[Path, tuple[Aid, Words]] = {}
_one_at_a_time = Lock()
_now: list[tuple[Aid, Words]] = []
"""A plain dict instead of `st.cache_resource`, whose every call costs a third of a millisecond. Frozen content only."""


def start(folder: Path) -> Aid:
    """Load the aid in a folder, or the one already loaded.

    Raises:
        ContentError: with every problem of its content.
    """
    if folder not in _loaded:
        with _one_at_a_time:
            if folder not in _loaded:
                _loaded[folder] = _load(folder)
    _now[:] = [_loaded[folder]]
    return aid()


def aid() -> Aid:
    return _now[0][0]


def texts() -> Words:
    return _now[0][1]


def _load(folder: Path) -> tuple[Aid, Words]:
    loaded = load(folder)
    faults = words.problems(loaded)
    if faults:
        raise ContentError(faults)
    gc.freeze()  # what lives for ever need not be walked by every garbage collection
    return loaded, Words(loaded.wording)


@lru_cache(maxsize=8)
def _time(content_hash: str) -> Estimate:
    return estimate(aid(), session.today(), drawn=100)


def minutes() -> int:
    """Whole minutes the questions take a median person."""
    return round(_time(aid().content_hash).minutes)


@lru_cache(maxsize=8)
def _shown(content_hash: str) -> dict[str, list[str]]:
    return citations.places(aid().parts)


def shown_in() -> dict[str, list[str]]:
    """Fact → where it is shown."""
    return _shown(aid().content_hash)
