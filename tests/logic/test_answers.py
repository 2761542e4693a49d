"""Raw answers → typed ones, and the answers file: what is taken, what is refused, and that no refusal repeats what was written."""

from __future__ import annotations

import difflib
import itertools
import json
import time
from datetime import date

import pytest
import yaml

from logic.person.answers import HINTS, AnswerError, parse, read
from logic.person.path import on_path
from logic.record.file import MAX_FILE_BYTES, Opened, open_bytes, open_file, open_tab, to_file
from logic.record.record import Record

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
    return (open_bytes if isinstance(text, bytes) else open_file)(aid, text, today=today, file="a.yaml")


def test_a_good_file_opens_with_its_answers_in_file_order(commute, today):
    result = opened(commute, "seed: 7\nanswers: {distance: 12, refuse: [rain], main_concern: delays}", today)
    assert (result.problems, result.left_out) == ([], [])
    assert result.seed == 7
    assert list(result.answers.items()) == [("main_concern", "delays"), ("distance", 12), ("refuse", ("rain",))]


def test_all_a_file_may_say_of_itself_is_taken(commute, today):
    result = opened(commute, f"aid: commute\nsaved: '2026-11-24'\nnote: {MARK}\n{GOOD}", today)
    assert result.problems == []
    assert result.seed == 0


def test_an_answer_not_on_the_path_is_kept_dormant(commute, today):
    assert opened(commute, "answers: {dizzy: 'no', dizzy_seen: 'no'}", today).answers == {
        "dizzy": "no",
        "dizzy_seen": "no",
    }


def test_a_file_with_a_byte_order_mark_opens(commute, today):
    assert (
        opened(commute, "\ufeff" + GOOD, today).answers
        == opened(commute, b"\xef\xbb\xbf" + GOOD.encode(), today).answers
        == {"main_concern": "delays", "distance": 12}
    )


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
        (f"answers: {{{MARK}: caf\xe9}}".encode("latin-1"), 1, "file", "cannot be read as UTF-8"),
        (GOOD.encode("utf-16"), 1, "file", "cannot be read as UTF-8"),
        (b"\xff" * (MAX_FILE_BYTES + 1), 1, "file", "larger than 100 kB"),
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
    result = opened(commute, text, today)
    problems = result.problems
    assert time.perf_counter() - started < 1
    assert result == Opened(problems=problems), "nothing of it is used"
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


# ---- a file from another version of the aid


@pytest.mark.parametrize(
    ("text", "line", "where", "what"),
    [
        (f"{MARK}: 1", 3, "file", "a part this version does not know"),
        (f"seed: {MARK}", 3, "seed", "whole number"),
        ("seed: -1", 3, "seed", "whole number"),
        ("seed: 1.0", 3, "seed", "whole number"),
        ("seed: 4294967296", 3, "seed", "whole number"),
        (f"  {MARK}: yes", 3, "answers", "a question this version does not have"),
        ("  distanse: 3", 3, "answers", "a question this version does not have"),
        (f"  old_way: {MARK}", 3, "answers.old_way", "is no longer asked"),
        (
            f"  main_concern: {MARK}",
            3,
            "answers.main_concern",
            'the answer to "What would you like to change?" is not one of its choices',
        ),
        (f"  refuse:\n    - rain\n    - {MARK}", 4, "answers.refuse", "not one of its choices"),
        (f"  refuse: {MARK}", 3, "answers.refuse", "list of its choices"),
        ("  refuse: [rain, none]", 3, "answers.refuse", "exclude each other"),
        ("  more_concerns: [delays, fitness]", 3, "answers.more_concerns", "more than 1"),
        ("  distance: 81", 3, "answers.distance", "from 1 to 80"),
        ("  distance: 010", 3, "answers.distance", "whole number"),
        ("  distance: 1_0", 3, "answers.distance", "whole number"),
        ("  distance: .inf", 3, "answers.distance", "whole number"),
        ("  distance: 12:30", 3, "answers.distance", "whole number"),
        (f"  distance: !!python/object:{MARK} 3x", 3, "answers.distance", "whole number"),
        (f"  distance: {{{MARK}: 3}}", 3, "answers.distance", "whole number"),
        ("  start_month: 2026-10", 3, "answers.start_month", "from 0 to 24 months from now"),
        ("  start_month: 2028-12", 3, "answers.start_month", "from 0 to 24 months from now"),
    ],
    ids=lambda value: None if isinstance(value, int) else repr(value)[:40],
)
def test_what_no_longer_fits_is_left_out_and_named_and_the_rest_opens(text, line, where, what, make_aid, today):
    aid = make_aid(swap=(("version: 1\n", "version: 2\nretired: [old_way]\n"),))
    result = opened(aid, f"answers:\n  budget: 5\n{text}\n", today)
    assert (result.problems, result.answers, result.seed) == ([], {"budget": 5}, 0)
    (told,) = result.left_out
    assert (told.file, told.line, told.where, told.level) == ("a.yaml", line, where, "warning")
    assert what in told.what
    assert MARK not in str(told)
    assert "did you mean" not in str(told), "a hint may name a question they never answered"


