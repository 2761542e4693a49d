"""Makes the small fonts out of Streamlit's own: `python -m tools.make_fonts`. Some seconds once, then a glance.

Letters: those of the languages of Europe written in Latin. Icons: those of our pages, of the aid in AID and of
Streamlit's own parts. The serif is for headings alone, which have one weight. Nothing is taken from elsewhere and
nothing is kept in
the
repository: the fonts' makers ask that a changed font does not go out under their name.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

from streamlit.file_util import get_static_dir
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from web.fonts import FOLDER, ICON_FONT, ICONS, icons_needed

ROOT = Path(__file__).parents[1]
LETTERS = [
    *range(0x20, 0x7F),     # Basic Latin
    *range(0xA0, 0x180),    # Latin-1 and Extended-A
    *range(0x2010, 0x2027), 0x2032, 0x2033, 0x20AC,     # dashes, quotation marks, dots, primes, the euro
    # arrows, signs of arithmetic, a tick, a gap
    *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2264, 0x2265, 0x2713, 0x25AF,   
]  # fmt: skip
FONTS: dict[str, dict[str, float]] = {
    "SourceSansVF-Upright": {},
    "SourceSansVF-Italic": {},
    "SourceSerifVariable-Roman": {"wght": 600.0},
    ICON_FONT: {},
}
"""The name's beginning → the axes that are set for good."""


def icons_in_use(aid: Path) -> list[str]:
    """The icons of our pages, the shipped aid, the one to be run, and Streamlit's own parts."""
    theirs = " ".join(file.read_text("utf-8") for file in Path(get_static_dir()).rglob("*.js"))
    own = set(re.findall(r":material/(\w+):", theirs)) & ALL_MATERIAL_ICONS
    return sorted(own | icons_needed(ROOT) | icons_needed(aid))


def main() -> None:
    wanted = "\n".join(icons_in_use(Path(os.environ.get("AID", ".")))) + "\n"
    listed = FOLDER / ICONS
    originals = {start: next((Path(get_static_dir()) / "static" / "media").glob(f"{start}*.woff2")) for start in FONTS}
    if (
        listed.is_file()
        and listed.read_text("utf-8") == wanted
        and all((FOLDER / file.name).is_file() for file in originals.values())
    ):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for start, file in originals.items():
        made = small(file, wanted.split() if start == ICON_FONT else None, FONTS[start])
        beside = FOLDER / f"{file.name}.{os.getpid()}"  # whoever reads meanwhile finds a whole file
        beside.write_bytes(made)
        beside.replace(FOLDER / file.name)
        print(f"{start}: {file.stat().st_size / 1000:.0f} kB, now {len(made) / 1000:.0f} kB", flush=True)
    listed.write_text(wanted, "utf-8")


def small(file: Path, icons: list[str] | None, axes: dict[str, float]) -> bytes:
    """A font with the letters, or the icons, in use."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(file)
    options = subset.Options(hinting=False, layout_closure=icons is None)
    cut = subset.Subsetter(options)
    if icons is None:
        cut.populate(unicodes=LETTERS)
    else:  # an icon is drawn where its name is written, so its letters stay too
        drawn = _drawn_for_names(font)
        cut.populate(glyphs=[drawn[icon] for icon in icons if icon in drawn], unicodes=map(ord, set("".join(icons))))
    cut.subset(font)
    if axes:
        font = instancer.instantiateVariableFont(TTFont(_saved(font, None)), axes)
    return _saved(font, "woff2").getvalue()


def _drawn_for_names(font: Any) -> dict[str, str]:
    """Icon → glyph: the icon's name is a ligature, and some share a glyph."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for ligature in ligatures:
                    found["".join(letters.get(glyph, "?") for glyph in (first, *ligature.Component))] = (
                        ligature.LigGlyph
                    )
    return found


def _saved(font: Any, flavor: str | None) -> io.BytesIO:
    font.flavor = flavor
    into = io.BytesIO()
    font.save(into)
    into.seek(0)
    return into


if __name__ == "__main__":
    main()
