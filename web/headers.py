"""Headers on every answer, errors and refused handshakes too, and doors of Streamlit's that stay shut."""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'self'",
    # Streamlit runs views/shared/browser.js from a blob; its one inline line is not needed
    "script-src 'self' blob:",            
    "style-src 'self' 'unsafe-inline'",     # its components write their styles into the page
    "img-src 'self' data:",                 # our pictures are SVG in data: addresses
    "font-src 'self' data:",                # one of Streamlit's own fonts is written into its style sheet
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",               # no other page may show this one and lie over its buttons
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",    # a page that opened ours in a window cannot send it commands
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",               # a source's site does not learn where its reader came from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",                      # frame-ancestors, for old browsers
}  # fmt: skip
CACHED = {
    "/media/": "no-store",  # a file may hold answers: it stays on no disk
    "/own/": "no-cache",  # our few scripts go together with the pages, so they are asked for anew
}
"""What a browser may keep, by folder; of all else Streamlit says it."""
SHUT = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
"""Of no use to a patient: counts of who is here, runs nobody asked for, and how a program would drive a page."""

_REFUSAL = "websocket.http.response"
_LOG = logging.getLogger(__name__)


class SecurityHeaders:
    """Puts `HEADERS` on every answer. Plain ASGI: Starlette's own base class would wrap each request in a task."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "websocket.close" and not started and _REFUSAL in scope.get("extensions", {}):
                await PlainTextResponse("Forbidden", 403)(scope, receive, send_with_headers)
                return
            if message["type"] in ("http.response.start", "websocket.accept", f"{_REFUSAL}.start"):
                started = True
                message["headers"] = list(message.get("headers", []))
                MutableHeaders(scope=message).update(HEADERS)
                for folder, kept in CACHED.items():
                    if scope["path"].startswith(folder):
                        MutableHeaders(scope=message)["Cache-Control"] = kept
            await send(message)

        if any(door in scope["path"] for door in SHUT):
            await PlainTextResponse("Not Found", 404)(scope, receive, send_with_headers)
            return
        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            _LOG.error("A request failed", exc_info=True)
            if started:
                raise
            await PlainTextResponse("Internal Server Error", 500)(scope, receive, send_with_headers)


def without_message(record: logging.LogRecord) -> bool:
    """A log filter: of an exception only type, file and line remain, as its message may quote an answer."""
    if record.exc_info and record.exc_info[1] is not None:
        kind, error, _ = record.exc_info
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
        record.msg, record.args, record.exc_info = f"{kind.__name__} at {where}", (), None
    return True


_LOG.addFilter(without_message)
