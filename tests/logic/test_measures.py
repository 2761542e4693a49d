"""`python -m logic simulate --measures`: what it counts, what makes it fail, and files of archetypes that cannot be read."""

from __future__ import annotations

import json
import random
from collections import Counter

import numpy as np
import pytest

from logic.compare import compare
from logic.content.problems import MAX_SHOWN
from logic.fit.priorities import MOST_PACKAGES, WORTH, Package, Priorities
from logic.person import draw
from logic.person.answers import Answers, parse
from logic.tools.population import archetypes, figures, heard, measures, simulate, truth
from logic.tools.population.archetypes import Archetypes, Values
from logic.tools.population.heard import MORE_NOISE, NOISE, Heard
from logic.tools.population.judged import Judgement, judge
from logic.tools.population.measures import Measures

KEYS = {
    "reach", "reach_allowed", "left_by_limits", "responsive", "best_named", "wrong_ahead", "no_clear_leader",
    "best_named_06", "wrong_ahead_06", "no_clear_leader_06", "only_asks", "only_least_studied", "archetypes",
}  # fmt: skip
RIDER = """calm: {main_concern: delays, more_concerns: [none], distance: 8, budget: 3000, refuse: [none], dizzy: "no"}
people:
  - {id: rider, answers: {distance: 5}, values: {large: 9000, curve: [0.3, 0.6]}, ahead: [plain_bicycle], why: "short way"}
"""


@pytest.fixture(scope="module")
def people(aid, today, root):
    """Archetype id → the archetype and its sheet."""
    text = (root / "tests/cases/archetypes.yaml").read_text("utf-8")
    return {
        one.id: (one, Answers(sheet, aid.content_hash)) for one, sheet in archetypes.read(aid, text, "f", today).people
    }


@pytest.fixture(scope="module")
def crowd(aid, today):
    """Fifty people drawn as they are measured."""
    dice = random.Random(5)
    return [Answers(draw.draw(aid, dice, today), aid.content_hash) for _ in range(50)]


@pytest.fixture(scope="module")
def found(aid, today):
    return measures.measure(aid, 60, 5, today, Archetypes())


# ---- what is true of somebody, and what they answer


def package(gain, **takes):
    return Package("any", {"looks": (gain, gain)}, {name: (float(most), float(most)) for name, most in takes.items()})


@pytest.mark.parametrize(("worth", "answer"), [(10, "not_nearly"), (60, "not_quite"), (100, "just_about"), (150, "yes"), (900, "easily"), (50, "not_quite"), (200, "easily")])  # fmt: skip
def test_an_answer_says_how_many_times_its_trouble_the_change_is_worth(worth, answer):
    true = truth.Truth({"looks": float(worth)}, {"pain": 10.0})
    assert true.answer(package(3.0, pain=10)) == answer
    assert true.value(package(3.0, pain=10)) == worth - 100


def test_noise_moves_the_answer_and_no_change_is_worth_no_trouble():
    true = truth.Truth({"looks": 100.0}, {"pain": 10.0})
    even = package(3.0, pain=10)
    assert [true.answer(even, noise) for noise in (-1, -0.3, 0, 0.5, 1)] == list(WORTH)
    assert true.answer(package(0.0, pain=10), 5.0) == "not_nearly"
    assert true.answer(package(0.0), 5.0) == "not_nearly"
    assert true.answer(package(1.0), -5.0) == "easily"


def test_a_change_is_worth_what_the_curve_says_at_the_middle_of_what_is_shown():
    true = truth.Truth({"looks": 100.0}, {"pain": 1.0}, (0.0, 0.2, 0.6, 1.0))
    assert true.change(Package("any", {"looks": (1.0, 2.0)}, {})) == pytest.approx(40)
    assert true.change(Package("any", {"looks": (2.0, 3.0)}, {})) == pytest.approx(80)
    assert true.trouble(Package("any", {}, {"pain": (0.0, 3.0, 10.0), "else": (9.0, 9.0)})) == 3
    assert true.trouble(Package("any", {}, {"pain": (0.0, 10.0)})) == 5


