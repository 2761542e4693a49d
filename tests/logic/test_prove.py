"""Every promise is proved, twice over; whoever takes a safety rule away is shown a person whom that would harm.

And each statement that holds for any aid can fail: it does for an aid that breaks it.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from logic.__main__ import main
from logic.aid.aid import CompiledRule
from logic.compare import compare
from logic.conditions import smt
from logic.conditions.meaning import meaning
from logic.conditions.tree import ALWAYS, OPEN, UNSURE, AnyOf, Not, OneOf, Within
from logic.load import load
from logic.person import gate
from logic.person.comparison import STATUSES
from logic.person.path import walk
from logic.record.file import open_file, to_file
from logic.tools.proof import prove
from logic.tools.proof.engine import Engine

PROVE = ["prove", "--people", "0"]
"""Proofs only: what is tried on drawn people is tested in test_fit.py."""


@pytest.fixture(params=["commute", "aid"], ids=["commute", "shipped"])
def any_aid(request):
    return request.getfixturevalue(request.param)


def broken(aid, today, steps=5_000):
    return [p.id for p in prove.built_in(Engine(aid, steps=steps), today) if p.broken]


def with_gate(aid, *rules):
    return replace(aid, gate=tuple(rules))


def retold(ready, tree=None, variants=None, **changes):
    """A rule with another condition, other variants or other fields."""
    tree = ready.tree if tree is None else tree
    return CompiledRule(
        ready.rule.model_copy(update=changes), tree, meaning(tree), ready.variants if variants is None else variants
    )


# ---- all is proved


@pytest.mark.parametrize("steps", [5_000, 0], ids=["cells", "z3"])
def test_everything_is_proved(any_aid, today, steps):
    proofs = list(prove.all_proofs(Engine(any_aid, steps=steps), today))
    assert len(proofs) == prove.BUILT_IN + len(any_aid.promises)
    assert [p.id for p in proofs if p.broken] == []
    assert all(p.claims > 0 for p in proofs)


def test_the_command_tells_how_large_the_answer_space_is_and_that_both_agree(capsys, root):
    assert main([*PROVE, "--aid", str(root), "--engine", "both"]) == 0
    out = capsys.readouterr().out
    assert "201 of 201 proved (6 built in, 195 of this aid)" in out
    assert re.search(r"The answer space: \d\.\d\de\+64 sheets, \d\.\d\de\+46 once numbers are cut into cells", out)
    assert out.endswith("Cells and Z3 agree on every one.\n")


# ---- no rule can be lost


def as_grave(told, wanted):
    """Whether a status is as grave as a promise wants; held back is between ask and stop."""
    if wanted == "held_back":
        asked = [f for f in told.findings if f.status == "ask" and f.rule.holds_back]
        return told.status == "stop" or (told.status == "ask" and bool(asked))
    settled = [f.status for f in told.findings if f.status != "not_checked"]
    return any(STATUSES.index(status) <= STATUSES.index(wanted) for status in settled)


STRICTER_THAN_PROMISED = {("allergy_injection", "weakened")}
"""Stops whose promise, written apart from the rules, asks for an ask only: weakening them would break no promise. Losing them does."""


def first_broken(aid, today, rule):
    """The first promise on the rule's variants that is broken now."""
    engine = Engine(aid)
    for promise in aid.promises:
        if set(promise.variants) & set(rule.variants):
            proof = prove.prove(engine, promise, today)
            if proof.broken:
                return promise, proof
    return None


@pytest.mark.parametrize("part", range(4))
def test_whichever_rule_is_lost_or_weakened_somebody_is_shown_whom_it_harms(aid, today, part):
    """A person one can read: few answers, each asked of them, and a status milder than was promised."""
    unnoticed, cases = [], 0
    for rule in aid.gate[part::4]:
        rest = [r for r in aid.gate if r is not rule]
        for left in [rest] + ([[*rest, retold(rule, gate="ask")]] if rule.rule.gate == "stop" else []):
            changed, cases = with_gate(aid, *left), cases + 1
            found = first_broken(changed, today, rule)
            if found is None:
                unnoticed.append((rule.rule.id, "weakened" if len(left) > len(rest) else "lost"))
                continue
            promise, proof = found
            assert 1 <= len(proof.sheet) <= 6
            opened = open_file(
                changed,
                to_file(changed, proof.sheet, today=today, seed=0, with_health=True, with_private=True),
                today=today,
            )
            assert opened.problems == []
            assert opened.answers == proof.sheet, "an answer was not asked for"
            told = compare(changed, opened.answers, today=today)
            assert told.variants, "nothing is compared for this person"
            of = {v.variant: v.gate for v in told.variants}
            assert not all(as_grave(of[v], promise.rule.at_least) for v in promise.variants)
            assert len(prove.person(changed, proof.sheet)) == len(proof.sheet)
    assert set(unnoticed) <= STRICTER_THAN_PROMISED
    assert cases >= len(aid.gate[part::4])


