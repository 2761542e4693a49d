"""Texts → typed parts, with every fault on its line. Knows shapes only; what parts say of each other is in `checks/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pydantic

from logic.content.about import About
from logic.content.bank import Bank, Question
from logic.content.base import Part
from logic.content.elsewhere import Elsewhere
from logic.content.evidence import FactFile, SourceFile
from logic.content.options import Option
from logic.content.pages import Claims, Kept, Knowledge, Reviews
from logic.content.problems import Problem, did_you_mean
from logic.content.rules import Promises, Rules
from logic.content.shape import fields_at
from logic.content.strict_yaml import Path, Places, read, show

M = TypeVar("M", bound=Part)

BANK, ABOUT, ELSEWHERE, WORDING = "questions.yaml", "content/aid.yaml", "content/elsewhere.yaml", "content/wording.yaml"
RULES, PROMISES, SOURCES = "content/rules.yaml", "content/promises.yaml", "content/sources.yaml"
CLAIMS, KNOWLEDGE, REVIEWS = "content/claims.yaml", "content/knowledge.yaml", "content/reviews.yaml"
KEPT = "content/kept.yaml"
SINGLE = (BANK, ABOUT, ELSEWHERE, RULES, PROMISES, SOURCES, CLAIMS, KNOWLEDGE, REVIEWS, KEPT, WORDING)
CONTENT, OPTIONS, FACTS = "content/", "content/options/", "content/facts/"

_MANY = re.compile(rf"({OPTIONS}|{FACTS})[\w-]+(\.[\w-]+)*\.yaml")
_SPARED = (".md", "~")
"""Ends of names of files that may stand in `content/` unread: notes, and what an editor keeps of a file before it is
saved.
"""
_STEMS = {name.rpartition("/")[2].removesuffix(".yaml"): name for name in SINGLE}


def is_read(name: str) -> bool:
    """Whether a file of an aid, by its name inside the aid's folder, is one that is read."""
    return name in SINGLE or _MANY.fullmatch(name) is not None


def is_meant(name: str) -> bool:
    """Whether a file must be read, or else be named as a problem: whatever is in `content/`, and what looks like a part
    of an aid beside it, as a question bank with another ending does."""
    if name.startswith(CONTENT):
        return not name.endswith(_SPARED)
    stem, _, end = name.lower().rpartition(".")
    return end in ("yaml", "yml") and (stem.startswith("question") or stem in _STEMS)


def unread(name: str) -> Problem:
    """The problem that a file is none of those that are read."""
    folder = next((start for start in (OPTIONS, FACTS) if name.startswith(start)), None)
    if folder and "/" not in name.removeprefix(folder):
        what = "is not read, for its name has other signs, or another end"
        fix = f"name it {folder}<name>.yaml, with letters, digits, - and _, or take it away"
    else:
        what, stem = "is none of the files of an aid, so it is not read", name.rpartition("/")[2].partition(".")[0]
        fix = did_you_mean(
            stem,
            _STEMS,
            f"an option is {OPTIONS}<name>.yaml, and facts are {FACTS}<name>.yaml; take away what is neither",
        )
    return Problem(name, 1, 1, "file", what, fix, code="content")


@dataclass(frozen=True)
class Parts:
    """Every file of an aid, typed. `options` and `fact_files` go by file name; `questions` have all their choices."""

    bank: Bank
    about: About
    questions: Mapping[str, Question]
    options: Mapping[str, Option]
    elsewhere: Elsewhere
    rules: Rules
    promises: Promises
    fact_files: Mapping[str, FactFile]
    source_file: SourceFile
    claims: Claims | None  # None: the aid goes without that page
    knowledge: Knowledge
    reviews: Reviews
    kept: Kept
    wording: Mapping[str, Any]


def _correct(fault: Mapping[str, Any]) -> str:
    """How to mend a value: with the word that may have been meant, where one of several must stand."""
    words = re.findall(r"'(\w[^']*)'", fault["ctx"]["expected"]) if fault["type"] == "literal_error" else []
    given = fault["input"]
    return (
        did_you_mean(given, words, "correct the value")
        if isinstance(given, str) and len(given) < 60
        else "correct the value"
    )


