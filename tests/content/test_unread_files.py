"""Every file of an aid is read, or named as a problem; none is read from outside its folder, nor more of one than may be."""

from __future__ import annotations

import ast
import os
import shutil
import threading
from pathlib import PureWindowsPath

import pytest

from logic.__main__ import main
from logic.content import files
from logic.content.about import About
from logic.content.bank import Bank
from logic.content.reader import FACTS, OPTIONS, SINGLE
from logic.load import _texts, inspect, inspect_texts
from tests.conftest import ROOT

SECRET = "swordfish_of_another_folder"
UNREAD = (
    "content/third.yml", "content/options/more/x.yaml", "content/act - Copy.yaml", "content/options/act - Copy.yaml", "content/wordings.yaml",
    "content/facts/x.yml", "content/facts/X.YAML", "content/options/x.yaml.txt", "content/options/(1).yaml", "content/x.json", "content/options.yaml",
    "content/more/deep/er/x.yaml", "questions.yml", "Questions.yaml", "questions - Copy.yaml", "wording.yaml",
)  # fmt: skip
LEFT_ALONE = (
    "README.md",
    "content/README.md",
    "content/options/act.yaml~",
    "content/.x.yaml.swp",
    "content/.git/x.yaml",
    "sheet.yaml",
    "tests/x.yaml",
)


@pytest.fixture
def folder(tmp_path, commute_folder):
    return shutil.copytree(commute_folder, tmp_path / "aid")


def put(folder, name, text="id: x\n"):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def told(folder):
    return inspect(folder).problems


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_that_is_not_read_is_named(name, folder):
    put(folder, name)
    (problem,) = told(folder)
    assert (problem.file, problem.code, problem.level) == (name, "content", "error")
    assert "not read" in problem.what


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_notes_and_what_editors_leave_are_no_problem(name, folder):
    put(folder, name)
    assert told(folder) == []


def test_a_name_that_is_nearly_right_is_proposed(folder):
    put(folder, "content/wordings.yaml")
    assert "did you mean 'wording'?" in told(folder)[0].fix


def test_texts_handed_over_are_held_to_the_same(commute_texts):
    assert [p.file for p in inspect_texts(commute_texts | {"content/more/x.yaml": "id: x\n"}).problems] == [
        "content/more/x.yaml"
    ]


def test_every_file_there_is_is_read_or_named(folder):
    """Whatever the name: of all files below `content/`, none is passed over in silence."""
    for n, name in enumerate(
        (
            "x",
            "x.yaml",
            "x.yml",
            "X.yaml",
            "a b.yaml",
            "ä.yaml",
            "x..yaml",
            "-.yaml",
            "x.yaml.yaml",
            "\x1b.yaml",
            "options",
            "aid.yaml",
        )
    ):
        for start in ("content/", OPTIONS, FACTS, f"content/n{n}/", f"{OPTIONS}n{n}/"):
            if not (folder / start / name).exists():
                put(folder, start + name)
    there = {file.relative_to(folder).as_posix() for file in (folder / "content").rglob("*") if file.is_file()}
    texts, problems = _texts(folder)
    assert there == (set(texts) - {"questions.yaml"}) | {p.file for p in problems}
    assert set(texts) - set(SINGLE) == {
        name for name in texts if name.startswith((OPTIONS, FACTS)) and name.count("/") == 2
    }


# ---- links, pipes, devices


