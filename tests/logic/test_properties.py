"""What must hold for every answer sheet, tried on both aids with sheets nobody thought of (Hypothesis, the same ones every run)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logic.compare import compare
from logic.conditions.meaning import NotKnown, meaning
from logic.conditions.tree import All, AnyOf, Not, OneOf, leaves
from logic.person.answers import parse
from logic.person.gate import findings, gates
from logic.person.path import on_path, walk
from logic.record.file import open_file, to_file

TODAY = date(2026, 11, 24)
FEW = settings(
    derandomize=True, database=None, deadline=None, max_examples=100, suppress_health_check=list(HealthCheck)
)
MANY = settings(FEW, max_examples=400)
WORST_FIRST = ("crosses", "may_cross", "within")


# ---- random people


def month(months: int) -> str:
    count = TODAY.year * 12 + TODAY.month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def answers_to(question):
    """Every answer `answers.parse` would take: choices, "not sure", numbers and months within bounds."""
    choices = [c.id for c in question.choices]
    if question.kind == "several":
        joinable = [c.id for c in question.choices if not c.exclusive]
        ticks = st.lists(st.sampled_from(joinable), min_size=1, max_size=question.most or 3, unique=True)
        alone = [(c.id,) for c in question.choices if c.exclusive]
        several = ticks.map(lambda ticked: tuple(c for c in choices if c in ticked))
        return several | st.sampled_from(alone) if alone else several
    if question.kind in ("number", "money", "month"):
        numbers = st.integers(question.min, question.max)
        numbers = numbers.map(month) if question.kind == "month" else numbers
        return numbers | st.sampled_from(choices) if choices else numbers
    return st.sampled_from(choices)


def people(aid):
    """Sheets of all kinds: each question answered or left out, whether it is asked or not."""
    return st.fixed_dictionaries({}, optional={q.id: answers_to(q) for q in aid.questions.values()})


@pytest.fixture(scope="session", params=["commute", "aid"], ids=["commute", "shipped"])
def any_aid(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def sheets(any_aid):
    return people(any_aid)


@pytest.fixture(scope="session")
def complete(any_aid, sheets):
    """Sheets of people who answer everything they are asked."""

    def fill(pair):
        answers, spare = pair
        while True:
            waiting = walk(any_aid, answers, TODAY).open
            if not waiting:
                return answers
            answers = answers | {q: spare[q] for q in waiting}

    everything = st.fixed_dictionaries({q.id: answers_to(q) for q in any_aid.questions.values()})
    return st.tuples(st.just({}), everything).map(fill)


def comparable(any_aid, answers):
    """A comparison of a sheet that no `ends` rule stops. `ends` is tried by cases; here it would hide what is behind it."""
    result = compare(any_aid, answers, today=TODAY)
    assume(result.variants)
    return result


def by_rule(any_aid, answers):
    """Gate rule → its status for this person; None when it does not hold."""
    found = {f.rule.id: f.status for f, _ in findings(any_aid.gate, walk(any_aid, answers, TODAY).state)}
    return {ready.rule.id: found.get(ready.rule.id) for ready in any_aid.gate}


def statuses(any_aid, answers):
    return {v: g.status for v, g in gates(any_aid, walk(any_aid, answers, TODAY).state).items()}


# ---- the generated people themselves


@FEW
@given(st.data())
def test_every_random_answer_is_one_the_page_would_take(any_aid, sheets, data):
    for name, answer in data.draw(sheets).items():
        raw = list(answer) if isinstance(answer, tuple) else answer
        assert parse(any_aid.questions[name], raw, TODAY) == (answer, None)


# ---- path


@FEW
@given(st.data())
def test_answers_off_the_path_change_nothing(any_aid, sheets, data):
    answers = data.draw(sheets)
    counted = on_path(any_aid, answers, TODAY)
    full, bare = walk(any_aid, answers, TODAY), walk(any_aid, counted, TODAY)
    assert (full.asked, full.open, full.state) == (bare.asked, bare.open, bare.state)
    one, other = compare(any_aid, answers, today=TODAY), compare(any_aid, counted, today=TODAY)
    assert set(one.dormant) == answers.keys() - counted.keys()
    assert other.dormant == ()
    assert (one.variants, one.headline, one.first_view, one.elsewhere, one.ended, one.ends_open, one.withheld) == (
        other.variants,
        other.headline,
        other.first_view,
        other.elsewhere,
        other.ended,
        other.ends_open,
        other.withheld,
    )


@FEW
@given(st.data())
def test_the_path_of_the_answers_on_the_path_is_the_same_path(any_aid, sheets, data):
    counted = on_path(any_aid, data.draw(sheets), TODAY)
    assert on_path(any_aid, counted, TODAY) == counted


@FEW
@given(st.data())
def test_each_question_asked_comes_once_and_after_all_it_depends_on(any_aid, sheets, data):
    asked = walk(any_aid, data.draw(sheets), TODAY).asked
    assert len(set(asked)) == len(asked)
    order = list(any_aid.questions)
    for name in asked:
        assert all(order.index(leaf.question) < order.index(name) for leaf in leaves(any_aid.ask_when[name].tree))


@FEW
@given(st.data())
def test_answering_what_is_asked_comes_to_an_end(any_aid, complete, data):
    answers = data.draw(complete)
    path = walk(any_aid, answers, TODAY)
    assert path.open == path.dormant == ()
    assert len(path.asked) <= len(any_aid.questions)


@FEW
@given(st.data())
def test_every_question_not_known_names_only_asked_questions_as_the_cause(any_aid, sheets, data):
    answers = data.draw(sheets)
    path = walk(any_aid, answers, TODAY)
    for told in path.state.values():
        if isinstance(told, NotKnown):
            assert told.open | told.unsure
            assert told.open <= set(path.open)
            assert told.unsure <= set(path.asked) & answers.keys()


# ---- gate


@FEW
@given(st.data())
def test_whoever_answers_all_they_are_asked_sees_nothing_not_checked(any_aid, complete, data):
    answers = data.draw(complete)
    assert "not_checked" not in by_rule(any_aid, answers).values()
    assert "not_checked" not in statuses(any_aid, answers).values()


@FEW
@given(st.data())
def test_what_a_rule_once_said_never_changes_by_answering_one_more_question(any_aid, sheets, data):
    answers = data.draw(sheets)
    waiting = walk(any_aid, answers, TODAY).open
    assume(waiting)
    question = data.draw(st.sampled_from(waiting))
    before = by_rule(any_aid, answers)
    after = by_rule(any_aid, answers | {question: data.draw(answers_to(any_aid.questions[question]))})
    assert {rule: status for rule, status in after.items() if before[rule] != "not_checked"} == {
        rule: status for rule, status in before.items() if status != "not_checked"
    }


@FEW
@given(st.data())
def test_a_stop_never_clears_by_answering_more_preferences(any_aid, sheets, data):
    answers = data.draw(sheets)
    path = walk(any_aid, answers, TODAY)
    waiting = [q for q in path.open if not any_aid.section_of[q].health]
    assume(waiting)
    more = {q: data.draw(answers_to(any_aid.questions[q])) for q in waiting}
    before, after = statuses(any_aid, answers), statuses(any_aid, answers | more)
    assert all(after[v] == "stop" for v, status in before.items() if status == "stop")


def feeding_the_gate(aid) -> set[str]:
    """Questions a gate rule reads, or that decide whether such a question is asked."""
    found: set[str] = set()
    fresh = {leaf.question for ready in aid.gate for leaf in leaves(ready.tree)}
    while fresh:
        found |= fresh
        fresh = {leaf.question for q in fresh for leaf in leaves(aid.ask_when[q].tree)} - found
    return found


def test_some_preferences_feed_no_gate_rule(any_aid):
    preferences = {q for q, section in any_aid.section_of.items() if not section.health}
    assert preferences - feeding_the_gate(any_aid)


@FEW
@given(st.data())
def test_preferences_never_change_any_status(any_aid, sheets, data):
    fed = feeding_the_gate(any_aid)
    one, other = data.draw(sheets), data.draw(sheets)
    swapped = {q: a for q, a in one.items() if q in fed} | {q: a for q, a in other.items() if q not in fed}
    assert statuses(any_aid, swapped) == statuses(any_aid, one)


@FEW
@given(st.data())
def test_the_baseline_is_never_stopped_or_asked_about(any_aid, sheets, data):
    gate = gates(any_aid, walk(any_aid, data.draw(sheets), TODAY).state)[any_aid.baseline]
    assert (gate.status, gate.findings) == ("no_reason_found", ())


# ---- limits and picture


@FEW
@given(st.data())
def test_more_money_never_worsens_a_money_limit(any_aid, sheets, data):
    answers = data.draw(sheets)
    rules = [r.rule for r in any_aid.limits if r.rule.answer and any_aid.questions[r.rule.answer].kind == "money"]
    rule = data.draw(st.sampled_from(rules))
    question = any_aid.questions[rule.answer]
    less, more = sorted(
        (data.draw(st.integers(question.min, question.max)), data.draw(st.integers(question.min, question.max)))
    )
    for poor, rich in zip(
        comparable(any_aid, answers | {question.id: less}).variants,
        comparable(any_aid, answers | {question.id: more}).variants,
        strict=True,
    ):
        states = [next((x.state for x in v.limits if x.id == rule.id), None) for v in (poor, rich)]
        assert (
            states[0] == states[1]
            if states[0] not in WORST_FIRST
            else WORST_FIRST.index(states[0]) <= WORST_FIRST.index(states[1])
        )


@FEW
@given(st.data())
def test_a_limit_not_given_is_never_said_to_be_kept(any_aid, sheets, data):
    for variant in comparable(any_aid, data.draw(sheets)).variants:
        assert all(limit.given or limit.state == "cannot_be_told" for limit in variant.limits)


@FEW
@given(st.data())
def test_the_picture_holds_together(any_aid, sheets, data):
    result = comparable(any_aid, data.draw(sheets))
    variants = {v.variant: v for v in result.variants}
    assert variants.keys() == any_aid.variants.keys()
    assert result.variants[0].baseline
    assert result.first_view[0] == any_aid.baseline
    assert all(variants[v].relevant for v in result.first_view)
    shown = {variants[v].option for v in result.first_view[1:]}
    assert shown == {v.option for v in result.variants if v.relevant and not v.baseline}
    assert len(result.first_view) == 1 + len(shown)
    assert set(result.open_gate) <= set(result.open)
    assert all(v.why_not for v in result.variants if not v.relevant)


@FEW
@given(st.data())
def test_the_same_sheet_and_seed_give_the_same_comparison(any_aid, sheets, data):
    answers, seed = data.draw(sheets), data.draw(st.integers(0, 2**32 - 1))
    shuffled = dict(reversed(answers.items()))
    one, again = compare(any_aid, answers, today=TODAY, seed=seed), compare(any_aid, shuffled, today=TODAY, seed=seed)
    assert (one.variants, one.first_view, one.headline) == (again.variants, again.first_view, again.headline)


@FEW
@given(st.data())
def test_a_saved_sheet_opens_again_as_it_was(any_aid, sheets, data):
    answers = data.draw(sheets)
    opened = open_file(
        any_aid, to_file(any_aid, answers, today=TODAY, seed=3, with_health=True, with_private=True), today=TODAY
    )
    assert opened.problems == []
    assert opened.answers == on_path(any_aid, answers, TODAY)


# ---- the condition language against a second, slower reading of it

TREES = st.recursive(
    st.builds(OneOf, st.sampled_from("abcd"), st.just(frozenset({"yes"}))),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(All, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=8,
)
CELLS = {
    1.0: frozenset({"yes"}),
    0.0: frozenset({"no"}),
    0.5: NotKnown(open=frozenset({"a"})),
}


def least_to_most(tree, values):
    """False, not known, true as 0, ½, 1: all is the least part, any the greatest, not is 1 - part."""
    match tree:
        case OneOf(question, _):
            return values[question]
        case Not(part):
            return 1 - least_to_most(part, values)
        case All(parts):
            return min([least_to_most(part, values) for part in parts], default=1)
        case AnyOf(parts):
            return max([least_to_most(part, values) for part in parts], default=0)


@MANY
@given(TREES, st.fixed_dictionaries({q: st.sampled_from(list(CELLS)) for q in "abcd"}))
def test_conditions_are_three_valued_logic(tree, values):
    state = {q: CELLS[v] if v != 0.5 else NotKnown(open=frozenset({q})) for q, v in values.items()}
    expected = {0: False, 0.5: None, 1: True}[least_to_most(tree, values)]
    judged = meaning(tree)
    assert judged.test(state) is expected
    if expected is None:
        to_blame = judged.causes(state).open
        assert to_blame
        assert to_blame <= {q for q, v in values.items() if v == 0.5}
        settled = {q: CELLS[1.0] if q in to_blame else cell for q, cell in state.items()}
        assert judged.test(settled) is not None, "answering all it blames settles it"
