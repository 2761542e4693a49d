"""`python -m logic check`: every problem of an aid, file by file and over its whole flow, and how long its questions
take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from tqdm import tqdm

from logic.aid.aid import Aid
from logic.aid.checks.wording import messages, misfits
from logic.content.problems import Problem
from logic.content.reader import WORDING
from logic.content.strict_yaml import show
from logic.load import Inspection
from logic.person import duration
from logic.tools.check import flow, lacks, lint
from logic.tools.output import formats, written
from logic.tools.population import time_estimate as time
from logic.tools.proof.engine import Engine, as_answers, in_words

Lost = Callable[[Aid, date, list[Problem]], Iterable[Problem]]


def run(found: Inspection, today: date, form: formats.Format, built_in: Mapping[str, Any], lost: Lost) -> int:
    """Print the problems, and for people also what was looked at. Returns 1 when there is an error; warnings alone give
    0.
    """
    problems = problems_of(found, today, built_in, lost)
    text = formats.listed(problems, form)
    if form == "text":
        lines = [text] if text else []
        if found.aid:
            lines.append(_summary(found.aid, today))
        written.say(
            "\n".join([*lines, formats.counted(problems) + (" The aid cannot start." if found.aid is None else "")])
        )
    else:
        written.give(text)
    return 1 if any(p.level == "error" for p in problems) else 0


def problems_of(found: Inspection, today: date, built_in: Mapping[str, Any], lost: Lost) -> list[Problem]:
    """Everything: what loading found, what the whole flow shows where it can be read, and what the texts of an aid that
    can start show.

    `lost` says what the audit lost since it was recorded: the audit stands on the check, so it is handed in.
    """
    problems = list(found.problems)
    if found.draft is not None:
        problems += over_the_flow(found, Engine(found.draft), today)
    aid = found.aid
    if aid is not None:
        problems += too_long(aid, today) + over_the_texts(found, aid, today, lost)
        problems += _on_their_lines(found, [*lacks.roles(aid), *lacks.words(aid, built_in)])
        for message, what, fix in misfits(aid.wording, messages(aid.questions.values(), built_in)):
            problems.append(Problem(WORDING, *found.reader.place(WORDING, (message,)), message, what, fix, "wording"))
    return sorted(problems)


def over_the_flow(found: Inspection, engine: Engine, today: date) -> list[Problem]:
    """The faults of `tools/flow`, each on its line."""
    problems = []
    for look in tqdm(flow.PASSES.values(), "checking", leave=False, disable=None):
        for f in look(engine.doubting):
            place = found.reader.place(f.file, f.path)
            shown = in_words(as_answers(engine.aid, f.sheet, today)) if f.sheet is not None else ""
            problems.append(f.placed(*place, show(f.path), shown))
    return problems


def over_the_texts(found: Inspection, aid: Aid, today: date, lost: Lost) -> list[Problem]:
    """The faults of `tools/lint`, and what the audit lost since it was recorded, each on its line."""
    said = list(lint.find(aid))
    return _on_their_lines(found, [*said, *lost(aid, today, said)])


def _on_their_lines(found: Inspection, faults: Iterable[Problem]) -> list[Problem]:
    return [f.placed(*found.reader.place(f.file, f.path), show(f.path)) for f in faults]


def too_long(aid: Aid, today: date) -> list[Problem]:
    """Problems when the median person is asked more, or for longer, than the house allows."""
    e = duration.estimate(aid, today)
    limits = (
        ("questions", e.questions, time.MOST_QUESTIONS),
        ("pages", e.pages, time.MOST_PAGES),
        ("minutes", round(e.minutes, 2), time.MOST_MINUTES),
        ("taps on the short way", time.short_way_estimate(aid, today).taps, time.MOST_SHORT_TAPS),
    )
    said, fix = "a median person meets {} {}, more than {}", "ask less, or in fewer words"
    return [
        Problem("questions.yaml", 1, 1, "file", said.format(value, what, most), fix, "too-long")
        for what, value, most in limits
        if value > most
    ]


def _summary(aid: Aid, today: date) -> str:
    e, short = duration.estimate(aid, today), time.short_way_estimate(aid, today)
    rules = len(aid.gate) + len(aid.notes) + len(aid.limits)
    reasoned = sum(ready.rule.level_why is not None for ready in aid.gate)
    return (
        f"{len(aid.questions)} questions, {len(aid.options)} options, {len(aid.variants)} variants, {rules} rules "
        f"({len(aid.gate)} gate, {len(aid.notes)} notes, {len(aid.limits)} limits), {len(aid.promises)} promises, "
        f"{reasoned} gate rules with a reason for their level, {len(aid.facts)} facts, {len(aid.sources)} sources; "
        f"content {aid.content_hash}\n"
        f"Median person: {e.questions:g} questions on {e.pages:g} pages, {e.words:g} words, {e.taps:g} taps, {e.minutes:.1f} minutes\n"
        f"The short way: {short.questions:g} questions, {short.taps:g} taps, {short.minutes:.1f} minutes"
    )
