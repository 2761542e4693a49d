"""Faults in what pages show besides the comparison: pictures of people, what it is like, claims, check questions,
sign-offs.
"""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.checks.names import known, once
from logic.content.base import Told
from logic.content.options import Chart, Felt, Option, Share
from logic.content.problems import did_you_mean
from logic.content.reader import CLAIMS, KNOWLEDGE, OPTIONS, REVIEWS, Parts, Reader
from logic.content.strict_yaml import Path


def check(reader: Reader, parts: Parts) -> None:
    """Report every fault of this topic."""
    for file, option in parts.options.items():
        once(reader, file, [(("charts", i, "id"), chart.id) for i, chart in enumerate(option.charts)])
        for i, chart in enumerate(option.charts):
            _chart(reader, file, ("charts", i), chart, parts)
        for path, told in _told(option):
            if (told.text is None) != told.unknown:
                reader.report(
                    file, path, "says something and that it is unknown, or neither", "write text: …, or unknown: true"
                )
    _claims(reader, parts)
    _knowledge(reader, parts)
    for i, review in enumerate(parts.reviews.reviews):
        if not review.what.startswith(("questions.yaml", "content/")):
            reader.report(
                REVIEWS,
                ("reviews", i, "what"),
                f"{review.what!r} is no file of the aid",
                "name one, such as content/aid.yaml",
            )
        for name in ("who", "credentials"):
            if len(getattr(review, name).split()) < 2:
                reader.report(
                    REVIEWS, ("reviews", i, name), f"{name} is one word", "write the full name, and what qualifies them"
                )
        if review.date < parts.about.date:
            reader.report(
                REVIEWS,
                ("reviews", i, "date"),
                "was signed before this version of the aid was written",
                "have it read and signed again",
            )


def _told(option: Option) -> Iterator[tuple[Path, Told]]:
    """Every cell of what having it done is like."""
    for v, variant in enumerate(option.variants):
        if variant.like is None:
            continue
        path: Path = ("variants", v, "like")
        yield (*path, "before"), variant.like.before
        yield (*path, "day"), variant.like.day
        for when in ("days_after", "later"):
            felt: Felt = getattr(variant.like, when)
            yield from (((*path, when, name), getattr(felt, name)) for name in ("body", "mind", "daily"))


def _chart(reader: Reader, file: str, path: Path, chart: Chart, parts: Parts) -> None:
    concerns, outcomes = (
        [c.id for c in parts.elsewhere.concerns],
        [o.id for o in parts.about.outcomes if o.kind == "harm"],
    )
    if chart.concern is not None:
        known(reader, file, (*path, "concern"), [chart.concern], concerns, "concern")
    if chart.outcome is not None and chart.outcome not in outcomes:
        fix = did_you_mean(chart.outcome, outcomes, "see content/aid.yaml")
        reader.report(file, (*path, "outcome"), f"there is no harm {chart.outcome!r}", fix)
    variants = {v.id: v.baseline for option in parts.options.values() for v in option.variants}
    shown = [variants.get(share.variant or "") for share in chart.shares]
    if any(variants.values()) and not any(shown) and reader.whole(OPTIONS):
        reader.report(file, path, f"the chart {chart.id!r} does not show the baseline", "add a share for it, first")
    once(
        reader,
        file,
        [((*path, "shares", i, "variant"), share.variant) for i, share in enumerate(chart.shares) if share.variant],
    )
    for i, share in enumerate(chart.shares):
        if share.high is not None and share.high > chart.per:
            reader.report(
                file, (*path, "shares", i, "high"), f"is more than all {chart.per:,}", "correct it, or the chart's per"
            )
        _share(reader, file, (*path, "shares", i), share, list(variants))


def _share(reader: Reader, file: str, path: Path, share: Share, variants: list[str]) -> None:
    if (share.variant is None) == (share.compared_with is None):
        reader.report(file, path, "is of no one, or of two", "write one of variant, compared_with")
    if share.variant is not None:
        known(reader, file, (*path, "variant"), [share.variant], variants, "variant")
    counts, percent, span = (
        share.events is not None,
        share.percent is not None,
        share.low is not None or share.high is not None,
    )
    if [share.unknown, counts, percent, span].count(True) != 1:
        reader.report(
            file,
            path,
            "is told in no way, or in two",
            "write events and out_of, percent and out_of, low and high, or unknown: true",
        )
    elif (counts or percent) != (share.out_of is not None):
        reader.report(
            file, path, "does not say of how many people", "add out_of: …, or take it away where nobody was counted"
        )
    elif counts and share.out_of is not None and (share.events or 0) > share.out_of:
        reader.report(file, (*path, "events"), "is more than all of them", "correct events or out_of")
    elif span and (share.low is None or share.high is None or share.low > share.high):
        reader.report(file, path, "has no low and high in that order", "add low: and high:, the lower first")
    if share.unknown and share.why is None:
        reader.report(file, path, "does not say why it is not known", "add why: …")
    if not share.unknown and not (share.group and share.certainty and share.why and share.facts):
        reader.report(file, path, "a figure needs group, certainty, why and facts", "add those it lacks")


def _claims(reader: Reader, parts: Parts) -> None:
    if parts.claims is None:
        return
    sources = [s.id for s in parts.source_file.sources]
    options = [o.id for o in parts.options.values()]
    once(reader, CLAIMS, [(("claims", i, "id"), claim.id) for i, claim in enumerate(parts.claims.claims)])
    for i, claim in enumerate(parts.claims.claims):
        path: Path = ("claims", i)
        known(reader, CLAIMS, (*path, "sources"), claim.sources, sources, "source")
        known(reader, CLAIMS, (*path, "concerns"), claim.concerns, [c.id for c in parts.elsewhere.concerns], "concern")
        known(reader, CLAIMS, (*path, "options"), claim.options, options, "option")
        if claim.verdict != "opinion" and not claim.sources and not claim.facts:
            reader.report(
                CLAIMS,
                path,
                f"the verdict on {claim.id!r} rests on nothing",
                "add sources: [...], or call it an opinion",
            )


def _knowledge(reader: Reader, parts: Parts) -> None:
    once(
        reader,
        KNOWLEDGE,
        [(("questions", i, "id"), question.id) for i, question in enumerate(parts.knowledge.questions)],
    )
    for i, question in enumerate(parts.knowledge.questions):
        path: Path = ("questions", i)
        names = [choice.id for choice in question.choices]
        once(reader, KNOWLEDGE, [((*path, "choices", c, "id"), name) for c, name in enumerate(names)])
        if question.right not in names:
            fix = did_you_mean(question.right, names, "name one of its choices")
            reader.report(KNOWLEDGE, (*path, "right"), f"there is no choice {question.right!r}", fix)
