"""A message about a field stands beside that field. Its container is named, so that `web/own/fields.js` finds the two
together.
"""

from __future__ import annotations

import streamlit as st

from views.shared import session
from views.shared.words import Words


def key(place: str) -> str:
    """The name of the container that holds a field and what is told of it."""
    return f"field_{place}"


def draw(words: Words, place: str) -> None:
    """What a callback left for this place, if anything. Draw it after the field: what comes before would move it."""
    left = session.noticed(place)
    if left:
        message, values = left
        st.info(words.say(message, **values))
