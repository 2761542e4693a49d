"""`python -m logic new`: a small aid that passes every check, to begin another one with. Its files, in `new_aid/`, are
the tutorial.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path as File
from typing import Any

from logic.content.reader import ABOUT
from logic.load import build
from logic.tools.authoring import schema

_A_YEAR = timedelta(days=365)


def files(
    template: Mapping[str, str], built_in: Mapping[str, Any], to: File, name: str, today: date
) -> dict[File, str]:
    """Every file of a new aid, with the schemas its first lines lead editors to.

    Args:
        template: the files of `new_aid/`: name inside the aid's folder → text.
        built_in: the texts of the pages, for the schema of those an aid says differently.
        to: the folder of the new aid.
        name: its id.
        today: the day of its first version.
    """
    texts = dict(template)
    filled = (
        ("id: new_aid", f"id: {name}"),
        ("2000-01-01", today.isoformat()),
        ("2001-01-01", (today + _A_YEAR).isoformat()),
    )
    for old, new in filled:
        texts[ABOUT] = texts[ABOUT].replace(old, new, 1)
    written = {to / file: text for file, text in texts.items()}
    return written | schema.files(build(texts), built_in, to / "schema")


def id_of(name: str) -> str | None:
    """The id a folder's name gives, or None when it gives none."""
    found = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return found if re.fullmatch(r"[a-z][a-z0-9_]{0,59}", found) else None
