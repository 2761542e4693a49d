"""JSON Schemas for editors: they are up to date, all content fits them, and faults an editor could show while typing do not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from logic.__main__ import BUILT_IN_WORDING, main
from logic.conditions.parse import beside_the_point, parse
from logic.conditions.tree import ALWAYS, Within, leaves
from logic.content import strict_yaml
from logic.tools.authoring.schema import files, schemas

KINDS = {"content/options": "option", "content/facts": "facts"}


def value_of(text):
    value, _, problems = strict_yaml.read(text, "test")
    assert problems == []
    return value


BUILT_IN = value_of(BUILT_IN_WORDING.read_text("utf-8"))


def content_files(folder: Path) -> dict[str, Path]:
    """The content files of an aid by name."""
    written = [
        f for f in sorted((folder / "content").rglob("*.yaml")) if f.name != "kept.yaml"
    ]  # the machine writes that one
    return {str(f.relative_to(folder)): f for f in (folder / "questions.yaml", *written)}


def schema_for(name: str) -> str:
    return f"{KINDS.get(str(Path(name).parent), Path(name).stem)}.schema.json"


def faults(schema, value, validator=Draft202012Validator) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(schema).iter_errors(value)]


@pytest.fixture(scope="module")
def shipped(aid):
    return schemas(aid, BUILT_IN)


@pytest.fixture(scope="module")
def tiny(commute):
    return schemas(commute, BUILT_IN)


def test_the_schemas_beside_the_content_are_up_to_date(aid, root):
    wanted = files(aid, BUILT_IN, root / "schema")
    stale = [file.name for file, text in wanted.items() if not file.exists() or file.read_text("utf-8") != text]
    assert stale == [], "run: python -m logic schema"
    assert {file.name for file in (root / "schema").iterdir()} == {file.name for file in wanted}


def test_every_content_file_fits_its_schema(shipped, tiny, root, commute_folder):
    for schemas_, folder in ((shipped, root), (tiny, commute_folder)):
        found = content_files(folder)
        assert len(found) >= 9
        for name, file in found.items():
            assert faults(schemas_[schema_for(name)], value_of(file.read_text("utf-8"))) == [], name


def test_the_first_line_of_every_shipped_file_leads_an_editor_to_its_schema(root):
    for name, file in content_files(root).items():
        schema = os.path.relpath(root / "schema" / schema_for(name), file.parent)
        assert file.read_text("utf-8").splitlines()[0] == f"# yaml-language-server: $schema={schema}", name


def test_they_are_schemas_of_the_draft_they_name_and_of_the_one_older_editors_know(shipped, tiny):
    for schema in (*shipped.values(), *tiny.values()):
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        Draft7Validator.check_schema(schema)


def test_nothing_is_pointed_to_in_vain_or_kept_in_vain(shipped, tiny):
    for schema in (*shipped.values(), *tiny.values()):
        text = json.dumps({key: part for key, part in schema.items() if key != "$defs"})
        assert "#/$defs/" in text or "$defs" not in schema
        whole = json.dumps(schema)
        assert [name for name in schema.get("$defs", ()) if f'"#/$defs/{name}"' not in whole] == []


def test_comments_and_docstrings_of_the_models_are_told(tiny):
    choice = tiny["questions.schema.json"]["$defs"]["Choice"]
    assert "One possible answer." in choice["description"]
    assert choice["properties"]["concern"]["description"] == "the concern this choice names"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/rules.yaml", 'dizzy: ["yes"]', 'dizzy: ["maybe"]'),
        ("content/rules.yaml", 'dizzy: ["yes"]', "dizzy: [not_sure]"),
        ("content/rules.yaml", 'dizzy: ["yes"]', "dizy: ['yes']"),
        ("content/rules.yaml", "at_least: 30", "at_least: 300"),
        ("content/rules.yaml", "at_least: 30", 'at_least: "30"'),
        ("content/rules.yaml", "at_least: 30", "more_than: 30"),
        ("content/rules.yaml", "brief: A long", "breif: A long"),
        ("content/rules.yaml", "gate: ask", "gate: maybe"),
        ("content/rules.yaml", "variants: [e_bicycle]\n    gate: ask", "variants: [e_bike]\n    gate: ask"),
        ("content/rules.yaml", "variants: [e_bicycle]\n    gate: ask", "variants: [car_as_now]\n    gate: ask"),
        ("content/rules.yaml", "burden: price", "burden: prize"),
        ("content/rules.yaml", "unit: weeks", "unit: fortnights"),
        ("content/rules.yaml", "trait: wet", "trait: wett"),
        ("content/rules.yaml", "answer: budget", "answer: purse"),
        ("content/promises.yaml", "at_least: ask, facts: [f_ride]", "at_least: ask, facts: [f_walk]"),
        ("questions.yaml", "kind: money", "kind: monney"),
        ("questions.yaml", "use: can_ride", "use: can_walk"),
        ("questions.yaml", "concern: fitness", "concern: fatness"),
        ("questions.yaml", "plus: [none]", "plus: [nothing]"),
        ("questions.yaml", "max: 80", "max: eighty"),
        ("questions.yaml", "version: 1", "version: 1.5"),
        ("content/elsewhere.yaml", "elsewhere: [walking]", "elsewhere: [waking]"),
        ("content/facts/example.yaml", "sources: [made_up_a]", "sources: [made_up_c]"),
        ("content/aid.yaml", 'date: "2026-11-24"', "date: tomorrow"),
        ("content/options/bus.yaml", "fitness: {low: none", "fatness: {low: none"),
        ("content/options/bus.yaml", "crowded: {has:", "crowds: {has:"),
        ("content/options/bus.yaml", "reflection: try_it", "reflection: buy_it"),
    ],
)
def test_a_planted_fault_does_not_fit(name, old, new, tiny, commute_texts):
    assert commute_texts[name].count(old) >= 1
    planted = value_of(commute_texts[name].replace(old, new, 1))
    assert faults(tiny[schema_for(name)], planted) != []


@pytest.mark.parametrize(
    "text",
    [
        'dizzy: ["yes"]',
        'dizzy: ["yes", "no"]',
        "refuse: [rain, none]",
        "refuse: []",
        "refuse: rain",
        "refuse: [rain, not_sure]",
        "refuse: [hail]",
        "refuse: [1]",
        "distance: {below: 2}",
        "distance: {below: 1}",
        "distance: {below: 80}",
        "distance: {below: 81}",
        "distance: {at_least: 1}",
        "distance: {at_least: 81}",
        "distance: {between: [1, 5]}",
        "distance: {between: [5, 81]}",
        "distance: {between: [5]}",
        "distance: {between: [0, 5]}",
        "distance: {between: [5, 82]}",
        "distance: {between: [a, b]}",
        "distance: {below: 5, at_least: 3}",
        "distance: {}",
        "distance: [5]",
        "distance: {below: 5.5}",
        "answered: distance",
        "answered: height",
        "answered: [distance]",
        "start_month: {at_least: 3}",
        "start_month: {at_least: 2028-11}",
        "use: can_ride",
        "use: can_fly",
        "use: [can_ride]",
        "not: {use: can_ride}",
        "not: [{use: can_ride}]",
        'all: [{dizzy: ["yes"]}, {any: [{not: {distance: {below: 9}}}]}]',
        'all: [{dizzy: ["yes"]}, {any: [{not: {distance: {below: 99}}}]}]',
        "all: []",
        "any: {}",
        "{dizzy: ['yes'], distance: {below: 9}}",
        "{}",
        "[]",
        "word",
        "height: {below: 9}",
    ],
)
def test_a_condition_fits_exactly_when_it_can_be_read_and_tells_answers_apart(text, tiny, commute):
    schema = tiny["rules.schema.json"]
    condition = {"$ref": "#/$defs/condition", "$defs": schema["$defs"]}
    value, said = value_of(text), []
    named = dict.fromkeys(commute.bank.conditions, ALWAYS)
    tree = parse(value, (), commute.questions, named, lambda path, what, fix: said.append(what))
    said += [
        what
        for leaf in leaves(tree)
        if isinstance(leaf, Within) and (what := beside_the_point(commute.questions[leaf.question], leaf))
    ]
    assert (faults(condition, value) == []) == (said == []), said
    assert (faults(condition, value, Draft7Validator) == []) == (said == [])


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("draft: A draft.", True),
        ("unit_days: {one: '{n} day', other: '{n} days'}", True),
        ("darft: A draft.", False),
        ("draft: 3", False),
        ("unit_days: {one: '{n} day'}", False),
    ],
)
def test_messages_an_aid_says_differently(text, fits, tiny):
    assert (faults(tiny["wording.schema.json"], value_of(text)) == []) == fits


def test_an_aid_that_names_nothing_of_a_kind_allows_no_name_of_it(make_aid):
    aid = make_aid(swap=(("conditions:\n  can_ride: {any: [{main_concern: [fitness, delays]}, {more_concerns: [fitness, delays]}]}\n", ""),
                         ("        ask_when: {use: can_ride}\n", "")))  # fmt: skip
    condition = schemas(aid, BUILT_IN)["rules.schema.json"]["$defs"]["condition"]
    assert faults(condition["properties"]["use"], "anything") != []


def test_the_command_writes_them_where_it_is_told(tmp_path, commute_folder, capsys):
    assert main(["schema", "--aid", str(commute_folder), "--to", str(tmp_path / "to")]) == 0
    written = sorted(file.name for file in (tmp_path / "to").iterdir())
    assert len(written) == 12
    assert [Path(line).name for line in sorted(capsys.readouterr().out.splitlines())] == written
    assert json.loads((tmp_path / "to" / "questions.schema.json").read_text("utf-8"))["type"] == "object"


def test_the_command_writes_nothing_for_an_aid_that_cannot_start(tmp_path, capsys):
    assert main(["schema", "--aid", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "The aid cannot start." in capsys.readouterr().err
