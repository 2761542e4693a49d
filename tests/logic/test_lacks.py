"""What an aid had better have: roles that pages look for, words for its units, pictures and addresses that can be shown."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.material_icon_names import ALL_MATERIAL_ICONS

from logic.aid import citations
from logic.content.bank import Icon
from logic.load import _texts, build, inspect_texts
from logic.tools.check import lacks
from views.shared import words
from views.shared.words import _defaults


def changed(texts, name, *swaps):
    text = texts[name]
    for old, new in swaps:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return texts | {name: text}


@pytest.fixture(scope="module")
def new_texts(root):
    folder = root / "logic/tools/authoring/new_aid"
    return _texts(folder)[0]


@pytest.mark.parametrize("role", lacks.ROLES)
def test_a_missing_role_is_a_warning(role, new_texts):
    assert list(lacks.roles(build(new_texts))) == []
    texts = {name: text.replace(f"        role: {role} #", "        # ") for name, text in new_texts.items()}
    assert [(f.code, f.level, f.subject) for f in lacks.roles(build(texts))] == [("no-role", "warning", role)]


def test_the_shipped_aid_lacks_nothing(aid):
    assert [*lacks.roles(aid), *lacks.words(aid, _defaults())] == []


# ---- units


def test_a_unit_without_a_word_is_a_warning_at_the_unit(new_texts):
    wordless = build({name: text for name, text in new_texts.items() if name != "content/wording.yaml"})
    (fault,) = lacks.words(wordless, _defaults())
    assert (fault.code, fault.level, fault.subject, fault.path[-1]) == ("wording", "warning", "hours", "unit")
    assert "unit_hours" in fault.fix


def test_what_it_advises_helps(new_texts):
    """The line it says to write is taken by the check and by the pages, and shown."""
    bare = {name: text for name, text in new_texts.items() if name != "content/wording.yaml"}
    (fault,) = lacks.words(build(bare), _defaults())
    line = fault.fix.removeprefix("write ").removesuffix(" in content/wording.yaml")
    aid = build(bare | {"content/wording.yaml": f"{line}\n"})
    assert list(lacks.words(aid, _defaults())) == []
    assert words.problems(aid) == []
    assert words.Words(aid.wording).say("unit_hours", n=3) == "3 hours"


@pytest.mark.parametrize(
    "line", ['unit_miles: "{n} miles"', 'unit_hours: "{m} hours"', 'unit_: "{n}"', 'unit_usd: "{n}"']
)
def test_a_word_for_no_unit_of_its_own_is_a_problem(line, new_texts):
    assert len(words.problems(build(new_texts | {"content/wording.yaml": f"{line}\n"}))) == 1


# ---- icons


def test_every_icon_that_may_be_named_can_be_drawn():
    """Streamlit's own list: a page with another one comes up for nobody."""
    assert set(get_args(Icon)) <= set(ALL_MATERIAL_ICONS)
    assert len(get_args(Icon)) > 60


@pytest.mark.parametrize(
    ("icon", "fix"),
    [
        ("payment", "did you mean 'payments'?"),
        ("cakes", "did you mean 'cake'?"),
        ("🎂", "correct the value"),
        ("", "correct the value"),
        ("x" * 5_000, "correct the value"),
    ],
    ids=repr,
)
def test_an_unknown_icon_is_a_problem(icon, fix, new_texts):
    (problem,) = inspect_texts(changed(new_texts, "questions.yaml", ("icon: cake", f'icon: "{icon}"'))).problems
    assert problem.where == "sections[0].questions[1].icon"
    assert problem.fix == fix


# ---- addresses

BAD = (
    "https://[x",
    "https://",
    "http:///page",
    "https://[::1",
    "https://]/",
    "see https://[x and more",
    "https://good.org, then https://[x",
    "https://@",
    "https://-",
    "https:x",
)
GOOD = (
    "https://example.org/a_(b)?c=d#e",
    "http://EXAMPLE.org:8080",
    "doi:10.1000/1; PMID 3",
    "PMID 3",
    "https://müller.example/ä",
    "a book",
    "https://a.b.c/x, https://d.e",
)


@pytest.mark.parametrize("url", BAD)
def test_an_address_that_cannot_be_one_is_a_problem(url, new_texts):
    texts = changed(new_texts, "content/sources.yaml", ("    title:", f'    url: "{url}"\n    title:'))
    assert [(p.where, p.what) for p in inspect_texts(texts).problems] == [
        ("sources[0].url", "has a web address that cannot be one")
    ]


@pytest.mark.parametrize("url", GOOD)
def test_others_are_fine(url, new_texts):
    build(changed(new_texts, "content/sources.yaml", ("    title:", f'    url: "{url}"\n    title:')))


@given(text=st.text() | st.text("htps:/[]@.?#x ;,)(", max_size=30).map("https://{}".format))
def test_no_text_at_all_stops_a_page(text):
    found = citations.address(text)
    assert found is None or (found.host and found.url.startswith(("http://", "https://")))


def test_the_addresses_of_the_shipped_aid_lead_where_they_led(aid):
    found = {name: citations.address(source.url) for name, source in aid.sources.items() if source.url}
    assert sum(address is not None for address in found.values()) > 400
    for name, address in found.items():
        if address is None:
            assert "://" not in aid.sources[name].url
        else:
            assert address.host in address.url.lower()
