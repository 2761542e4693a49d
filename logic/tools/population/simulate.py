"""Very many people through gate, limits and effects, counted by group. `groups.py` makes tables of the counts.

People are drawn by the shares in the bank (assumed where no source is named), or read from a file. Counted are only
those for whom anything is compared. A figure here says how the aid behaves, never how often something happens to
patients.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from tqdm import tqdm

from logic.aid.aid import Aid
from logic.conditions.table import Bits, Reading, Table, count
from logic.conditions.tree import OneOf, Tree, Within
from logic.content.problems import Problem, did_you_mean
from logic.content.strict_yaml import scalar
from logic.person import answers
from logic.person.path import Answer
from logic.tools.population.crowd import Outcome, Trial
from logic.tools.population.people import Crowd, table_of

CHUNK = 1 << 16
"""People at a time: their bits stay in the processor's cache."""
STATES = ("stop", "ask", "held_back", "not_checked", "tell", "no_reason_found", "noted", "limited", "relevant", "shown")
EVERYBODY = ("everybody", "")
MAX_CSV_BYTES, MOST_COLUMNS = 100_000_000, 1_000
"""The largest table of people that is read: some hundred thousand of them, with more columns than any bank has
questions.
"""


@dataclass
class Counts:
    """How many people, by group, what they were told; groups are (question, group) pairs, `EVERYBODY` among them."""

    people: int = 0
    ended: dict[str, int] = field(default_factory=dict)
    compared: dict[tuple[str, str], int] = field(default_factory=dict)
    only_asks: dict[tuple[str, str], int] = field(default_factory=dict)
    variants: dict[tuple[tuple[str, str], str], dict[str, int]] = field(default_factory=dict)
    holds: dict[str, int] = field(default_factory=dict)
    decides: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)


def simulate(aid: Aid, tables: Iterable[Table], today: date) -> Counts:
    """Run tables of people through an aid and count."""
    trial, groups, counts = Trial(aid, today), Groups(aid), Counts()
    for table in tables:
        _count(aid, table, trial.run(table, decides=True), groups.of(table), counts)
    return counts


def drawn(aid: Aid, people: int, seed: int) -> Iterator[Table]:
    """Tables of people drawn by the shares in the bank, with a progress line."""
    crowd, rng = Crowd(aid.questions), np.random.default_rng(seed)
    with tqdm(total=people, desc="simulating", unit=" people", unit_scale=True, leave=False, disable=None) as progress:
        for start in range(0, people, CHUNK):
            size = min(CHUNK, people - start)
            yield crowd.draw(size, rng)
            progress.update(size)


def given(aid: Aid, sheets: list[dict[str, Answer]], today: date) -> Iterator[Table]:
    """Tables of given answer sheets, with a progress line."""
    for start in tqdm(range(0, len(sheets), CHUNK), "simulating", leave=False, disable=None):
        yield table_of(aid.questions, sheets[start : start + CHUNK], today)


def from_csv(aid: Aid, text: str, file: str, today: date) -> tuple[list[dict[str, Answer]], list[Problem]]:
    """Answer sheets from a CSV text: a column for each question, `;` between several choices, nothing where unanswered.

    Columns are parted by commas, semicolons or tabs, as the first row has them. A row with nothing in its cells is
    nobody. No problem repeats what a person answered.
    """
    reader = csv.reader(io.StringIO(text), strict=True, delimiter=_delimiter(text))
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        return [], [Problem(file, reader.line_num, 1, "row", "is not CSV", "close every quote, and keep cells short")]
    header = [name.strip() for name in rows[0][1]] if rows else []
    if len(header) > MOST_COLUMNS:
        what = f"has {len(header):,} columns, and there are {len(aid.questions)} questions"
        return [], [Problem(file, 1, MOST_COLUMNS + 1, "row", what, "keep one column for each question")]
    problems = []
    for column, name in enumerate(header, 1):
        if name not in aid.questions:
            fix = did_you_mean(name, aid.questions, "name each column after a question")
            problems.append(Problem(file, 1, column, f"column {column}", "is not named after a question", fix))
        elif name in header[: column - 1]:
            problems.append(
                Problem(file, 1, column, f"column {column}", f"is a second column for {name!r}", "keep one of the two")
            )
    sheets = []
    for line, row in rows[1:] if not problems else ():
        sheet: dict[str, Answer] = {}
        if any(cell.strip() for cell in row[len(header) :]):
            problems.append(
                Problem(
                    file, line, len(header) + 1, "row", "has more cells than the first row", "quote cells with commas"
                )
            )
        for column, (name, cell) in enumerate(zip(header, row, strict=False), 1):
            if cell.strip():
                answer, wrong = answers.parse(aid.questions[name], _raw(aid, name, cell.strip()), today)
                if answer is not None:
                    sheet[name] = answer
                else:
                    problems.append(
                        Problem(
                            file, line, column, name, wrong or "cannot be read", "correct the cell, or leave it empty"
                        )
                    )
        sheets.append(sheet)
    if not problems and not sheets:
        problems.append(Problem(file, 1, 1, "file", "holds nobody", "write one row for each person"))
    return sheets, problems


