"""Every answer carries our headers, also where something failed, and then the log says nothing of what was typed."""

from __future__ import annotations

import contextlib
import logging

import pytest

from web.headers import HEADERS, SecurityHeaders

MARKER = "she said 47113"


def answers(app, **scope) -> list[dict]:
    """What a client would be sent."""
    sent: list[dict] = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    with contextlib.suppress(StopIteration):  # nothing waits here, so no event loop is needed beside the browser's
        SecurityHeaders(app)(
            {"type": "http", "path": "/", "headers": [], "extensions": {}, **scope}, receive, send
        ).send(None)
    return sent


def headers(message: dict) -> dict[str, str]:
    return {name.decode().title(): value.decode() for name, value in message["headers"]}


async def fails(scope, receive, send):
    raise ValueError(MARKER)


def test_a_failure_is_an_answer_with_our_headers_and_a_log_without_a_message(caplog):
    with caplog.at_level(logging.ERROR):
        start, body = answers(fails)
    assert start["status"] == 500
    assert HEADERS.items() <= headers(start).items()
    assert MARKER not in caplog.text + body["body"].decode()
    assert "ValueError at" in caplog.text


def test_what_failed_half_way_is_not_made_to_look_whole():
    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(MARKER)

    with pytest.raises(ValueError, match=MARKER):
        answers(half)


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/aid/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp"]
)
def test_what_is_of_no_use_to_a_patient_is_shut(path):
    assert answers(fails, path=path)[0]["status"] == 404


def test_a_refused_handshake_carries_them_where_the_server_can_say_so():
    async def refuses(scope, receive, send):
        await send({"type": "websocket.close", "code": 1008})

    start, _ = answers(refuses, type="websocket", extensions={"websocket.http.response": {}})
    assert (start["type"], start["status"]) == ("websocket.http.response.start", 403)
    assert HEADERS.items() <= headers(start).items()
    assert answers(refuses, type="websocket") == [{"type": "websocket.close", "code": 1008}]
