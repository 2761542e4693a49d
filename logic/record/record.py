"""What a person said besides their answers: priorities, prices they were told, where they stand. As plain data for a file and back.

Answers themselves are `answers.py`'s. No problem told here repeats what was in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from logic.aid.aid import Aid
from logic.fit.priorities import MOST, TOP, WORTH, Priorities
from logic.person.burden import MAX_QUOTE, Quote, Quotes
from logic.person.comparison import Statement

READY = ("sure", "informed", "clear", "support")
"""The four parts of the readiness check, in our own words: sure of the choice, knowing enough, clear on what matters, and having
enough help and no pressure."""

HOW_SURE = 4
"""How sure somebody is of where they lean: 1 not at all, to 4 very."""

MAX_OWN, MAX_OWN_LENGTH = 3, 120
MAX_STATEMENTS = 40

NoLean = Literal["none", "unsure"]


@dataclass(frozen=True)
class Stand:
    """Where a person stands now.

    Attributes:
        lean: the variants they lean to, several if they like.
        no_lean: "none" of them, or "unsure"; None when not said. Never together with `lean`.
        blind: the variants they leaned to while names were hidden.
        no_blind: the same as `no_lean`, while names were hidden.
        sure: 1 to `HOW_SURE`, or None.
        ready: part of `READY` → yes or no.
    """

    lean: tuple[str, ...] = ()
    no_lean: NoLean | None = None
    blind: tuple[str, ...] = ()
    no_blind: NoLean | None = None
    sure: int | None = None
    ready: Mapping[str, Literal["yes", "no"]] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """The parts of a record that are not answers. Each may be empty."""

    priorities: Priorities = field(default_factory=Priorities)
    quotes: Quotes = field(default_factory=dict)
    stand: Stand = field(default_factory=Stand)
    knowledge: Mapping[str, str] = field(default_factory=dict)  # check question → choice, or `UNSURE`; only when they want it kept


UNSURE = "unsure"
"""An answer to any check question."""

Fault = tuple[tuple[str | int, ...], str, str]
"""Where in the file, what is wrong, how to mend it."""


def to_plain(record: Record) -> dict[str, Any]:
    """The parts that hold anything, as mappings, lists, texts and numbers."""
    said, stand = record.priorities, record.stand
    statements = [{"first": s.first, "second": s.second, "says": s.says, **_shares(s)} for s in said.statements]
    parts: dict[str, dict[str, Any]] = {
        "priorities": {
            "picked": list(said.picked),
            "worth": said.worth,
            "weights": dict(said.weights),
            "ends": dict(said.marks),
            "statements": statements,
            "own": list(said.own),
        },
        "quotes": {v: {o: {"amount": q.amount, "full": q.full} for o, q in own.items()} for v, own in record.quotes.items() if own},
        "stand": {
            "lean": list(stand.lean),
            "no_lean": stand.no_lean,
            "blind": list(stand.blind),
            "no_blind": stand.no_blind,
            "sure": stand.sure,
            "ready": dict(stand.ready),
        },
        "knowledge": dict(record.knowledge),
    }
    kept = {name: {key: value for key, value in part.items() if value not in (None, [], {})} for name, part in parts.items()}
    return {name: part for name, part in kept.items() if part}


def _shares(s: Statement) -> dict[str, float]:
    return {} if s.share_first == s.share_second == 1 else {"share_first": s.share_first, "share_second": s.share_second}


def from_plain(aid: Aid, value: Mapping[str, Any]) -> tuple[Record, list[Fault]]:
    """The parts as read from a file or a browser's tab. With faults, what is faulty is left out.

    Args:
        aid: whose outcomes and variants may be named.
        value: a mapping that may hold `priorities`, `quotes`, `stand` and `knowledge`.
    """
    faults: list[Fault] = []
    reader = _Reader(aid, faults)
    priorities, quotes = reader.priorities(value.get("priorities")), reader.quotes(value.get("quotes"))
    return Record(priorities, quotes, reader.stand(value.get("stand")), reader.knowledge(value.get("knowledge"))), faults


class _Reader:
    def __init__(self, aid: Aid, faults: list[Fault]):
        self.aid, self.faults = aid, faults
        self.keys = {f"gain:{c}" for c in aid.concerns} | {f"burden:{o.id}" for o in aid.about.outcomes if o.upkeep_of is None}

    def fault(self, what: str, *path: str | int) -> None:
        self.faults.append((path, what, "correct the line, or take it out"))

    def mapping(self, value: Any, known: tuple[str, ...], *path: str) -> Mapping[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.fault("needs its parts by name", *path)
            return {}
        for key in value:
            if key not in known:
                self.fault("has a part this page does not know", *path, key)
        return value

    def listed(self, value: Any, allowed: Any, most: int, *path: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)) or len(value) > most or not all(isinstance(v, str) and v in allowed for v in value):
            self.fault("needs a list of what this page knows", *path)
            return ()
        return tuple(dict.fromkeys(value))

    def one(self, value: Any, allowed: Any, *path: str) -> Any:
        if value is None or (type(value) in (str, int) and value in allowed):
            return value
        self.fault("is not one of its choices", *path)
        return None

    def priorities(self, value: Any) -> Priorities:
        part = self.mapping(value, ("picked", "worth", "weights", "ends", "statements", "own"), "priorities")
        picked = self.listed(part.get("picked"), self.keys, MOST, "priorities", "picked")
        worth = self.one(part.get("worth"), WORTH, "priorities", "worth")
        weights, marks = {}, {}
        for key, weight in self.mapping(part.get("weights"), tuple(self.keys), "priorities", "weights").items():
            if key in self.keys and type(weight) is int and 0 <= weight <= TOP:
                weights[key] = weight
            elif key in self.keys:
                self.fault(f"needs a whole number from 0 to {TOP}", "priorities", "weights", key)
        for key, mark in self.mapping(part.get("ends"), tuple(self.keys), "priorities", "ends").items():
            if key in self.keys and isinstance(mark, str) and len(mark) <= 40:
                marks[key] = mark
            elif key in self.keys:
                self.fault("needs a short text", "priorities", "ends", key)
        marks = {key: mark for key, mark in marks.items() if key in weights}
        return Priorities(picked, worth, weights, marks, self.statements(part.get("statements")), self.own(part.get("own")))

    def statements(self, value: Any) -> tuple[Statement, ...]:
        found = []
        if value is not None and not isinstance(value, (list, tuple)):
            self.fault("needs a list", "priorities", "statements")
            return ()
        if len(value or ()) > MAX_STATEMENTS:
            self.fault(f"needs at most {MAX_STATEMENTS}", "priorities", "statements")
            return ()
        for number, raw in enumerate(value or ()):
            part = self.mapping(raw, Statement._fields, "priorities", "statements")
            shares = [part.get(name, 1.0) for name in ("share_first", "share_second")]
            pair = [part.get("first"), part.get("second")]
            fine = (
                all(isinstance(key, str) and key in self.keys for key in pair)
                and pair[0] != pair[1]
                and isinstance(part.get("says"), str)
                and part["says"] in ("first", "second", "same")
                and all(type(share) in (int, float) and 0 < share <= 1 for share in shares)
            )
            if fine:
                found.append(Statement(part["first"], part["second"], float(shares[0]), float(shares[1]), part["says"]))
            else:
                self.fault("needs two outcomes and what is said of them", "priorities", "statements", number)
        return _once(found)

    def own(self, value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        short = isinstance(value, (list, tuple)) and all(isinstance(v, str) and 0 < len(v) <= MAX_OWN_LENGTH for v in value)
        if not short or len(value) > MAX_OWN:
            self.fault(f"needs at most {MAX_OWN} short texts", "priorities", "own")
            return ()
        return tuple(value)

    def quotes(self, value: Any) -> Quotes:
        part = self.mapping(value, tuple(self.aid.variants), "quotes")
        money = tuple(o.id for o in self.aid.about.outcomes if o.kind == "money")
        found: dict[str, dict[str, Quote]] = {}
        for variant in (v for v in part if v in self.aid.variants):
            for outcome, raw in self.mapping(part[variant], money, "quotes", variant).items():
                quote = self.mapping(raw, Quote._fields, "quotes", variant, outcome)
                amount = quote.get("amount")
                if outcome in money and type(amount) is int and 0 <= amount <= MAX_QUOTE and type(quote.get("full", False)) is bool:
                    found.setdefault(variant, {})[outcome] = Quote(amount, quote.get("full", False))
                else:
                    self.fault(f"needs a price from 0 to {MAX_QUOTE}", "quotes", variant, outcome)
        return found

    def knowledge(self, value: Any) -> dict[str, str]:
        questions = {q.id: (*(c.id for c in q.choices), UNSURE) for q in self.aid.knowledge}
        part = self.mapping(value, tuple(questions), "knowledge")
        return {q: said for q, said in part.items() if q in questions and self.one(said, questions[q], "knowledge", q)}

    def stand(self, value: Any) -> Stand:
        part = self.mapping(value, ("lean", "no_lean", "blind", "no_blind", "sure", "ready"), "stand")
        lean, blind = (self.listed(part.get(name), self.aid.variants, len(self.aid.variants), "stand", name) for name in ("lean", "blind"))
        no_lean, no_blind = (self.one(part.get(name), get_args(NoLean), "stand", name) for name in ("no_lean", "no_blind"))
        raw = self.mapping(part.get("ready"), READY, "stand", "ready")
        ready = {name: said for name, said in raw.items() if name in READY and self.one(said, ("yes", "no"), "stand", "ready")}
        sure = self.one(part.get("sure"), range(1, HOW_SURE + 1), "stand", "sure")
        return Stand(lean, None if lean else no_lean, blind, None if blind else no_blind, sure, ready)


def _once(statements: list[Statement]) -> tuple[Statement, ...]:
    """The last answer to an either-or check about two outcomes, and each other statement once."""
    kept: dict[object, Statement] = {}
    for s in statements:
        whole = s.share_first == s.share_second == 1
        key = s if whole else frozenset((s.first, s.second))
        kept.pop(key, None)
        kept[key] = s
    return tuple(kept.values())
