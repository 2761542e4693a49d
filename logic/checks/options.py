"""Faults in options: what a variant must say of every concern, outcome and trait, and figures without unit, group or fact."""

from __future__ import annotations

from collections.abc import Mapping

from logic import model
from logic.checks.names import cited, once
from logic.problems import did_you_mean
from logic.reader import ABOUT, ELSEWHERE, OPTIONS, Parts, Reader
from logic.strict_yaml import Path


def check(reader: Reader, parts: Parts, facts: Mapping[str, model.Fact]) -> None:
    """Report every fault of this topic."""
    about, options, seen = parts.about, parts.options, set[str]()
    if len(options) < 2 and reader.whole(OPTIONS):
        reader.report(ABOUT, (), "fewer than two options are compared", "write content/options/<option>.yaml")
    baselines = [v.id for o in options.values() for v in o.variants if v.baseline]
    if options and len(baselines) != 1 and reader.whole(OPTIONS):
        reader.report(ABOUT, (), f"{len(baselines)} variants are the baseline", "mark exactly one with baseline: true")
    wanted = {
        "effects": [c.id for c in parts.elsewhere.concerns],
        "figures": [o.id for o in about.outcomes],
        "traits": [t.id for t in about.traits],
    }
    kinds = {o.id: o.kind for o in about.outcomes}
    for file, option in options.items():
        once(reader, file, [(("id",), option.id), *((("variants", v, "id"), x.id) for v, x in enumerate(option.variants))], seen)
        cited(reader, file, option, facts)
        for v, variant in enumerate(option.variants):
            path: Path = ("variants", v)
            for group, names in wanted.items():
                if group == "effects" and not reader.whole(ELSEWHERE):
                    continue
                held = getattr(variant, group)
                for name in [n for n in names if n not in held]:
                    reader.report(file, (*path, group), f"{variant.id!r} says nothing of {name!r}", f"add {name}: …, or unknown: true")
                for name in [n for n in held if n not in names]:
                    reader.report(file, (*path, group, name), f"there is no {name!r}", did_you_mean(name, names, "take it away"), key=True)
            if variant.reflection not in [r.id for r in about.reflection]:
                reader.report(
                    file,
                    (*path, "reflection"),
                    f"there is no reflection level {variant.reflection!r}",
                    did_you_mean(variant.reflection, [r.id for r in about.reflection], "see content/aid.yaml"),
                )
            for name, effect in variant.effects.items():
                _effect(reader, file, (*path, "effects", name), effect)
            for name, figure in variant.figures.items():
                _figure(reader, file, (*path, "figures", name), figure, kinds.get(name))


def _effect(reader: Reader, file: str, path: Path, effect: model.Effect) -> None:
    if effect.unknown:
        if effect.low or effect.high:
            reader.report(file, path, "is unknown, yet has a level", "take low and high away, or unknown")
        return
    if not (effect.low and effect.high and effect.certainty):
        reader.report(file, path, "needs low, high and certainty", "add them, or write unknown: true")
    elif model.LEVELS.index(effect.low) > model.LEVELS.index(effect.high):
        reader.report(file, path, "has its low above its high", "swap them")
    if not effect.facts:
        reader.report(file, path, "rests on no fact", "add facts: [...]")


def _figure(reader: Reader, file: str, path: Path, figure: model.Figure, kind: str | None) -> None:
    numbers = (figure.low, figure.high, figure.best)
    if figure.unknown:
        if any(n is not None for n in numbers):
            reader.report(file, path, "is unknown, yet has a number", "take the number away, or unknown")
        if not figure.why:
            reader.report(file, path, "is unknown without a reason", "add why: …")
        return
    if figure.low is None or figure.high is None:
        reader.report(file, path, "needs low and high", "add them, or write unknown: true")
        return
    if not 0 <= figure.low <= figure.high:
        reader.report(file, path, "has its low above its high, or below 0", "swap or correct them")
    if figure.best is not None and not figure.low <= figure.best <= figure.high:
        reader.report(file, path, "has its best outside low to high", "correct it")
    for name in ("certainty", "group") if figure.high else ():
        if getattr(figure, name) is None:
            reader.report(file, path, f"has no {name}", f"add {name}: …")
    if kind == "money" and figure.high and figure.year is None:
        reader.report(file, path, "is a price without its year", "add year: …")
    if kind == "harm" and figure.high and figure.time is None:
        reader.report(file, path, "is a harm without its time frame", "add time: …")
    if not figure.facts:
        reader.report(file, path, "rests on no fact", "add facts: [...]")