def test_what_no_longer_fits_is_left_out_of_the_tabs_copy_by_the_same_rules(make_aid, today):
    aid = make_aid(swap=(("version: 1\n", "version: 2\nretired: [old_way]\n"),))
    text = f"seed: 4\nanswers: {{budget: 5, old_way: 1, {MARK}: 2, distance: 99}}\nstand: {{lean: [{MARK}]}}"
    from_file, from_tab = opened(aid, text, today), open_tab(aid, json.dumps(yaml.safe_load(text)), today=today)
    assert (
        (from_tab.answers, from_tab.seed, from_tab.record)
        == (from_file.answers, 4, from_file.record)
        == ({"budget": 5}, 4, Record())
    )
    assert (
        [p.where for p in from_tab.left_out]
        == [p.where for p in from_file.left_out]
        == ["answers.old_way", "answers", "answers.distance", "stand"]
    )
    assert MARK not in "".join(map(str, from_tab.left_out))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '{"answers": []}',
        '{"aid": "other", "answers": {"budget": 5}}',
        "[" * 90_000,
        '{"answers": {"budget": 5}}' + " " * MAX_FILE_BYTES,
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_copy_of_ours_in_the_tab_is_not_used(text, commute, today):
    found = open_tab(commute, text, today=today)
    assert found == Opened(problems=found.problems)
    assert found.problems


@pytest.mark.parametrize(
    "text",
    [
        f"answers: {{{MARK}: yes}}",
        f"aid: commute\nanswers: {{distance: {MARK}, old: 1}}",
        f"answers: {{}}\nquotes: {{{MARK}: 1}}",
        f"answers: {{}}\n{MARK}: 1",
    ],
)
def test_a_file_of_which_nothing_fits_is_refused_with_every_reason(text, commute, today):
    result = opened(commute, text, today)
    assert result == Opened(problems=result.problems, left_out=result.left_out)
    assert [p.what for p in result.problems] == ["holds nothing that fits this version"]
    assert result.left_out
    assert MARK not in "".join(map(str, [*result.problems, *result.left_out]))


def test_all_that_no_longer_fits_is_told_at_once(commute, today):
    result = opened(commute, "seed: x\nextra: 1\nanswers: {distance: 0, refuse: [], nobody: 1, budget: 5}", today)
    assert {p.where for p in result.left_out} == {"seed", "file", "answers.distance", "answers.refuse", "answers"}


def test_thousands_of_near_misses_are_told_and_only_the_first_are_looked_up(aid, today, monkeypatch):
    """What was meant is guessed where somebody may read it, for a guess is what costs."""
    looked: list[str] = []
    nearest = difflib.get_close_matches

    def counted(word, possibilities, *args, **kwargs):
        looked.extend(possibilities)
        return nearest(word, possibilities, *args, **kwargs)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    names = [f"{name[:-1]}{number}" for number, name in zip(range(5_000), itertools.cycle(aid.questions), strict=False)]
    kept = [name for name in names if name not in aid.questions][:4_500]
    text = f"aid: {aid.about.id}\nanswers:\n" + "".join(f" {name}: x\n" for name in kept)
    assert len(opened(aid, text, today).left_out) == len(kept)
    with pytest.raises(AnswerError) as refused:
        read(aid, dict.fromkeys(kept, "x"), today)
    assert len(refused.value.wrong) == len(kept)
    assert "did you mean" in refused.value.wrong[0].fix
    assert 0 < len(looked) <= HINTS * len(aid.questions)


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
    assert [p.where for p in opened.left_out] == ["answers.start_month"]


def test_a_private_answer_is_in_a_file_only_when_the_person_says_so(aid, today):
    private = {q: next(c.id for c in aid.questions[q].choices if not c.unknown) for q in aid.private}
    sheet = {q: (a,) if aid.questions[q].kind == "several" else a for q, a in private.items()}
    health = next(q for q in aid.questions if aid.section_of[q].health and aid.questions[q].kind == "several")
    sheet[health] = ("none",)
    for with_health in (True, False):
        for with_private in (True, False):
            text = to_file(aid, sheet, today=today, seed=1, with_health=with_health, with_private=with_private)
            kept = set(opened(aid, text, today).answers)
            asked = private.keys() & on_path(aid, sheet, today).keys()
            assert asked
            assert kept == (asked if with_private else set()) | ({health} if with_health else set())
    assert (
        not aid.private & opened(aid, to_file(aid, sheet, today=today, seed=1, with_health=True), today).answers.keys()
    )
