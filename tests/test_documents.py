"""What comments name is there."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

ROOT = Path(__file__).parents[1]
SKIPPED = {"test-output"}

NAME = re.compile(r"[\w./*-]+\.(?:py|md|ya?ml|json|toml|m?js|css|sh|txt|csv|tsv|svg|png)\b(?!\w)")
"""A file's name, as it is said in a sentence."""
ANYWHERE = {"__init__.py"}
"""Names that are said of many folders at once."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files() -> list[Path]:
    folders = [f for f in ROOT.iterdir() if f.is_dir() and not f.name.startswith(".") and f.name not in SKIPPED]
    return sorted([*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))])


def there(name: str, *folders: Path) -> bool:
    """Whether a name, or a pattern of names, is that of a file or folder in one of these folders."""
    return name in ANYWHERE or name.startswith("/") or any(next(folder.glob(name), None) is not None for folder in folders)


def said_in(file: Path) -> str:
    """Comments and docstrings of a Python file, those under constants and attributes too."""
    source = file.read_text("utf-8")
    if not NAME.search(source):
        return ""
    said = [token.string for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type == tokenize.COMMENT]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            said.append(node.value.value)
    return "\n".join(said)


def test_comments_name_no_file_that_is_not_here():
    """A bare name is that of a file in the same folder, at the root, or of an aid."""
    found = {}
    for file in python_files():
        named = set(NAME.findall(re.sub(r"\w+://\S+", "", said_in(file))))
        missing = sorted(n for n in named if not there(n, ROOT, ROOT / "content", file.parent))
        if missing:
            found[relative(file)] = missing
    assert found == {}
