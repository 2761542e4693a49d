"""What all visitors share, one of them cannot empty: any browser may send Streamlit's "clear cache"."""

from __future__ import annotations

import json
import subprocess
import sys

VISIT = '''
import functools, json, sys, threading, time
import uvicorn
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

import server
from views.shared import loading

line = uvicorn.Server(uvicorn.Config(server.app, host="127.0.0.1", port=0, log_level="error", ws="websockets-sansio"))
running = threading.Thread(target=line.run)
running.start()
while not line.started:
    time.sleep(0.05)
address = f"ws://127.0.0.1:{line.servers[0].sockets[0].getsockname()[1]}/_stcore/stream"

def visit(visitor, page):
    visitor.send(BackMsg(rerun_script={"page_name": page}).SerializeToString())
    while True:
        message = ForwardMsg.FromString(visitor.recv(timeout=60))
        if message.WhichOneof("type") == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return

def shared():
    """The aid, and how much each function of ours remembers for everybody."""
    modules = [module for name, module in sys.modules.copy().items() if name.split(".")[0] in ("views", "logic")]
    ours = [kept for module in modules for kept in vars(module).values() if isinstance(kept, functools._lru_cache_wrapper)]
    return {"aid": id(loading.aid()), **{f"{f.__module__}.{f.__qualname__}": f.cache_info().currsize for f in ours if f.cache_info().currsize}}

try:
    with connect(address, subprotocols=["streamlit"]) as one, connect(address, subprotocols=["streamlit"]) as other:
        visit(one, "sources")
        before = shared()
        other.send(BackMsg(clear_cache=True).SerializeToString())
        visit(other, "sources")
        print(json.dumps([before, shared()]), flush=True)
finally:
    line.should_exit = True
    running.join()  # ended beside a loop that still runs, the interpreter now and then crashes
'''


def test_clear_cache_sent_by_one_visitor_clears_nothing_of_the_others(root):
    ran = subprocess.run(
        [sys.executable, "-c", VISIT], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    before, after = json.loads(ran.stdout.splitlines()[-1])
    assert len(before) > 1
    assert before.items() <= after.items()


def test_no_code_of_ours_keeps_anything_where_that_reaches(root):
    files = [root / "server.py", root / "app.py", *(root / "views").rglob("*.py"), *(root / "web").rglob("*.py")]
    assert [
        file.name for file in files if "st.cache_" in file.read_text("utf-8").replace("`st.cache_resource`", "")
    ] == []
