"""`python -m logic graph`: the flow of the questions as Mermaid or SVG, each with the share of people who reach it.

A section is one line until it is opened. Shares come from people drawn by the shares in the bank
(logic/person/draw.py), so most are assumed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from logic.aid.aid import Aid
from logic.conditions.tree import ALWAYS, leaves

WIDTH, ROW, GUTTER = 400, 30, 46


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the picture: a question, or a closed section with all its questions.

    Attributes:
        id, text: of the question or section.
        reached: in 100 people; for a section, the mean over its questions.
        told: the same in words: `64 in 100`, or `2.6 of 3 questions` a person.
        waits_for: the lines above it that decide whether it is asked.
    """

    id: str
    text: str
    reached: float
    told: str
    section: str
    is_section: bool
    waits_for: tuple[str, ...]


def steps(aid: Aid, asked: Mapping[str, int], people: int, opened: Collection[str]) -> list[Step]:
    """The lines of the picture, in file order.

    Args:
        asked: question → how many of `people` are asked it.
        opened: sections to show question by question.
    """
    line_of = {q: q if s.id in opened else s.id for q, s in aid.section_of.items()}
    found = []
    for section in aid.bank.sections:
        names = [q.id for q in section.questions]
        parents = {
            q: list(dict.fromkeys(line_of[leaf.question] for leaf in leaves(aid.ask_when[q].tree))) for q in names
        }
        if section.id not in opened:
            outside = dict.fromkeys(p for q in names for p in parents[q] if p != section.id)
            mean = sum(asked[q] for q in names) / people
            told = f"{mean:.3g} of {len(names)} question{'s' * (len(names) != 1)}"
            found.append(
                Step(section.id, section.title, 100 * mean / len(names), told, section.id, True, tuple(outside))
            )
        else:
            for q in names:
                reached = 100 * asked[q] / people
                found.append(
                    Step(q, aid.questions[q].text, reached, share(reached), section.id, False, tuple(parents[q]))
                )
    return found


def share(reached: float) -> str:
    """`64 in 100`, never rounded to all or none."""
    return f"{reached:.0f} in 100" if reached in (0, 100) else f"{min(99, max(1, round(reached)))} in 100"


def mermaid(aid: Aid, lines: list[Step]) -> str:
    """A Mermaid flowchart: a box for each line, grouped by section, an arrow from what decides to what is asked."""
    text = ["flowchart TD"]
    for section in aid.bank.sections:
        mine = [line for line in lines if line.section == section.id]
        if mine and mine[0].is_section:
            text.append(f'  {section.id}["{_plain(section.title)}<br/>{mine[0].told}"]')
            continue
        text.append(f'  subgraph {section.id}_section["{_plain(section.title)}"]')
        text += [f'    {line.id}["{_plain(line.text)}<br/>{line.told}"]' for line in mine]
        text.append("  end")
    text += [f"  {parent} --> {line.id}" for line in lines for parent in line.waits_for]
    order = [line for line in lines if line.is_section or aid.ask_when[line.id].tree == ALWAYS]
    text += [f"  {a.id} -.-> {b.id}" for a, b in pairwise(order)]
    return "\n".join(text) + "\n"


def _plain(text: str) -> str:
    return text.replace('"', "'").replace("#", " ")


def svg(lines: list[Step]) -> str:
    """A picture that reads on light and dark paper: one row a line, how many reach it as a bar, arcs from what decides
    to what is asked.
    """
    row = {line.id: i for i, line in enumerate(lines)}
    height = ROW * len(lines) + 8
    arcs = [_arc(row[parent], i) for i, line in enumerate(lines) for parent in line.waits_for if parent in row]
    rows = [_row(i, line) for i, line in enumerate(lines)]
    style = (
        "text{font:13px system-ui,sans-serif;fill:#201c19}.n{font-size:12px;text-anchor:end}.b{font-weight:600}"
        ".t{fill:#7e7871;fill-opacity:.25}.r{fill:#2b8891;fill-opacity:.55}.d{fill:#2b8891}path{fill:none;stroke:#7e7871;stroke-width:1.2}"
        "@media(prefers-color-scheme:dark){text{fill:#f3eee9}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">'
        f"<style>{style}</style>{''.join(arcs)}{''.join(rows)}</svg>"
    )


def _arc(start: int, end: int) -> str:
    """A line that leaves one row on its left and comes back to another."""
    top, bottom = ROW * start + 20, ROW * end + 20
    reach = GUTTER - 8 - min(GUTTER - 14, 6 + 4 * (end - start))
    return f'<path d="M{GUTTER - 6} {top}C{reach} {top} {reach} {bottom} {GUTTER - 6} {bottom}"/>'


def _row(i: int, line: Step) -> str:
    y, room = ROW * i, WIDTH - GUTTER
    words = line.text if len(line.text) <= 42 else line.text[:41].rstrip() + "…"
    bold = ' class="b"' if line.is_section else ""
    return (
        f'<circle class="d" cx="{GUTTER - 6}" cy="{y + 20}" r="3.5"/>'
        f'<text x="{GUTTER + 4}" y="{y + 19}"{bold}>{escape(words)}</text>'
        f'<text class="n" x="{WIDTH - 2}" y="{y + 19}">{line.told}</text>'
        f'<rect class="t" x="{GUTTER + 4}" y="{y + 24}" width="{room - 6}" height="4" rx="2"/>'
        f'<rect class="r" x="{GUTTER + 4}" y="{y + 24}" width="{round((room - 6) * line.reached / 100, 1)}" height="4" rx="2"/>'
    )
