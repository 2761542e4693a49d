"""The tiny aid with one fault planted: exactly that problem is found, on its line, in words that say it; and nothing else.

The faults stand in broken/*.yaml. The last test holds that together they make every check speak at least once.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from logic.content import strict_yaml
from logic.content.problems import ContentError, Problem
from logic.load import build

HERE = Path(__file__).parent
LOGIC = HERE.parents[1] / "logic"
CHECKERS = [
    LOGIC / f"{name}.py" for name in ("content/reader", "content/strict_yaml", "conditions/parse", "aid/assemble")
]
CHECKERS += sorted((LOGIC / "aid" / "checks").glob("*.py"))
KEYS = {"name", "file", "change", "to", "times", "then", "whole", "on", "found_in", "says", "fix", "also", "and"}


def _faults() -> list[dict]:
    found = []
    for file in sorted((HERE / "broken").glob("*.yaml")):
        value, _, problems = strict_yaml.read(file.read_text("utf-8"), file.name)
        assert not problems, problems
        found += value
    return found


FAULTS = _faults()
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])


def planted(fault: dict, texts: dict[str, str]) -> dict[str, str]:
    """The tiny aid's texts with the fault in them."""
    texts = dict(texts)
    if "whole" in fault:
        texts[fault["file"]] = fault["whole"]
        return texts
    for edit in (fault, fault.get("also"), fault.get("and")):
        if edit:
            text = texts[edit["file"]]
            assert edit.get("every") or text.count(edit["change"]) == 1, (
                f"{edit['change']!r} stands {text.count(edit['change'])} times"
            )
            then = edit.get("then", {"text": "", "times": 0})
            new = edit["to"] * edit.get("times", 1) + then["text"] * then["times"]
            texts[edit["file"]] = text.replace(edit["change"], new)
    return texts


def found_in(texts: dict[str, str]) -> list[Problem]:
    try:
        build(texts)
    except ContentError as stopped:
        return stopped.problems
    return []


def line_of(fault: dict, before: dict[str, str], texts: dict[str, str]) -> int:
    """The line of `on`, else the line where the change begins."""
    if "whole" in fault or "times" in fault:
        return 1
    if "on" in fault:
        text, on = texts[fault.get("found_in", fault["file"])], fault["on"]
        assert text.count(on) == 1, f"{on!r} stands {text.count(on)} times"
        return text[: text.index(on)].count("\n") + 1
    start, new = before[fault["file"]].index(fault["change"]), fault["to"]
    return before[fault["file"]][:start].count("\n") + new[: len(new) - len(new.lstrip())].count("\n") + 1


@each_fault
def test_exactly_the_planted_fault_is_found(fault, commute_texts):
    assert set(fault) <= KEYS
    texts = planted(fault, commute_texts)
    problems = found_in(texts)
    assert len(problems) == 1, "\n".join(map(str, problems[:10]))
    (problem,) = problems
    assert fault["says"] in problem.what
    assert fault.get("fix", "") in problem.fix
    assert (problem.file, problem.line) == (fault.get("found_in", fault["file"]), line_of(fault, commute_texts, texts))


@each_fault
def test_it_prints_as_place_what_and_how_to_fix(fault, commute_texts):
    problems = found_in(planted(fault, commute_texts))
    assert problems
    for problem in problems:
        assert re.fullmatch(r"[\w./]+\.yaml:\d+:\d+: \S.* — \S.* — \S.*", str(problem))


def test_there_are_at_least_forty_faults_with_names_of_their_own():
    assert len({fault["name"] for fault in FAULTS}) == len(FAULTS) >= 40


@pytest.mark.parametrize("name", ["questions.yaml", "content/aid.yaml", "content/rules.yaml"])
def test_an_aid_without_a_file_it_needs_says_which(name, commute_texts):
    """Without rules everything would be "not ruled out": no aid may start like that by mistake."""
    problems = found_in({n: text for n, text in commute_texts.items() if n != name})
    assert [(p.file, p.what) for p in problems] == [(name, "is missing")]


def test_one_option_alone_is_no_comparison(commute_texts):
    texts = {name: text for name, text in commute_texts.items() if "options" not in name or "keep_car" in name}
    assert [p.what for p in found_in(texts) if p.file == "content/aid.yaml"] == ["fewer than two options are compared"]


def test_faults_in_many_files_are_all_told_at_once(commute_texts):
    texts = dict(commute_texts)
    for fault in FAULTS:
        if fault["name"] in (
            "a number without unit",
            "a stop without an end",
            "a price without its year",
            "an unknown alternative",
        ):
            texts[fault["file"]] = planted(fault, texts)[fault["file"]]
    problems = found_in(texts)
    assert {p.file for p in problems} == {
        "questions.yaml",
        "content/rules.yaml",
        "content/options/bus.yaml",
        "content/elsewhere.yaml",
    }
    assert problems == sorted(problems)


# ---- every check speaks


def _messages() -> list[tuple[str, str]]:
    """What every `report(…)` and `Problem(…)` of the checkers may say, as (place in code, pattern)."""
    found = []
    for file in CHECKERS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                "report",
                "Problem",
            ):
                pattern = _pattern(node.args[-2])
                if pattern:
                    found.append((f"{file.relative_to(LOGIC)}:{node.lineno}", pattern))
    return found


def _pattern(what: ast.expr) -> str | None:
    if isinstance(what, ast.Constant):
        return re.escape(what.value)
    if isinstance(what, ast.JoinedStr):
        return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in what.values)
    return None  # handed on from elsewhere


def test_every_message_of_every_check_is_drawn_out_by_some_fault(commute_texts):
    said = [problem.what for fault in FAULTS for problem in found_in(planted(fault, commute_texts))]
    said += ["is missing", "fewer than two options are compared"]  # whole files taken away: the tests above
    messages = _messages()
    assert len(messages) > 50
    assert [place for place, pattern in messages if not any(re.fullmatch(pattern, what) for what in said)] == []
