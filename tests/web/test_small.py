"""What is kept packed, and what never is."""

from __future__ import annotations

import contextlib
import gzip

import pytest

from web.small import Packed

TEXT = b"const words = 'the same words again';\n" * 500


class Files:
    """Sends the same text for every address, and counts how often it was asked."""

    def __init__(self, cache: str = "public, immutable, max-age=31536000", status: int = 200):
        self.asked, self.cache, self.status = 0, cache, status

    async def __call__(self, scope, receive, send):
        self.asked += 1
        kept = [(b"content-type", b"text/javascript"), (b"cache-control", self.cache.encode())]
        await send({"type": "http.response.start", "status": self.status, "headers": kept})
        await send({"type": "http.response.body", "body": TEXT})


def get(packed: Packed, path: str, method: str = "GET", **asked: str) -> tuple[dict[str, str], bytes]:
    sent: list[dict] = []

    async def send(message):
        sent.append(message)

    pairs = [
        (name.replace("_", "-").encode(), value.encode())
        for name, value in {"accept_encoding": "gzip, br", **asked}.items()
    ]
    with contextlib.suppress(StopIteration):  # nothing waits here, so no event loop is needed beside the browser's
        packed({"type": "http", "method": method, "path": path, "headers": pairs}, None, send).send(None)
    return {n.decode(): v.decode() for n, v in sent[0]["headers"]}, b"".join(m.get("body", b"") for m in sent[1:])


def test_a_hashed_file_is_packed_once_for_all():
    packed = Packed(files := Files())
    for _ in range(3):
        headers, body = get(packed, "/static/js/index.D2x-_y.js")
        assert headers["content-encoding"] == "gzip"
        assert "immutable" in headers["cache-control"]
        assert gzip.decompress(body) == TEXT
        assert len(body) < len(TEXT) / 10
    assert files.asked == 1


def test_who_cannot_unpack_gets_it_plain():
    packed = Packed(Files())
    get(packed, "/static/js/a.js")
    headers, body = get(packed, "/static/js/a.js", accept_encoding="identity")
    assert "content-encoding" not in headers
    assert body == TEXT


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/", {}),
        ("/media/f00d.yaml", {}),
        ("/static/js//a.js", {}),
        ("/static/js/../js/a.js", {}),
        ("/static/./js/a.js", {}),
        ("/static/js/a.js", {"range": "bytes=0-9"}),
        ("/static/js/a.js", {"if_none_match": '"x"'}),
    ],
)
def test_nothing_else_is_kept_nor_one_file_under_many_names(path, asked):
    packed = Packed(files := Files())
    get(packed, path, **asked)
    get(packed, path, **asked)
    assert files.asked == 2
    assert packed.kept == {}


@pytest.mark.parametrize("files", [Files(cache="no-cache"), Files(status=404)])
def test_what_may_change_is_not_kept(files):
    packed = Packed(files)
    get(packed, "/static/js/a.js")
    assert packed.kept == {}
