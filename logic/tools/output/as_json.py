"""A `Comparison` as the JSON that other programs read. The shape is a contract: keys are added, never renamed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from logic.aid.aid import Aid
from logic.conditions.meaning import Partly
from logic.content.options import Effect, Figure
from logic.person.comparison import Comparison, Finding, Fit, Lead, LimitResult, Points, VariantResult
from logic.tools.output import written


def text(aid: Aid, comparison: Comparison) -> str:
    """The whole comparison as indented JSON."""
    return written.as_json(document(aid, comparison))


def document(aid: Aid, c: Comparison) -> dict[str, Any]:
    """The whole comparison as plain lists and mappings."""
    return {
        "aid": c.aid,
        "content_hash": c.content_hash,
        "today": c.today,
        "seed": c.seed,
        "dormant": list(c.dormant),
        "open": list(c.open),
        "ended": c.ended,
        "ends_open": list(c.ends_open),
        "withheld": list(c.withheld),
        "concerns": list(c.concerns),
        "headline": {"kind": c.headline.kind, "concern": c.headline.concern, "variants": list(c.headline.variants)},
        "first_view": list(c.first_view),
        "variants": [_variant(aid, v) for v in c.variants],
        "elsewhere": [
            {"id": a, "text": aid.alternatives[a].text, "sources": aid.sources_of(aid.alternatives[a].facts)}
            for a in c.elsewhere
        ],
        "fit": _fit(c.fit) if c.fit else None,
    }


def _fit(fit: Fit) -> dict[str, Any]:
    return {
        "withheld": list(fit.withheld),
        **_lead(fit.inside),
        "aside": _lead(fit.aside) if fit.aside else None,
        "left_out": dict(fit.left_out),
        "firm": {v: list(limits) for v, limits in fit.firm.items()},
        "apart": [p.variant for p in fit.apart],
        "next": asdict(fit.next) if fit.next else None,
        "points": {v: _points(points) for v, points in fit.points.items()},
    }


def _lead(told: Lead) -> dict[str, Any]:
    leads = {v: round(share * 1000) for v, share in told.shares.items()}
    return {"ahead": told.ahead, "close": list(told.close), "leads_of_1000": leads}


def _points(points: Points) -> dict[str, Any]:
    return {side: [point._asdict() for point in getattr(points, side)] for side in ("good", "bad")}


def _variant(aid: Aid, v: VariantResult) -> dict[str, Any]:
    return {
        "option": v.option,
        "variant": v.variant,
        "baseline": v.baseline,
        "relevant": v.relevant,
        "why_not": v.why_not,
        "little_known": v.little_known,
        "gate": {"status": v.gate.status, "findings": [_finding(aid, f) for f in v.gate.findings]},
        "limits": [_limit(limit) for limit in v.limits],
        "effects": [
            {"concern": e.concern, **_told(e.effect), "sources": aid.sources_of(e.effect.facts)} for e in v.effects
        ],
        "burdens": [
            {"id": name, **_told(figure), "sources": aid.sources_of(figure.facts)} for name, figure in v.burdens.items()
        ],
        "notes": [{"rule": n.id, "text": n.text, "sources": aid.sources_of(n.facts)} for n in v.notes],
    }


def _told(part: Effect | Figure) -> dict[str, Any]:
    """What holds for this person, judgements included; whom else it speaks for, and what holds for others, is left out."""
    return part.model_dump(exclude_none=True, exclude={"when", "otherwise", "else_why"})


def _finding(aid: Aid, f: Finding) -> dict[str, Any]:
    return {
        "rule": f.rule.id,
        "status": f.status,
        "reason": f.rule.reason,
        "because": {q: _plain(a) for q, a in f.because.items()},
        "open": [q for q in aid.questions if q in f.open],
        "unsure": [q for q in aid.questions if q in f.unsure],
        "until": f.rule.until,
        "red_flag": f.rule.red_flag,
        "private": f.private,
        "holds_back": f.rule.holds_back,
        "sources": aid.sources_of(f.rule.facts),
    }


def _limit(limit: LimitResult) -> dict[str, Any]:
    figure = _told(limit.figure) if limit.figure is not None else None
    return {
        "id": limit.id,
        "state": limit.state,
        "given": limit.given,
        "answer": _plain(limit.answer),
        "figure": figure,
        "reason": limit.reason,
        "firm": limit.firm,
        "over": list(limit.over) if limit.over else None,
    }


def _plain(answer: object) -> object:
    if isinstance(answer, Partly):
        answer = answer.ticked
    if isinstance(answer, (frozenset, tuple)):
        listed = sorted(answer)
        return listed[0] if len(listed) == 1 else listed
    if isinstance(answer, dict):
        return {q: _plain(a) for q, a in answer.items()}
    return answer
