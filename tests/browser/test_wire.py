"""What goes over the wire: few bytes on a first visit, addresses that answer, our headers, words without JavaScript, shut doors."""

from __future__ import annotations

import gzip
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import streamlit
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from web.headers import HEADERS

STATIC = Path(streamlit.__file__).parent / "static"


def ask(server, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    asked = urllib.request.Request(
        f"{server.url}{path}", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def ours(headers: dict[str, str]) -> bool:
    return {name.lower(): value for name, value in HEADERS.items()}.items() <= {
        n.lower(): v for n, v in headers.items()
    }.items()


def test_a_first_page_weighs_at_most_a_third_of_the_files_it_is_made_of(person):
    network = person.page.context.new_cdp_session(person.page)
    network.send("Network.enable")
    addresses: dict[str, str] = {}
    weights: dict[str, float] = {}
    network.on("Network.requestWillBeSent", lambda told: addresses.update({told["requestId"]: told["request"]["url"]}))
    network.on("Network.loadingFinished", lambda told: weights.update({told["requestId"]: told["encodedDataLength"]}))
    person.open()
    person.page.evaluate("() => document.fonts.ready.then(() => true)")
    paths = {
        addresses[name].removeprefix(person.url).lstrip("/") or "index.html": size for name, size in weights.items()
    }
    whole = sum(file.stat().st_size for path in paths if (file := STATIC / path).is_file())
    assert whole > 3_000_000
    assert sum(paths.values()) <= whole / 3


def test_hashed_files_come_packed_and_last_and_the_page_is_asked_for_anew(server):
    _, headers, page = ask(server, "/", Accept_Encoding="gzip")
    assert headers["cache-control"] == "no-cache"
    assert headers["content-encoding"] == "gzip"
    for script in re.findall(rb'src="\./(static/js/[^"]+)"', gzip.decompress(page)):
        _, headers, body = ask(server, f"/{script.decode()}", Accept_Encoding="gzip")
        assert "immutable" in headers["cache-control"]
        assert gzip.decompress(body) == (STATIC / script.decode()).read_bytes()
        assert ask(server, f"/{script.decode()}", Accept_Encoding="gzip")[2] == body
        assert ask(server, f"/{script.decode()}")[2] == gzip.decompress(body)


def test_a_small_font_stands_in_for_the_whole_one_and_is_asked_for_anew(server):
    font = next((STATIC / "static" / "media").glob("SourceSansVF-Upright*.woff2"))
    status, headers, body = ask(server, f"/static/media/{font.name}")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert len(body) < font.stat().st_size / 4
    assert ask(server, f"/static/media/{font.name}", If_None_Match=headers["etag"])[0] == 304


def test_every_icon_on_the_page_is_drawn(person):
    """An icon the small font lacks would stand there as its name, many times as wide."""
    person.open()
    person.page.evaluate("() => document.fonts.ready.then(() => true)")
    icons = person.page.locator("[data-testid=stIconMaterial]")
    widths = icons.evaluate_all(
        "them => them.map(e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize))"
    )
    assert widths
    assert max(widths) < 1.5


def test_the_first_page_answers_to_its_name(person):
    person.open()
    first = person.heading()
    person.open("start?lang=en")
    assert person.heading() == first
    assert person.page.url == f"{person.url}/?lang=en"
    assert person.page.get_by_role("dialog").count() == 0


def test_without_javascript_a_page_says_what_is_needed(server, chromium):
    for address in ("", "compare"):
        with chromium.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{server.url}/{address}")
            assert page.title() == "Decision aid"
            told = page.locator("body").inner_text()
            assert "turn JavaScript on" in told
            assert not re.search("Streamlit|agent|JSON", told)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/start", 200),
        ("/media/gone.yaml", 404),
        ("/_stcore/metrics", 404),
        ("//x", 400),
        ("/_stcore/health", 200),
    ],
)
def test_every_answer_carries_our_headers(server, path, status):
    found, headers, _ = ask(server, path)
    assert found == status
    assert ours(headers)


def test_handshakes_carry_them_and_no_foreign_page_or_name_gets_one(server):
    address = server.url.replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"]) as line:
        assert ours(dict(line.response.headers))
    with pytest.raises(InvalidStatus) as refused:
        connect(address, subprotocols=["streamlit"], origin="http://elsewhere.example").__enter__()
    assert refused.value.response.status_code == 403
    assert ours(dict(refused.value.response.headers))
    assert ask(server, "/", Host="elsewhere.example")[0] == 400


def test_it_listens_on_this_machine_alone(server):
    listening = [
        line.split()
        for line in Path("/proc/net/tcp").read_text().splitlines() + Path("/proc/net/tcp6").read_text().splitlines()
    ]
    own = [fields[1] for fields in listening if fields[1].endswith(f":{server.port:04X}") and fields[3] == "0A"]
    assert own == [f"0100007F:{server.port:04X}"]
