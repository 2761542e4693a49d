"""The one HTML page of the app, put right before it goes out: what it says without JavaScript is in our words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_NOT_FOR_PEOPLE = re.compile(
    r'<!--.*?-->\s*|<link rel="service-desc"[^>]*>\s*', re.DOTALL
)  # the latter names a door that is shut

OWN = Path(__file__).with_name("own")
"""What the page loads of ours: what mends a page translated by the browser and watches the line to the server, its
fields, and how it prints. Not of a view's, as Streamlit would send it anew with every run."""
_LINKS = (
    '<link rel="stylesheet" href="./own/fields.css"><script type="module" src="./own/fields.js"></script>'
    '<link rel="stylesheet" media="print" href="./own/print.css">'
    '<script defer src="./own/print.js" data-unopened="{unopened}" data-unasked="{unasked}"></script>'
)
_FIRST = (  # before Streamlit's own
    '<script type="module" src="./own/translation.js"></script>'
    '<script type="module" src="./own/connection.js" data-words="{words}"></script>'
)


class OwnPage:
    """Rewrites the page Streamlit sends for every address."""

    def __init__(
        self, app: ASGIApp, page_title: str, without_script: str, unopened: str, unasked: str, line: Mapping[str, str]
    ) -> None:
        self.app, self.title = app, html.escape(page_title)
        self.first = _FIRST.format(words=html.escape(json.dumps(dict(line))))
        self.links = _LINKS.format(unopened=html.escape(unopened), unasked=html.escape(unasked))
        self.without_script = "".join(
            f"<p>{html.escape(text)}</p>" for text in (page_title, *without_script.splitlines())
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = [
            (name, value) for name, value in scope["headers"] if name != b"accept-encoding"
        ]  # it is packed further out
        start: Message | None = None
        page = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start" and _is_page(message):
                start = message  # the length is known only when all is here
                return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            page += message.get("body", b"")
            if not message.get("more_body", False):
                body = self.rewritten(page.decode("utf-8")).encode("utf-8") if page else b""
                headers = MutableHeaders(scope=start)
                del (
                    headers["ETag"],
                    headers["Last-Modified"],
                    headers["Content-Length"],
                )  # they stand for Streamlit's file, not for ours
                if body:
                    headers["Content-Length"] = str(len(body))
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self.app({**scope, "headers": plain}, receive, rewrite)

    def rewritten(self, page: str) -> str:
        """The page with our title, our words and our script."""
        page = _TITLE.sub(lambda _: f"<title>{self.title}</title>", page)
        page = page.replace("<head>", f"<head>{self.first}", 1)
        page = _WITHOUT_SCRIPT.sub(lambda _: f"<noscript>{self.without_script}</noscript>", page)
        return _NOT_FOR_PEOPLE.sub("", page).replace("</head>", f"{self.links}</head>")


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    return message["status"] == 200 and headers.get("Content-Type", "").startswith("text/html")