TOLD = ("    gate: ask\n    reason: That is far", "    gate: tell\n    reason: That is far")


def test_a_promise_that_something_is_told_is_held_to_what_is_found_and_not_to_the_status(make_aid, today):
    """Whoever says how far it is, and nothing of dizzy spells, is not checked yet, and told all the same."""
    aid = make_aid(swap=(TOLD, ("at_least: ask", "at_least: tell")))
    for steps in (0, 200):
        assert [p.broken for p in prove.all_proofs(Engine(aid, steps=steps), today)] == [None] * 8
    told = gate.gates(aid, walk(aid, {"main_concern": "delays", "distance": 30}, today).state)["e_bicycle"]
    assert told.status == "not_checked"


@pytest.mark.parametrize(
    "swap",
    [(TOLD,), (("at_least: ask", "at_least: tell"), ("    when: {distance: {at_least: 30}}", "    when: {distance: {at_least: 31}}"))],
    ids=["an ask that only tells", "nothing told at 30"],
)  # fmt: skip
def test_a_promise_of_an_ask_or_a_tell_is_broken_by_what_is_milder(swap, make_aid, today):
    aid = make_aid(swap=swap)
    for steps in (0, 200):
        broken = {p.id: p.sheet for p in prove.all_proofs(Engine(aid, steps=steps), today) if p.broken}
        assert set(broken) == {"p_far"}
        assert broken["p_far"]["distance"] >= 30


def test_a_lost_rule_ends_in_a_person_in_words_and_an_answers_file_that_compare_takes(capsys, tmp_path, commute_texts):
    text = commute_texts["content/rules.yaml"]
    start = text.index("  - id: far_rider")
    for name, content in {**commute_texts, "content/rules.yaml": text[:start] + text[text.index("notes:") :]}.items():
        (tmp_path / "aid" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "aid" / name).write_text(content, "utf-8")
    folder, to = str(tmp_path / "aid"), tmp_path / "people"
    assert main([*PROVE, "--aid", folder, "--to", str(to)]) == 1
    out = capsys.readouterr().out
    assert "BROKEN p_far: e_bicycle: at least ask" in out
    assert "How far is it? 30" in out
    assert "7 of 8 proved" in out
    assert main(["compare", "--aid", folder, "--json", str(to / "p_far.yaml")]) == 0
    assert '"status": "not_checked"' in capsys.readouterr().out


def test_what_is_tried_on_people_is_told_beside_and_ends_in_somebody_with_all_they_said(
    capsys, commute_folder, tmp_path, monkeypatch, today
):
    command = ["prove", "--aid", str(commute_folder), "--people", "6", "--to", str(tmp_path)]
    assert main(command) == 0
    assert re.search(r"4 of 4 more hold for 6 drawn people, by \d{3} claims", capsys.readouterr().out)
    monkeypatch.setattr("logic.fit.amounts.unknown_as", lambda outcome: 0.0)
    assert main(command) == 1
    out = capsys.readouterr().out
    assert "BROKEN unknown_never_wins: What is known no more" in out
    assert "3 of 4 more hold" in out
    opened = open_file(load(commute_folder), (tmp_path / "unknown_never_wins.yaml").read_text("utf-8"), today=today)
    assert opened.answers
    assert opened.record.priorities.packages


@pytest.fixture
def folder(tmp_path, commute_texts):
    """Writes the tiny aid, with parts of its texts changed: `folder((old, new), …)`."""

    def write(*changes):
        for name, text in commute_texts.items():
            for old, new in changes:
                text = text.replace(old, new)
            (tmp_path / "aid" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "aid" / name).write_text(text, "utf-8")
        return str(tmp_path / "aid")

    return write


NEARER = ("when: {distance: {at_least: 30}}\n    variants", "when: {distance: {at_least: 31}}\n    variants")
"""The rule on long ways begins later than its promise."""


