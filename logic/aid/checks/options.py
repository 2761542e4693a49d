"""Faults in options: what a variant must say of every concern, outcome and trait, and figures without unit, group or
fact.
"""

from __future__ import annotations

from collections.abc import Mapping

from logic.aid.checks.names import once
from logic.content.about import Outcome
from logic.content.base import LEVELS
from logic.content.options import Effect, Figure, readings
from logic.content.problems import did_you_mean
from logic.content.reader import ABOUT, ELSEWHERE, OPTIONS, Parts, Reader
from logic.content.strict_yaml import Path


def check(reader: Reader, parts: Parts) -> None:
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
    outcomes = {o.id: o for o in about.outcomes}
    _upkeep(reader, outcomes)
    for file, option in options.items():
        once(
            reader,
            file,
            [(("id",), option.id), *((("variants", v, "id"), x.id) for v, x in enumerate(option.variants))],
            seen,
        )
        for v, variant in enumerate(option.variants):
            path: Path = ("variants", v)
            for group, names in wanted.items():
                if group == "effects" and not reader.whole(ELSEWHERE):
                    continue
                held = getattr(variant, group)
                for name in [n for n in names if n not in held]:
                    reader.report(
                        file,
                        (*path, group),
                        f"{variant.id!r} says nothing of {name!r}",
                        f"add {name}: …, or unknown: true",
                    )
                for name in [n for n in held if n not in names]:
                    reader.report(
                        file,
                        (*path, group, name),
                        f"there is no {name!r}",
                        did_you_mean(name, names, "take it away"),
                        key=True,
                    )
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
                _figure(reader, file, (*path, "figures", name), figure, outcomes.get(name))
            if variant.healing:
                _figure(reader, file, (*path, "healing"), variant.healing, None)
                for name in ("when", "judged"):
                    if getattr(variant.healing, name) is not None:
                        what = f"has {name}, and healing is told to everybody as it stands, and never weighed"
                        reader.report(file, (*path, "healing", name), what, f"take {name} away")
            for outcome in (o for o in about.outcomes if o.weighed):
                _weighed(reader, file, (*path, "figures", outcome.id), variant.figures, outcome, about.outcomes)


def _upkeep(reader: Reader, outcomes: Mapping[str, Outcome]) -> None:
    """Each upkeep belongs to one outcome of its own kind that is no upkeep itself."""
    kept: set[str] = set()
    for number, outcome in enumerate(outcomes.values()):
        path: Path = ("outcomes", number, "upkeep_of")
        of = outcomes.get(outcome.upkeep_of or "")
        if outcome.upkeep_of is None:
            continue
        if of is None:
            reader.report(
                ABOUT,
                path,
                f"there is no outcome {outcome.upkeep_of!r}",
                did_you_mean(outcome.upkeep_of, outcomes, "take it away"),
            )
        elif of.kind != outcome.kind or of.upkeep_of is not None or of.id in kept:
            reader.report(
                ABOUT,
                path,
                "cannot be the upkeep of that outcome",
                "name one of the same kind, that no other upkeep names",
            )
        kept.add(outcome.upkeep_of)


def _weighed(
    reader: Reader, file: str, path: Path, figures: Mapping[str, Figure], outcome: Outcome, outcomes: list[Outcome]
) -> None:
    """Over its years it must not go beyond the scale it is weighed on, or a known figure would count worse than one
    that is not.
    """
    later = next((o.id for o in outcomes if o.upkeep_of == outcome.id), "")
    parts = [(figures.get(outcome.id), 1), (figures.get(later), outcome.weighed.years - 1 if outcome.weighed else 0)]
    most = sum(_highest(figure) * times for figure, times in parts if figure)
    if most > (outcome.weighed.scale_max if outcome.weighed else 0):
        reader.report(
            file,
            path,
            "goes beyond the scale it is weighed on",
            "correct it, or the scale_max under weighed in content/aid.yaml",
        )


def _highest(first: Figure) -> float:
    """The highest number a figure may count as, for anybody."""
    ends = [0.0]
    for _, figure in readings(first):
        parts = (figure, *(part for part in (figure.all_in, figure.judged) if part))
        ends += [part.high for part in parts if part.high is not None]
    return max(ends)