def test_they_mind_most_what_costs_them_most_at_its_worst():
    true = truth.Truth({}, {"pain": 1.0, "time": 10.0, "money": 0.1, "scar": 2.0, "free": 0.0})
    said = true.priorities({"pain": 90.0, "time": 10.0, "money": 5000.0, "scar": 2.0, "free": 9.0})
    assert said.minded == ("money", "time", "pain")
    assert said.ends == {"money": 5000, "time": 10, "pain": 90}


def test_what_values_do_not_name_costs_by_its_kind(aid):
    true = truth.of_values(
        aid, Values(large=1000, curve=[0.2, 0.5], per={"days_hidden": 7}, money=2), ("melasma", "marks")
    )
    assert true.large == {"melasma": 1000, "marks": 500}
    assert true.curve == (0, 0.2, 0.5, 1)
    assert (true.per["days_hidden"], true.per["first_price"]) == (7, 2)
    assert true.per["visits"] == truth.PER["visits"]
    assert truth.of_values(aid, Values(large=1, curve=[0, 0]), ()).per["first_price"] == truth.PER["money"]
    assert {o.kind for o in aid.about.outcomes} <= truth.PER.keys()


def test_people_drawn_weigh_all_troubles_at_their_worst_as_one():
    rng = np.random.default_rng(1)
    worth = []
    for _ in range(300):
        true = truth.made_up(("main", "other"), {"days": 20.0, "money": 9000.0}, rng)
        assert sum(true.per[o] * end for o, end in (("days", 20.0), ("money", 9000.0))) == pytest.approx(1)
        assert 0 <= true.large["other"] <= true.large["main"]
        worth.append(true.large["main"])
    assert truth.LEAST_WORTH <= min(worth) < 0.4 < 2.5 < max(worth) <= truth.MOST_WORTH
    assert 0.4 < sum(w < 1 for w in worth) / 300 < 0.6


# ---- asking


@pytest.mark.parametrize("who", ["jowls_big", "lines_big", "jowls_needles", "melasma_rich"])
@pytest.mark.parametrize("answer", ["not_nearly", "just_about", "easily"])
def test_who_is_asked_ends_where_compare_says_so(aid, today, people, who, answer):
    _, answers = people[who]
    said = Priorities(minded=("days_hidden",), ends={"days_hidden": 28.0})
    told = truth.asked(aid, compare(aid, answers, today=today, priorities=said), said, lambda _: answer)
    answered = told.fit.reading.priorities.packages
    assert 1 <= len(answered) <= MOST_PACKAGES
    assert {p.answer for p in answered} == {answer}
    again = compare(aid, answers, today=today, priorities=Priorities(said.minded, said.ends, answered))
    assert again == told
    assert again.fit.next is None


def test_of_answers_that_do_not_go_together_the_last_is_kept(aid, today, people):
    _, answers = people["pitted_II"]
    replies = iter(["easily"] + ["not_nearly"] * MOST_PACKAGES)
    start = compare(aid, answers, today=today, priorities=Priorities())
    told = truth.asked(aid, start, Priorities(), lambda _: next(replies))
    first, *others = (p.answer for p in told.fit.reading.priorities.packages)
    assert first == "cannot_say"
    assert set(others) == {"not_nearly"}
    assert told.fit.apart == ()
    assert told.fit.leads


# ---- one person


def one(aid, today, people, who, number=1):
    return heard.heard(aid, people[who][1], np.random.default_rng([7, number]), today)


def test_whoever_has_two_types_and_one_a_procedure_is_reached(aid, today, people):
    told = one(aid, today, people, "jowls_big")
    assert (told.compared, told.calm, told.allowed, told.reached, told.reading) == (True,) * 5
    assert not told.at_limits
    assert set(told.recovered) == {NOISE, MORE_NOISE}


def test_a_firm_limit_ends_nobody_as_long_as_the_rest_is_told(aid, today, people):
    told = one(aid, today, people, "jowls_needles")
    assert (told.allowed, told.reached, told.reading, told.at_limits) == (True, True, True, False)


