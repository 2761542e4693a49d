"""Measure a Streamlit server as its visitors feel it: N people at once, over Streamlit's own websocket.

Each visitor opens a page and then works through what it shows: answers one open radio, pills group or checkbox at a
time with a random choice, and presses the page's primary button once nothing is open. Every action waits for its run to
end.

    python visitors.py URL [URL ...] [--pid PID ...] [--people 20] [--actions 30] [--think 0]

With several URLs (say: the app, and an empty Streamlit app) the runs alternate, so a drifting machine hits all of
them alike. Prints one JSON object per URL: actions per second, median and 95th percentile in ms, errors, and the
ratio of each figure to the first URL's. With the servers' process ids, in the order of the URLs, also the CPU time a
server spends on one action: where others use the machine too, that is the steadier figure. Needs `streamlit` and
`websockets`; CPU time needs Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ANSWERABLE = ("radio", "button_group", "checkbox")


class Visitor:
    def __init__(self, url: str, rng: random.Random):
        self.url, self.rng = url, rng
        self.page_hash, self.query, self.values, self.elements = "", "", {}, {}
        self.times: list[float] = []
        self.errors: list[str] = []

    async def visit(self, actions: int, think: float) -> None:
        try:
            async with websockets.connect(self.url, max_size=None, subprotocols=["streamlit"]) as ws:
                self.ws = ws
                self.first = await self.rerun(None)
                for _ in range(actions):
                    if think:
                        await asyncio.sleep(self.rng.expovariate(1 / think))
                    self.times.append(await self.rerun(self.act()))
        except Exception as error:  # a visitor that falls over is a result, not a crash
            self.errors.append(repr(error)[:300])

    def act(self) -> str | None:
        """Answer one open question, else press the last primary button, else change an answer. Returns a button's id."""
        asked = [(k, e) for k, e in self.elements.values() if k in ANSWERABLE and not e.disabled]
        buttons = [e for k, e in self.elements.values() if k == "button" and not e.disabled]
        unanswered = [(k, e) for k, e in asked if e.id not in self.values]
        if unanswered or (asked and not buttons):
            kind, element = (unanswered or [self.rng.choice(asked)])[0]
            self.values[element.id] = (kind, self.choose(kind, element))
            return None
        primary = [b for b in buttons if getattr(b, "type", "") == "primary"] or buttons
        return primary[-1].id if primary else None

    def choose(self, kind: str, element):
        if kind == "checkbox":
            return self.rng.random() < 0.3
        if kind == "radio":
            return self.rng.choice(list(element.options))
        return [self.rng.choice(list(element.options)).content]

    async def rerun(self, pressed: str | None) -> float:
        back = BackMsg()
        back.rerun_script.query_string = self.query
        back.rerun_script.page_script_hash = self.page_hash
        for wid, (kind, value) in self.values.items():
            state = back.rerun_script.widget_states.widgets.add()
            state.id = wid
            if kind == "checkbox":
                state.bool_value = value
            elif kind == "radio":
                state.string_value = value
            else:
                state.string_array_value.data.extend(value)
        if pressed:
            state = back.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = pressed, True
        start = time.perf_counter()
        await self.ws.send(back.SerializeToString())
        elements: dict = {}
        while True:
            message = ForwardMsg()
            message.ParseFromString(await asyncio.wait_for(self.ws.recv(), 60))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page_hash = message.new_session.page_script_hash
            elif kind == "page_info_changed":  # a section's number lives in the address
                self.query = message.page_info_changed.query_string
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                name = element.WhichOneof("type")
                if name == "exception":
                    self.errors.append(element.exception.message[:300])
                elif name == "alert" and "went wrong" in element.alert.body:  # how server.py shows an exception
                    self.errors.append(element.alert.body[:300])
                elif name in ANSWERABLE or name == "button":
                    inner = getattr(element, name)
                    elements[inner.id] = (name, inner)
            elif kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
                elements = {}  # cut short for a rerun, perhaps of another page: what it drew is gone
        self.elements = elements
        self.values = {k: v for k, v in self.values.items() if k in elements}
        return time.perf_counter() - start


async def crowd(url: str, people: int, actions: int, think: float, seed: int) -> tuple[list[float], list[str], float]:
    ws_url = url.replace("http", "ws", 1).rstrip("/") + "/_stcore/stream"
    visitors = [Visitor(ws_url, random.Random(seed * 10_000 + i)) for i in range(people)]
    start = time.perf_counter()
    await asyncio.gather(*(v.visit(actions, think) for v in visitors))
    seconds = time.perf_counter() - start
    return [t for v in visitors for t in v.times], [e for v in visitors for e in v.errors], seconds


def cpu_seconds(pid: int) -> float:
    """What a process has used so far, all its threads, in user and in kernel mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(
    urls: Sequence[str],
    *,
    pids: Sequence[int] = (),
    people: int = 20,
    actions: int = 30,
    think: float = 0.0,
    rounds: int = 3,
) -> list[dict]:
    """Sends the crowd to each URL in turn, `rounds` times over. Returns one row of figures per URL."""
    rates: list[list[float]] = [[] for _ in urls]
    times: list[list[float]] = [[] for _ in urls]
    errors: list[list[str]] = [[] for _ in urls]
    cpu = [0.0] * len(urls)
    for turn in range(rounds):
        for i, url in enumerate(urls):
            before = cpu_seconds(pids[i]) if pids else 0.0
            took, failed, seconds = asyncio.run(crowd(url, people, actions, think, turn))
            cpu[i] += cpu_seconds(pids[i]) - before if pids else 0.0
            rates[i].append(len(took) / seconds)
            times[i] += took
            errors[i] += failed
    rows: list[dict] = []
    for i, url in enumerate(urls):
        ordered = sorted(times[i]) or [float("nan")]
        row = {
            "url": url,
            "people": people,
            "actions": len(times[i]),
            "errors": len(errors[i]),
            "error": errors[i][:1],
            "actions_per_s": round(statistics.median(rates[i]), 1),
            "median_ms": round(ordered[len(ordered) // 2] * 1000, 1),
            "p95_ms": round(ordered[int(len(ordered) * 0.95)] * 1000, 1),
        }
        if pids:  # opening the page is counted too: it is a run like any other
            row["cpu_ms_per_action"] = round(1000 * cpu[i] / max(1, len(times[i]) + people * rounds), 3)
        first = rows[0] if rows else row
        row["ratio_to_first"] = {
            k: round(row[k] / first[k], 3) if first[k] else None
            for k in ("actions_per_s", "median_ms", "p95_ms", "cpu_ms_per_action")
            if k in row
        }
        rows.append(row)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("urls", nargs="+")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--actions", type=int, default=30)
    parser.add_argument("--think", type=float, default=0.0, help="mean seconds between a visitor's actions")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pid", type=int, nargs="+", default=[], help="process id of each URL's server, for CPU time")
    args = parser.parse_args()
    if args.pid and len(args.pid) != len(args.urls):
        parser.error("give as many process ids as URLs")
    for row in measure(
        args.urls, pids=args.pid, people=args.people, actions=args.actions, think=args.think, rounds=args.rounds
    ):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
