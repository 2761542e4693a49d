"""The aid all visitors share: loaded once, frozen, and never per visitor."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

from logic import content
from logic.aid import Aid
from logic.problems import ContentError
from logic.tools.time_estimate import Estimate, estimate
from views import session, words
from views.words import Words

_folder = Path()


def start(folder: Path) -> Aid:
    """Load the aid in a folder, or the one already loaded.

    Raises:
        ContentError: with every problem of its content.
    """
    global _folder
    _folder = folder
    return aid()


def aid() -> Aid:
    return _load(_folder.resolve())[0]


def texts() -> Words:
    return _load(_folder.resolve())[1]


@st.cache_resource(show_spinner=False)
def _load(folder: Path) -> tuple[Aid, Words]:
    loaded = content.load(folder)
    faults = words.problems(loaded.wording)
    if faults:
        raise ContentError(faults)
    gc.freeze()  # what lives for ever need not be walked by every garbage collection
    return loaded, Words(loaded.wording)


@st.cache_resource(show_spinner=False)
def _time(content_hash: str) -> Estimate:
    return estimate(aid(), session.today(), drawn=100)


def minutes() -> int:
    """Whole minutes the questions take a median person."""
    return round(_time(aid().content_hash).minutes)
