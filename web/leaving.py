"""Says when somebody has left."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send


class Leaving:
    """Calls `then` after each connection of a tab."""

    def __init__(self, app: ASGIApp, then: Callable[[], None]) -> None:
        self.app, self.then = app, then

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        finally:
            if scope["type"] == "websocket":
                self.then()
