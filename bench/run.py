"""Measures the app against an empty Streamlit app, then the rules by themselves and beside other engines: `make bench`.

    python bench/run.py [--people 20] [--actions 20] [--rounds 3] [--skip-rules]

Three servers on free ports, visited in turn by the same 20 people (see visitors.py):

- *plain*: bench/empty.py as `pip install streamlit` runs it. It starts in an empty folder which is also its home, so
that
  it finds no settings, and with the import of uvloop blocked, as Streamlit does not bring uvloop along.
- *tuned*: the same empty app with our settings and uvloop. The distance to it is what our own pages cost.
- *app*: the aid, as `make run` starts it.

Milliseconds depend on the machine and its neighbours; ratios within one run and the server's CPU time much less. Ends
with exit code 1 if a target is missed or a visitor met an error.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import visitors

ROOT = Path(__file__).resolve().parent.parent
EMPTY = str(ROOT / "bench" / "empty.py")
STREAMLIT = [sys.executable, "-m", "streamlit", "run"]
WITHOUT_UVLOOP = [
    sys.executable,
    "-c",
    "import sys; sys.modules['uvloop'] = None; from streamlit.web.cli import main; main()",
    "run",
]
# A started server asks an outside host for its own address unless it is told one.
FLAGS = ["--server.headless=true", "--browser.serverAddress=localhost"]
APP_TO_PLAIN, APP_TO_TUNED = 8.0, 0.25


@contextlib.contextmanager
def serving(command: list[str], folder: Path, **env: str) -> Iterator[tuple[str, int]]:
    """Starts a server in a folder and stops it afterwards. Gives its URL and process id once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as output:
        server = subprocess.Popen(
            [*command, *FLAGS, f"--server.port={port}"],
            cwd=folder,
            stdout=output,
            stderr=output,
            env={**os.environ, **env},
        )
        try:
            url = f"http://localhost:{port}"
            for _ in range(300):
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health"):
                    break
                if server.poll() is not None:
                    output.seek(0)
                    raise SystemExit(f"The server ended at once: {' '.join(command)}\n{output.read().decode()}")
                time.sleep(0.1)
            else:
                raise SystemExit(f"The server did not answer within 30 s: {' '.join(command)}")
            yield url, server.pid
        finally:
            server.terminate()
            server.wait(20)


def pages(people: int, actions: int, rounds: int) -> bool:
    """Prints how the app does against the two empty ones. Returns whether all is as it should be."""
    with (
        tempfile.TemporaryDirectory() as nowhere,
        serving([*WITHOUT_UVLOOP, EMPTY], Path(nowhere), HOME=nowhere) as plain,
        serving([*STREAMLIT, EMPTY], ROOT) as tuned,
        serving([*STREAMLIT, "server.py"], ROOT) as app,
    ):
        servers = {"plain empty app": plain, "tuned empty app": tuned, "the app": app}
        urls, pids = [s[0] for s in servers.values()], [s[1] for s in servers.values()]
        visitors.measure(urls, people=2, actions=3, rounds=1)  # imports and first loads are no visitor's fate
        rows = dict(
            zip(servers, visitors.measure(urls, pids=pids, people=people, actions=actions, rounds=rounds), strict=True)
        )
    print(f"{people} people at once, {rounds} rounds in turn\n")
    print(f"{'':18}{'actions/s':>10}{'median ms':>11}{'95th ms':>9}{'CPU ms/action':>15}{'errors':>8}")
    for name, row in rows.items():
        print(
            f"{name:18}{row['actions_per_s']:>10}{row['median_ms']:>11}{row['p95_ms']:>9}{row['cpu_ms_per_action']:>15}{row['errors']:>8}"
        )
        if row["error"]:
            print(f"    first error: {row['error'][0]}")
    print()
    good = not any(row["errors"] for row in rows.values())
    for name, target in (("plain empty app", APP_TO_PLAIN), ("tuned empty app", APP_TO_TUNED)):
        speed = rows["the app"]["actions_per_s"] / rows[name]["actions_per_s"]
        cpu = rows["the app"]["cpu_ms_per_action"] / rows[name]["cpu_ms_per_action"]
        good = good and speed >= target
        print(
            f"app / {name}: {speed:.2f} in actions/s (target at least {target:g}: {'met' if speed >= target else 'MISSED'}), "
            f"{cpu:.2f} in CPU"
        )
    return good


def rules() -> bool:
    """The rules by themselves, without a page, and beside other tools. Returns whether all runs ended well."""
    good = True
    for name, title in (
        ("bench.rules", "The rules by themselves"),
        ("bench.fit", "What matters: readings of packages"),
        ("bench.paint", "First paint of each page"),
        ("bench.first_page", "The weight of a first visit"),
        ("bench.dearest", "The dearest one visitor can ask for"),
        ("bench.whole_flow", "Check, prove, simulate"),
        ("bench.measures", "What people are told, and how often it is right"),
        ("bench.faults", "Planted faults"),
        ("bench.peers", "The same rules in other engines"),
    ):
        print(f"\n{title}\n", flush=True)
        good = subprocess.run([sys.executable, "-m", name], cwd=ROOT).returncode == 0 and good
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--actions", type=int, default=20, help="by each person in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-rules", action="store_true")
    args = parser.parse_args()
    good = pages(args.people, args.actions, args.rounds)
    return 0 if (args.skip_rules or rules()) and good else 1


if __name__ == "__main__":
    sys.exit(main())
