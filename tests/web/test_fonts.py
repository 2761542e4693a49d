"""When a small font may stand in for the whole one."""

from __future__ import annotations

from pathlib import Path

from web.fonts import at_hand, icons_needed


def test_the_icons_pages_and_aids_name_are_found(root: Path, tmp_path: Path):
    (tmp_path / "content").mkdir()
    (tmp_path / "questions.yaml").write_text(
        "a:\n  - icon: anchor\n    text: 'Sail :material/sailing: away'\n  - icon: \"no_such_icon\"\n"
    )
    assert {"anchor", "sailing"} <= icons_needed(tmp_path)
    assert "anchor" not in icons_needed(root)
    assert {"edit_note", "tune", "error"} <= icons_needed(root)
    assert "no_such_icon" not in icons_needed(tmp_path)


def test_without_one_of_the_icons_the_whole_font_goes_out(tmp_path: Path):
    assert at_hand(tmp_path / "gone", set()) == set()
    for name in ("Text.x1.woff2", "MaterialSymbols-Rounded.x2.woff2"):
        (tmp_path / name).touch()
    assert at_hand(tmp_path, {"edit"}) == {"Text.x1.woff2"}
    (tmp_path / "icons.txt").write_text("edit\nerror\n")
    assert at_hand(tmp_path, {"edit"}) == {"Text.x1.woff2", "MaterialSymbols-Rounded.x2.woff2"}
    assert at_hand(tmp_path, {"edit", "anchor"}) == {"Text.x1.woff2"}
