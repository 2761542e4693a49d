"""What the server holds of a session beside its state, and how to make it let go."""

from __future__ import annotations

import gc
import sys
import weakref
from threading import Lock, Timer
from time import thread_time
from types import ModuleType

from streamlit import runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

_sessions: dict[str, weakref.ref[AppSession]] = {}
_waits = Lock()
_took = [0.0]


def end_with_the_line() -> None:
    """Once the connection is gone, this session is forgotten, as the tab can bring back what it needs. Streamlit would
    else hold it for two minutes at least, and until somebody else comes."""
    context = get_script_run_ctx()
    session = runtime.get_instance().get_app_session(context.session_id) if context and runtime.exists() else None
    if session and session.id not in _sessions:
        _sessions[session.id] = weakref.ref(session)
        runtime.get_instance().mark_session_nonresumable(session.id)


def drop_uploads() -> None:
    """Forget the files that were opened; Streamlit would hold them as long as the session."""
    context = get_script_run_ctx()
    if context and runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def sweep_soon() -> None:
    """A second after somebody cleared the screen or left: one sweep for all who did, and never more than a fiftieth of
    the time.
    """
    if _waits.acquire(blocking=False):
        timer = Timer(max(1.0, 50 * _took[0]), _sweep)
        timer.daemon = True
        timer.start()


def _sweep() -> None:
    _waits.release()
    server = runtime.get_instance()
    for name, held in list(_sessions.items()):
        if not server.is_active_session(name):
            del _sessions[name]
            session = held()
            if (
                session
            ):  # Streamlit's own loop holds on to the last one that left, and its state to what callbacks were given
                session.session_state.clear()
                session.session_state._new_widget_state.widget_metadata.clear()
    sys.modules["__main__"] = ModuleType(
        "__main__"
    )  # there Streamlit leaves the page that ran last, with all its values
    began = thread_time()
    gc.collect()  # each run leaves itself behind in a circle, which Python breaks up only when there are many
    _took[0] = thread_time() - began
