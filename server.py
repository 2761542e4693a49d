"""The app as a server: `streamlit run server.py` (or `make run`).

Adds what a page script cannot: headers that keep the page to its own host, and logs without a word of what people typed.
"""

from __future__ import annotations

import logging

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit import config, error_util, net_util

from web.headers import SecurityHeaders, without_message


def apologise(_: Exception) -> bool:
    """Tells the person what to do. In words of its own, for the aid's own texts may be what failed."""
    st.error("Something went wrong on our side. Please load this page again. Your answers are kept in this tab.", icon=":material/error:")
    return True


for name in (error_util._LOGGER.name, "uvicorn.error"):
    logging.getLogger(name).addFilter(without_message)
# Streamlit would ask a host on the internet for our address when a foreign page tries to connect: no one outside is asked.
net_util.get_external_ip = lambda: None

app = st.App(
    "app.py",
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=config.get_option("server.allowedHosts") or ["*"], www_redirect=False),
    ],
    on_script_error=apologise,
)
