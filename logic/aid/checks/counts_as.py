"""Faults in how what nobody knows counts: never better than anything known, and never as itself."""

from __future__ import annotations

from collections.abc import Mapping

from logic.content.about import Outcome
from logic.content.options import Figure, Variant, readings
from logic.content.problems import did_you_mean
from logic.content.reader import ABOUT, OPTIONS, Parts, Reader
from logic.content.strict_yaml import Path


def check(reader: Reader, parts: Parts) -> None:
    """Report every fault of this topic."""
    if not reader.whole(OPTIONS):
        return
    variants = {v.id: v for option in parts.options.values() for v in option.variants}
    for file, option in parts.options.items():
        for v, variant in enumerate(option.variants):
            for name in variant.figures:
                _at_most(reader, file, ("variants", v, "figures", name), variant.id, name, variants)
    for number, outcome in enumerate(parts.about.outcomes):
        if outcome.unknown_as is None or outcome.upkeep_of:
            continue
        later = next((o for o in parts.about.outcomes if o.upkeep_of == outcome.id), None)
        for variant in variants.values():
            most = _most(outcome, later, variant)
            if most is not None and most > outcome.unknown_as:
                what = f"counts what nobody knows as better than {variant.id!r}, which comes to {most:g}"
                fix = f"write unknown_as: {most:g}, or more"
                reader.report(ABOUT, ("outcomes", number, "unknown_as"), what, fix)


def _at_most(
    reader: Reader, file: str, path: Path, variant: str, outcome: str, variants: Mapping[str, Variant]
) -> None:
    for place, figure in readings(variants[variant].figures[outcome], path):
        named = figure.judged.at_most if figure.judged else None
        if named is None:
            continue
        if named not in variants:
            fix = did_you_mean(named, variants, "name a variant")
            reader.report(file, (*place, "judged", "at_most"), f"there is no variant {named!r}", fix)
            continue
        seen, then = {variant}, named
        while then not in seen:
            seen.add(then)
            figures = variants[then].figures if then in variants else {}
            judged = figures[outcome].judged if outcome in figures else None
            if judged is None or judged.at_most is None:
                break
            then = judged.at_most
        else:
            reader.report(file, (*place, "judged", "at_most"), "is judged by itself", "name a variant that was counted")


def _most(outcome: Outcome, later: Outcome | None, variant: Variant) -> float | None:
    """The most a variant is known or judged to come to, over the years the outcome is weighed; None: not known."""
    years = outcome.weighed.years if outcome.weighed else 1
    parts = [(outcome.id, 1), *([(later.id, years - 1)] if later and years > 1 else [])]
    total = 0.0
    for name, times in parts:
        highs = (
            [_high(outcome, figure) for _, figure in readings(variant.figures[name])] if name in variant.figures else []
        )
        known = [high for high in highs if high is not None]
        if not known:
            return None
        total += max(known) * times
    return total


def _high(outcome: Outcome, figure: Figure) -> float | None:
    if figure.judged:
        return figure.judged.high
    if outcome.kind == "money" and figure.missing:
        return figure.all_in.high if figure.all_in else None
    return figure.high
