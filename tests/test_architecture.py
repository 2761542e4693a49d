"""What only some files may touch, how large rooms and files may be, and that no Python file knows what is being decided."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("app", "server", "web", "views", "records", "exports", "logic")
SKIPPED = {"tests", ".venv", "test-output"}


def python_files() -> list[Path]:
    return sorted(
        f
        for f in ROOT.rglob("*.py")
        if not SKIPPED & set(f.relative_to(ROOT).parts) and not any(p.startswith(".") for p in f.parts)
    )


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


TREES = {name_of(file): ast.parse(file.read_text("utf-8")) for file in python_files()}
LOGIC = [name for name in TREES if name.startswith("logic/")]
RUN_TIME = [name for name in LOGIC if not name.startswith("logic/tools/") and name != "logic/__main__.py"]
RUNNING = [name for name in TREES if name.split("/")[0].removesuffix(".py") in OURS]
"""What runs when someone opens the page or calls the command line: not bench/."""


def imports(name: str) -> set[str]:
    """Modules a file imports, with dots: `from logic.person import gate` is `logic.person.gate`, and `from logic.aid import Aid` is `logic.aid`."""
    found: set[str] = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written in full"
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {
                m
                if (ROOT / (m.replace(".", "/") + ".py")).exists() or (ROOT / m.replace(".", "/")).is_dir()
                else str(node.module)
                for m in modules
            }
    return found


def ours(name: str) -> set[str]:
    return {module for module in imports(name) if module.split(".")[0] in OURS}


def test_there_is_something_to_look_at():
    assert {
        "app.py",
        "logic/person/gate.py",
        "logic/aid/checks/bank.py",
        "logic/tools/check/check.py",
        "views/shared/session.py",
    } <= set(TREES)
    assert imports("logic/person/gate.py") >= {"logic.aid.aid", "logic.person.comparison"}


# ---- which room imports which stands in pyproject.toml and is held by `make lint`; here, which file imports what is heavy


HEAVY = {
    "logic/conditions/table.py": {"numpy"},
    "logic/fit/sample.py": {"numpy"},
    "logic/fit/change.py": {"numpy"},
    "logic/fit/verdict.py": {"numpy"},
    "logic/conditions/smt.py": {"z3"},
    "logic/tools/population/groups.py": {"pandas"},
    "logic/tools/check/lint/reading.py": {"textstat"},
}
"""The only files that may import these; pages never import them when they start."""


def test_the_list_of_heavy_imports_is_not_out_of_date():
    assert {name: modules - imports(name) for name, modules in HEAVY.items() if modules - imports(name)} == {}


@pytest.mark.parametrize("name", LOGIC)
def test_logic_knows_no_page_and_no_table(name):
    foreign = {
        "streamlit",
        "pandas",
        "numpy",
        "altair",
        "starlette",
        "requests",
        "httpx",
        "urllib",
        "socket",
        "subprocess",
        "z3",
        "tqdm",
        "textstat",
    }
    allowed = HEAVY.get(name, {"numpy", "tqdm"} if name.startswith("logic/tools/") else set())
    assert not (foreign - allowed) & {module.split(".")[0] for module in imports(name)}


# ---- no clock, no dice, no files


def calls(name: str) -> list[tuple[str, ast.Call]]:
    """Calls in a file, each as dotted text."""
    return [(ast.unparse(node.func), node) for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("name", RUN_TIME)
def test_run_time_logic_reads_no_clock(name):
    assert not {"time", "zoneinfo", "calendar"} & imports(name)
    assert not [
        text
        for text, _ in calls(name)
        if text.split(".")[-1] in ("today", "now", "utcnow", "time", "monotonic", "perf_counter")
    ]


@pytest.mark.parametrize("name", [n for n in LOGIC if n != "logic/__main__.py"])
def test_logic_throws_only_seeded_dice(name):
    assert not {"secrets", "uuid"} & imports(name)
    if name in RUN_TIME and name not in ("logic/person/order.py", "logic/person/draw.py", "logic/person/duration.py"):
        assert "random" not in imports(name)
    for text, call in calls(name):
        assert not re.fullmatch(r"random\.[a-z]\w*", text), f"{name}:{call.lineno} uses the shared, unseeded source"
        assert text != "random.Random" or call.args, f"{name}:{call.lineno} needs a seed"


READS_FILES = {
    "logic/content/files.py": "files of an aid, and those named on the command line",
    "logic/tools/audit/__init__.py": "the lists it holds an aid against, criteria.yaml beside it",
    "logic/__main__.py": "files named on the command line, the built-in texts, and the files a new aid begins with",
    "views/shared/words.py": "the built-in wording.yaml beside it",
    "views/shared/browser.py": "its own script, browser.js",
    "web/fonts.py": "which icons our pages and the aid name, and the list of those the small font has",
}


@pytest.mark.parametrize("name", RUNNING)
def test_only_named_files_open_files(name):
    opening = {
        "open",
        "read_text",
        "read_bytes",
        "glob",
        "rglob",
        "iterdir",
        "write_text",
        "write_bytes",
        "load",
        "safe_load",
    }
    mine = {"load"}  # the one call that opens an aid
    found = [
        f"{text}:{call.lineno}" for text, call in calls(name) if text.split(".")[-1] in opening and text not in mine
    ]
    assert name in READS_FILES or found == []


def test_the_list_of_files_that_open_files_is_not_out_of_date():
    assert [name for name in READS_FILES if name not in TREES] == []


def test_only_the_session_file_touches_the_session_state():
    """And beside it what ties a session to the browser's tab, and what makes the server forget it."""
    may = {f"views/shared/{name}.py" for name in ("session", "tab", "holding")}
    assert [n for n in TREES if n not in may and "session_state" in code_without_docstrings(n)] == []