@pytest.mark.parametrize("who", ["distress", "red_flag", "jowls_lump", "lines_pushed"])
def test_help_first_is_no_reading_and_no_want_of_one(aid, today, people, who):
    told = one(aid, today, people, who)
    assert (told.compared, told.calm, told.reading, told.reached) == (True, False, False, False)


def test_care_alone_is_a_reading_but_no_procedure(aid, today, people):
    told = one(aid, today, people, "melasma_IV")
    assert (told.reading, told.allowed, told.reached) == (True, False, False)


@pytest.mark.parametrize("who", ["frown", "neck_bleeds"])
def test_nothing_shown_or_left_is_not_allowed(aid, today, people, who):
    told = one(aid, today, people, who)
    assert (told.calm, told.allowed, told.reading) == (True, False, False)


def test_somebody_whom_an_end_meets_is_not_compared(aid, today, people):
    answers = people["jowls_big"][1].with_answer("deciding", "someone_else")
    assert heard.heard(aid, answers, np.random.default_rng(1), today) == Heard()


def test_who_is_best_is_named_where_answers_are_true_and_readings_wide(aid, today, people):
    """With the truth of one person drawn many times, the best is nearly always among the named."""
    told = [one(aid, today, people, "lines_big", number) for number in range(25)]
    named = [t.recovered[NOISE][heard.BEST] for t in told]
    wrong = [t.recovered[NOISE][heard.WRONG] for t in told]
    assert sum(named) >= 23
    assert sum(wrong) <= 1
    assert all(t.recovered[NOISE].count(True) <= 2 for t in told)
    assert any(not t.recovered[NOISE][heard.NOBODY] for t in told)


def test_content_allows_what_status_advice_and_evidence_allow(aid, today, crowd):
    """The same counted once more, from the result of compare alone."""
    home = aid.variants[aid.baseline][0].id
    for answers in crowd:
        told = compare(aid, answers, today=today)
        can = set()
        for v in told.variants:
            main = v.effects[0].effect if v.effects else None
            shown = (
                main is not None
                and not main.unknown
                and main.certainty != "very low"
                and main.high not in ("none", "worse")
            )
            if v.baseline or (v.relevant and v.gate.status != "stop" and not v.held_back and shown):
                can.add(v.variant)
        allowed = len(can) > 1 and any(aid.variants[v][0].id != home for v in can)
        assert heard.heard(aid, answers, np.random.default_rng(1), today).allowed == (bool(told.variants) and allowed)


# ---- a crowd


def test_the_same_seed_measures_the_same(aid, today, found):
    again = measures.measure(aid, 60, 5, today, Archetypes())
    assert again == found
    assert measures.measure(aid, 60, 6, today, Archetypes()) != found


def test_groups_make_up_everybody(aid, found):
    for question in ("main_concern", "age"):
        assert sum(f.people for (q, _), f in found.groups.items() if q == question) == found.everybody.people
    assert {q for q, _ in found.groups} == {q.id for q in aid.questions.values() if q.audit}


def test_only_asks_is_counted_as_simulate_counts_it(aid, today, found):
    dice = random.Random(5)
    sheets = [draw.draw(aid, dice, today) for _ in range(60)]
    counts = simulate.simulate(aid, simulate.given(aid, sheets, today), today)
    everybody = simulate.EVERYBODY
    assert found.everybody.only_asks == pytest.approx(
        100 * counts.only_asks[everybody] / counts.compared[everybody], abs=0.06
    )


