"""How variants are called on screen: by their names, or by letters while names are hidden, so that names cannot sway."""

from __future__ import annotations

from collections.abc import Sequence

from logic.aid.aid import Aid
from views.shared.words import Words

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ" * 9
"""Without I and O, which look like numbers."""


class Names:
    """Names of this person's variants. `hidden` swaps words only; what is compared stays the same."""

    def __init__(self, aid: Aid, words: Words, shown: Sequence[str], hidden: bool = False):
        self.aid, self.words, self.shown, self.hidden = aid, words, list(shown), hidden

    def hiding(self, hidden: bool) -> Names:
        """The same variants, called by letters if names are hidden."""
        return Names(self.aid, self.words, self.shown, hidden)

    def of(self, variant: str) -> str:
        """ "Light peel", or "Type B" while names are hidden."""
        if not self.hidden:
            return self.words.md(self.aid.variants[variant][1].name)
        return self.words.say("way", letter=_LETTERS[self.shown.index(variant)] if variant in self.shown else "?")

    def option(self, variant: str) -> str:
        """The option it is a kind of; nothing while names are hidden."""
        return "" if self.hidden else self.words.md(self.aid.variants[variant][0].name)

    def listed(self, variants: Sequence[str]) -> str:
        """Several names in a sentence."""
        named = [self.words.strong(self.of(v)) for v in variants]
        return named[0] if len(named) == 1 else self.words.say("and", first=", ".join(named[:-1]), last=named[-1])
