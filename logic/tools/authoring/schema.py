"""JSON Schemas of an aid's content files, so that editors complete and check while one types.

Shapes, bounds and descriptions come from the types in `logic/content`, what may be named comes from the aid itself: a
condition compares a question with its own choices and nothing else. Where draft 2020-12 and draft 7 differ, only what
both understand is
used, because some editors know draft 7 alone. Not here: what shows only between files (`checks/`) or over the flow
(`flow/`).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from pathlib import Path as File
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from logic.aid.aid import Aid
from logic.aid.checks.rules import UNITS
from logic.aid.checks.wording import messages
from logic.content.about import About
from logic.content.bank import Bank, Question
from logic.content.base import FactId, Part
from logic.content.elsewhere import Elsewhere
from logic.content.evidence import FactFile, SourceFile
from logic.content.options import Option
from logic.content.pages import Claims, Knowledge, Reviews
from logic.content.rules import Promises, Rules
from logic.tools.output.written import as_json

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[str, type[Part]] = {
    "questions": Bank,
    "aid": About,
    "rules": Rules,
    "promises": Promises,
    "elsewhere": Elsewhere,
    "option": Option,
    "facts": FactFile,
    "sources": SourceFile,
    "claims": Claims,
    "knowledge": Knowledge,
    "reviews": Reviews,
}
"""What each kind of content file holds. `wording` comes besides: it is no model, but the messages of the pages."""
_MODELS = {model.__name__: model for model in Part.__subclasses__()}

NAMED: dict[str, dict[str, str]] = {
    "Choice": {"concern": "concern", "share_facts": "fact"},
    "Question": {"choices_from": "question", "plus": "standard_choice", "share_facts": "fact"},
    "Variant": {"reflection": "reflection"},
    "Concern": {"elsewhere": "alternative"},
    "Group": {"variants": "variant", "trait": "trait"},
    "Worry": {"choice": "worry", "outcomes": "outcome", "traits": "trait"},
    "GateRule": {"variants": "gated"},
    "NoteRule": {"variants": "variant"},
    "NotForRule": {"variants": "variant", "outcomes": "outcome"},
    "LimitRule": {"answer": "question", "burden": "outcome", "unit": "unit", "trait": "trait"},
    "Promise": {"variants": "gated"},
    "Fact": {"sources": "source"},
    "Claim": {"sources": "source", "concerns": "concern", "options": "option"},
    "Chart": {"concern": "concern", "outcome": "outcome"},
    "Share": {"variant": "one_variant"},
    "Judged": {"at_most": "one_variant"},
}
"""Class → field → what it names. Besides, every list of fact ids called `facts` names facts."""
KEYED: dict[str, dict[str, str]] = {"Variant": {"effects": "concern", "figures": "outcome", "traits": "trait"}}
"""Class → field → what its keys name, each of them exactly once."""

_CONDITION: Schema = {"$ref": "#/$defs/condition"}


def files(aid: Aid, built_in: Mapping[str, Any], folder: File) -> dict[File, str]:
    """Every schema as text, by the file to write it to."""
    found = schemas(aid, built_in).items()
    return {folder / name: as_json(schema, indent=1) for name, schema in found}


def schemas(aid: Aid, built_in: Mapping[str, Any]) -> dict[str, Schema]:
    """File name → schema, for each kind of content file.

    Args:
        aid: tells what may be named.
        built_in: the texts of the pages, which an aid may say differently.
    """
    names = {"condition": _condition(aid)} | {what: _one_of(ids) for what, ids in _ids(aid).items()}
    found = {kind: _schema(shape, names) for kind, shape in SHAPES.items()}
    found["wording"] = _wording(messages(aid.questions.values(), built_in))
    return {f"{kind}.schema.json": {"$schema": DRAFT} | schema for kind, schema in found.items()}


def _ids(aid: Aid) -> dict[str, list[str]]:
    """Every id of an aid that another part may name, by what it is the id of."""
    everything = [name for option in aid.options for name in (option.id, *(v.id for v in option.variants))]
    never_gated = {name for option in aid.options for v in option.variants if v.baseline for name in (option.id, v.id)}
    return {
        "question": list(aid.questions),
        "standard_choice": [choice.id for choice in aid.bank.standard_choices],
        "variant": everything,
        "one_variant": list(aid.variants),
        "option": [option.id for option in aid.options],
        "gated": [name for name in everything if name not in never_gated],
        "concern": list(aid.concerns),
        "alternative": list(aid.alternatives),
        "outcome": [outcome.id for outcome in aid.about.outcomes],
        "trait": [trait.id for trait in aid.about.traits],
        "reflection": [level.id for level in aid.about.reflection],
        "unit": [aid.about.currency.code, *UNITS.values()],
        "fact": list(aid.facts),
        "source": list(aid.sources),
        "worry": [c.id for q in aid.questions.values() if q.role == "worries" for c in q.choices if not c.unknown],
    }


def _one_of(ids: Iterable[str]) -> Schema:
    listed = list(ids)
    return {"enum": listed} if listed else {"not": {}}  # where there is nothing to name, no name is right


# ---- from the models


class _Generate(GenerateJsonSchema):
    """The one thing the models leave open is a condition; it is marked here, and filled in below."""

    def any_schema(self, schema: core_schema.AnySchema) -> Schema:
        return {"$comment": "condition"}


def _schema(shape: type[Part], names: dict[str, Schema]) -> Schema:
    """One model with all it holds, and of the names only those it uses."""
    whole = _filled(shape.model_json_schema(schema_generator=_Generate))
    inside = {name: _part(_MODELS[name], part, names) for name, part in whole.pop("$defs", {}).items()}
    root, defined = _part(shape, whole, names), inside | names
    used = _refs(root)
    while more := {inner for name in used for inner in _refs(defined[name])} - used:
        used |= more
    return root | ({"$defs": {name: part for name, part in defined.items() if name in used}} if used else {})


def _filled(value: Any) -> Any:
    """A schema with a condition in place of every mark."""
    if isinstance(value, dict):
        if value.get("$comment") == "condition":
            return _CONDITION
        return {key: _filled(inner) for key, inner in value.items()}
    return [_filled(inner) for inner in value] if isinstance(value, list) else value


def _refs(value: Any) -> set[str]:
    """Every definition a schema points to."""
    if isinstance(value, dict):
        here = {value["$ref"].rpartition("/")[2]} if isinstance(value.get("$ref"), str) else set()
        return here.union(*map(_refs, value.values()))
    return set().union(*map(_refs, value)) if isinstance(value, list) else set()


def _part(shape: type[Part], schema: Schema, names: Mapping[str, Schema]) -> Schema:
    """One model's schema with the comments of its fields, and with the ids there are where any id could stand."""
    comments = dict(re.findall(r"^    (\w+): .*?  # (.+)$", inspect.getsource(shape), re.MULTILINE))
    properties = {}
    for name, written in schema["properties"].items():
        prop = {key: inner for key, inner in written.items() if key != "title" and (key, inner) != ("default", None)}
        if what := _what(shape, name):
            prop = _naming(prop, {"$ref": f"#/$defs/{what}"})
        elif what := KEYED.get(shape.__name__, {}).get(name):
            prop = _keyed(prop, names[what].get("enum", []))
        properties[name] = ({"description": comments[name]} if name in comments else {}) | prop
    described = {"description": " ".join(schema["description"].split())} if "description" in schema else {}
    return schema | described | {"properties": properties}