def test_figures_of_people_counted_by_hand():
    best, wrong, nobody = (True, False, False), (False, True, False), (True, False, True)
    told = [
        Heard(True, True, only_asks=True, allowed=True, reached=True, reading=True, responsive=True, recovered={NOISE: best, MORE_NOISE: wrong}, statuses=Counter(ask=3)),
        Heard(True, True, keeps=True, least_studied=True, allowed=True, at_limits=True, statuses=Counter(stop=1)),
        Heard(True, True, keeps=True, allowed=True, reached=True, reading=True, recovered={NOISE: nobody}, statuses=Counter(stop=2)),
        Heard(True, True),
        Heard(True, False, only_asks=True),
        Heard(),
    ]  # fmt: skip
    assert measures.figures(told)._asdict() == {
        "people": 4, "reach": 50.0, "reach_allowed": 75.0, "left_by_limits": 25.0, "responsive": 50.0, "best_named": 100.0,
        "wrong_ahead": 0.0, "no_clear_leader": 50.0, "best_named_06": 0.0, "wrong_ahead_06": 50.0, "no_clear_leader_06": 50.0,
        "only_asks": 40.0, "only_least_studied": 50.0, "discrimination": 1.0,
    }  # fmt: skip
    nothing = measures.figures([])
    assert (nothing.people, nothing.reach, nothing.best_named, nothing.discrimination) == (0, None, None, 0.0)


def whole(**changed):
    told = [Heard(True, True, allowed=True, reached=True, reading=True)] * 4
    return Measures(measures.figures(told)._replace(**changed), {}, changed.pop("archetypes", ()))


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"reach": 94.0, "reach_allowed": 100.0}, "94.0 of 100 people get a reading, and content allows 100.0"),
        ({"left_by_limits": 0.1}, "0.1 of 100 people end at their limits"),
    ],
)
def test_what_may_not_be_is_said(changed, line):
    assert whole().failures() == []
    assert whole(reach=95.0, reach_allowed=100.0).failures() == []
    (said,) = whole(**changed).failures()
    assert line in said


def test_somebody_never_to_be_named_is_said():
    told = (Judgement("rose", ("names x",), ("x",)), Judgement("otto", ("y is ahead",), ()), Judgement("ida", (), ()))
    failing = Measures(whole().everybody, {}, told)
    assert failing.failures() == ["archetypes hear of somebody who may never be named: rose"]
    assert figures.as_plain(failing)["archetypes"] == {"met": 1, "of": 3, "never_named": 1, "missed": ["rose", "otto"]}


# ---- archetypes


def judged(aid, today, people, who, **changed):
    archetype, sheet = people[who]
    return judge(aid, archetype.model_copy(update=changed), sheet, today)


def test_an_archetype_is_met_by_who_may_lead_and_missed_by_anybody_else(aid, today, people):
    assert judged(aid, today, people, "jowls_big") == ("jowls_big", (), ())
    assert judged(aid, today, people, "jowls_big", ahead=["mini_facelift"]).wrong == (
        "full_facelift is ahead, not mini_facelift",
    )
    missed = judged(aid, today, people, "jowls_big", ahead=[])
    assert missed.wrong == ("full_facelift is ahead, not anybody but doing nothing",)
    assert not missed.met


def test_who_may_never_be_named_is_found_ahead_close_and_aside(aid, today, people):
    assert judged(aid, today, people, "jowls_big", never=["full_facelift"]).never == ("full_facelift",)
    aside = judged(aid, today, people, "jowls_needles", never=["full_facelift", "light_peel"])
    assert aside.never == ("full_facelift",)
    assert not aside.met


def test_an_archetype_s_reading_with_limits_set_aside_is_judged_too(aid, today, people):
    assert judged(aid, today, people, "jowls_needles").met
    assert not judged(aid, today, people, "jowls_needles", aside=["mini_facelift"]).met
    assert judged(
        aid, today, people, "jowls_big", aside=["full_facelift"]
    ).met  # nothing is taken out: the same reading


def test_help_first_has_to_be_said_and_no_more_than_that(aid, today, people):
    assert judged(aid, today, people, "distress").met
    assert judged(aid, today, people, "distress", withheld=None).wrong == ("is withheld for worry",)
    assert judged(aid, today, people, "distress", withheld="red_flag").wrong == (
        "is not withheld for red_flag",
        "is withheld for worry",
    )
    assert not judged(aid, today, people, "jowls_big", withheld="worry").met