@pytest.mark.parametrize("engine", ["cells", "z3", "both"])
def test_every_engine_finds_the_one_person_a_rule_forgets(folder, engine, capsys, tmp_path):
    assert main([*PROVE, "--aid", folder(NEARER), "--engine", engine, "--to", str(tmp_path / "to")]) == 1
    out = capsys.readouterr().out
    assert "BROKEN p_far" in out
    assert "How far is it? 30\n" in out
    assert ("agree on every one" in out) == (engine == "both")
    assert [f.name for f in (tmp_path / "to").iterdir()] == ["p_far.yaml"]


HELD_BACK = (
    ("    gate: ask\n", "    gate: ask\n    holds_back: true\n"),
    ("variants: [e_bicycle], at_least: ask", "variants: [e_bicycle], at_least: held_back"),
)
"""The ask on long ways holds back, and is promised to."""


@pytest.mark.parametrize("engine", ["cells", "z3", "both"])
def test_a_promise_that_somebody_is_held_back_notices_an_ask_that_only_asks(folder, engine, capsys, tmp_path):
    """Proved while it holds back; broken once it only asks, for somebody who still hears "ask first"."""
    assert main([*PROVE, "--aid", folder(*HELD_BACK), "--engine", engine, "--to", str(tmp_path / "to")]) == 0
    assert "8 of 8 proved" in capsys.readouterr().out
    assert main([*PROVE, "--aid", folder(HELD_BACK[1]), "--engine", engine, "--to", str(tmp_path / "to")]) == 1
    out = capsys.readouterr().out
    assert "BROKEN p_far: e_bicycle: at least held_back" in out
    assert "e_bicycle is 'ask' for this person, and not held back" in out
    assert "How far is it? 30" in out


@pytest.mark.parametrize("steps", [5_000, 0], ids=["cells", "z3"])
def test_a_stop_is_as_good_as_holding_back(make_aid, today, steps):
    stopped = make_aid(swap=(("    gate: ask\n", "    gate: stop\n    until: It is near.\n"), HELD_BACK[1]))
    assert [p.id for p in prove.all_proofs(Engine(stopped, steps=steps), today) if p.broken] == []