def _what(shape: type[Part], field: str) -> str | None:
    """What a field names, if anything."""
    cites = field == "facts" and shape.model_fields[field].annotation == list[FactId]
    return "fact" if cites else NAMED.get(shape.__name__, {}).get(field)


def _naming(schema: Schema, name: Schema) -> Schema:
    """The schema of a field that names one thing, perhaps one, or a list of them."""
    if "items" in schema:
        return schema | {"items": name}
    return schema | {"anyOf": [name, {"type": "null"}]} if "anyOf" in schema else name


def _keyed(schema: Schema, ids: Iterable[str]) -> Schema:
    """The schema of a mapping that must say something of each of these."""
    ((_, inner),) = schema["patternProperties"].items()
    return {
        "type": "object",
        "properties": dict.fromkeys(ids, inner),
        "required": list(ids),
        "additionalProperties": False,
    }


# ---- from the aid


def _condition(aid: Aid) -> Schema:
    """The condition language of one aid; it refers to itself."""
    several = {"type": "array", "items": _CONDITION, "minItems": 1}
    words = {
        "all": {"description": "Holds when every one of these holds."} | several,
        "any": {"description": "Holds when at least one of these holds."} | several,
        "not": {"description": "Holds when this is known and does not hold."} | _CONDITION,
        "answered": {"description": "Holds when this question has an answer that is known."} | _one_of(aid.questions),
        "use": {"description": "A condition named at the top of questions.yaml."} | _one_of(aid.bank.conditions),
    }
    comparisons = {name: _numbers(q) if q.counted else _choices(q) for name, q in aid.questions.items()}
    return {"description": "Exactly one key: all, any, not, answered, use, or a question."} | _single(
        words | comparisons
    )


def _single(properties: Schema) -> Schema:
    """A mapping with exactly one of some keys."""
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _choices(question: Question) -> Schema:
    known = [choice.id for choice in question.choices if not choice.unknown]
    return {"description": question.text, "type": "array", "items": {"enum": known}, "minItems": 1}


def _numbers(question: Question) -> Schema:
    """Bounds that tell some allowed answers from others."""
    low, high = question.min or 0, question.max or 0
    unit = {"month": "months from today", "date": "days from today"}.get(question.kind, question.unit)
    number, step = ("number", 1 / question.step) if question.places else ("integer", 1)
    bound = {"type": number, "minimum": low + step, "maximum": high}
    pair = {
        "type": "array",
        "items": {"type": number, "minimum": low, "maximum": high + step},
        "minItems": 2,
        "maxItems": 2,
    }
    operators = {
        "below": {"description": "The answer is less than this."} | bound,
        "at_least": {"description": "The answer is this or more."} | bound,
        "between": {"description": "[a, b]: the answer is a or more, and less than b."} | pair,
    }
    return {"description": f"{question.text} ({low} to {high} {unit})"} | _single(operators)


def _wording(built_in: Mapping[str, Any]) -> Schema:
    """The messages of the pages, each with what it says now."""
    text = {"type": "string"}
    forms = {
        "type": "object",
        "properties": {"one": text, "other": text},
        "required": ["one", "other"],
        "additionalProperties": False,
    }
    properties = {
        message: {
            "description": "Now: " + (said if isinstance(said, str) else said["other"]),
            "$ref": "#/$defs/message",
        }
        for message, said in built_in.items()
    }
    return {
        "description": "What the pages say, where this aid says it differently. Placeholders stay as they are.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": {"message": {"anyOf": [text, forms]}},
    }
