"""Findings as the lines a page tells: what one answer leaves not known is one line, however many rules it leaves so.

A person who ticks "not sure which" of ten illnesses is told once that this must be found out, and not ten times what
each of the ten would mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from logic.person.comparison import STATUSES, Comparison, Finding, Gate, Status


class Line(NamedTuple):
    """One line: a finding by itself, or all that one question leaves not known.

    Attributes:
        status: the gravest among its findings.
        findings: one that holds or still waits for answers, or several that the person's own doubt leaves not known.
        question: the question they were not sure of, or would not answer; None for a finding by itself.
        variants: those it speaks of.
    """

    status: Status
    findings: tuple[Finding, ...]
    question: str | None
    variants: tuple[str, ...]


def lines(variant: str, gate: Gate) -> tuple[Line, ...]:
    """The lines of one variant, where its findings stand; of those that go together, where the first does."""
    return _lines((variant, finding) for finding in gate.findings)


def all_lines(comparison: Comparison) -> tuple[Line, ...]:
    """The lines of all that is compared for what the person wants to change, each rule told once: red flags first, then
    the gravest."""
    found = [(v.variant, f) for v in comparison.variants if v.relevant for f in v.gate.findings]
    return _lines(sorted(found, key=lambda one: (not one[1].waves_red, STATUSES.index(one[1].status))))


def _lines(found: Iterable[tuple[str, Finding]]) -> tuple[Line, ...]:
    together: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    for variant, finding in found:
        doubt = bool(finding.unsure) and not finding.open
        key = ("question", finding.unsure[0]) if doubt else ("rule", finding.rule.id)
        together.setdefault(key, []).append((variant, finding))
    return tuple(
        Line(
            min((f.status for _, f in mine), key=STATUSES.index),
            tuple({f.rule.id: f for _, f in mine}.values()),
            name if kind == "question" else None,
            tuple(dict.fromkeys(v for v, _ in mine)),
        )
        for (kind, name), mine in together.items()
    )
