"""Which files a named person has signed off. A sign-off holds for one text: when the text changes, it is lost by
itself.
"""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.content.pages import Review

NOT_SIGNED = ("content/reviews.yaml", "content/kept.yaml")
"""Files that tell of the others, and need no sign-off."""


def wanted(aid: Aid) -> list[str]:
    """Every file that needs a sign-off."""
    return sorted(name for name in aid.hashes if name not in NOT_SIGNED)


def standing(aid: Aid) -> dict[str, Review]:
    """File → the sign-off that fits its text as it stands."""
    files = wanted(aid)
    return {
        review.what: review for review in aid.reviews if review.what in files and aid.hashes[review.what] == review.hash
    }


def is_draft(aid: Aid) -> bool:
    """Whether any file still needs somebody's name. Then every page and print says draft, whatever the aid says of
    itself.
    """
    return aid.about.status == "draft" or len(standing(aid)) < len(wanted(aid))
