"""The table of evidence to take home: every fact with each of its sources once, where it is shown, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from logic.aid import citations
from logic.aid.evidence_table import COLUMNS, rows
from logic.tools.output import written


@pytest.fixture(scope="session", params=["commute", "aid"], ids=["commute", "shipped"])
def any_aid(request):
    return request.getfixturevalue(request.param)


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def as_csv(aid):
    """The table as the page writes it."""
    return written.as_csv(COLUMNS, [r.values() for r in rows(aid)])


def row(aid, fact, source):
    (found,) = [r for r in rows(aid) if (r["fact"], r["source"]) == (fact, source)]
    return found


def test_every_fact_with_each_of_its_sources_is_a_row_once(any_aid):
    wanted = [(fact.id, source) for fact in any_aid.facts.values() for source in fact.sources or [""]]
    found = [(r["fact"], r["source"]) for r in rows(any_aid) if r["fact"]]
    assert found == wanted
    assert len(set(found)) == len(found)


def test_every_row_has_every_column(any_aid):
    assert {tuple(r) for r in rows(any_aid)} == {COLUMNS}


def test_a_row_says_what_was_found_and_how_much_of_its_source_was_read(commute):
    found = row(commute, "f_falls", "made_up_b")
    assert (found["events"], found["out_of"], found["in_whom"], found["over_what_time"]) == (
        3,
        120,
        "riders",
        "12 months",
    )
    assert (found["certainty"], found["read_in_a_source"], found["against_what"]) == (
        "low",
        "yes",
        "1 to 3 of 1000 by bus",
    )
    assert (found["title"], found["how_much_was_read"]) == ("A made-up survey", "nothing to read")
    assert found["low"] == found["words_only"] == found["authors"] == ""


def test_a_fact_read_nowhere_has_one_row_without_a_source(commute):
    found = row(commute, "f_guess", "")
    assert (found["read_in_a_source"], found["title"]) == ("no", "")


def test_where_it_is_shown_names_the_option(commute):
    assert row(commute, "f_sore", "made_up_b")["shown_in"] == "Cycling"
    assert row(commute, "f_falls", "made_up_b")["shown_in"].split("; ") == ["knowledge", "The bus", "Cycling"]
    assert row(commute, "f_ride", "made_up_a")["shown_in"].split("; ") == [
        "elsewhere",
        "rules",
        "claims",
        "The bus",
        "Cycling",
        "The car as now",
    ]


def test_what_is_shown_in_options_is_what_they_cite(any_aid):
    shown = citations.places(any_aid.parts)
    for file, option in any_aid.parts.options.items():
        cites = {fact for where, _, fact in citations.cited(any_aid.parts) if where == file}
        assert cites == {fact for fact, names in shown.items() if option.name in names}
        assert cites


def test_a_citation_stands_where_it_says(commute):
    found = [(file, path) for file, path, fact in citations.cited(commute.parts) if fact == "f_sore"]
    assert ("content/options/cycling.yaml", ("variants", 0, "healing", "facts")) in found
    assert ("content/options/cycling.yaml", ("variants", 0, "like", "days_after", "mind", "facts")) in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("high: 2, certainty: low, group: testers, facts: [f_price]}, falls: {unknown: true, why: Nobody counted.,", "high: 2, certainty: low, group: testers, facts: [f_price]}, falls: {judged: {high: 9, why: w, facts: [f_new]}, unknown: true, why: Nobody counted.,"),
        ("price: {low: 200,", "price: {missing: [the lock], all_in: {low: 250, high: 990, why: w, facts: [f_new]}, low: 200,"),
        ("price: {low: 200,", "price: {when: {distance: {below: 9}}, otherwise: {low: 0, high: 0, certainty: low, group: g, year: 2026, facts: [f_new]}, low: 200,"),
        ("delays: {low: slight,", "delays: {adds: {low: none, high: slight, why: w, facts: [f_new]}, low: slight,"),
        ("delays: {low: slight,", "delays: {when: {distance: {below: 9}}, otherwise: {unknown: true, judged: true, why: w, facts: [f_new]}, low: slight,"),
        ("notes:\n", "not_for:\n  - {id: n, when: {distance: {below: 9}}, variants: [bus], outcomes: [price], reason: r, facts: [f_new]}\nnotes:\n"),
    ],
    ids=["judged", "all in", "a figure otherwise", "adds", "an effect otherwise", "not for"],
)  # fmt: skip
def test_a_fact_on_which_only_a_judgement_or_a_reading_for_some_rests_is_shown(old, new, make_aid, commute_texts):
    name = "content/facts/example.yaml"
    fact = "  - {id: f_new, topic: t, statement: Something new., certainty: low, certainty_reason: r, seen: true, sources: [made_up_b]}\n"
    aid = make_aid(example=commute_texts[name] + fact, swap=((old, new),))
    assert row(aid, "f_new", "made_up_b")["shown_in"] in ("Cycling", "rules")


def test_a_promise_is_proved_and_not_shown(commute):
    alone = replace(commute.parts, options={}, elsewhere=commute.parts.elsewhere.model_copy(update={"alternatives": []}), rules=commute.parts.rules.model_copy(update={"gate": []}), claims=None, knowledge=commute.parts.knowledge.model_copy(update={"questions": []}))  # fmt: skip
    assert "f_ride" in {fact for _, _, fact in citations.cited(alone)}
    assert citations.places(alone) == {}


def test_sources_that_only_a_claim_names_follow(commute):
    last = rows(commute)[-1]
    assert (last["fact"], last["source"], last["shown_in"]) == ("", "advert", "claims")
    assert last["statement"] == "Riders never wait in traffic."
    assert [r["source"] for r in rows(commute) if not r["fact"]] == ["advert"]


def test_a_source_of_a_claim_that_a_fact_names_too_does_not_come_again(commute):
    first, *rest = commute.claims.claims
    both = first.model_copy(update={"sources": ["made_up_a", "advert"]})
    claims = commute.claims.model_copy(update={"claims": [both, *rest]})
    assert rows(replace(commute, claims=claims)) == rows(commute)


def test_every_source_a_claim_names_is_somewhere(any_aid):
    named = {source for claim in (any_aid.claims.claims if any_aid.claims else []) for source in claim.sources}
    assert named <= {r["source"] for r in rows(any_aid)}


def test_an_aid_without_claims_has_a_table_too(commute):
    without = replace(commute, claims=None)
    assert rows(without) == rows(commute)[:-1]


def test_the_csv_reads_back_as_the_rows(any_aid):
    wanted = [{column: str(cell) for column, cell in r.items()} for r in rows(any_aid)]
    found = [
        {
            column: cell.removeprefix("'") if cell[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r") else cell
            for column, cell in r.items()
        }
        for r in read(as_csv(any_aid))
    ]
    assert found == wanted


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1 day", "@SUM(A1)", '=HYPERLINK("x")', "\t=1+1", "\r=1+1"])
def test_what_a_spreadsheet_would_run_is_text(text, commute):
    facts = {
        name: fact.model_copy(update={"statement": text}) if name == "f_guess" else fact
        for name, fact in commute.facts.items()
    }
    (found,) = [r for r in read(as_csv(replace(commute, facts=facts))) if r["fact"] == "f_guess"]
    assert found["statement"] == "'" + text


def test_numbers_and_plain_texts_stay_as_they_are(commute):
    facts = {name: fact.model_copy(update={"statement": '1 = 1, "so"\nit is'}) for name, fact in commute.facts.items()}
    found = read(as_csv(replace(commute, facts=facts)))
    assert {r["statement"] for r in found if r["fact"]} == {'1 = 1, "so"\nit is'}
    assert {r["events"] for r in found} == {"", "3.0"}
