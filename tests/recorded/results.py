"""What `compare` tells 600 drawn people, one line each: hashes of what is drawn, of the safety check, and of fit.

The order of variants is left out: it follows from the seed and says nothing. To record anew: `python -m tests.recorded.results`.
"""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from logic.compare import compare
from logic.fit.priorities import ANSWERS, MOST_MINDED, Priorities
from logic.load import load
from logic.person.path import month_at, walk

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("results.tsv")
TODAY = date(2026, 11, 24)
PEOPLE, READINGS = 600, 500


def answer(question, rng):
    """One answer, all choices alike: the bank's own shares may change without changing who is drawn."""
    unsure = [c.id for c in question.choices if c.unknown]
    if question.kind in ("number", "money", "month"):
        if unsure and rng.random() < 0.1:
            return unsure[0]
        low, high = question.min or 0, question.max or 0
        number = min(rng.randint(low, high), rng.randint(low, high))
        if question.role == "age":
            number = rng.randint(15, 80)
        return month_at(TODAY, number) if question.kind == "month" else number
    if question.kind == "several":
        free = [c.id for c in question.choices if not c.exclusive]
        alone = [c.id for c in question.choices if c.exclusive]
        if alone and rng.random() < 0.75:
            return (alone[0],)
        ticked = set(rng.sample(free, min(len(free), rng.choice((1, 1, 2)))))
        return tuple(c for c in free if c in ticked)[: question.most]
    ids = [c.id for c in question.choices]
    return rng.choice(ids[:3] if question.role is None else ids)


def sheet(aid, rng):
    """A whole answer sheet, or now and then one with gaps."""
    answers, gaps = {}, 0.1 if rng.random() < 0.2 else 0.0
    skipped = set()
    while True:
        open_ = [q for q in walk(aid, answers, TODAY).open if q not in skipped]
        if not open_:
            return answers
        for name in open_:
            if rng.random() < gaps:
                skipped.add(name)
            elif aid.questions[name].role == "deciding" and rng.random() < 0.9:
                answers[name] = aid.questions[name].choices[0].id
            else:
                answers[name] = answer(aid.questions[name], rng)


def priorities(aid, answers, rng):
    """Up to three troubles, limits kept now and then, and an answer to each package that is asked about."""

    def asked(said):
        return compare(aid, answers, today=TODAY, priorities=said, readings=READINGS).fit

    fit = asked(Priorities())
    ends = fit.reading.ends
    said = Priorities(
        minded=tuple(rng.sample(sorted(ends), min(len(ends), rng.randint(1, MOST_MINDED)))),
        ends=dict(ends),
        limits={r.rule.id: rng.choice(("firm", "flexible")) for r in aid.limits if rng.random() < 0.3},
    )
    while fit.next:
        said = said.answered(replace(fit.next, answer=rng.choice(ANSWERS)))
        fit = asked(said)
    return said


def plain(value):
    """Anything of a result as what JSON can say, with numbers rounded."""
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, (str, int)) or value is None:
        return value
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return [plain(v) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(v) for v in value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in sorted(value.items(), key=lambda item: str(item[0]))}
    return str(value)


def safety(result):
    """Statuses with reasons, limits, notes and figures, by variant."""
    told = {
        v.variant: [
            v.relevant,
            v.gate.status,
            sorted([f.rule.id, f.status, sorted(f.because), list(f.open), list(f.unsure)] for f in v.gate.findings),
            sorted([x.id, x.state, plain(x.amount), list(x.missing), x.given, x.firm, plain(x.over)] for x in v.limits),
            sorted(n.id for n in v.notes),
            {o: [f.low, f.high, f.unknown] for o, f in v.burdens.items()},
            [[e.effect.low, e.effect.high, e.effect.unknown] for e in v.effects],
        ]
        for v in result.variants
    }
    return [
        told,
        result.ended,
        sorted(result.ends_open),
        result.headline.kind,
        sorted(result.headline.variants),
        list(result.concerns),
        sorted(result.open),
        sorted(result.open_gate),
        sorted(result.dormant),
        sorted(result.withheld),
        list(result.elsewhere),
    ]


def key_text(key):
    return key if isinstance(key, str) or key is None else str(key)


def fit(result):
    f = result.fit
    if f is None:
        return None
    points = {
        v: [[[key_text(x.key), x.unknown, x.worse] for x in side] for side in (p.good, p.bad)]
        for v, p in f.points.items()
    }
    return [
        list(f.withheld),
        lead(f.inside),
        lead(f.aside) if f.aside else None,
        plain(dict(f.left_out)),
        plain({v: list(limits) for v, limits in f.firm.items()}),
        [p.variant for p in f.apart],
        f.again,
        points,
    ]


def lead(told):
    return [told.ahead, sorted(told.close), plain(dict(told.shares))]


def short(value):
    return hashlib.sha256(json.dumps(plain(value), sort_keys=True).encode()).hexdigest()[:10]


def line(aid, number):
    """What the person of this number is told."""
    rng = random.Random(f"person {number}")
    answers = sheet(aid, rng)
    bare = compare(aid, answers, today=TODAY, seed=number)
    said = priorities(aid, answers, rng) if bare.concerns and bare.variants else None
    result = compare(aid, answers, today=TODAY, seed=number, priorities=said, readings=READINGS)
    verdict = (
        "-"
        if result.fit is None
        else result.fit.ahead or "+".join(sorted(result.fit.close)) or ",".join(result.fit.withheld) or "none inside"
    )
    return "\t".join((short(answers), short(safety(result)), short(fit(result)), verdict))


if __name__ == "__main__":
    aid = load(ROOT)
    FILE.write_text("\n".join(line(aid, n) for n in range(PEOPLE)) + "\n", "utf-8")
