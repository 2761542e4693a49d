"""Every promise is proved, twice over; whoever takes a safety rule away is shown a person whom that would harm.

And each statement that holds for any aid can fail: it does for an aid that breaks it.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from logic import gate
from logic.__main__ import main
from logic.aid import Ready
from logic.answers import open_file, to_file
from logic.comparison import STATUSES
from logic.conditions import ALWAYS, Not, OneOf, Within, meaning
from logic.path import walk
from logic.tools import prove
from logic.tools.engine import Engine


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
    return Ready(ready.rule.model_copy(update=changes), tree, meaning(tree), ready.variants if variants is None else variants)


# ---- all is proved


@pytest.mark.parametrize("steps", [5_000, 0], ids=["cells", "z3"])
def test_everything_is_proved(any_aid, today, steps):
    proofs = list(prove.all_proofs(Engine(any_aid, steps=steps), today))
    assert len(proofs) == prove.BUILT_IN + len(any_aid.promises)
    assert [p.id for p in proofs if p.broken] == []
    assert all(p.claims > 0 for p in proofs)


def test_the_command_tells_how_large_the_answer_space_is_and_that_both_agree(capsys, root):
    assert main(["prove", "--aid", str(root), "--engine", "both"]) == 0
    out = capsys.readouterr().out
    assert "128 of 128 proved (6 built in, 122 of this aid)" in out
    assert re.search(r"The answer space: \d\.\d\de\+59 sheets, \d\.\d\de\+41 once numbers are cut into cells", out)
    assert out.endswith("Cells and Z3 agree on every one.\n")


# ---- no rule can be lost

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
            assert 1 <= len(proof.sheet) <= 4
            opened = open_file(changed, to_file(changed, proof.sheet, today=today, seed=0, with_health=True), today=today)
            assert opened.problems == []
            assert opened.answers == proof.sheet, "an answer was not asked for"
            status = {v: g.status for v, g in gate.gates(changed, walk(changed, opened.answers, today).state).items()}
            assert any(STATUSES.index(status[v]) > STATUSES.index(promise.rule.at_least) for v in promise.variants)
            assert len(prove.person(changed, proof.sheet)) == len(proof.sheet)
    assert set(unnoticed) <= STRICTER_THAN_PROMISED
    assert cases >= len(aid.gate[part::4])


def test_a_lost_rule_ends_in_a_person_in_words_and_an_answers_file_that_compare_takes(capsys, tmp_path, commute_texts):
    text = commute_texts["content/rules.yaml"]
    start = text.index("  - id: far_rider")
    for name, content in {**commute_texts, "content/rules.yaml": text[:start] + text[text.index("notes:") :]}.items():
        (tmp_path / "aid" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "aid" / name).write_text(content, "utf-8")
    folder, to = str(tmp_path / "aid"), tmp_path / "people"
    assert main(["prove", "--aid", folder, "--to", str(to)]) == 1
    out = capsys.readouterr().out
    assert "BROKEN p_far: e_bicycle: at least ask" in out
    assert "How far is it? 30" in out
    assert "7 of 8 proved" in out
    assert main(["compare", "--aid", folder, "--json", str(to / "p_far.yaml")]) == 0
    assert '"status": "not_checked"' in capsys.readouterr().out


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
    ask_when = {**commute.ask_when, "dizzy": Ready(None, by_way, meaning(by_way))}
    assert broken(replace(commute, ask_when=ask_when), today) == ["stops_survive"]


def test_a_limit_that_only_more_money_sets(commute, today):
    dear = Within("budget", 5_000, None)
    limits = tuple(retold(r, dear) if r.rule.burden == "price" else r for r in commute.limits)
    assert broken(replace(commute, limits=limits), today) == ["more_adds_no_limit"]


def test_a_limit_that_more_money_crosses(commute, today, monkeypatch):
    monkeypatch.setattr("logic.limits._at_most", lambda amount, figure: "crosses" if amount > (figure.high or 0) else "within")
    assert broken(commute, today) == ["more_adds_no_limit"]


def test_a_baseline_that_is_stopped(commute, today):
    stop = next(r for r in commute.gate if r.rule.gate == "stop")
    assert broken(with_gate(commute, *commute.gate, retold(stop, variants=(commute.baseline,))), today) == ["baseline_never_stopped"]


def test_a_language_in_which_more_answers_unsettle_what_was_settled(commute, today, monkeypatch):
    monkeypatch.setattr(prove, "AND", prove.OR)
    assert broken(commute, today) == []  # any is as good as all here: both keep what is settled
    worse = [list(row) for row in prove.OR]
    worse[1][1] = 2  # true and true would be false
    monkeypatch.setattr(prove, "AND", worse)
    assert broken(commute, today) == ["settled_stays_settled"]


def test_a_rule_that_stays_open_whatever_is_answered(commute, today, monkeypatch):
    found = Engine.find
    monkeypatch.setattr(Engine, "find", lambda self, claim, **how: {} if how.get("complete") else found(self, claim, **how))
    assert broken(commute, today) == ["no_not_checked_at_the_end"]


def test_a_question_that_waits_for_a_later_one(commute, today):
    engine = Engine(commute)
    engine.ask = {**engine.ask, "main_concern": OneOf("dizzy", frozenset({"yes"}))}
    assert [p.id for p in prove.built_in(engine, today) if p.broken] == ["the_path_ends"]
    assert engine.ask["distance"] == ALWAYS
