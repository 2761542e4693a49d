"""The flow as a picture: every question on it once, arrows from what decides to what is asked, shares of the people drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from logic.__main__ import main
from logic.conditions.tree import Within, leaves
from logic.tools.authoring import graph
from logic.tools.output import say


@pytest.fixture(params=["commute", "aid"], ids=["commute", "shipped"])
def any_aid(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def asked(any_aid):
    return {q: 10 + i for i, q in enumerate(any_aid.questions)}


def test_closed_there_is_one_line_a_section_and_no_arrow_to_itself(any_aid, asked):
    lines = graph.steps(any_aid, asked, 100, [])
    assert [line.id for line in lines] == [s.id for s in any_aid.bank.sections]
    assert all(line.id not in line.waits_for for line in lines)


def test_opened_there_is_one_line_a_question_with_arrows_from_all_it_depends_on(any_aid, asked):
    lines = graph.steps(any_aid, asked, 100, [s.id for s in any_aid.bank.sections])
    assert [line.id for line in lines] == list(any_aid.questions)
    for line in lines:
        assert set(line.waits_for) == {leaf.question for leaf in leaves(any_aid.ask_when[line.id].tree)}
        assert line.reached == asked[line.id]


def test_one_section_may_be_opened_alone(commute, asked, any_aid):
    section = any_aid.bank.sections[-1]
    lines = graph.steps(any_aid, asked, 100, [section.id])
    assert [line.id for line in lines if not line.is_section] == [q.id for q in section.questions]
    assert {p for line in lines for p in line.waits_for} <= {line.id for line in lines}


@pytest.mark.parametrize("opened", [False, True])
def test_the_svg_is_well_formed_and_says_every_line(any_aid, asked, opened):
    lines = graph.steps(any_aid, asked, 200, [s.id for s in any_aid.bank.sections] if opened else [])
    root = ElementTree.fromstring(graph.svg(lines))
    texts = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert len(texts) == 2 * len(lines)
    assert list(texts[1::2]) == [line.told for line in lines]
    arcs = list(root.iter("{http://www.w3.org/2000/svg}path"))
    assert len(arcs) == sum(len(line.waits_for) for line in lines)


@pytest.mark.parametrize("opened", [False, True])
def test_the_mermaid_names_only_boxes_it_has(any_aid, asked, opened):
    text = graph.mermaid(
        any_aid, graph.steps(any_aid, asked, 200, [s.id for s in any_aid.bank.sections] if opened else [])
    )
    boxes = set(re.findall(r"^\s+(\w+)\[", text, re.M))
    arrows = re.findall(r"^\s+(\w+) (?:-->|-\.->) (\w+)$", text, re.M)
    assert text.startswith("flowchart TD\n")
    assert arrows
    assert {name for arrow in arrows for name in arrow} <= boxes


@pytest.mark.parametrize(
    ("reached", "told"),
    [(0, "0 in 100"), (0.2, "1 in 100"), (63.7, "64 in 100"), (99.9, "99 in 100"), (100, "100 in 100")],
)
def test_some_are_never_none_and_most_are_never_all(reached, told):
    assert graph.share(reached) == told


def test_the_command_draws_both_and_refuses_a_section_there_is_not(capsys, commute_folder):
    assert main(["graph", "--aid", str(commute_folder)]) == 0
    assert capsys.readouterr().out.startswith("flowchart TD\n")
    assert main(["graph", "--aid", str(commute_folder), "--format", "svg", "--open", "health"]) == 0
    assert "Do you get dizzy spells?" in capsys.readouterr().out
    assert main(["graph", "--aid", str(commute_folder), "--open", "helth"]) == 2
    assert "did you mean 'health'?" in capsys.readouterr().err


def test_conditions_are_said_in_the_words_of_the_questions(commute):
    asked = commute.ask_when["dizzy_seen"].tree
    assert say.condition(commute, asked) == "Do you get dizzy spells? Yes"
    far = next(r for r in commute.gate if "distance" in {leaf.question for leaf in leaves(r.tree)})
    assert say.condition(commute, far.tree) == "How far is it? 30 or more"
    assert say.condition(commute, commute.ask_when["distance"].tree) == "always"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-3, None, "3 months ago or later"), (None, 0, "before this month"), (1, 4, "in 1 month to in 3 months")],
)
def test_months_are_said_as_people_say_them(commute, low, high, said):
    assert say.condition(commute, Within("start_month", low, high)) == f"From which month? {said}"
