"""What documents and comments name is there: files, modules, addresses of pages, make targets, commands and their options."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from logic.__main__ import main
from views import navigation

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
SKIPPED = {"test-output"}

NAME = re.compile(r"[\w./*-]+\.(?:py|md|ya?ml|json|toml|m?js|css|sh|txt|csv|tsv|svg|png)\b(?!\w)")
"""A file's name, as it is said in a sentence."""
MODULE = re.compile(r"\b((?:logic|views|web|bench|tools)(?:\.\w+)+)")
MADE = {"my-answers.yaml", "counterexamples/p_far.yaml", "FILE.csv", "content/wording.yaml"}
"""What a command makes or takes, and what an aid may have and the shipped one has not."""
ANYWHERE = {"__init__.py"}
"""Names that are said of many folders at once."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files() -> list[Path]:
    folders = [f for f in ROOT.iterdir() if f.is_dir() and not f.name.startswith(".") and f.name not in SKIPPED]
    return sorted([*ROOT.glob("*.py"), *(file for folder in folders for file in folder.rglob("*.py"))])


def there(name: str, *folders: Path) -> bool:
    """Whether a name, or a pattern of names, is that of a file or folder in one of these folders."""
    return (
        name in MADE | ANYWHERE
        or name.startswith("/")
        or any(next(folder.glob(name), None) is not None for folder in folders)
    )


# ---- documents


def spoken(document: Path) -> str:
    """A document without its fenced blocks, which hold code and what it prints."""
    return re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def in_code(document: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", spoken(document))


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_file_a_document_names_is_there(document):
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", spoken(document)) if "://" not in link]
    assert [link for link in links if link and not there(link, document.parent, document.parent.parent)] == []
    spans = [
        span
        for span in in_code(document)
        if re.fullmatch(r"[\w.*-]+(?:/[\w.*-]*)+", span) and (ROOT / span.split("/")[0]).is_dir()
    ]
    names = NAME.findall(re.sub(r"\w+://\S+", "", spoken(document)))
    assert [name for name in sorted({*spans, *names}) if not there(name, ROOT, ROOT / "content", document.parent)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_heading_a_document_links_to_is_there(document):
    for file, anchor in re.findall(r"\]\(([^)\s:#]*)#([\w-]+)\)", spoken(document)):
        text = (document.parent / file).read_text("utf-8") if file else document.read_text("utf-8")
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_module_and_page_address_a_document_names_is_there(document):
    modules = {module for span in in_code(document) for module in MODULE.findall(span) if not NAME.search(span)}
    assert [module for module in sorted(modules) if not is_module(module)] == []
    addresses = {f"/{navigation.address(page)}" for page in navigation.PAGES}
    assert [span for span in in_code(document) if re.fullmatch(r"/[a-z-]+", span) and span not in addresses] == []


def is_module(module: str) -> bool:
    """Whether a dotted name is a module of ours, or something in one."""
    path = ROOT / module.replace(".", "/")
    holders = (path.parent / "__init__.py", path.parent.with_suffix(".py"))
    return path.is_dir() or path.with_suffix(".py").exists() or any(defines(holder, path.name) for holder in holders)


def defines(file: Path, name: str) -> bool:
    return file.exists() and re.search(rf"\b{name}\b", file.read_text("utf-8")) is not None


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_every_command_a_document_gives_is_there(document, capsys):
    text = document.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [
        target
        for target in re.findall(r"(?:`|^    )(?:[A-Z]+=\S+ )?make (\w+)", text, re.MULTILINE)
        if f"\n{target}:" not in makefile
    ] == []
    assert [module for module in re.findall(r"python -m ((?:bench|tools)[\w.]*)", text) if not is_module(module)] == []
    for command, said in re.findall(r"python -m logic (\w+)([^`&\n]*)", text):
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0, command
        assert set(re.findall(r"--[a-z]+", said)) <= set(re.findall(r"--[a-z]+", capsys.readouterr().out)), command


def test_the_tree_in_the_readme_is_there_and_names_every_room():
    block = (ROOT / "README.md").read_text("utf-8").split("## Where things live\n\n```\n")[1].split("```")[0]
    named, parent = set(), ""
    for line in block.splitlines():
        names = re.split(r"\s{2,}", line.strip())[0].split()
        if not line.startswith(" "):
            parent = names[0]
        named |= {name if not line.startswith(" ") else parent + name for name in names}
    assert [name for name in sorted(named) if not there(name, ROOT)] == []
    rooms = [f for top in ("logic", "views") for f in (ROOT / top).iterdir() if f.is_dir() and f.name != "__pycache__"]
    assert [relative(room) for room in rooms if f"{relative(room)}/" not in named] == []


def test_the_code_names_of_the_glossary_are_in_the_code():
    rows = re.findall(
        r"^\|[^|]*\|([^|]*)\|", (ROOT / "docs" / "glossary.md").read_text("utf-8").split("## Reserved")[0], re.MULTILINE
    )
    names = {name.split(".")[-1] for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    words = {word for file in (ROOT / "logic").rglob("*.py") for word in re.findall(r"\w+", file.read_text("utf-8"))}
    assert len(names) > 40
    assert sorted(names - words) == []


# ---- decision records


@pytest.mark.parametrize("record", RECORDS, ids=relative)
def test_a_decision_record_has_a_date_a_status_and_the_alternatives(record):
    text = record.read_text("utf-8")
    assert text.startswith(f"# {int(record.name[:4])}. ")
    assert re.search(r"^- Date: 20\d\d-\d\d-\d\d$", text, re.MULTILINE)
    assert re.search(r"^- Status: (accepted|superseded by \[\d{4}\]\(\d{4}-[\w-]+\.md\))", text, re.MULTILINE)
    assert [
        part for part in ("Context", "Decision", "Alternatives", "Consequences") if text.count(f"\n**{part}.** ") != 1
    ] == []


def test_the_list_of_decisions_is_whole():
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\d{4}-[\w-]+\.md)\) \|",
        (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert listed == [(record.name[:4], record.name) for record in RECORDS]


# ---- comments


def said_in(file: Path) -> str:
    """Comments and docstrings of a Python file, those under constants and attributes too."""
    source = file.read_text("utf-8")
    if not NAME.search(source):
        return ""
    said = [
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    ]
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
