"""Our content files as a SurveyJS definition, and what SurveyJS's own linter says of it.

It works on the plain values of the YAML, not on an `Aid`: faults that our loader refuses must reach the other linter
too. A reference to nothing stays a reference to nothing; what cannot be said in SurveyJS at all is left out. Where
SurveyJS
has several ways to say the same, the one that its linter looks into is taken, so that it finds what it can.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from logic.content.bank import COUNTED
from logic.content.reader import BANK, PROMISES, RULES
from logic.content.strict_yaml import read

HERE = Path(__file__).parent
TYPES = {"one": "radiogroup", "yes_no": "radiogroup", "several": "checkbox"} | dict.fromkeys(COUNTED, "text")
GROUPS = {RULES: ("gate", "notes", "ends", "withholds_fit", "limits"), PROMISES: ("promises",)}
UNREADABLE = "?"
"""Stands for a condition that is none in our language either; SurveyJS cannot parse it."""


def available() -> str | None:
    """Why the linter cannot run here, or None when it can."""
    if not shutil.which("node"):
        return "node is not installed"
    if not (HERE / "node_modules" / "survey-core").is_dir():
        return "survey-core is not installed: npm install --no-package-lock --prefix bench/surveyjs"
    return None


def lint(definitions: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What the linter finds in each definition: `rule`, `severity`, `path`, `element` (or None) and `message`.

    Raises:
        subprocess.CalledProcessError: node or the linter ended with an error.
    """
    command = ["node", str(HERE / "lint.mjs")]
    done = subprocess.run(
        command, input=json.dumps(definitions), capture_output=True, encoding="utf-8", check=True, timeout=600
    )
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def translate(texts: Mapping[str, str]) -> dict[str, Any]:
    """A SurveyJS definition of an aid.

    Args:
        texts: file name → YAML text: `questions.yaml`, `content/rules.yaml` and, if there are any,
            `content/promises.yaml`.

    Returns:
        A page for each section, and one page of rules. A rule is an html element that shows when its condition holds:
        the linter judges a `visibleIf`, but not the expression of a calculated value or of an expression question.
    """
    plain = {name: _mapping(read(texts[name], name)[0]) for name in (BANK, *GROUPS) if name in texts}
    bank = plain.get(BANK, {})
    sections = _mappings(bank.get("sections"))
    choices = _choices(bank, sections)
    conditions = Conditions(bank, sections)
    # A prefix keeps a page and its question apart when both have one id; for us that is no fault.
    pages: list[dict[str, Any]] = [
        {
            "name": f"page_{section.get('id')}",
            "title": section.get("title"),
            "elements": [_question(q, choices, conditions) for q in _mappings(section.get("questions"))],
        }
        for section in sections
    ]
    rules = [
        _rule(group, rule, conditions)
        for name, groups in GROUPS.items()
        for group in groups
        for rule in _mappings(plain.get(name, {}).get(group))
    ]
    if rules:
        pages.append({"name": "page_rules", "elements": rules})
    return {
        "clearInvisibleValues": "onHidden",
        "pages": pages,
    }  # a question that is not asked has no answer, as with us


