"""YAML text → plain values, strictly, with the place of every value. Serves content files and opened answer files
alike.

Stricter than YAML on purpose: `yes` and `no` stay text, only plain decimal numbers are numbers (`010`, `12:30`, `1_000`
and `.nan` are text), a repeated key, an alias or deep nesting is a problem. Nothing is built before the text has passed
a size and a depth check, because a small hostile file can otherwise end the whole process. Imports `problems` only.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from logic.content.problems import Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_VALUES = 100_000
"""Ten times the largest file we have; a bank of 1,000 questions has a third of it. Each value may become several
problems.
"""
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Path = tuple[str | int, ...]
Places = dict[Path, tuple[int, int]]


def read(text: str, file: str, *, max_bytes: int = MAX_BYTES) -> tuple[Any, Places, list[Problem]]:
    """Plain values of one YAML text.

    Args:
        text: the whole text.
        file: its name, for problems only.
        max_bytes: longer texts are refused unread.

    Returns:
        The value (None if it cannot be read), path → (line, column) of each value, both from 1, and every problem
        found. The place of a key itself stands under the path with `"@key"` in front of the key.
    """
    if len(text) > max_bytes or len(text.encode("utf-8", "replace")) > max_bytes:
        return None, {}, [Problem(file, 1, 1, "file", f"is larger than {max_bytes // 1000} kB", "make it smaller")]
    try:
        problem = _refuse_events(text, file)
        if problem:
            return None, {}, [problem]
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        where = _place(error.problem_mark)
        return None, {}, [Problem(file, *where, "file", f"is not YAML: {error.problem}", "mend the line named here")]
    except (yaml.YAMLError, UnicodeError, ValueError):
        return None, {}, [Problem(file, 1, 1, "file", "is not YAML text", "save it as plain UTF-8 text")]
    if node is None:
        return None, {}, [Problem(file, 1, 1, "file", "is empty", "write its content")]
    places: Places = {}
    problems: list[Problem] = []
    return _value(node, (), places, problems, file), places, problems


def _refuse_events(text: str, file: str) -> Problem | None:
    depth = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        place = _place(event.start_mark)
        values += isinstance(event, yaml.NodeEvent)
        if values > MAX_VALUES:
            return Problem(file, *place, "file", f"holds more than {MAX_VALUES} values", "split it")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Problem(file, *place, "file", "uses an anchor or alias", "write the value out in each place")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                return Problem(file, *place, "file", f"nests deeper than {MAX_DEPTH}", "make it flatter")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
    return None


def _value(node: yaml.Node, path: Path, places: Places, problems: list[Problem], file: str) -> Any:
    places[path] = _place(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, places, problems, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), places, problems, file) for i, child in enumerate(node.value)]
    quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"', "|", ">")
    return node.value if quoted else scalar(node.value)


def _mapping(node: yaml.MappingNode, path: Path, places: Places, problems: list[Problem], file: str) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Problem(file, *place, show(path), "has a key that is not text", "use a word as the key"))
            continue
        key = key_node.value
        if key in result:
            problems.append(Problem(file, *place, show((*path, key)), "stands here twice", "keep one of the two"))
            continue
        places[(*path, "@key", key)] = place
        result[key] = _value(value_node, (*path, key), places, problems, file)
    return result


def _place(mark: Any) -> tuple[int, int]:
    """Line and column from 1, as editors count."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def scalar(text: str) -> Any:
    """A plain scalar: decimal number, true, false, null, else text."""
    if _NUMBER.fullmatch(text) and len(text) < 19:
        return float(text) if "." in text else int(text)
    return _WORDS.get(text, text)


def show(path: Path) -> str:
    """A path as an editor reads it: `sections[2].questions[0].id`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".") or "file"
