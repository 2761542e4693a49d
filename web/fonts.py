"""The same fonts with the letters and icons in use: on a first page 100 KB in place of 976.

`python -m tools.make_fonts` makes them out of Streamlit's own (`make run` does that). Without them, or when an icon is
in use that they lack, Streamlit's whole ones go out. A letter they lack comes from a font of the device.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

FOLDER = Path(sys.prefix) / "share" / "decision-aid-fonts"
ICON_FONT, ICONS = "MaterialSymbols", "icons.txt"
_PAGES = Path(__file__).parents[1] / "views"
_IN_PAGES = re.compile(r"[\"'/](\w+)[\"':]")  # any word that could be one
_IN_AID = re.compile(r":material/(\w+):|^\s*(?:- )?icon: *[\"']?(\w+)", re.MULTILINE)


def icons_needed(aid: Path) -> set[str]:
    """The icons our pages and an aid's own files name: some too many, none too few."""
    pages = _read(file for file in _PAGES.rglob("*") if file.suffix in (".py", ".yaml"))
    own = _read([aid / "questions.yaml", *(aid / "content").rglob("*.yaml")])
    named = set(_IN_PAGES.findall(pages)) | {name for pair in _IN_AID.findall(own) for name in pair}
    return named & ALL_MATERIAL_ICONS


def _read(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text("utf-8", "replace") for file in files if file.is_file())


def at_hand(folder: Path, needed: set[str]) -> set[str]:
    """The names of small fonts that may go out: the one of icons only if it has all that are needed."""
    have = set(_read([folder / ICONS]).split())
    return {file.name for file in folder.glob("*.woff2") if needed <= have or not file.name.startswith(ICON_FONT)}


class SmallFonts:
    """Sends the small font where the whole one is asked for. Its name stays, so it is asked for anew each time, and a
    small answer says that it is still the same."""

    def __init__(self, app: ASGIApp, needed: set[str], folder: Path = FOLDER) -> None:
        self.app = app
        self.names = at_hand(folder, needed)
        self.files = StaticFiles(directory=folder, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        before, _, name = scope.get("path", "").rpartition("/")
        if scope["type"] != "http" or name not in self.names or not before.endswith("/static/media"):
            await self.app(scope, receive, send)
            return

        async def ask_again(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-cache"
            await send(message)

        await self.files({**scope, "path": f"/{name}", "root_path": ""}, receive, ask_again)
