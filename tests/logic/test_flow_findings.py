"""What `check` says of the flow of small banks that look like questionnaires in use: no false alarm, and the cause by its name."""

from __future__ import annotations

import pytest

from logic import load as content
from logic.tools.check import flow
from logic.tools.proof.engine import Engine

HEAD = """
version: 1
standard_choices: [{id: "yes", text: "Yes"}, {id: "no", text: "No"}, {id: none, text: None, exclusive: true}, {id: not_sure, text: Not sure, unknown: unsure}]
sections:
  - id: only
    title: Only
    questions:
"""
WORKS = "{id: works, text: t, why: w, kind: yes_no}"
HOURS = '{id: hours, text: t, why: w, kind: number, unit: h, min: 0, max: 100, ask_when: {works: ["yes"]}}'


@pytest.fixture(scope="module")
def found(commute_texts):
    """`found("{id: …}", …)`: the findings on a bank of these questions, without rules; by code."""

    def look(*questions, code):
        bank = HEAD + "".join(f"      - {q}\n" for q in questions)
        aid = content.build(commute_texts | {"questions.yaml": bank, "content/rules.yaml": "gate: []", "content/promises.yaml": "promises: []"})
        return [f for f in flow.find(Engine(aid)) if f.code == code]

    return look


def last(when):
    return f"{{id: last, text: t, why: w, kind: yes_no, record_only: kept, ask_when: {when}}}"


# ---- always true


@pytest.mark.parametrize(
    "when",
    [
        '{any: [{works: ["yes"]}, {at_home: ["yes"]}]}',
        "{any: [{hours: {below: 50}}, {hours: {at_least: 50}}]}",
        '{at_home: ["yes", "no"]}',
        "{answered: hours}",
        "{answered: works}",
        '{all: [{answered: works}, {works: ["no"]}]}',
    ],
)
def test_a_condition_that_somebody_who_answers_all_makes_false_is_not_always_true(when, found):
    at_home = '{id: at_home, text: t, why: w, kind: yes_no, ask_when: {works: ["yes"]}}'
    assert found(WORKS, HOURS, at_home, last(when), code="always-true") == []


@pytest.mark.parametrize("when", ['{works: ["yes", "no"]}', '{any: [{works: ["yes"]}, {not: {works: ["yes"]}}]}', '{not: {all: [{works: ["yes"]}, {works: ["no"]}]}}'])
def test_a_condition_that_nobody_makes_false_is(when, found):
    assert [f.subject for f in found(WORKS, last(when), code="always-true")] == ["last"]
