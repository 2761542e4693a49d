"""The app as a server: `streamlit run server.py` (or `make run`).

Adds what a page script cannot: headers that keep the page to its own host, and logs without a word of what people typed.
"""
from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from streamlit import error_util, net_util

CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'self'",
    "script-src 'self' blob:",              # Streamlit runs views/shared/browser.js from a blob; its one inline line is not needed
    "style-src 'self' 'unsafe-inline'",     # its components write their styles into the page
    "img-src 'self' data:",                 # our pictures are SVG in data: addresses
    "font-src 'self' data:",                # one of Streamlit's own fonts is written into its style sheet
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",               # no other page may show this one and lie over its buttons
))
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",    # a page that opened ours in a window cannot send it commands
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",               # a source's site does not learn where its reader came from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",                      # frame-ancestors, for old browsers
}


class SecurityHeaders:
    """Puts `HEADERS` on every answer. Plain ASGI: Starlette's own base class would wrap each request in a task."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)
        await self.app(scope, receive, send_with_headers)


def without_message(record: logging.LogRecord) -> bool:
    """A log filter: of an exception only type, file and line remain, as its message may quote an answer."""
    if record.exc_info and record.exc_info[1] is not None:
        kind, error, _ = record.exc_info
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
        record.msg, record.args, record.exc_info = f"{kind.__name__} at {where}", (), None
    return True


def apologise(_: Exception) -> bool:
    """Tells the person what to do. In words of its own, for the aid's own texts may be what failed."""
    st.error("Something went wrong on our side. Please load this page again. Your answers are kept in this tab.", icon=":material/error:")
    return True


error_util._LOGGER.addFilter(without_message)
# Streamlit would ask a host on the internet for our address when a foreign page tries to connect: no one outside is asked.
net_util.get_external_ip = lambda: None

app = st.App("app.py", middleware=[Middleware(SecurityHeaders)], on_script_error=apologise)
