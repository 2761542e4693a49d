"""Raw answers → typed ones, and the answers file: what is taken, what is refused, and that no refusal repeats what was written."""

from __future__ import annotations

import difflib
import itertools
import time
from datetime import date

import pytest

from logic.person.answers import parse
from logic.record.file import HINTS, MAX_FILE_BYTES, open_file, to_file

MARK = "zebra7431"
"""Stands where a person's private words would; it must never come back in a problem."""

GOOD = "answers: {main_concern: delays, distance: 12}\n"


# ---- one answer


@pytest.mark.parametrize(
    ("question", "raw", "answer"),
    [
        ("main_concern", "delays", "delays"),
        ("dizzy", "yes", "yes"),
        ("dizzy", "not_sure", "not_sure"),
        ("distance", 12, 12),
        ("distance", "not_sure", "not_sure"),
        ("budget", 0, 0),
        ("start_month", "2027-01", "2027-01"),
        ("start_month", "not_sure", "not_sure"),
        ("refuse", ["rain"], ("rain",)),
        ("refuse", ["crowds", "rain"], ("rain", "crowds")),
        ("refuse", ("rain", "rain"), ("rain",)),
        ("refuse", ["none"], ("none",)),
        ("refuse", ["rain", "not_sure"], ("rain", "not_sure")),
    ],
)
def test_an_answer_that_fits_its_question_is_typed(question, raw, answer, commute, today):
    assert parse(commute.questions[question], raw, today) == (answer, None)


NO_CHOICE, NO_NUMBER, NO_LIST, NO_MONTH = "not one of its choices", "whole number", "list of its choices", "YYYY-MM"


