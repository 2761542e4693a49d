"""Questions, choices and sections nobody can reach, and questions nothing uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from logic.conditions.tree import TRUE, Unread, every_part, leaves
from logic.content.base import Part
from logic.content.problems import Problem
from logic.content.reader import BANK, PROMISES
from logic.person.path import walk
from logic.tools.check.flow.cause import causes, told
from logic.tools.check.flow.places import conditions_of, questions_of
from logic.tools.proof.engine import SOME_DAY, Engine, as_answers


def reached(engine: Engine) -> set[str]:
    """Every question somebody is asked. From the last to the first, as one sheet reaches all that its questions depend
    on.
    """
    found: set[str] = set()
    for name in reversed(list(engine.aid.questions)):
        if name not in found:
            sheet = engine.find([(engine.ask[name], TRUE)])
            if sheet is not None:
                found |= {name, *walk(engine.aid, as_answers(engine.aid, sheet, SOME_DAY), SOME_DAY).asked}
    return found


def unreachable(engine: Engine) -> Iterator[Problem]:
    """Questions, whole sections and choices that no answers lead to."""
    aid, alive = engine.aid, reached(engine)
    paths = {name: path for path, name in questions_of(aid)}
    for cause in causes(engine, [name for name in paths if name not in alive]):
        first, *others = cause.questions
        what = f"{_listed(cause.questions)} {'are' if others else 'is'} never asked: {told(engine, cause.parts)}"
        if cause.waiting:
            what += f"; so neither {'are' if len(cause.waiting) > 1 else 'is'} {_listed(cause.waiting)}"
        fix = "loosen ask_when, or take the question out"
        also = (*others, *cause.waiting)
        yield Problem.unplaced(
            "unreachable-question", "error", BANK, (*paths[first], "ask_when"), first, what, fix, also=also
        )
    for s, section in enumerate(aid.bank.sections):
        if not any(q.id in alive for q in section.questions):
            yield Problem.unplaced(
                "unreachable-section", "error", BANK, ("sections", s), section.id,
                f"nobody is asked anything in {section.id!r}", "loosen what its questions depend on, or take it out",
            )  # fmt: skip
    offered = {c for q in aid.bank.sections for question in q.questions for c in question.plus}
    offered |= {"yes", "no"} if any(q.kind == "yes_no" for q in aid.questions.values()) else set()
    for i, choice in enumerate(aid.bank.standard_choices):
        if choice.id not in offered:
            yield Problem.unplaced(
                "unreachable-choice", "error", BANK, ("standard_choices", i), choice.id,
                f"no question offers {choice.id!r}", "name it in a question's plus, or take it out",
            )  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    quoted = [repr(name) for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def unused(engine: Engine) -> Iterator[Problem]:
    """Questions no condition, limit or role reads, and named conditions nobody uses."""
    aid = engine.aid
    used = {leaf.question for ready in aid.ask_when.values() for leaf in leaves(ready.tree)}
    for of in conditions_of(aid):
        if of.file != PROMISES:  # a promise watches; it decides nothing
            used |= {leaf.question for leaf in leaves(of.tree)}
    used |= {ready.rule.answer for ready in aid.limits if ready.rule.answer}
    trees = [*(ready.tree for ready in aid.ask_when.values()), *aid.trees]
    unread = [part for tree in trees for part in every_part(tree) if isinstance(part, Unread)]
    used |= {part.question for part in unread}
    used |= {q.choices_from for q in aid.questions.values() if q.choices_from}
    for path, name in questions_of(aid):
        question = aid.questions[name]
        if (
            name not in used
            and not question.role
            and not question.record_only
            and all(part.question for part in unread)
        ):
            yield Problem.unplaced(
                "unused-question", "error", BANK, path, name,
                f"{name!r} is asked, but nothing uses the answer", "use it in a rule, take it out, or say why with record_only: …",
                engine.find([(engine.ask[name], TRUE)], fewest=True),
            )  # fmt: skip
        elif name in used and question.record_only:
            yield Problem.unplaced(
                "unused-question", "warning", BANK, (*path, "record_only"), name,
                f"{name!r} is said to be for the record only, yet a rule reads it", "take record_only away",
            )  # fmt: skip
    named = set(_used_names(aid.bank.model_dump()))
    named |= {name for of in conditions_of(aid) for name in _used_names(of.when)}
    for name in aid.bank.conditions:
        if name not in named:
            yield Problem.unplaced(
                "unused-condition", "warning", BANK, ("conditions", name), name,
                f"nothing uses the condition {name!r}", "write {use: …} where it is meant, or take it out",
            )  # fmt: skip


def _used_names(value: Any) -> Iterator[str]:
    """The names after `use:` anywhere in a value."""
    if isinstance(value, Part):
        value = value.model_dump()
    if isinstance(value, dict):
        if set(value) == {"use"}:
            yield str(value["use"])
        for inner in value.values():
            yield from _used_names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _used_names(inner)
