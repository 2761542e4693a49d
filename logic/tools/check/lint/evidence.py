"""Where texts rest on nothing, and facts and sources that nothing shows."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid import citations, signoff
from logic.aid.aid import Aid
from logic.content.base import Said, Told
from logic.content.problems import Problem
from logic.content.reader import ABOUT, REVIEWS, SOURCES
from logic.tools.check.lint.said import show


def uncited(aid: Aid) -> Iterator[Problem]:
    """A text that names no fact, and does not say that it is advice or our own wording."""
    for file, value in citations.files(aid.parts).items():
        for path, said in citations.parts_of(value):
            if isinstance(said, Said) and not said.facts and not said.own:
                yield Problem.unplaced(
                    "no-citation",
                    "error",
                    file,
                    path,
                    show(path),
                    "names no fact",
                    "add facts: [...], or own: true for plain advice",
                )
            if isinstance(said, Told) and said.text and not said.facts:
                yield Problem.unplaced(
                    "no-citation",
                    "error",
                    file,
                    path,
                    show(path),
                    "names no fact",
                    "add facts: [...], or write unknown: true",
                )
            if isinstance(said, Said) and said.facts and said.own:
                yield Problem.unplaced(
                    "no-citation",
                    "error",
                    file,
                    path,
                    show(path),
                    "is our own, and yet names facts",
                    "take one of the two away",
                )


def unsigned(aid: Aid) -> Iterator[Problem]:
    """An aid that calls itself reviewed while a file has no sign-off that fits it; sign-offs that fit nothing."""
    missing = [name for name in signoff.wanted(aid) if name not in signoff.standing(aid)]
    if aid.about.status == "reviewed" and missing:
        what = f"says reviewed, and {len(missing)} files have no sign-off that fits their text, the first {missing[0]}"
        yield Problem.unplaced(
            "not-signed",
            "error",
            ABOUT,
            ("status",),
            "status",
            what,
            "write draft, or have them signed in content/reviews.yaml",
        )
    for i, review in enumerate(aid.reviews):
        if aid.hashes.get(review.what) != review.hash:
            what = f"the sign-off of {review.what} does not fit its text any more"
            yield Problem.unplaced(
                "not-signed", "warning", REVIEWS, ("reviews", i), review.what, what, "have it read and signed again"
            )


def unused(aid: Aid) -> Iterator[Problem]:
    """Facts no text names, and sources no shown fact or claim names."""
    shown = citations.places(aid.parts)
    for file, content in aid.parts.fact_files.items():
        for i, fact in enumerate(content.facts):
            if fact.id not in shown:
                fix = "name it where it serves a reader, or take it out"
                yield Problem.unplaced(
                    "unused", "error", file, ("facts", i), fact.id, f"nothing shows the fact {fact.id!r}", fix
                )
    claims = aid.claims.claims if aid.claims else []
    used = {source for fact in aid.facts.values() for source in fact.sources} | {
        source for claim in claims for source in claim.sources
    }
    for i, source in enumerate(aid.parts.source_file.sources):
        if source.id not in used:
            yield Problem.unplaced(
                "unused",
                "error",
                SOURCES,
                ("sources", i),
                source.id,
                f"nothing names the source {source.id!r}",
                "take it out",
            )
