"""Problems as text, JSON or SARIF (the format code hosts and editors show beside a line)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

from logic.content.problems import MAX_SHOWN, Problem
from logic.tools.output import written

Format = Literal["text", "json", "sarif"]

CODES = {
    "content": "a file that is missing, too large, never read, linked from outside, or not the strict YAML of content files",
    "shape": "a key or value a file may not have, or lacks",
    "condition": "a condition that cannot be read, or names what does not exist",
    "bank": "faults between questions: ids, roles, bounds, questions asked later",
    "evidence": "facts, sources, and citations of them",
    "options": "what a variant must say of every concern and outcome; figures without unit, group or source",
    "rules": "rules and promises that name what does not exist; stops that rest on too little",
    "wording": "messages no page says, placeholders nothing fills",
    "vacuous-bound": "a comparison with a number that all answers meet, or that lies out of bounds",
    "unreachable-question": "a question no answers lead to",
    "unreachable-section": "a section in which nobody is asked anything",
    "unreachable-choice": "a choice nobody is offered",
    "unused-question": "a question whose answer nothing uses",
    "unused-condition": "a named condition nothing uses",
    "dead-rule": "a rule that can never apply to anyone who gets a comparison",
    "dead-promise": "a promise that never applies",
    "dead-reading": "an effect or a figure for some people whose condition never holds",
    "masked-reading": "an effect or a figure for some people that is never told, because an earlier one always holds",
    "always-true": "a condition that nobody makes false who answers all they are asked",
    "duplicate-rule": "two gate rules that say the same",
    "subsumed-rule": "a gate rule that adds nothing to a wider one",
    "masked-ask": "an ask, or what is to be told, that never shows, because a stop always holds with it",
    "not-over-unasked": "a rule that holds because a question inside not was never asked",
    "unmissed-rule": "a gate rule whose loss no promise would notice",
    "unheld-level": "a gate rule that could be made milder, or narrower, and no promise would notice",
    "part-of-group": "a gate rule that reaches some of a group of variants and not all, and does not say why",
    "no-level-reason": "a gate rule that does not say why it stops, asks or tells",
    "always-stopped": "a variant stopped for everybody",
    "never-gated": "a variant nothing can stop or make ask",
    "no-elsewhere": "a concern for which nothing else is named",
    "no-role": "no question of a kind that pages and rules look for",
    "too-long": "more questions, pages or minutes than the house allows",
    "pages": "a picture, a cell of what it is like, a claim, a check question or a sign-off that cannot be shown",
    "how-often": "a word for how often or how likely in the place of a number",
    "praise": "a word that praises or promises",
    "fear": "a word that frightens",
    "one-in-x": "a share told as 1 in so many",
    "no-base-rate": "a change told without what it starts from",
    "story": "one person's tale in the place of a count",
    "long-sentence": "a sentence of more than 25 words",
    "no-fact": "a number, in digits or in words, that stands in none of the facts it names",
    "rate-differs": "a fact whose sentence tells another share than its event_rate",
    "hard-to-read": "60 words or more above US grade 8",
    "no-citation": "a text that names no fact and does not say that it is our own",
    "not-signed": "a sign-off that does not fit the text, or reviewed without one",
    "unused": "a fact or source that nothing shows",
    "words-only": "a picture or range of a figure that is no usual risk",
    "harm-as-nothing": "0 where somebody was harmed",
    "too-sure": "a picture or range said to be surer than any of its facts",
    "no-range": "one number where the evidence leaves room",
    "mixed-denominators": "people of 100 and of 1,000 in one picture",
    "mixed-times": "several time frames in one picture",
    "gain-alone": "a gain shown without a harm beside it",
    "uneven": "an option's page is much shorter than another's, or benefits and harms get very different space",
    "audit-fell": "less than when the audit was last recorded",
}
"""Every kind of problem, in the order of the documentation."""


def listed(problems: Sequence[Problem], form: Format) -> str:
    """The problems in one format; text is cut after `MAX_SHOWN`, with the count."""
    if form == "json":
        return written.as_json(_json(problems))
    if form == "sarif":
        return written.as_json(_sarif(problems))
    more = [f"… and {len(problems) - MAX_SHOWN} more"] if len(problems) > MAX_SHOWN else []
    return "\n".join([*map(str, problems[:MAX_SHOWN]), *more])


def counted(problems: Sequence[Problem]) -> str:
    """How many errors and warnings, in words."""
    errors = sum(p.level == "error" for p in problems)
    warnings = len(problems) - errors
    parts = [f"{errors} problem{'s' * (errors != 1)}"] + (
        [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    )
    return ", ".join(parts) + "."


def _uri(file: str) -> str:
    """The name of a file as an address relative to the aid's folder, in the signs an address may have."""
    return PurePosixPath("/", file).as_uri().removeprefix("file:///")


def _json(problems: Sequence[Problem]) -> dict[str, Any]:
    errors = sum(p.level == "error" for p in problems)
    keys = ("code", "level", "file", "line", "column", "where", "what", "witness", "fix")
    found = [{key: getattr(p, key) for key in keys} for p in problems]
    return {"errors": errors, "warnings": len(problems) - errors, "problems": found}


def _sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    rules = [{"id": code, "shortDescription": {"text": text}} for code, text in CODES.items()]
    number = {code: i for i, code in enumerate(CODES)}
    results = [
        {
            "ruleId": p.code,
            "ruleIndex": number[p.code],
            "level": p.level,
            "message": {
                "text": f"{p.where}: {p.what}."
                + (f" Shown by: {p.witness}." if p.witness else "")
                + f" To fix: {p.fix}."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(p.file)},
                        "region": {"startLine": p.line, "startColumn": p.column},
                    }
                }
            ],
        }
        for p in problems
    ]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "logic check", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
