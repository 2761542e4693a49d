"""What the answers to one question can still be, as finite cells; and the connectives on sets of values. `search.py`
uses both.

A choice question has a cell for each choice, one for "not sure" and one for *unanswered*; a number is cut at every
threshold it is compared with, clipped to its bounds, and empty cells are dropped; several choices are kept as what must
and what must
not be ticked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from logic.conditions.tree import FALSE, OPEN, TRUE, UNSURE, Answered, Leaf, OneOf, Within
from logic.content.bank import Question

# ---- the connectives, on sets of values


def _table(order: tuple[int, int, int, int]) -> list[list[int]]:
    """For two sets of values: every value the connective can give, which is whichever of two values comes first in
    `order`.
    """

    def joined(a: int, b: int) -> int:
        return sum({next(v for v in order if v in (x, y)) for x in order if a & x for y in order if b & y})

    return [[joined(a, b) for b in range(16)] for a in range(16)]


AND = _table((FALSE, OPEN, UNSURE, TRUE))
OR = _table((TRUE, OPEN, UNSURE, FALSE))
NOT = [(s & ~(TRUE | FALSE)) | (TRUE if s & FALSE else 0) | (FALSE if s & TRUE else 0) for s in range(16)]

SURE = [s & ~UNSURE | (FALSE if s & UNSURE else 0) for s in range(16)]


def asked(when: int, raw: int) -> int:
    """What a comparison can be, from what its `ask_when` and its answer can be."""
    return (raw if when & TRUE else 0) | (when & ~TRUE)


# ---- what is still possible for one question


class Cells:
    """Answers of a choice or number question, as bits: bit 0 unanswered, bit 1 not sure, then one bit a cell."""

    def __init__(self, question: Question, comparisons: Sequence[Leaf]):
        unsure = [c.id for c in question.choices if c.unknown]
        self.answers: list[str | int | None] = [None, unsure[0] if unsure else None]
        if question.counted:
            low, high = question.lowest, question.highest
            cuts = {b for c in comparisons if isinstance(c, Within) for b in (c.low, c.high) if b is not None}
            bottoms = sorted({low, *(b for b in cuts if low < b <= high)})
            self._cuts = cuts
            self.answers += bottoms
            self._widths = [1, len(unsure), *(b - a for a, b in zip(bottoms, [*bottoms[1:], high + 1], strict=True))]
        else:
            self.answers += [c.id for c in question.choices if not c.unknown]
            self._widths = [1, len(unsure), *[1] * (len(self.answers) - 2)]
        self.anything = (1 << len(self.answers)) - 1 - (0 if unsure else 2)
        self._masks: dict[Leaf, dict[int, int]] = {}

    def _split(self, comparison: Leaf) -> dict[int, int]:
        """The cells that give a comparison each value."""
        if comparison not in self._masks:
            self._masks[comparison] = self._new_split(comparison)
        return self._masks[comparison]

    def _new_split(self, comparison: Leaf) -> dict[int, int]:
        true = 0
        for i, answer in enumerate(self.answers[2:], 2):
            if isinstance(comparison, Answered):
                holds = True
            elif isinstance(comparison, OneOf):
                holds = answer in comparison.choices
            else:
                assert {comparison.low, comparison.high} <= {None, *self._cuts}, (
                    "numbers were not cut at this threshold"
                )
                bottom = float("-inf") if comparison.low is None else comparison.low
                holds = bottom <= int(answer or 0) < (float("inf") if comparison.high is None else comparison.high)
            true |= holds << i
        return {TRUE: true, FALSE: self.anything & ~true & ~3, UNSURE: 2, OPEN: 1}

    def narrow(self, left: int, comparison: Leaf, value: int) -> int:
        """The cells left when a comparison has this value; 0 when there are none."""
        return left & self._split(comparison)[value]

    def possible(self, left: int, comparison: Leaf) -> int:
        """Every value a comparison can still have."""
        return sum(value for value, mask in self._split(comparison).items() if left & mask)

    def can_be_open(self, left: int) -> bool:
        return bool(left & 1)

    def without_open(self, left: int) -> int:
        return left & ~1

    def only(self, answer: str | int | None) -> int:
        """The one cell an answer lies in; None: unanswered."""
        if answer is None:
            return 1
        if isinstance(answer, int):
            return 1 << max(i for i, bottom in enumerate(self.answers) if i > 1 and int(bottom or 0) <= answer)
        return 1 << self.answers.index(answer) if answer in self.answers[2:] else 2

    def answer(self, left: int) -> str | int | None:
        """One answer among the cells left; None only when nothing but unanswered is."""
        chosen = left & ~3 or left & 2
        return self.answers[(chosen & -chosen).bit_length() - 1] if chosen else None

    def tally(self, wanted: Sequence[Leaf], numbers: bool, _: int) -> dict[tuple[int, ...], int] | None:
        """How many answers give each combination of values of some comparisons, unanswered included."""
        found: dict[tuple[int, ...], int] = {}
        for i, width in enumerate(self._widths if numbers else [1] * len(self.answers)):
            if self.anything >> i & 1:
                values = tuple(self.possible(1 << i, c) for c in wanted)
                found[values] = found.get(values, 0) + width
        return found


_OPEN, _UNSURE, _PARTLY, _PLAIN = 1, 2, 4, 8
Ticks = tuple[int, frozenset[int], int]
"""Which modes are left (bits), sets of choices of each of which one must be ticked, and choices that must not be
(bits).
"""


class Several:
    """Answers of a several-choice question: unanswered, all unsure, partly sure, or plain ticks."""

    def __init__(self, question: Question, _: Sequence[Leaf]):
        self.known = [c.id for c in question.choices if not c.unknown]
        self.unsure = [c.id for c in question.choices if c.unknown]
        joins = [c.id for c in question.choices if c.unknown == "unsure" and not c.exclusive]
        self.partly = joins[0] if joins else None
        self.declined = frozenset(c.id for c in question.choices if c.unknown == "declined")
        bits = self._bit = {name: 1 << i for i, name in enumerate(self.known)}
        self.alone = sum(bits[c.id] for c in question.choices if c.exclusive and not c.unknown)
        self.all = (1 << len(self.known)) - 1
        self.most = question.most or len(question.choices)
        self._ticks: dict[tuple[int, frozenset[int], int], int] = {}
        self._narrowed: dict[tuple[Ticks, Leaf, int], Ticks | int] = {}
        modes = _OPEN | (_UNSURE if self.unsure else 0) | (_PARTLY if self.partly else 0) | _PLAIN
        self.anything: Ticks | int = self._feasible(modes, frozenset(), 0)

    def narrow(self, left: Ticks, comparison: Leaf, value: int) -> Ticks | int:
        """What is left when a comparison has this value; 0 when nothing is."""
        key = (left, comparison, value)
        if key not in self._narrowed:
            modes, hit, miss = left
            bits = self._named(comparison)
            if value == TRUE:
                modes, hit = modes & (_PARTLY | _PLAIN), hit | {bits}
            elif value == OPEN:
                modes &= _OPEN
            else:  # in a partly sure answer what is not ticked is unsure, in a plain one it is false
                modes, miss = modes & (_UNSURE | _PARTLY if value == UNSURE else _PLAIN), miss | bits
            self._narrowed[key] = self._feasible(modes, hit, miss)
        return self._narrowed[key]

    def possible(self, left: Ticks, comparison: Leaf) -> int:
        """Every value a comparison can still have."""
        return sum(value for value in (TRUE, FALSE, UNSURE, OPEN) if self.narrow(left, comparison, value))

    def can_be_open(self, left: Ticks) -> bool:
        return bool(left[0] & _OPEN)

    def without_open(self, left: Ticks) -> Ticks | int:
        return self._feasible(left[0] & ~_OPEN, left[1], left[2])

    def only(self, answer: tuple[str, ...] | None) -> Ticks:
        """What is left when this is the answer; None: unanswered."""
        if answer is None:
            return _OPEN, frozenset(), 0
        ticked = sum(self._bit.get(c, 0) for c in answer)
        if any(c in self.unsure for c in answer):
            if not ticked or not self.declined.isdisjoint(answer):
                return _UNSURE, frozenset(), 0
            mode = _PARTLY
        else:
            mode = _PLAIN
        return mode, frozenset(self._bit[c] for c in answer if c in self._bit), self.all & ~ticked

    def answer(self, left: Ticks) -> tuple[str, ...] | None:
        """One answer that is left; None only when nothing but unanswered is."""
        modes, hit, miss = left
        if modes & (_PLAIN | _PARTLY):
            mode = _PLAIN if modes & _PLAIN else _PARTLY
            ticked = self._least(mode, hit, miss)
            return tuple(c for i, c in enumerate(self.known) if ticked >> i & 1) + (
                (self.partly or "",) if mode == _PARTLY else ()
            )
        return (self.unsure[0],) if modes & _UNSURE else None

    def tally(self, wanted: Sequence[Leaf], numbers: bool, most: int) -> dict[tuple[int, ...], int] | None:
        """How many answers give each combination of values of some comparisons, unanswered included. None: of more than
        `most`.
        """
        found = {(OPEN,) * len(wanted): 1}
        if self.unsure:
            key = (UNSURE,) * len(wanted)
            found[key] = found.get(key, 0) + (len(self.unsure) if numbers else 1)
        masks = [self._named(c) for c in wanted]
        free = [1 << i for i in range(len(self.known)) if not self.alone >> i & 1]
        sets: dict[tuple[int, int], int] = {(0, 0): 1}  # (which comparisons are hit, ticks) → how many sets of ticks
        for tick in free:
            hits = sum(1 << i for i, mask in enumerate(masks) if mask & tick)
            for (hit, ticks), times in list(sets.items()):
                more = hit | hits, ticks + 1
                if ticks < self.most:
                    sets[more] = sets.get(more, 0) + times
            if len(sets) > most * (len(free) + 1):  # each combination comes with so many numbers of ticks at most
                return None
        alone = [1 << i for i in range(len(self.known)) if self.alone >> i & 1]
        ways = [(hit, times, FALSE) for (hit, ticks), times in sets.items() if ticks]
        ways += [(sum(1 << i for i, mask in enumerate(masks) if mask & tick), 1, FALSE) for tick in alone]
        if self.partly:
            ways += [(hit, times, UNSURE) for (hit, ticks), times in sets.items() if 1 <= ticks <= self.most - 1]
        for hit, times, otherwise in ways:
            values = tuple(TRUE if hit >> i & 1 else otherwise for i in range(len(masks)))
            found[values] = found.get(values, 0) + times
        return found

    def _named(self, comparison: Leaf) -> int:
        """The choices a comparison names, as bits."""
        if isinstance(comparison, Answered):
            return self.all
        assert isinstance(comparison, OneOf)
        return sum(self._bit.get(c, 0) for c in comparison.choices)

    def _feasible(self, modes: int, hit: frozenset[int], miss: int) -> Ticks | int:
        for mode in (_PARTLY, _PLAIN):
            if modes & mode and not self._least(mode, hit, miss):
                modes &= ~mode
        return (modes, hit, miss) if modes else 0

    def _least(self, mode: int, hit: frozenset[int], miss: int) -> int:
        """The fewest ticks that hit every set and miss all they must; 0 when there are none."""
        key = (mode, hit, miss)
        if key not in self._ticks:
            most = self.most - (mode == _PARTLY)
            free = self.all & ~miss & ~(self.alone if mode == _PARTLY else 0)
            if not hit and free & self.alone:  # "none of these" says least
                free &= self.alone
            sizes = range(1, min(most, len(hit) or 1) + 1)
            self._ticks[key] = next(
                (t for size in sizes for t in self._hitting(0, hit or frozenset({free}), free, size)), 0
            )
        return self._ticks[key]

    def _hitting(self, ticked: int, hit: frozenset[int], free: int, most: int) -> Iterator[int]:
        missed = [h for h in hit if not h & ticked]
        if not missed:
            yield ticked
            return
        apart = needed = 0  # sets that share no choice need a tick each
        for h in missed:
            if not h & apart:
                apart, needed = apart | h, needed + 1
        if needed > most or ticked & self.alone:
            return
        candidates = min(missed, key=lambda h: (h & free).bit_count()) & free & ~(self.alone if ticked else 0)
        while candidates:
            tick = candidates & -candidates
            candidates &= ~tick
            yield from self._hitting(ticked | tick, hit, free & ~tick, most - 1)
