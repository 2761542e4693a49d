"""Small SVG pictures, drawn from numbers only: never from a person's words, and never with words inside.

Each function returns a markdown image; `alt` is empty where the words beside it already say the same. Two tones read on light
and dark paper alike (look.md), so one picture serves both.
"""

from __future__ import annotations

import base64

ACCENT, NEUTRAL = "#2B8891", "#7E7871"


def image(svg: str, alt: str = "") -> str:
    """An SVG as a markdown image."""
    return f"![{alt}](data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()})"


def _svg(width: int, height: int, body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>'


def range_line(low: float | None, high: float | None, end: float, *, best: float | None = None, limit: float | None = None) -> str:
    """Lowest to highest on a line from 0 to `end`. None: not known, a dotted outline and no mark."""
    left, right, middle = 6, 214, 12
    marks = "".join(f'<path d="M{left + i * (right - left) / 4} 8v8" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5))
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
    marks = "".join(f'<path d="M{left + i * (right - left) / 4} 8v8" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5))
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
    return image(_svg(220, 24, f'<path d="M{left} {middle}H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{shape}'))


def share_bar(share: float) -> str:
    """How often something leads, on a line with a mark each quarter. A bar, not people: it is no medical chance."""
    left, width = 2, 216
    marks = "".join(f'<path d="M{left + i * width / 4} 4v14" stroke="{NEUTRAL}" stroke-width="1.2"/>' for i in range(5))
    bar = f'<rect x="{left}" y="6" width="{round(width * share, 1)}" height="10" fill="{ACCENT}"/>'
    return image(_svg(220, 22, f'<path d="M{left} 11H{left + width}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{bar}'))


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
    return image(_svg(220, 24, f'<path d="M{left} {middle}H{right}" stroke="{NEUTRAL}" stroke-width="1.2"/>{marks}{shape}'))


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


def thousand(events: int, alt: str) -> str:
    """1,000 people as a block of 25 by 40, those it happens to filled from the top left. Drawn as two patterns, to stay small."""
    rows, rest = divmod(events, 25)
    filled = f'<path d="M0 0H150V{rows * 6}H{rest * 6}V{rows * 6 + 6}H0Z" fill="url(#f)"/>' if events else ""
    paper = f'<path d="M{rest * 6} {rows * 6}H150V240H0V{rows * 6 + 6}H{rest * 6}Z" fill="url(#e)"/>'
    dot = '<circle cx="3" cy="3" r='
    defs = (
        f'<defs><pattern id="f" width="6" height="6" patternUnits="userSpaceOnUse">{dot}"2.5" fill="{ACCENT}"/></pattern>'
        f'<pattern id="e" width="6" height="6" patternUnits="userSpaceOnUse">{dot}"1.7" fill="none" stroke="{NEUTRAL}" '
        'stroke-width=".8"/></pattern></defs>'
    )
    return image(_svg(150, 240, defs + paper + filled), alt)


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