def test_where_nothing_else_is_left_doing_nothing_is_what_leads(aid, today, people):
    assert judged(aid, today, people, "neck_bleeds", ahead=["nothing_new"]).met
    assert not judged(aid, today, people, "neck_bleeds", ahead=["full_facelift"]).met
    assert not judged(aid, today, people, "distress", ahead=["nothing_new"]).met


def test_the_least_worrying_answers_worry_no_rule(aid, commute, today):
    for some in (aid, commute):
        sheet = {q: archetypes.least_worrying(some, question, today) for q, question in some.questions.items()}
        for question, answer in sheet.items():
            raw = list(answer) if isinstance(answer, tuple) else answer
            assert parse(some.questions[question], raw, today)[1] is None
        assert (compare(some, sheet, today=today).ended, compare(some, sheet, today=today).withheld) == (None, ())
    calm = {q: archetypes.least_worrying(aid, question, today) for q, question in aid.questions.items()}
    for choice in aid.questions["main_concern"].choices:  # each leads to other questions
        told = compare(aid, {**calm, "main_concern": choice.id}, today=today)
        because = [set(f.because) for v in told.variants for f in v.gate.findings]
        assert all(one == {"main_concern"} for one in because), "some concerns are a reason by themselves"
    assert calm["accept_scar"] == "up_to_100"


# ---- files of archetypes


def read(aid, today, text):
    return archetypes.read(aid, text, "people.yaml", today)


def test_a_question_the_file_does_not_know_gets_its_least_worrying_answer(commute, today):
    ((archetype, sheet),) = read(commute, today, RIDER).people
    assert set(sheet) == set(commute.questions)
    assert (sheet["distance"], sheet["budget"], sheet["dizzy"]) == (5, 3000, "no")
    assert archetype.ahead == ["plain_bicycle"]