class Reader:
    """Reads texts into models and remembers where each value stands, so that a later fault finds its line."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        self.broken: set[str] = {p.file for p in problems}
        self.places: dict[str, Places] = {}
        self.topic = "shape"  # the code of problems reported from now on

    def parts(self, texts: Mapping[str, str]) -> Parts | None:
        """All files typed, or None when the bank or aid.yaml cannot be read at all. A broken file counts as empty."""
        needed = (BANK, ABOUT, ELSEWHERE, RULES, SOURCES) if BANK in texts and ABOUT in texts else (BANK, ABOUT)
        for name in needed:
            if name not in texts and not any(p.file == name for p in self.problems):
                self.problems.append(Problem(name, 1, 1, "file", "is missing", f"write {name}", code="content"))
        bank, about = self.one(texts, BANK, Bank), self.one(texts, ABOUT, About)
        wording = self.plain(texts, WORDING)
        if wording is not None and not isinstance(wording, dict):
            self.report(WORDING, (), "is not a mapping", "begin it with message: text lines")
        options, fact_files = self.many(texts, OPTIONS, Option), self.many(texts, FACTS, FactFile)
        elsewhere = self.one(texts, ELSEWHERE, Elsewhere) or Elsewhere(concerns=[], alternatives=[])
        rules = self.one(texts, RULES, Rules) or Rules()
        promises = self.one(texts, PROMISES, Promises) or Promises(promises=[])
        source_file = self.one(texts, SOURCES, SourceFile) or SourceFile(sources=[])
        if bank is None or about is None:
            return None
        return Parts(
            bank,
            about,
            self._questions(bank),
            options,
            elsewhere,
            rules,
            promises,
            fact_files,
            source_file,
            self.one(texts, CLAIMS, Claims),
            self.one(texts, KNOWLEDGE, Knowledge) or Knowledge(),
            self.one(texts, REVIEWS, Reviews) or Reviews(),
            self.one(texts, KEPT, Kept) or Kept(),
            wording if isinstance(wording, dict) else {},
        )

    def plain(self, texts: Mapping[str, str], name: str) -> Any:
        """A file's plain value; None when there is no such file or it cannot be read."""
        if name not in texts:
            return None
        value, self.places[name], found = read(texts[name], name)
        self.problems += [replace(problem, code="content") for problem in found]
        return value

    def whole(self, start: str) -> bool:
        """Whether every file of that name, or in that folder, could be read. Else nothing may be said of what it lacks."""
        return not any(name.startswith(start) for name in self.broken)

    def one(self, texts: Mapping[str, str], name: str, shape: type[M]) -> M | None:
        before = len(self.problems)
        value = self.plain(texts, name)
        if isinstance(value, dict):
            try:
                return shape.model_validate(value)
            except pydantic.ValidationError as error:
                told = {problem.where for problem in self.problems[before:]}
                for fault in error.errors(include_url=False):
                    self._shape_fault(name, shape, fault, told)
        elif name in texts and len(self.problems) == before:
            what = "is empty" if value is None else "is not a mapping"
            self.problems.append(Problem(name, 1, 1, "file", what, "begin it with key: value lines", code="content"))
        self.broken.add(name)
        return None

    def many(self, texts: Mapping[str, str], folder: str, shape: type[M]) -> dict[str, M]:
        found = {name: self.one(texts, name, shape) for name in texts if name.startswith(folder)}
        return {name: value for name, value in found.items() if value is not None}

    def report(self, file: str, path: Path, what: str, fix: str, *, key: bool = False) -> None:
        """A fault at a path, on the nearest line that exists. `key`: it lies in the key itself, not in its value."""
        at = (*path[:-1], "@key", path[-1]) if key and path else path
        line, column = self.place(file, at if at in self.places.get(file, {}) else path)
        self.problems.append(Problem(file, line, column, show(path), what, fix, self.topic))

    def place(self, file: str, path: Path) -> tuple[int, int]:
        """Line and column of a value, or of the nearest part around it that exists."""
        places = self.places.get(file, {})
        while path and path not in places:
            path = path[:-1]
        return places.get(path, (1, 1))

    def to(self, file: str) -> Callable[[Path, str, str], None]:
        """`report` for one file, as the condition parser wants it."""
        return lambda path, what, fix: self.report(file, path, what, fix)

    def _shape_fault(self, file: str, shape: type[Part], fault: Mapping[str, Any], told: set[str]) -> None:
        """One fault as the model names it. `told`: the places of this file that have a fault already; of several at
        one, one is said.
        """
        path = tuple(fault["loc"])
        if fault["type"] == "missing":
            self.report(file, path[:-1], f"has no {path[-1]!r}", f"add {path[-1]}: …")
            told.add(show(path[:-1]))
        elif fault["type"] == "extra_forbidden":
            known = fields_at(shape, path[:-1])
            fix = did_you_mean(str(path[-1]), known, f"use one of {', '.join(known)}")
            self.report(file, path, "is not a key this file knows", fix, key=True)
            told.add(show(path))
        else:
            while (
                path and path not in self.places[file]
            ):  # what pydantic adds for its own alternatives stands in no file
                path = path[:-1]
            if show(path) not in told:
                self.report(file, path, fault["msg"][0].lower() + fault["msg"][1:], _correct(fault))
                told.add(show(path))

    def _questions(self, bank: Bank) -> dict[str, Question]:
        """Questions by id, in file order, each with all its choices: its own or another's, then the standard ones."""
        standard = {choice.id: choice for choice in bank.standard_choices}
        questions: dict[str, Question] = {}
        for s, section in enumerate(bank.sections):
            for q, question in enumerate(section.questions):
                path: Path = ("sections", s, "questions", q)
                choices = list(question.choices)
                if question.choices_from in questions:
                    choices = list(questions[question.choices_from].choices)
                    if question.choices:
                        self.report(
                            BANK,
                            (*path, "choices"),
                            "stand beside choices_from and would be lost",
                            "keep one of the two",
                        )
                elif question.choices_from:
                    self.report(
                        BANK,
                        (*path, "choices_from"),
                        f"there is no earlier question {question.choices_from!r}",
                        did_you_mean(question.choices_from, questions, "name a question asked before"),
                    )
                own = ["yes", "no"] if question.kind == "yes_no" else []
                for i, plus in enumerate(own + question.plus):
                    if plus in standard:
                        choices.append(standard[plus])
                    else:
                        self.report(
                            BANK,
                            (*path, "plus", i - len(own)) if i >= len(own) else (*path, "kind"),
                            f"there is no standard choice {plus!r}",
                            did_you_mean(plus, standard, "add it to standard_choices"),
                        )
                if question.shares:
                    choices = [c.model_copy(update={"share": question.shares.get(c.id, c.share)}) for c in choices]
                if question.id in questions:
                    self.report(
                        BANK,
                        (*path, "id"),
                        f"the id {question.id!r} is used twice",
                        "ids are never reused: choose a new one",
                    )
                questions[question.id] = question.model_copy(update={"choices": choices})
        return questions