def test_the_aid_folder_is_read_from_the_environment_only_where_something_starts():
    """Elsewhere an aid comes in as an argument; bench/ may set it for the server it starts."""
    environment = re.compile(r"(environ(\.get)?|getenv)\s*[\[(]")
    found = {n for n in RUNNING if environment.search(code_without_docstrings(n))}
    assert found == {"app.py", "server.py", "logic/__main__.py"}


def code_without_docstrings(name: str) -> str:
    """A file's code as text, without comments and docstrings."""
    tree = ast.parse((ROOT / name).read_text("utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and ast.get_docstring(node, clean=False) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value = ast.Constant(None)
    return ast.unparse(tree)


# ---- no Python file knows what is being decided

ORDINARY = {
    "conditions": "the condition language of every aid",
    "main_concern": "a role, declared in logic/content/bank.py",
    "more_concerns": "a role, declared in logic/content/bank.py",
    "deciding": "a role, declared in logic/content/bank.py",
}
"""Ids of the shipped aid that are also words of the code, with why they may stand there."""


def ids(aid) -> set[str]:
    """Ids of the shipped aid that could not stand in code by chance: with an underscore, or of eight letters and more."""
    found = (
        {option.id for option in aid.options}
        | set(aid.variants)
        | set(aid.outcomes)
        | set(aid.concerns)
        | set(aid.questions)
    )
    found |= {trait.id for trait in aid.about.traits}
    return {name for name in found if "_" in name or len(name) >= 8} - ORDINARY.keys()


def words(name: str) -> set[str]:
    """Every word of a file, comments and examples included."""
    return set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", (ROOT / name).read_text("utf-8")))


def test_no_option_outcome_concern_trait_or_question_is_named_in_any_python_file(aid):
    named = {n: sorted(ids(aid) & words(n)) for n in TREES}
    assert {n: found for n, found in named.items() if found} == {}


def test_the_words_looked_for_are_many_and_none_is_excused_in_vain(aid):
    everything = (
        set(aid.questions) | set(aid.variants) | set(aid.outcomes) | set(aid.concerns) | {o.id for o in aid.options}
    )
    assert len(ids(aid)) > 40
    assert ORDINARY.keys() <= everything
    assert ORDINARY.keys() <= {word for n in TREES for word in words(n)}


def test_tests_are_no_packages():
    """With `--import-mode=importlib`, an `__init__.py` here would make tests/logic shadow logic."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


# ---- a house one can see at a glance


@pytest.mark.parametrize(("room", "files", "rooms"), [("logic", 6, 8), ("views", 6, 8)])
def test_the_top_of_a_room_is_seen_at_a_glance(room, files, rooms):
    inside = [f for f in (ROOT / room).iterdir() if f.name != "__pycache__"]
    assert len([f for f in inside if f.is_file()]) <= files
    assert len([f for f in inside if f.is_dir()]) <= rooms


def test_files_are_short():
    lines = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in RUNNING}
    assert {name: n for name, n in lines.items() if n > 400} == {}
    assert statistics.median(lines.values()) <= 100


def test_every_room_says_what_it_is_for():
    rooms = [
        f for room in ("logic", "views", "web") for f in (ROOT / room).rglob("*") if f.is_dir() and list(f.glob("*.py"))
    ]
    assert [str(f) for f in rooms if not ast.get_docstring(ast.parse((f / "__init__.py").read_text("utf-8")))] == []


def test_a_pages_file_address_and_title_say_the_same():
    from views import navigation

    for name, title in navigation.PAGES.items():
        assert (ROOT / navigation.FILES[name.split("/")[1]]).is_file()
        assert title.lower().replace(" ", "-").startswith(navigation.address(name))