def _delimiter(text: str) -> str:
    """What parts the columns. Ids of questions have none of these signs, so in the first row each can only stand
    between two.
    """
    first = re.search(r"\S.*", text)
    return max(",;\t", key=first.group().count) if first else ","


def _raw(aid: Aid, question: str, cell: str) -> object:
    if aid.questions[question].kind == "several":
        return [part.strip() for part in cell.split(";") if part.strip()]
    if cell.removeprefix("-").isdecimal() and len(cell) < 18:
        return int(cell)
    value = scalar(cell)
    return value if isinstance(value, float) else cell


# ---- groups


class Groups:
    """Who belongs to which group of each audited question; people who were not asked, or are not sure, are in no group."""

    def __init__(self, aid: Aid):
        self.names: list[tuple[str, str]] = []
        trees: list[Tree] = []
        for question in aid.questions.values():
            if not question.audit:
                continue
            if question.counted:
                starts = [question.min or 0, *question.audit_from]
                for low, high in zip(starts, [*question.audit_from, None], strict=True):
                    name = f"{low} to {high - 1}" if high is not None else f"{low} and more"
                    self.names.append((question.id, name))
                    trees.append(
                        Within(question.id, low * question.step, None if high is None else high * question.step)
                    )
            else:
                for choice in question.choices:
                    if not choice.unknown:
                        self.names.append((question.id, choice.id))
                        trees.append(OneOf(question.id, frozenset({choice.id})))
        self._reading = Reading(aid.questions, {name: ready.tree for name, ready in aid.ask_when.items()}, trees)

    def of(self, table: Table) -> dict[tuple[str, str], Bits]:
        found, _ = self._reading.run(table)
        return {EVERYBODY: table.everybody} | {name: is_.true for name, is_ in zip(self.names, found, strict=True)}


def _count(aid: Aid, table: Table, told: Outcome, groups: Mapping[tuple[str, str], Bits], counts: Counts) -> None:
    def add(to: dict[str, int], planes: Mapping[str, Bits]) -> None:
        for name, bits in planes.items():
            to[name] = to.get(name, 0) + count(bits & told.compared)

    counts.people += table.people
    for rule, bits in told.ended.items():
        counts.ended[rule] = counts.ended.get(rule, 0) + count(bits)
    add(counts.holds, told.holds)
    add(counts.decides, told.decides)
    for name, bits in told.asked.items():
        counts.asked[name] = counts.asked.get(name, 0) + count(bits)
    only_asks = _only_asks(aid, table, told)
    planes = {
        v: (
            g.stop,
            g.ask,
            told.held_back[v],
            g.not_checked,
            g.tell,
            g.no_reason_found,
            told.noted[v],
            told.limited(v),
            told.relevant[v],
            told.shown[v],
        )
        for v, g in told.gated.items()
    }
    for group, bits in groups.items():
        here = bits & told.compared
        counts.compared[group] = counts.compared.get(group, 0) + count(here)
        counts.only_asks[group] = counts.only_asks.get(group, 0) + count(here & only_asks)
        for variant, states in planes.items():
            relevant = here & told.relevant[variant]
            row = counts.variants.setdefault((group, variant), dict.fromkeys(STATES, 0))
            for state, plane in zip(STATES, states, strict=True):
                row[state] += count(relevant & plane)


def _only_asks(aid: Aid, table: Table, told: Outcome) -> Bits:
    """Who is left with nothing but asks: of what may help them, nothing is "not ruled out" or only to be told, and
    something is "ask first".

    The baseline's own option is left out: doing nothing new is always there.
    """
    free = asking = table.everybody ^ table.everybody
    home = aid.variants[aid.baseline][0].id
    for name, (option, _) in aid.variants.items():
        if option.id != home:
            of = told.gated[name]
            free = free | (told.relevant[name] & (of.no_reason_found | of.tell | of.not_checked))
            asking = asking | (told.relevant[name] & of.ask)
    return asking & ~free
