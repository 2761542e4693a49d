"""Small SVG pictures, drawn from numbers only: never from a person's words, and never with words inside.

Each function returns a markdown image; `alt` is empty where the words beside it already say the same. Two tones read on
light and dark paper alike, so one picture serves both.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable

ACCENT, NEUTRAL = "#2B8891", "#7E7871"
_HATCH = (
    '<pattern id="x" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" '
    f'stroke="{ACCENT}" stroke-width="3.6"/></pattern>'
)
"""Lines at 45 degrees: "maybe" in every picture."""


def image(svg: str, alt: str = "") -> str:
    """An SVG as a markdown image."""
    return f"![{alt}](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()})"


def _svg(width: int, height: int, body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>'


def range_line(
    low: float | None, high: float | None, end: float, *, best: float | None = None, limit: float | None = None
) -> str:
    """Lowest to highest on a line from 0 to `end`. None: not known, a dotted outline and no mark."""
    left, right, middle = 6, 214, 12
    marks = "".join(
        f'<path d="M{left + i * (right - left) / 4} 8v8" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5)
    )
    body = f'<path d="M{left} {middle}H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}'

    def x(value: float) -> float:
        return round(left + (right - left) * min(max(value / end, 0), 1), 1)

    if low is None or high is None:
        body = (
            f'<rect x="{left}" y="6" width="{right - left}" height="12" rx="6" fill="none" stroke="{NEUTRAL}" '
            'stroke-width="1.4" stroke-dasharray="3 4"/>'
        )
    elif high <= 0:
        body += f'<circle cx="{left}" cy="{middle}" r="5" fill="{ACCENT}"/>'
    else:
        start, width = x(low), max(x(high) - x(low), 8)
        start = min(start, right - width)
        body += (
            f'<rect x="{start}" y="6" width="{width}" height="12" rx="6" fill="{ACCENT}" fill-opacity=".32" stroke="{ACCENT}" '
            'stroke-width="1.6"/>'
        )
        if best is not None:
            body += f'<circle cx="{x(best)}" cy="{middle}" r="5" fill="{ACCENT}"/>'
    if limit is not None:
        body += f'<path d="M{x(limit)} 0v24" stroke="{NEUTRAL}" stroke-width="2.2" stroke-dasharray="4 3"/>'
    return image(_svg(220, 24, body))


def value_line(low: float, high: float, best: float | None = None) -> str:
    """From the worst end of a swing (0, left) to its best (1, right): the range one variant covers."""
    left, right, middle = 6, 214, 12
    marks = "".join(
        f'<path d="M{left + i * (right - left) / 4} 8v8" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5)
    )
    start, end = (round(left + (right - left) * value, 1) for value in (low, high))
    if end - start < 8:
        shape = f'<circle cx="{(start + end) / 2}" cy="{middle}" r="5" fill="{ACCENT}"/>'
    else:
        shape = (
            f'<rect x="{start}" y="6" width="{round(end - start, 1)}" height="12" rx="6" fill="{ACCENT}" fill-opacity=".32" '
            f'stroke="{ACCENT}" stroke-width="1.6"/>'
        )
        if best is not None:
            shape += f'<circle cx="{round(left + (right - left) * best, 1)}" cy="{middle}" r="5" fill="{ACCENT}"/>'
    return image(
        _svg(220, 24, f'<path d="M{left} {middle}H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{shape}')
    )


def share_bar(share: float) -> str:
    """How often something leads, on a line with a mark each quarter. A bar, not people: it is no medical chance."""
    left, width = 2, 216
    marks = "".join(f'<path d="M{left + i * width / 4} 4v14" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5))
    bar = f'<rect x="{left}" y="6" width="{round(width * share, 1)}" height="10" fill="{ACCENT}"/>'
    return image(
        _svg(220, 22, f'<path d="M{left} 11H{left + width}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{bar}')
    )


def level_line(low: int | None, high: int | None) -> str:
    """An effect from worse (0) to large (4); the second mark is "no change" and stands taller."""
    left, right, middle = 6, 214, 12
    step = (right - left) / 4
    marks = "".join(
        f'<path d="M{left + i * step} {4 if i == 1 else 8}v{16 if i == 1 else 8}" stroke="{NEUTRAL}" '
        f'stroke-width="{2 if i == 1 else 1.2}"/>'
        for i in range(5)
    )
    if low is None or high is None:
        return range_line(None, None, 1)
    start, end = left + low * step, left + high * step
    if low == high:
        shape = f'<circle cx="{start}" cy="{middle}" r="5" fill="{ACCENT}"/>'
    else:
        shape = (
            f'<rect x="{start}" y="6" width="{end - start}" height="12" rx="6" fill="{ACCENT}" fill-opacity=".32" '
            f'stroke="{ACCENT}" stroke-width="1.6"/>'
        )
    return image(
        _svg(220, 24, f'<path d="M{left} {middle}H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{shape}')
    )


def small_range() -> str:
    """For keys: a range, a limit, and not known."""
    return image(
        _svg(
            40,
            16,
            f'<path d="M0 8H40" stroke="{NEUTRAL}" stroke-width="1.2"/><rect x="8" y="2" width="24" height="12" rx="6" '
            f'fill="{ACCENT}" fill-opacity=".32" stroke="{ACCENT}" stroke-width="1.6"/>',
        )
    )


def small_limit() -> str:
    return image(_svg(8, 16, f'<path d="M4 0v16" stroke="{NEUTRAL}" stroke-width="2.2" stroke-dasharray="4 3"/>'))


def small_unknown() -> str:
    return image(
        _svg(
            40,
            16,
            f'<rect x="1" y="2" width="38" height="12" rx="6" fill="none" stroke="{NEUTRAL}" stroke-width="1.4" stroke-dasharray="3 4"/>',
        )
    )


_PERSON = "M8.5 2.2a3 3 0 1 1 0 6 3 3 0 1 1 0-6ZM4.6 9.6h7.8a1.6 1.6 0 0 1 1.6 1.6v5.6h-2.2v6H5.2v-6H3v-5.6a1.6 1.6 0 0 1 1.6-1.6Z"
"""One person in a cell of 17 by 25."""
_DOT = "M3 .7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 1 1 0-4.6Z"
"""One person of 1,000 in a cell of 6 by 6."""


def people(low: float | None, high: float | None, per: int, alt: str = "") -> str:
    """100 people in rows of 10, or 1,000 in rows of 25, as one block filled from the top left.

    Solid up to `low`, hatched up to `high`, outlines for the rest; None: not known, all dashed. Each kind of person is
    one pattern, so the picture stays a few hundred bytes however many there are.
    """
    columns, rows, width, height, shape, line = (
        (10, 10, 17, 25, _PERSON, 1.0) if per == 100 else (25, 40, 6, 6, _DOT, 0.7)
    )
    known = low is not None and high is not None
    sure = min(per, round(low or 0)) if known else 0
    may = (
        max(sure, min(per, max(round(high or 0), 1 if high else 0))) if known else 0
    )  # somebody is never drawn as nobody
    outline = f'fill="none" stroke="{NEUTRAL}" stroke-width="{line}"'
    looks = {
        "s": f'<path d="{shape}" fill="{ACCENT}"/>',
        "h": f'<path d="{shape}" fill="url(#x)" stroke="{ACCENT}" stroke-width="{line}"/>',
        "o": f'<path d="{shape}" {outline}/>',
        "u": f'<path d="{shape}" {outline} stroke-dasharray="{"2 1.6" if per == 100 else "1.2 1.1"}"/>',
    }
    parts = [("s", 0, sure), ("h", sure, may), ("o", may, per)] if known else [("u", 0, per)]
    drawn = [(name, start, end) for name, start, end in parts if end > start]
    defs = "".join(
        f'<pattern id="{name}" width="{width}" height="{height}" patternUnits="userSpaceOnUse">{looks[name]}</pattern>'
        for name, _, _ in drawn
    )
    body = "".join(
        f'<path d="{_run(start, end, columns, width, height)}" fill="url(#{name})"/>' for name, start, end in drawn
    )
    if not known:
        body += _question(columns * width / 2, rows * height / 2)
    return image(_svg(columns * width + 2, rows * height + 2, f"<defs>{_HATCH}{defs}</defs>{body}"), alt)


def _question(x: float, y: float) -> str:
    """A large question mark, so that nobody takes a picture of what is not known for one of nobody harmed."""
    line = f"M{x - 24} {y - 26}c0 -34 48 -34 48 0c0 22 -24 20 -24 44"
    curve = f'<path d="{line}" fill="none" stroke="{NEUTRAL}" stroke-width="11" stroke-linecap="round"/>'
    return f'{curve}<circle cx="{x}" cy="{y + 44}" r="7.5" fill="{NEUTRAL}"/>'


def _run(start: int, end: int, columns: int, width: int, height: int) -> str:
    """The cells from `start` to before `end`, counted row by row, as one outline: up to three boxes."""
    boxes, row = [], start // columns
    while start < end:
        stop = min(end, (row + 1) * columns)
        if start % columns == 0 and end - start >= columns:  # whole rows at once
            stop = start + (end - start) // columns * columns
            boxes.append((0, row, columns, (stop - start) // columns))
        else:
            boxes.append((start % columns, row, stop - start, 1))
        start, row = stop, stop // columns
    return "".join(f"M{x * width} {y * height}h{w * width}v{h * height}h-{w * width}Z" for x, y, w, h in boxes)


def key(entries: Iterable[tuple[str, str]]) -> str:
    """Small pictures with what they mean, as one line of markdown that wraps between entries and never inside one."""
    return " \u2003 ".join(f"{picture}\u00a0:small[{text.replace(' ', chr(0xA0))}]" for picture, text in entries)


def small_person(look: str) -> str:
    """For a key: one person; `look` is s (solid), h (hatched), o (outline) or u (dashed)."""
    fill = {"s": f'fill="{ACCENT}"', "h": f'fill="url(#x)" stroke="{ACCENT}"'}.get(
        look, f'fill="none" stroke="{NEUTRAL}"'
    )
    dashes = ' stroke-dasharray="2 1.6"' if look == "u" else ""
    return image(_svg(17, 25, f'<defs>{_HATCH}</defs><path d="{_PERSON}" {fill}{dashes}/>'))


def recovery_line(healing: tuple[float, float] | None, normal: tuple[float, float] | None, end: float) -> str:
    """Days after one treatment, 0 to `end`: solid while hidden, hatched for maybe, an outline until it looks as before.

    None: not known, dotted. What goes on past the end is drawn up to it, with an open right side.
    """
    left, right = 4, 216
    marks = "".join(
        f'<path d="M{left + i * (right - left) / 6:.1f} 8v10" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(7)
    )
    base = f'<path d="M{left} 13H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}'

    def x(days: float) -> float:
        return round(left + (right - left) * min(days / end, 1), 1)

    def box(width: float, look: str) -> str:
        return f'<rect x="{left}" y="7.5" width="{max(width, 4):.1f}" height="11" rx="3" {look}/>'

    body = ""
    if normal is None:
        dotted = f'fill="none" stroke="{NEUTRAL}" stroke-dasharray="3 4"'
        body += f'<rect x="{left}" y="8" width="{right - left}" height="10" rx="5" {dotted}/>'
    elif normal[1] > 0:
        body += box(x(normal[1]) - left, f'fill="none" stroke="{ACCENT}" stroke-width="1.6"')
    if healing is not None and healing[1] > 0:
        body += box(x(healing[1]) - left, f'fill="url(#x)" stroke="{ACCENT}" stroke-width="1.2"')
        if healing[0] > 0:
            body += box(x(healing[0]) - left, f'fill="{ACCENT}"')
    if healing is not None and normal is not None and healing[1] <= 0 and normal[1] <= 0:
        body += f'<circle cx="{left + 1}" cy="13" r="5" fill="{ACCENT}"/>'
    return image(_svg(220, 26, f"<defs>{_HATCH}</defs>{base}{body}"))


def small_box(look: str) -> str:
    """For a key: a piece of a recovery line; solid (s), hatched (h) or outline (o)."""
    fill = {"s": f'fill="{ACCENT}"', "h": f'fill="url(#x)" stroke="{ACCENT}"'}.get(
        look, f'fill="none" stroke="{ACCENT}" stroke-width="1.6"'
    )
    return image(_svg(36, 16, f'<defs>{_HATCH}</defs><rect x="1" y="2" width="34" height="12" rx="3" {fill}/>'))


def ways(n: int) -> str:
    """One point that opens into `n` equal lines: a decision."""
    height, lines = 260, []
    for i in range(n):
        y = 30 + (height - 60) * i / max(n - 1, 1)
        lines.append(
            f'<path d="M24 {height / 2}C160 {height / 2} 200 {y} 330 {y}" fill="none" stroke="{ACCENT}" stroke-width="3"/>'
            f'<circle cx="338" cy="{y}" r="8" fill="none" stroke="{ACCENT}" stroke-width="3"/>'
        )
    return image(_svg(350, height, "".join(lines) + f'<circle cx="24" cy="{height / 2}" r="12" fill="{ACCENT}"/>'))