def test_a_question_the_aid_has_lost_is_left_out_and_named(commute, today):
    found = read(
        commute, today, RIDER.replace("distance: 8", "distanse: 8").replace("{distance: 5}", "{gone: 5, distance: 5}")
    )
    assert len(found.people) == 1
    assert [(p.line, p.where, p.fix) for p in found.left_out] == [
        (1, "distanse", "did you mean 'distance'?"),
        (3, "gone", "correct it, or take it away"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("ahead: [plain_bicycle]", "ahead: [plain_bycicle]", "3:", "there is no variant"),
        ("curve: [0.3, 0.6]", "curve: [0.3, 0.6], per: {dayz: 3}", "3:", "nobody weighs an outcome"),
        ("curve: [0.3, 0.6]", "curve: [0.6, 0.3]", "3:", "worth less for a clear change"),
        ("curve: [0.3, 0.6]", "curve: [0.3]", "3:", "at least 2 items"),
        ("large: 9000", "large: -1", "3:", "greater than or equal to 0"),
        ("ahead: [plain_bicycle]", "ahead: [plain_bicycle], never: [plain_bicycle]", "3:", "may lead and may never be named"),
        ("{distance: 5}", "{distance: 500}", "3:", "must be from"),
        ('dizzy: "no"', "dizzy: maybe", "1:", "is not one of its choices"),
        ("ahead: [plain_bicycle], ", "", "3:", "has no 'ahead'"),
        ("why: ", "because: ", "3:", "is not a key this file knows"),
        ("calm: {", "calm: [", "1:", "is not YAML"),
        ("people:", "peeple:", "1:", "has no 'people'"),
        (RIDER, "- a list", "1:", "is not a mapping"),
        (RIDER, "", "1:", "is empty"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(run, sheet, old, new, place, what):
    assert RIDER.count(old) == 1
    file = sheet(RIDER.replace(old, new), "people.yaml")
    code, out, err = run("simulate", 5, "--measures", "--archetypes", file)
    assert (code, out) == (1, "")
    lines = err.strip().split("\n")
    assert lines[0].startswith(f"{file.as_posix()}:{place}")
    assert any(what in line for line in lines)
    assert lines[-1].endswith("Nothing was measured.")


def test_one_id_twice_is_told_at_the_second(run, sheet):
    file = sheet(RIDER + RIDER.split("people:\n")[1], "people.yaml")
    code, _, err = run("simulate", 5, "--measures", "--archetypes", file)
    assert code == 1
    assert f"{file.as_posix()}:4:" in err
    assert "is used twice" in err


def test_no_problem_repeats_what_a_person_answered(run, sheet):
    file = sheet(RIDER.replace("{distance: 5}", "{distance: zebra7431}"), "people.yaml")
    assert "zebra7431" not in run("simulate", 5, "--measures", "--archetypes", file)[2]


def test_many_faults_are_told_up_to_a_number(run, sheet):
    row = RIDER.split("people:\n")[1]
    file = sheet(
        RIDER + "".join(row.replace("rider", f"r{i}").replace("plain_bicycle", "x") for i in range(300)), "f.yaml"
    )
    err = run("simulate", 5, "--measures", "--archetypes", file)[2]
    assert len(err.strip().split("\n")) == MAX_SHOWN + 1


@pytest.mark.parametrize("name", ["absent.yaml", "."])
def test_a_file_that_is_not_there_is_told(run, tmp_path, name):
    code, out, err = run("simulate", 5, "--measures", "--archetypes", tmp_path / name)
    assert (code, out) == (1, "")
    assert ":1:1: file — " in err


# ---- the command


def test_one_object_for_programs(run, sheet):
    code, out, err = run("simulate", 20, "--measures", "--json", "--archetypes", sheet(RIDER))
    plain = json.loads(out)
    assert plain.keys() >= KEYS
    assert plain["archetypes"]["of"] == 1
    assert all(v is None or 0 <= v <= 100 for k, v in plain.items() if k in KEYS - {"archetypes"})
    assert (code == 0) == (err == "")


def test_tables_for_people(run, aid, root):
    code, out, _ = run("simulate", 12, "--measures", "--archetypes", root / "tests/cases/archetypes.yaml", aid=root)
    assert code == 0
    for name in KEYS - {"archetypes"}:
        assert name in out
    for question in aid.questions.values():
        assert (question.id in out) == question.audit
    assert "Archetypes: " in out


def test_an_aid_s_own_archetypes_are_read_where_it_has_some(run, root, tmp_path):
    assert json.loads(run("simulate", 3, "--measures", "--json", aid=root)[1])["archetypes"]["of"] >= 40
    assert json.loads(run("simulate", 3, "--measures", "--json")[1])["archetypes"] == {
        "met": 0,
        "of": 0,
        "never_named": 0,
        "missed": [],
    }


def test_a_never_named_fails_and_says_who(run, root, sheet):
    text = (root / "tests/cases/archetypes.yaml").read_text("utf-8")
    calm, rest = text.split("people:\n")
    row = next(line for line in rest.split("\n") if "id: jowls_big" in line)
    file = sheet(
        f"{calm}people:\n{row.replace('never: []', 'never: [full_facelift]').replace('ahead: [full_facelift]', 'ahead: []')}\n"
    )
    code, out, err = run("simulate", 5, "--measures", "--archetypes", file, aid=root)
    assert code == 1
    assert "jowls_big: full_facelift is ahead" in out
    assert "simulate: archetypes hear of somebody who may never be named: jowls_big" in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["0", "--measures"], "N must be at least 1"),
        (["5", "--measures", "--seed", "-1"], "--seed must be at least 0"),
        (["5", "--json"], "need --measures"),
        (["5", "--archetypes", "people.yaml"], "need --measures"),
        (["5", "--measures", "--csv", "out"], "leave --people and --csv away"),
        (["5", "--measures", "--people", "them.csv"], "leave --people and --csv away"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(run, argv, says):
    code, out, err = run("simulate", *argv)
    assert (code, out) == (2, "")
    assert says in err


def test_two_thousand_are_measured_where_nobody_says_how_many():
    from logic.tools import arguments

    assert arguments.MEASURED < arguments.SIMULATED