@pytest.fixture
def outside(tmp_path):
    """A folder of somebody else, with files whose words must be in no message."""
    for name in ("questions.yaml", "content/aid.yaml", "content/options/act.yaml", "content/rules.yaml"):
        put(tmp_path / "outside", name, f"{SECRET}: 1\n{SECRET}:\n  - {SECRET}\n")
    return tmp_path / "outside"


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("questions.yaml", "questions.yaml"), ("content/rules.yaml", "content/rules.yaml"), ("content/options/cycling.yaml", "content/options/act.yaml"),
        ("content/facts/more.yaml", "content/rules.yaml"), ("content/third.yml", "content/rules.yaml"), ("content", "content"),
        ("content/options", "content/options"), ("content/facts", "content"), ("content/kept.yaml", "content/rules.yaml"),
    ],
)  # fmt: skip
def test_no_file_resolves_outside_the_aid(name, to, folder, outside, capsys):
    for link in (outside / to, os.path.relpath(outside / to, (folder / name).parent)):
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            shutil.rmtree(folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(link)
        texts, problems = _texts(folder)
        assert not any(SECRET in text for text in texts.values())
        assert all((folder / read).resolve().is_relative_to(folder.resolve()) for read in texts)
        assert name in [p.file for p in problems]
        for form in ("text", "json", "sarif"):
            assert main(["check", "--aid", str(folder), "--format", form]) == 1
            assert SECRET not in "".join(capsys.readouterr())


def test_a_link_within_the_aid_is_read_as_long_as_it_leads_to_a_file(folder):
    """Clusters hand files out as links to a hidden folder beside them."""
    (folder / ".data").mkdir()
    (folder / "content/rules.yaml").rename(folder / ".data/rules.yaml")
    (folder / "content/rules.yaml").symlink_to("../.data/rules.yaml")
    (folder / "content").rename(folder / ".data/content")
    (folder / "content").symlink_to(".data/content")
    (folder / ".data/content/rules.yaml").unlink()
    (folder / ".data/content/rules.yaml").symlink_to("../rules.yaml")
    assert told(folder) == []


@pytest.mark.parametrize("name", ["content/options/loop", "content/loop"])
def test_links_in_a_circle_end(name, folder):
    (folder / name).symlink_to(folder / "content")
    assert [p.file for p in told(folder)] == [name]
    (folder / "content/facts/self.yaml").symlink_to("self.yaml")
    assert "content/facts/self.yaml" in [p.file for p in told(folder)]


def test_an_aid_may_itself_be_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert told(tmp_path / "link") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("name", ["questions.yaml", "content/rules.yaml", "content/facts/more.yaml"])
def test_a_pipe_is_no_file_of_an_aid(name, folder):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert name in [p.file for p in told(folder)]


# ---- how much is read


@pytest.mark.parametrize("size", [10, 11])
def test_no_more_of_a_file_is_read_than_may_be(size, tmp_path):
    (tmp_path / "x").write_bytes(b"x" * size)
    if size == 10:
        assert files.read(tmp_path / "x", 10) == "x" * 10
    else:
        with pytest.raises(files.FileError, match="is larger"):
            files.read(tmp_path / "x", 10)


def test_of_a_pipe_without_end_only_a_little_is_taken(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    sent = []

    def send():
        with open(tmp_path / "pipe", "wb", buffering=0) as pipe:
            try:
                while True:
                    sent.append(pipe.write(b"x" * 65_536))
            except BrokenPipeError:
                pass

    writer = threading.Thread(target=send)
    writer.start()
    with pytest.raises(files.FileError, match="is larger"):
        files.read(tmp_path / "pipe", 100_000)
    writer.join(10)
    assert sum(sent) < 1_000_000


def test_too_many_files_and_too_much_of_them_is_said(folder, monkeypatch):
    for n in range(files.MOST_FILES):
        (folder / f"content/facts/f{n}.yaml").touch()
    (problem,) = [p for p in told(folder) if p.file == "content"]
    assert str(files.MOST_FILES) in problem.what
    for file in folder.glob("content/facts/f*.yaml"):
        file.unlink()
    for n in range(12):
        put(folder, f"content/facts/f{n}.yaml", "# " + "x" * 3_900_000)
    assert any("larger than 40 MB" in p.what for p in _texts(folder)[1])


# ---- names of files, keys and values reach no terminal raw

EVIL = "\x1b]0;title\x07\x1b[31m\x9b2J\u202etxt\n"


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize(
    "name",
    [f"content/{EVIL.strip()}x.yaml", f"content/options/{EVIL}.yaml", "content/facts/\udcff.yaml"],
    ids=["a file", "an option", "no UTF-8"],
)
def test_no_sign_in_a_name_does_anything_in_a_terminal(name, form, folder, capsys):
    put(folder, name)
    assert main(["check", "--aid", str(folder), "--format", form]) == 1
    out = capsys.readouterr().out
    assert not set(EVIL + "\udcff") - {"\n"} - set("]0;title[31m2Jtx") & set(out)
    assert len(out.splitlines()) == 2 or form != "text", "no line is forged"


@pytest.mark.parametrize("shape", [Bank, About])
def test_nor_does_a_key_or_value_in_a_file(shape, folder, capsys):
    name = "questions.yaml" if shape is Bank else "content/aid.yaml"
    file = folder / name
    file.write_text(file.read_text("utf-8") + '"\\e[31m\\u202e": 1\nversion_: "\\x9b2J"\n', "utf-8")
    assert main(["check", "--aid", str(folder)]) == 1
    assert not set("\x1b\x9b\u202e") & set(capsys.readouterr().out)


# ---- names with / on every system


def test_a_name_inside_an_aid_has_slashes_on_every_system():
    folder = PureWindowsPath("C:/aids/mine")
    assert files.name_in(folder, folder / "content" / "facts" / "x.yaml") == "content/facts/x.yaml"


def test_no_path_is_made_a_name_in_another_way():
    for file in [*(ROOT / "logic").rglob("*.py"), *(ROOT / "views").rglob("*.py")]:
        tree = ast.parse(file.read_text("utf-8"))
        posix = {
            node.func.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "as_posix"
        }
        relative = {
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "relative_to"
        }
        assert relative <= posix, file
        assert not [
            node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node).startswith("str(args.")
        ], file
