"""What somebody typed into a number box → a number, or nothing: what could be meant in two ways is not read at all.

`2.500` is two thousand five hundred in one country and two and a half in the next; `1500,00` and `3e3` are no plainer.
"""

from __future__ import annotations

import re
from decimal import Decimal

_MARK = r"[,'\u2019 \u00a0\u202f]"
_WHOLE = rf"\d{{1,3}}(?:(?P<mark>{_MARK})\d{{3}}(?:(?P=mark)\d{{3}})*)?|\d+"
_LONGEST = 400  # Python refuses to turn thousands of digits into a number


def number(text: str, *, places: int = 0) -> Decimal | None:
    """The one number a text plainly is: digits of any script, with or without one kind of mark between the thousands.

    Args:
        text: as it was typed.
        places: how many decimals may follow a point. With none, a point makes it unreadable.
    """
    decimals = rf"(\.\d{{1,{places}}})?" if places else "()"
    found = re.fullmatch(rf"([-\u2212]?)\s*({_WHOLE}){decimals}", text.strip())
    if not found:
        return None
    sign, whole, _, rest = found.groups()
    digits = re.sub(r"\D", "", whole).lstrip("0")[:_LONGEST] or "0"
    return Decimal(f"{'-' if sign else ''}{digits}{rest or ''}")


def bare(text: str, *signs: str) -> str:
    """A text without one of these currency signs before or after it, as somebody writes money."""
    own = "|".join(re.escape(sign) for sign in signs)
    return re.sub(rf"(?i)^([-+\u2212]?)\s*(?:{own})\s*|\s*(?:{own})$", r"\1", text.strip())


def without_cents(text: str) -> str:
    """`1,200.50` → `1,200`, for an amount that is kept in whole units."""
    return re.sub(r"(?<=\d)\.\d\d$", "", text)