class Conditions:
    """Our condition language as SurveyJS expressions. Named conditions are written out where they are used."""

    def __init__(self, bank: Mapping[str, Any], sections: list[dict[str, Any]]):
        self._several = {
            q.get("id") for s in sections for q in _mappings(s.get("questions")) if q.get("kind") == "several"
        }
        self._named: dict[str, str] = {}
        for name, raw in _mapping(bank.get("conditions")).items():
            self._named[name] = self.text(raw)

    def text(self, raw: Any) -> str:
        """One condition as an expression."""
        if not isinstance(raw, dict) or len(raw) != 1:
            return UNREADABLE
        ((key, value),) = raw.items()
        if key in ("all", "any"):
            parts = [self.text(part) for part in value] if isinstance(value, list) else []
            return f"({(' and ' if key == 'all' else ' or ').join(parts)})" if parts else UNREADABLE
        if key == "not":
            return self._negated(value)
        if key == "use":
            return self._named.get(str(value), f"{{{value}}}")
        if key == "answered":
            return f"{{{value}}} notempty"
        return self._chosen(key, value) if isinstance(value, list) else self._number(key, value)

    def _negated(self, raw: Any) -> str:
        text = self.text(raw)
        # The linter sees "is x and is not x" only when the second is written with "<>".
        turned = text.replace("} = '", "} <> '", 1) if text.startswith("{") else text
        return f"!({text})" if turned == text else turned

    def _chosen(self, question: str, values: list[Any]) -> str:
        # The linter sees "is x and is y" only when both are written with "=", which on several choices would mean "x
        # alone".
        if question not in self._several and len(values) == 1:
            return f"{{{question}}} = {_quoted(values[0])}"
        return f"{{{question}}} anyof [{', '.join(map(_quoted, values))}]"

    def _number(self, question: str, value: Any) -> str:
        match value:
            case {"below": int() | float() as high}:
                return f"{{{question}}} < {high}"
            case {"at_least": int() | float() as low}:
                return f"{{{question}}} >= {low}"
            case {"between": [int() | float() as low, int() | float() as high]}:
                return f"({{{question}}} >= {low} and {{{question}}} < {high})"
        return UNREADABLE


def _question(
    question: Mapping[str, Any], choices: Mapping[str, list[dict[str, Any]]], conditions: Conditions
) -> dict[str, Any]:
    kind, source = question.get("kind", ""), question.get("choices_from")
    result: dict[str, Any] = {"type": TYPES.get(kind, kind), "name": question.get("id"), "title": question.get("text")}
    if (
        result["type"] == "text"
    ):  # "not sure" beside a number cannot be said there; a month or date is counted from today
        result["inputType"] = "number"
        result |= {bound: question[bound] for bound in ("min", "max") if bound in question}
    else:
        result["choices"] = [_choice(c, kind) for c in choices[question.get("id", "")]]
        if kind == "several" and "most" in question:
            result["maxSelectedChoices"] = question["most"]
    if source and source not in choices:
        result["choicesFromQuestion"] = source
    if question.get("ask_when") is not None:
        result["visibleIf"] = conditions.text(question["ask_when"])
    return result


def _choice(choice: Mapping[str, Any], kind: str) -> dict[str, Any]:
    result = {"value": choice.get("id"), "text": choice.get("text")}
    return result | {"isExclusive": True} if choice.get("exclusive") and kind == "several" else result


def _choices(bank: Mapping[str, Any], sections: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Question id → all its choices: its own or those of an earlier question, then the standard ones.

    They are copied: of choices that SurveyJS takes from another question its linter says nothing.
    """
    standard = {choice.get("id"): choice for choice in _mappings(bank.get("standard_choices"))}
    found: dict[str, list[dict[str, Any]]] = {}
    for question in (q for section in sections for q in _mappings(section.get("questions"))):
        own = found.get(question.get("choices_from", ""), []) or _mappings(question.get("choices"))
        added = (["yes", "no"] if question.get("kind") == "yes_no" else []) + _list(question.get("plus"))
        found[question.get("id", "")] = own + [standard[plus] for plus in added if plus in standard]
    return found


def _rule(group: str, rule: Mapping[str, Any], conditions: Conditions) -> dict[str, Any]:
    parts = [conditions.text(rule["when"])] if rule.get("when") is not None else []
    if rule.get("answer"):  # a limit holds the answer to this question against a figure, so it needs one
        parts.append(f"{{{rule['answer']}}} notempty")
    shown = rule.get("reason") or rule.get("text") or rule.get("id")
    result = {
        "type": "html",
        "name": f"{group}_{rule.get('id')}",
        "html": " ".join(shown) if isinstance(shown, list) else shown,
    }
    return result | {"visibleIf": " and ".join(parts)} if parts else result


def _quoted(value: Any) -> str:
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]
