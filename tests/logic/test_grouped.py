"""One "not sure which" is one line, however many rules it leaves not known."""

from __future__ import annotations

import pytest

from logic.compare import compare
from logic.person.grouped import all_lines, lines

ILLS = [f"ill_{n}" for n in range(10)]
CHOICES = ", ".join(f"{{id: {name}, text: t}}" for name in ILLS)
ASKED = f"      - {{id: ills, text: t, why: w, kind: several, choices: [{CHOICES}], plus: [none, not_sure]}}\n"
RULE = "  - {{id: r_{name}, when: {{ills: [{name}]}}, variants: [{of}], gate: {gate}, reason: r, brief: b, until: u, facts: [f_ride]}}\n"
RIDER = {"main_concern": "delays", "more_concerns": ("none",), "distance": 5, "dizzy": "no"}


@pytest.fixture(scope="module")
def ills(make_aid, commute_texts):
    rules = "".join(
        RULE.format(name=name, of="cycling" if i % 2 else "e_bicycle", gate="tell" if i > 5 else "ask")
        for i, name in enumerate(ILLS)
    )
    text = commute_texts["content/rules.yaml"].replace("notes:\n", rules + "notes:\n")
    return make_aid(questions=commute_texts["questions.yaml"] + ASKED, rules=text)


def result(aid, today, **answers):
    comparison = compare(aid, RIDER | answers, today=today)
    return comparison, {v.variant: v for v in comparison.variants}


def test_ten_rules_one_doubt_leaves_open_are_one_line(ills, today):
    comparison, by_name = result(ills, today, ills=("not_sure",))
    gate = by_name["e_bicycle"].gate
    assert len(gate.findings) == 10
    (line,) = lines("e_bicycle", gate)
    assert (line.status, line.question, line.variants, len(line.findings)) == ("ask", "ills", ("e_bicycle",), 10)
    (whole,) = all_lines(comparison)
    assert (whole.question, set(whole.variants), len(whole.findings)) == ("ills", {"e_bicycle", "plain_bicycle"}, 10)


def test_what_holds_stays_a_line_of_its_own_and_stands_where_it_stood(ills, today):
    _, by_name = result(ills, today, ills=("ill_3", "not_sure"))
    told = lines("e_bicycle", by_name["e_bicycle"].gate)
    assert [(line.question, len(line.findings)) for line in told] in (
        [(None, 1), ("ills", 9)],
        [("ills", 9), (None, 1)],
    )
    assert [line.findings[0] for line in told] == [
        next(f for f in by_name["e_bicycle"].gate.findings if bool(f.unsure) == bool(line.question)) for line in told
    ]


def test_two_doubts_are_two_lines(ills, today):
    _, by_name = result(ills, today, ills=("not_sure",), dizzy="not_sure")
    assert {line.question for line in lines("e_bicycle", by_name["e_bicycle"].gate)} == {"ills", "dizzy"}


def test_a_rule_is_told_once_for_all_its_variants_and_the_gravest_comes_first(ills, today):
    comparison, _ = result(ills, today, ills=("ill_1", "ill_7"), dizzy="yes", dizzy_seen="no")
    told = all_lines(comparison)
    assert [(line.findings[0].rule.id, line.status) for line in told] == [
        ("dizzy_rider", "stop"),
        ("r_ill_1", "ask"),
        ("r_ill_7", "tell"),
    ]
    assert [set(line.variants) for line in told] == [{"e_bicycle"}, *[{"e_bicycle", "plain_bicycle"}] * 2]


def test_what_still_waits_is_in_no_doubt(ills, today):
    _, by_name = result(ills, today)
    assert {line.question for line in lines("e_bicycle", by_name["e_bicycle"].gate)} == {None}


def test_nothing_found_is_no_line(ills, today):
    comparison, _ = result(ills, today, ills=("none",))
    assert all_lines(comparison) == ()