def _effect(reader: Reader, file: str, path: Path, effect: Effect) -> None:
    _for_whom(reader, file, path, effect)
    if effect.otherwise:
        _effect(reader, file, (*path, "otherwise"), effect.otherwise)
    if effect.adds and LEVELS.index(effect.adds.low) > LEVELS.index(effect.adds.high):
        reader.report(file, (*path, "adds"), "has its low above its high", "swap them")
    if effect.adds and effect.unknown:
        reader.report(file, (*path, "adds"), "adds to what is not known", "take it away, or say low and high")
    if effect.unknown:
        if effect.low or effect.high:
            reader.report(file, path, "is unknown, yet has a level", "take low and high away, or unknown")
        return
    if not (effect.low and effect.high and effect.certainty):
        reader.report(file, path, "needs low, high and certainty", "add them, or write unknown: true")
    elif LEVELS.index(effect.low) > LEVELS.index(effect.high):
        reader.report(file, path, "has its low above its high", "swap them")
    if not effect.facts:
        reader.report(file, path, "rests on no fact", "add facts: [...]")


def _for_whom(reader: Reader, file: str, path: Path, held: Effect | Figure) -> None:
    """What speaks only for some says what the others are told."""
    if held.when is None and (held.otherwise or held.else_why):
        reader.report(file, path, "says what holds otherwise, and not when", "add when: {...}")
    if held.when is not None and (held.otherwise is None) is (held.else_why is None):
        what = "needs one of otherwise and else_why"
        reader.report(file, path, what, "add else_why: … for those of whom nothing is known, or otherwise: {...}")


def _figure(reader: Reader, file: str, path: Path, figure: Figure, outcome: Outcome | None) -> None:
    _for_whom(reader, file, path, figure)
    if figure.otherwise:
        _figure(reader, file, (*path, "otherwise"), figure.otherwise, outcome)
    _counts_as(reader, file, path, figure, outcome)
    kind = outcome.kind if outcome else None
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
    if figure.counted and figure.counted.events > figure.counted.out_of:
        reader.report(file, (*path, "counted"), "counts more events than people", "correct events or out_of")
    if not 0 <= figure.low <= figure.high:
        reader.report(file, path, "has its low above its high, or below 0", "swap or correct them")
    if outcome and figure.high > outcome.scale_max:
        reader.report(file, path, "goes beyond the end of its scale", "correct it, or scale_max in content/aid.yaml")
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


def _counts_as(reader: Reader, file: str, path: Path, figure: Figure, outcome: Outcome | None) -> None:
    """What a figure says of how it counts: judged while it is not known, all in while it leaves parts out."""
    judged, all_in = figure.judged, figure.all_in
    if judged and not figure.unknown:
        reader.report(file, (*path, "judged"), "judges what is known", "take it away, or write unknown: true")
    if judged and (judged.at_most is None) is (judged.high is None):
        reader.report(file, (*path, "judged"), "needs one of at_most and high", "name a variant, or give high: …")
    if judged and judged.low is not None and (judged.high is None or judged.low > judged.high):
        reader.report(file, (*path, "judged"), "has its low above its high", "correct them")
    if judged and judged.high is not None and outcome and judged.high > outcome.scale_max:
        reader.report(file, (*path, "judged"), "goes beyond the end of its scale", "correct it, or scale_max")
    if all_in and not (figure.missing and outcome and outcome.kind == "money"):
        reader.report(
            file, (*path, "all_in"), "is no price that leaves parts out", "take it away, or add missing: [...]"
        )
    if all_in and not all_in.low <= all_in.high:
        reader.report(file, (*path, "all_in"), "has its low above its high", "correct them")
    if all_in and outcome and all_in.high > outcome.scale_max:
        reader.report(file, (*path, "all_in"), "goes beyond the end of its scale", "correct it, or scale_max")
    if all_in and figure.high is not None and all_in.high < figure.high:
        reader.report(file, (*path, "all_in"), "is less than the price it is all of", "correct one of the two")
