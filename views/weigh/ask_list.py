"""Questions for the consultation, made from this person's own unknowns, asks and limits."""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.fit import priorities
from logic.person.comparison import Comparison, VariantResult
from views.shared import limit_text, outcomes
from views.shared.words import Words

MOST = 8


def questions(aid: Aid, words: Words, result: Comparison, lean: tuple[str, ...], *, examine: bool = True) -> list[str]:
    """At most eight plain questions, the gravest kind first: what must be examined, limits nobody can tell of, what is not known
    of what matters, then what everybody should ask.

    Args:
        lean: the variants the person leans to; with none, all that are relevant.
        examine: False where what must be examined stands elsewhere on the page.
    """
    shown = [v for v in result.variants if v.relevant and not v.baseline and (v.variant in lean or not lean) and v.gate.status != "stop"]
    found: list[str] = []
    if examine:
        asks = dict.fromkeys(f.rule.brief for v in shown for f in v.gate.findings if f.status == "ask")
        found += [words.say("ask_examine", text=brief) for brief in list(asks)[:3]]
    found += _limits(aid, words, shown)
    found += _unknowns(aid, words, result, shown)
    found += [said.text for said in aid.about.ask]
    return list(dict.fromkeys(found))[:MOST]


def _limits(aid: Aid, words: Words, shown: list[VariantResult]) -> list[str]:
    open_: dict[str, list[str]] = {}
    for v in shown:
        for limit in v.limits:
            if limit.given and limit.state in ("cannot_be_told", "may_cross"):
                open_.setdefault(limit.id, []).append(v.variant)
    return [
        words.say("ask_limit", limit=limit_text.name(aid, words, name).lower(), names=_names(aid, words, found))
        for name, found in open_.items()
    ][:3]


def _unknowns(aid: Aid, words: Words, result: Comparison, shown: list[VariantResult]) -> list[str]:
    if result.fit is None:
        return []
    offered = priorities.swings(aid, result.variants, result.concerns)
    found = []
    for key in result.fit.keys:
        unknown = [v.variant for v in shown if priorities.not_known(aid, offered[key], v, result.concerns)]
        if unknown:
            found.append(words.say("ask_unknown", outcome=outcomes.name(aid, key).lower(), names=_names(aid, words, unknown)))
    return found[:2]


def _names(aid: Aid, words: Words, variants: list[str]) -> str:
    named = [aid.variants[v][1].name.lower() for v in variants]
    return ", ".join(named) if len(named) < 7 else words.say("n_kinds", n=len(named))
