"""The app as a server: `streamlit run server.py` (or `make run`).

Adds what a page script cannot: headers that keep the page to its own host, few bytes on a slow line, limits for each
visitor, and logs without a word of what people typed.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit import config, error_util, net_util

from logic.content.problems import ContentError
from views.shared import holding, loading
from views.shared.words import Words
from web import fonts, limits
from web.headers import SecurityHeaders, without_message
from web.leaving import Leaving
from web.page import OWN, OwnPage
from web.small import Packed

AID = Path(os.environ.get("AID", "."))
LINE = (
    "line_lost",
    "line_lost_unkept",
    "line_back",
    "cleared_away",
    "clear_screen",
    "clear_ask",
    "clear_yes",
    "clear_no",
)
"""What the tab itself says when it cannot ask us."""


def apologise(_: Exception) -> bool:
    """Tells the person what to do. In words of its own, for the aid's own texts may be what failed."""
    st.error(
        "Something went wrong on our side. Please load this page again. "
        "Your answers come back if this browser lets us keep them in this tab.",
        icon=":material/error:",
    )
    return True


def texts() -> Words:
    """The aid's words; those of the house while it has faults, which the page then shows."""
    try:
        loading.start(AID)  # here, so that nobody waits for it
    except ContentError:
        return Words()
    return loading.texts()


async def start(request: Request) -> RedirectResponse:
    """The first page stands at the empty address; its name is an address too."""
    return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))


words = texts()
for name in (error_util._LOGGER.name, "uvicorn.error"):
    logging.getLogger(name).addFilter(without_message)
# Streamlit would ask a host on the internet for our address when a foreign page tries to connect: no one outside is
# asked.
net_util.get_external_ip = lambda: None
limits.open_more_files()

app = st.App(
    "app.py",
    routes=[Route("/start", start), Mount("/own", StaticFiles(directory=OWN))],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(
            TrustedHostMiddleware, allowed_hosts=config.get_option("server.allowedHosts") or ["*"], www_redirect=False
        ),
        Middleware(Packed),
        Middleware(fonts.SmallFonts, needed=fonts.icons_needed(AID)),
        Middleware(
            OwnPage,
            **{name: words.say(name) for name in ("page_title", "without_script", "unopened", "unasked")},
            line={name: words.say(name) for name in LINE},
        ),
        Middleware(limits.FewUploads),
        Middleware(Leaving, then=holding.sweep_soon),
    ],
    on_script_error=apologise,
)
