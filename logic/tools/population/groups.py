"""`python -m logic simulate`: what very many people are told, and whether the aid treats groups of them alike, as
tables.
"""

from __future__ import annotations

import pandas as pd

from logic.aid.aid import Aid
from logic.tools.population.simulate import EVERYBODY, STATES, Counts

MOSTLY = 0.5
"""A share of people left with nothing but asks above this is a warning."""


def tables(aid: Aid, counts: Counts) -> dict[str, pd.DataFrame]:
    """Name → table: variants, groups, rules, questions. Shares are in 100 people; those of variants in 100 for whom one
    is relevant.
    """
    rows = []
    for (group, variant), told in counts.variants.items():
        of = told["relevant"]
        shares = {state: _in_100(told[state], of) for state in STATES if state != "relevant"}
        rows.append({"question": group[0], "group": group[1], "variant": variant, "people": of} | shares)
    variants = pd.DataFrame(rows)
    groups = pd.DataFrame(
        [
            {
                "question": group[0],
                "group": group[1],
                "people": people,
                "nothing_but_asks": _in_100(counts.only_asks[group], people),
            }
            | {state: _mean(variants, group, state) for state in ("stop", "ask", "tell", "no_reason_found", "limited")}
            for group, people in counts.compared.items()
        ]
    )
    compared = counts.compared.get(EVERYBODY, 0)
    told_by_rule = [
        (
            r.rule.id,
            r.rule.gate,
            _in_100(counts.holds[r.rule.id], compared),
            _in_100(counts.decides[r.rule.id], compared),
        )
        for r in aid.gate
    ]
    rules = pd.DataFrame(told_by_rule, columns=["rule", "gate", "holds", "decides"]).sort_values(
        "decides", ascending=False, kind="stable"
    )
    questions = pd.DataFrame([{"question": q, "asked": _in_100(n, counts.people)} for q, n in counts.asked.items()])
    return {"variants": variants, "groups": groups, "rules": rules, "questions": questions}


def _in_100(some: int, of: int) -> float:
    return round(100 * some / of, 2) if of else float("nan")


def _mean(variants: pd.DataFrame, group: tuple[str, str], state: str) -> float:
    """The share over all variants, each person and variant counted once where the variant is relevant."""
    mine = variants[(variants["question"] == group[0]) & (variants["group"] == group[1])]
    people = int(mine["people"].sum())
    return round(float((mine[state] * mine["people"]).sum() / people), 2) if people else float("nan")


def warnings(groups: pd.DataFrame) -> list[str]:
    """A line for each group of which most are left with nothing but asks: there the aid tells people little."""
    most = groups[groups["nothing_but_asks"] > 100 * MOSTLY]
    return [
        f"warning: {question}{' ' + group if group else ''}: {share:g} in 100 are left with nothing but asks"
        for question, group, share in zip(most["question"], most["group"], most["nothing_but_asks"], strict=True)
    ]


def report(aid: Aid, counts: Counts) -> str:
    """All of it as text for a terminal."""
    found = tables(aid, counts)
    compared = counts.compared.get(EVERYBODY, 0)
    lines = [f"{counts.people:,} people, {compared:,} of them compared; content {aid.content_hash}"]
    for rule, people in counts.ended.items():
        lines.append(f"  ended by {rule}: {_in_100(people, counts.people):g} in 100")
    overall = found["variants"][found["variants"]["question"] == EVERYBODY[0]].drop(columns=["question", "group"])
    lines += ["", "Each variant, in 100 people for whom it is relevant:", overall.to_string(index=False)]
    groups = found["groups"]
    lines += [
        "",
        "Groups, in 100 people (statuses: over all variants relevant to them):",
        groups.to_string(index=False),
    ]
    heading = "Gate rules, in 100 people: how often each holds (it matters for them), and how often a status rests on it alone (decides):"
    if aid.gate:
        lines += ["", heading, found["rules"].to_string(index=False)]
    lines += ["", *warnings(found["groups"])]
    return "\n".join(lines)