@pytest.mark.parametrize(
    ("question", "raw", "wrong"),
    [
        ("main_concern", MARK, NO_CHOICE),
        ("main_concern", ["delays"], NO_CHOICE),
        ("main_concern", None, NO_CHOICE),
        ("main_concern", "none", NO_CHOICE),
        ("dizzy", True, NO_CHOICE),
        ("dizzy", "Yes", NO_CHOICE),
        ("distance", MARK, NO_NUMBER),
        ("distance", "12", NO_NUMBER),
        ("distance", 12.0, NO_NUMBER),
        ("distance", True, NO_NUMBER),
        ("distance", None, NO_NUMBER),
        ("distance", [12], NO_NUMBER),
        ("distance", {MARK: 1}, NO_NUMBER),
        ("start_month", 3, NO_MONTH),
        ("start_month", "2027-13", NO_MONTH),
        ("start_month", "2027-00", NO_MONTH),
        ("start_month", "2027-1", NO_MONTH),
        ("start_month", "2027-01-01", NO_MONTH),
        ("start_month", "٢٠٢٧-01", NO_MONTH),
        ("start_month", MARK, NO_MONTH),
        ("refuse", "rain", NO_LIST),
        ("refuse", [], NO_LIST),
        ("refuse", [1], NO_LIST),
        ("refuse", None, NO_LIST),
        ("refuse", {"rain": MARK}, NO_LIST),
        ("refuse", ["rain", MARK], "not one of its choices"),
        ("refuse", ["rain", "none"], "exclude each other"),
        ("refuse", ["none", "not_sure"], "exclude each other"),
        ("more_concerns", ["delays", "fitness"], "more than 1"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_without_repeating_it(question, raw, wrong, commute, today):
    answer, said = parse(commute.questions[question], raw, today)
    assert answer is None
    assert wrong in said
    assert MARK not in said


@pytest.mark.parametrize(
    ("question", "raw", "fits"),
    [
        ("distance", 0, False),
        ("distance", 1, True),
        ("distance", 80, True),
        ("distance", 81, False),
        ("distance", -12, False),
        ("distance", 10**17, False),
        ("start_month", "2026-10", False),
        ("start_month", "2026-11", True),
        ("start_month", "2028-11", True),
        ("start_month", "2028-12", False),
        ("start_month", "0000-01", False),
        ("start_month", "9999-12", False),
    ],
)
def test_bounds_hold_on_each_side(question, raw, fits, commute, today):
    answer, said = parse(commute.questions[question], raw, today)
    assert (answer == raw) is fits
    assert (said is None) is fits
    assert fits or "must be from" in said


# ---- the answers file


def opened(aid, text, today):
    return open_file(aid, text, today=today, file="a.yaml")


def test_a_good_file_opens_with_its_answers_in_file_order(commute, today):
    result = opened(commute, "seed: 7\nanswers: {distance: 12, refuse: [rain], main_concern: delays}", today)
    assert result.problems == []
    assert result.seed == 7
    assert list(result.answers.items()) == [("main_concern", "delays"), ("distance", 12), ("refuse", ("rain",))]


def test_all_a_file_may_say_of_itself_is_taken(commute, today):
    result = opened(commute, f"aid: commute\nsaved: '2026-11-24'\nnote: {MARK}\n{GOOD}", today)
    assert result.problems == []
    assert result.seed == 0


def test_an_answer_not_on_the_path_is_kept_dormant(commute, today):
    assert opened(commute, "answers: {dizzy: 'no', dizzy_seen: 'no'}", today).answers == {"dizzy": "no", "dizzy_seen": "no"}


def test_a_file_with_a_byte_order_mark_opens(commute, today):
    assert opened(commute, "\ufeff" + GOOD, today).problems == []


@pytest.mark.parametrize(
    ("text", "line", "where", "what"),
    [
        ("", 1, "file", "is empty"),
        ("# nothing", 1, "file", "is empty"),
        ("null", 1, "file", "holds no answers"),
        (MARK, 1, "file", "holds no answers"),
        (f"[{MARK}]", 1, "file", "holds no answers"),
        (f"note: {MARK}", 1, "file", "holds no answers"),
        ("answers:", 1, "file", "holds no answers"),
        (f"answers: [{MARK}]", 1, "file", "holds no answers"),
        (f"\naid: {MARK}\n" + GOOD, 2, "aid", "another decision"),
        (GOOD + f"{MARK}: 1", 2, "file", "a part this page does not know"),
        (GOOD + f"seed: {MARK}", 2, "seed", "whole number"),
        (GOOD + "seed: -1", 2, "seed", "whole number"),
        (GOOD + "seed: 1.0", 2, "seed", "whole number"),
        (GOOD + "seed: 4294967296", 2, "seed", "whole number"),
        (f"answers:\n  {MARK}: yes", 2, "answers", "does not exist"),
        (f"answers:\n  main_concern: {MARK}", 2, "main_concern", "choices"),
        (f"answers:\n  distance: 3\n  refuse:\n    - {MARK}", 4, "refuse", "choices"),
        ("answers:\n  distance: 010", 2, "distance", "whole number"),
        ("answers:\n  distance: 1_0", 2, "distance", "whole number"),
        ("answers:\n  distance: .inf", 2, "distance", "whole number"),
        ("answers:\n  distance: 12:30", 2, "distance", "whole number"),
        (f"answers:\n  distance: !!python/object:{MARK} 3x", 2, "distance", "whole number"),
        (f"answers:\n  distance: 3\n  distance: {MARK}", 3, "answers.distance", "twice"),
        (f"answers:\n  ? [{MARK}]\n  : 3", 2, "answers", "not text"),
        (f"answers: {{distance: &a {MARK}}}", 1, "file", "anchor or alias"),
        ("a: &a [1]\nb: [*a, *a]", 1, "file", "anchor or alias"),
        (f"answers: {{{MARK}\n", 2, "file", "not YAML"),
        (f'answers: "{MARK}', 1, "file", "not YAML"),
        (f"{GOOD}---\n{MARK}: 2", 2, "file", "not YAML"),
        (f"%{MARK}\n---\n{GOOD}", 1, "file", "not YAML"),
        (f"answers: {MARK}\x00", 1, "file", "not YAML"),
        (f"answers: {MARK}\x07", 1, "file", "not YAML"),
        (f"answers: {MARK}\ud800", 1, "file", "not YAML"),
        ("[" * 30_000, 1, "file", "nests deeper"),
        ("{a: " * 10_000, 1, "file", "nests deeper"),
        ("\n".join(" " * n + "-" for n in range(400)), 61, "file", "nests deeper"),
        ("#" * (MAX_FILE_BYTES + 1), 1, "file", "larger than 100 kB"),
        ("€" * (MAX_FILE_BYTES // 2), 1, "file", "larger than 100 kB"),
    ],
    ids=lambda value: None if isinstance(value, int) else repr(value)[:40],
)
def test_a_bad_file_is_told_at_its_line_without_repeating_it(text, line, where, what, commute, today):
    started = time.perf_counter()
    problems = opened(commute, text, today).problems
    assert time.perf_counter() - started < 1
    assert len(problems) == 1
    assert (problems[0].file, problems[0].line, problems[0].where) == ("a.yaml", line, where)
    assert what in problems[0].what
    assert MARK not in str(problems[0])


@pytest.mark.parametrize(
    "text",
    [
        f"answers: {{{MARK}: 1, {MARK}: 2}}",
        f"answers: {{distance: {{{MARK}: 1, {MARK}: 2}}}}",
        f"answers: {{{MARK}: {{[a]: 1}}}}",
    ],
    ids=["a name twice", "a word inside an answer twice", "a list as key under a word"],
)
def test_a_problem_does_not_even_repeat_words_written_where_names_belong(text, commute, today):
    problems = opened(commute, text, today).problems
    assert problems
    assert MARK not in "".join(map(str, problems))


def test_a_misspelt_question_is_told_with_the_one_meant(commute, today):
    (problem,) = opened(commute, "answers: {distanse: 3}", today).problems
    assert problem.fix == "did you mean 'distance'?"
    assert "distanse" not in str(problem)


def test_every_fault_is_told_at_once(commute, today):
    problems = opened(commute, "seed: x\nextra: 1\nanswers: {distance: 0, refuse: [], nobody: 1}", today).problems
    assert {p.where for p in problems} == {"seed", "file", "distance", "refuse", "answers"}


def test_thousands_of_faults_are_told_in_good_time(commute, today):
    text = "answers:\n" + "".join(f" main_c{i:04d}: x\n" for i in range(5_500))
    started = time.perf_counter()
    assert len(opened(commute, text, today).problems) == 5_500
    assert time.perf_counter() - started < 3


# ---- saving


SHEET = {
    "main_concern": "delays",
    "more_concerns": ("none",),
    "distance": 12,
    "budget": "not_sure",
    "refuse": ("rain", "not_sure"),
    "start_month": "2027-01",
    "dizzy": "no",
    "dizzy_seen": "yes",
}


def test_a_saved_file_opens_again_as_it_was(commute, today):
    again = opened(commute, to_file(commute, SHEET, today=today, seed=9, with_health=True), today)
    assert again.problems == []
    assert again.seed == 9
    assert again.answers == {q: a for q, a in SHEET.items() if q != "dizzy_seen"}, "only the dormant answer is left out"


def test_health_answers_are_saved_only_when_asked_for(commute, today):
    assert "dizzy" not in to_file(commute, SHEET, today=today, seed=9, with_health=False)


def test_a_sheet_with_no_answers_opens_again(commute, today):
    assert opened(commute, to_file(commute, {}, today=today, seed=0, with_health=True), today).problems == []


def test_a_saved_file_opens_again_when_the_title_was_written_over_two_lines(make_aid, today):
    folded = make_aid(swap=(("title: Getting to work\n", "title: |\n  Getting\n  to work\n"),))
    assert opened(folded, to_file(folded, SHEET, today=today, seed=9, with_health=True), today).problems == []


def test_a_month_to_come_that_has_passed_since_is_left_out_and_the_rest_opened(commute):
    opened = open_file(commute, "answers: {budget: 5, start_month: 2026-11}", today=date(2026, 12, 1))
    assert (opened.answers, opened.problems) == ({"budget": 5}, [])


def test_a_file_full_of_near_misses_is_looked_up_for_the_first_few_only(aid, today, monkeypatch):
    """5,000 wrong names are each told; what was meant is guessed where somebody may read it."""
    looked: list[str] = []
    nearest = difflib.get_close_matches

    def counted(word, possibilities, *args, **kwargs):
        looked.extend(possibilities)
        return nearest(word, possibilities, *args, **kwargs)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    names = [f"{name[:-1]}{n}x" for n, name in zip(range(5000), itertools.cycle(aid.questions))]
    opened = open_file(aid, "answers: {" + ", ".join(f"{name}: 1" for name in names)[:99_000].rpartition(", ")[0] + "}", today=today)
    assert len(opened.problems) > 4000
    assert "did you mean" in opened.problems[0].fix
    assert 0 < len(looked) <= HINTS * len(aid.questions)
