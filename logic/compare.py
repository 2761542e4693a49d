"""Compare every variant for one person: gate, then limits, then effects and burdens, then fit. The entry point of
`logic`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from logic.aid.aid import Aid, CompiledRule
from logic.content.base import LEVELS
from logic.content.options import Effect
from logic.content.rules import NoteRule
from logic.fit.priorities import Priorities, unknown_names
from logic.person import burden, gate, limits
from logic.person.answers import AnswerError, read
from logic.person.comparison import Comparison, EffectOn, Fit, Gate, Headline, VariantResult
from logic.person.holding import Holding, holding
from logic.person.order import mixed_order
from logic.person.path import Path, chosen_concerns, walk


def compare(
    aid: Aid,
    answers: Mapping[str, Any],
    *,
    today: date,
    priorities: Priorities | None = None,
    quotes: burden.Quotes | None = None,
    seed: int = 0,
    readings: int | None = None,
) -> Comparison:
    """Compare every variant for one person.

    Args:
        aid: the decision aid.
        answers: question id → answer: a choice id, a list of choice ids, a number, a month as `YYYY-MM`, or a date as
            `YYYY-MM-DD`. A missing key means unanswered. Answers to questions that are not asked now are ignored.
            `Answers`, read
            before, are taken as they are.
        today: months, dates and waits count from here.
        priorities: what matters to the person; None: nothing is said about who leads (`fit` is None). Empty ones tell
            which package to ask about first.
        quotes: the person's own prices; they take the place of those of the evidence everywhere.
        seed: mixes the order of variants; the same seed gives the same order. It changes nothing else.
        readings: how many readings of evidence and weights; None: as many as `sample.READINGS`.

    Returns:
        A `Comparison`. When an `ends` rule holds, or age and who decides are still open, it compares nothing.

    Raises:
        AnswerError: a value its question cannot have, or a question, priority or price there is none of. It names what
            and why, never the value.
    """
    answers = read(aid, answers, today)
    wrong = [
        *(unknown_names(aid, priorities) if priorities is not None else ()),
        *(burden.unknown_prices(aid, quotes) if quotes else ()),
    ]
    if wrong:
        raise AnswerError(wrong)
    path = walk(aid, answers, today)
    used = {q: answers[q] for q in path.asked if q in answers}
    concerns = chosen_concerns(aid, used)
    ended, ends_open, _ = ends(aid, path)
    nothing = Comparison(
        aid=aid.about.id,
        content_hash=aid.content_hash,
        today=today.isoformat(),
        seed=seed,
        concerns=concerns,
        headline=Headline("no_concern"),
        variants=(),
        first_view=(),
        elsewhere=(),
        open=path.open,
        open_gate=(),
        dormant=path.dormant,
        ended=ended,
        ends_open=ends_open,
    )
    if ended or ends_open:
        return nothing

    statuses = gate.gates(aid, path.state)
    notes = [ready for ready in aid.notes if ready.when.test(path.state) is True]
    order = mixed_order(aid, seed)
    own = limits.held(aid, path.state, used, today, priorities.limits if priorities else {})
    theirs = holding(aid, path.state)
    variants = tuple(
        _variant(aid, name, statuses[name], own, theirs[name], concerns, notes, quotes or {}) for name in order
    )
    main = concerns[0] if concerns else None
    waiting = {q for v in variants if v.relevant for f in v.gate.findings for q in f.open}
    withheld = tuple(r.rule.id for r in aid.withholds if r.when.test(path.state) is True)
    return replace(
        nothing,
        headline=_headline(main, variants),
        variants=variants,
        first_view=_first_view(variants),
        elsewhere=tuple(dict.fromkeys(a for c in concerns for a in aid.concerns[c].elsewhere)),
        open_gate=tuple(q for q in path.open if q in waiting),
        withheld=withheld,
        fit=_fit(aid, variants, concerns, priorities, bool(withheld), readings) if priorities is not None else None,
    )


def _fit(
    aid: Aid,
    variants: tuple[VariantResult, ...],
    concerns: tuple[str, ...],
    priorities: Priorities,
    worried: bool,
    readings: int | None,
) -> Fit:
    from logic.fit import sample
    from logic.fit import (
        verdict as fit,
    )  # brings NumPy, which somebody who has said nothing of what matters need not wait for

    return fit.fit(aid, variants, concerns, priorities, worried, readings=readings or sample.READINGS)


def ends(aid: Aid, path: Path) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """Whether anything is compared at all: the `ends` rule that holds, what must be answered before one can tell, and
    the questions that made the rule hold."""
    waiting: list[str] = []
    for ready in aid.ends:
        holds = ready.when.test(path.state)
        if holds:
            return ready.rule.id, (), tuple(ready.when.because(path.state))
        if holds is None:
            why = ready.when.causes(path.state)
            waiting += [*why.open, *why.unsure]
    return None, tuple(q for q in path.asked if q in waiting), ()


def _variant(
    aid: Aid,
    name: str,
    status: Gate,
    own: tuple[limits.Held, ...],
    theirs: Holding,
    concerns: tuple[str, ...],
    notes: list[CompiledRule[NoteRule]],
    quotes: burden.Quotes,
) -> VariantResult:
    option, variant = aid.variants[name]
    figures = burden.with_quotes(theirs.figures, quotes.get(name, {}))
    effects = tuple(EffectOn(c, theirs.effects[c]) for c in concerns)
    harms = [figures[o.id] for o in aid.about.outcomes if o.kind == "harm" and (o.must_know or o.main_harm)]
    relevant = variant.baseline or not concerns or any(does_something(e.effect) for e in effects)
    return VariantResult(
        option=option.id,
        variant=name,
        baseline=variant.baseline,
        relevant=relevant,
        gate=status,
        limits=limits.of_variant(own, variant, theirs.effects, figures, concerns[0] if concerns else None),
        effects=effects,
        burdens=figures,
        notes=tuple(r.rule for r in notes if name in r.variants),
        why_not=None if relevant else effects[0].effect.why,
        little_known=not variant.baseline
        and bool(harms)
        and all(f.unknown or f.certainty == "very low" for f in harms),
    )


def does_something(effect: Effect) -> bool:
    """Whether a variant may change a concern at all: not known counts, "none" does not."""
    return effect.unknown or effect.low == "worse" or effect.high != "none"


def more_than_slight(effect: Effect) -> bool:
    """Shown to do more than slight: at least slight at its lowest, clear at its highest, on more than very low
    certainty.
    """
    return (
        not effect.unknown
        and effect.certainty != "very low"
        and LEVELS.index(effect.low or "none") >= LEVELS.index("slight")
        and LEVELS.index(effect.high or "none") >= LEVELS.index("clear")
    )


def _headline(main: str | None, variants: tuple[VariantResult, ...]) -> Headline:
    if main is None:
        return Headline("no_concern")
    shown = tuple(v.variant for v in variants if more_than_slight(v.effects[0].effect))
    return Headline("shown" if shown else "little", main, shown)


def _first_view(variants: tuple[VariantResult, ...]) -> tuple[str, ...]:
    """The baseline, then one relevant variant of each option, in the person's mixed order.

    Which one: rather not stopped, then rather not advised against, then the one shown to do most for the main concern.
    """
    chosen: dict[str, VariantResult] = {}
    for v in variants:
        if v.relevant and not v.baseline and (v.option not in chosen or _stands(v) < _stands(chosen[v.option])):
            chosen[v.option] = v
    picked = {v.variant for v in chosen.values()}
    return tuple(v.variant for v in variants if v.baseline or v.variant in picked)


def _stands(v: VariantResult) -> tuple[bool, bool, int]:
    """For choosing within one option. So that unknown never wins, an effect that is not known, or of very low
    certainty, counts like none."""
    effect = v.effects[0].effect if v.effects else None
    counts = effect is not None and not effect.unknown and effect.certainty != "very low"
    reach = LEVELS.index(effect.low or "none") + LEVELS.index(effect.high or "none") if effect and counts else 0
    return v.gate.status == "stop", v.held_back, -reach