def test_engines_that_disagree_end_in_an_exit_code_of_their_own(folder, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("logic.conditions.smt.Solver.find", lambda self, claim, **how: None)
    assert main([*PROVE, "--aid", folder(NEARER), "--engine", "both", "--to", str(tmp_path / "to")]) == 2
    assert "CELLS AND Z3 DISAGREE" in capsys.readouterr().out


def test_what_no_answers_show_is_told_without_a_file(folder, capsys, tmp_path):
    dearer = folder(
        ("{id: over_budget, answer: budget,", "{id: over_budget, when: {budget: {at_least: 5000}}, answer: budget,")
    )
    assert main([*PROVE, "--aid", dearer, "--to", str(tmp_path / "to")]) == 1
    out = capsys.readouterr().out
    assert "BROKEN more_adds_no_limit: " in out
    assert "as an answers file" not in out
    assert not (tmp_path / "to").exists()


def test_all_proved_writes_nothing_and_a_folder_that_cannot_be_written_is_told(folder, capsys, tmp_path):
    assert main([*PROVE, "--aid", folder(), "--to", str(tmp_path / "to")]) == 0
    assert not (tmp_path / "to").exists()
    taken = tmp_path / "taken"
    taken.write_text("x", "utf-8")
    assert main([*PROVE, "--aid", folder(NEARER), "--to", str(taken)]) == 1
    assert (
        capsys.readouterr().err
        == f"{taken}/p_far.yaml:1:1: file — cannot be written (File exists) — name another folder\n"
    )


def test_an_aid_that_cannot_start_proves_nothing(capsys, tmp_path):
    assert main([*PROVE, "--aid", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert (out, "The aid cannot start." in err) == ("", True)


# ---- each built-in statement can fail, and alone


def test_nothing_built_in_is_broken_in_the_aids_there_are(any_aid, today):
    assert broken(any_aid, today) == []
    assert broken(any_aid, today, steps=0) == []


def test_a_stop_that_rests_on_a_preference(commute, today):
    stop = next(r for r in commute.gate if r.rule.gate == "stop")
    leaning = with_gate(commute, *commute.gate, retold(stop, Not(OneOf("refuse", frozenset({"rain"})))))
    assert broken(leaning, today) == ["stops_survive"]


def test_a_stop_that_rests_on_a_preference_by_way_of_when_a_question_is_asked(commute, today):
    by_way = OneOf("refuse", frozenset({"rain"}))
    ask_when = {**commute.ask_when, "dizzy": CompiledRule(None, by_way, meaning(by_way))}
    assert broken(replace(commute, ask_when=ask_when), today) == ["stops_survive"]


def test_a_limit_that_only_more_money_sets(commute, today):
    dear = Within("budget", 5_000, None)
    limits = tuple(retold(r, dear) if r.rule.burden == "price" else r for r in commute.limits)
    assert broken(replace(commute, limits=limits), today) == ["more_adds_no_limit"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("price: {low: 500, high: 700,", "price: {when: {budget: {below: 600}}, else_why: w, low: 500, high: 700,"),
        ("notes:\n", "not_for:\n  - {id: rich, when: {budget: {at_least: 900}}, variants: [bus], outcomes: [price], reason: r, facts: [f_price]}\nnotes:\n"),
    ],
    ids=["by a reading", "by a count that does not carry over"],
)  # fmt: skip
def test_a_figure_that_speaks_for_whoever_has_more_money(make_aid, today, old, new):
    assert broken(make_aid(swap=((old, new),)), today) == ["more_adds_no_limit"]


def test_a_limit_that_more_money_crosses(commute, today, monkeypatch):
    monkeypatch.setattr(
        "logic.person.limits._at_most",
        lambda amount, figure: ("crosses" if amount > (figure.high or 0) else "within", None),
    )
    assert broken(commute, today) == ["more_adds_no_limit"]


def test_a_baseline_that_is_stopped(commute, today):
    stop = next(r for r in commute.gate if r.rule.gate == "stop")
    assert broken(with_gate(commute, *commute.gate, retold(stop, variants=(commute.baseline,))), today) == [
        "baseline_never_stopped"
    ]


def test_a_language_in_which_more_answers_unsettle_what_was_settled(commute, today, monkeypatch):
    monkeypatch.setattr(prove, "AND", prove.OR)
    assert broken(commute, today) == []  # any is as good as all here: both keep what is settled
    worse = [list(row) for row in prove.OR]
    worse[1][1] = 2  # true and true would be false
    monkeypatch.setattr(prove, "AND", worse)
    assert broken(commute, today) == ["settled_stays_settled"]


def test_z3_finds_two_sheets_of_which_the_longer_unsettles_what_was_settled(commute, today, monkeypatch):
    """As if what is still open were not known for good."""
    one_of = smt._Is.one_of
    monkeypatch.setattr(smt._Is, "one_of", lambda self, values: one_of(self, values | (OPEN if values & UNSURE else 0)))
    assert broken(commute, today, steps=0) == ["settled_stays_settled"]


def test_whoever_has_answered_nothing_breaks_a_statement_like_anybody_else(commute, today, monkeypatch):
    monkeypatch.setattr("logic.conditions.smt.changes_by_answering", lambda *bank: {})
    assert broken(commute, today, steps=0) == ["settled_stays_settled"]
    for_all = with_gate(
        commute, *commute.gate, retold(commute.gate[0], AnyOf((ALWAYS, OneOf("refuse", frozenset({"rain"})))))
    )
    (proof,) = [p for p in prove.built_in(Engine(for_all), today) if p.broken]
    assert (proof.id, proof.sheet) == ("stops_survive", {})


def test_a_rule_that_stays_open_whatever_is_answered(commute, today, monkeypatch):
    found = Engine.find
    monkeypatch.setattr(
        Engine, "find", lambda self, claim, **how: {} if how.get("complete") else found(self, claim, **how)
    )
    assert broken(commute, today) == ["no_not_checked_at_the_end"]


def test_a_question_that_waits_for_a_later_one(commute, today):
    engine = Engine(commute)
    engine.ask = {**engine.ask, "main_concern": OneOf("dizzy", frozenset({"yes"}))}
    assert [p.id for p in prove.built_in(engine, today) if p.broken] == ["the_path_ends"]
    assert engine.ask["distance"] == ALWAYS


def test_a_limit_that_more_money_brings_about_by_way_of_a_question(commute, today):
    """With more money another question is asked, and its answer sets the limit."""
    rich, strict = Within("budget", 5_000, None), OneOf("dizzy_seen", frozenset({"yes"}))
    limits = tuple(retold(r, strict) if r.rule.burden == "price" else r for r in commute.limits)
    ask_when = {**commute.ask_when, "dizzy_seen": CompiledRule(None, rich, meaning(rich))}
    assert "more_adds_no_limit" in broken(replace(commute, limits=limits, ask_when=ask_when), today)
