"""The pages of the options, and the pages to look things up and to check oneself: in a real browser."""

from __future__ import annotations

import csv
import io
import re

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.axe import PAPER
from tests.browser.conftest import FINE_LINES
from tests.browser.test_keyboard import tab_to
from views.shared import drawing


@pytest.fixture
def reader(person):
    """Someone whose answers the tab keeps."""
    person.keeps(FINE_LINES)
    return person


def most_kinds(aid):
    return max(aid.options, key=lambda option: len(option.variants))


def on(person, option: str) -> None:
    """Wait until the page of this option is on screen."""
    expect(person.page.get_by_role("heading", name=option, level=1, exact=True)).to_be_visible()
    person.settle()


# ---- what a screen reader is told


def images(person) -> list[str]:
    """Names of all images in the accessibility tree, icons aside."""
    session = person.page.context.new_cdp_session(person.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [node["name"]["value"] for node in nodes if not node["ignored"] and node["role"]["value"] == "image"]
    return [name for name in names if not name.endswith(" icon")]


def test_a_picture_says_both_ways_what_it_draws_or_that_nobody_knows(reader):
    reader.open("options")
    known = unknown = 0
    for option in reader.aid.options:
        if not option.charts:
            continue
        reader.pick(option.name)
        on(reader, option.name)
        if len(option.variants) > 1:  # the same types for every seed
            reader.pick(option.variants[0].name)
        for name in images(reader):
            if "not known" in name:
                unknown += 1
                assert re.fullmatch(r".+: not known for any of (100|1,000) people\.", name), name
            elif ": 0 of " not in name:
                known += 1
                counts = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", name.split(": ", 1)[1])]
                per = next(n for n in counts if n in (100, 1000))
                counts.remove(per)
                assert sum(counts) == (per if len(counts) == 2 else 2 * per), name
    assert known > 3
    assert unknown > 3


def test_lines_beside_the_same_words_are_no_images_to_a_screen_reader(reader):
    """Nothing is drawn as an image without a name, and every picture without people has an empty one on purpose."""
    reader.open("options")
    option = most_kinds(reader.aid)
    reader.pick(option.name)
    on(reader, option.name)
    alts = reader.page.locator("[data-testid=stMain] img").evaluate_all("all => all.map(e => e.getAttribute('alt'))")
    assert None not in alts
    named = [alt for alt in alts if alt]
    assert len(alts) - len(named) > 5
    assert all(re.search(r"\d people|\d of 1", alt) for alt in named)
    shown = reader.page.locator("[data-testid=stMain] img").evaluate_all(
        "all => all.filter(e => e.alt && e.checkVisibility()).map(e => e.alt)"
    )
    assert sorted(images(reader)) == sorted(shown)


# ---- without colour

GRID = {100: (10, 17, 25), 1000: (25, 6, 6)}
"""People in a row, and the cell of one: width and height."""


def inks(page, scale: int, per: int, paper: str) -> dict[str, tuple[float, float, float]]:
    """Of each kind of person in greyscale: ink over the whole cell, ink in the middle of the body, and how uneven that is."""
    columns, width, height = GRID[per]
    width, height = width * scale, height * scale
    pictures = (
        ((per * 0.2, per * 0.45), {"solid": (0, 20), "hatched": (20, 45), "outlined": (45, 100)}),
        ((None, None), {"dashed": (0, 20), "marked": (40, 60)}),  # a question mark stands in the middle rows
    )
    found = {}
    for ends, looks in pictures:
        source = re.search(r"\((data:[^)]*)\)", drawing.people(*ends, per))[1]
        page.set_content(
            f"<body style='margin:0'><div style='background:{paper};filter:grayscale(1)'><img style='display:block' src='{source}'></div>"
        )
        page.wait_for_function("() => document.images[0].complete")
        pixels = np.asarray(Image.open(io.BytesIO(page.locator("img").screenshot())).convert("RGB")).astype(float)
        assert np.ptp(pixels, axis=2).max() <= 1  # no colour is left
        ink = np.abs(pixels[..., 0] - pixels[-1, -1, 0]) / 255
        for look, (first, last) in looks.items():
            cells = np.array([
                ink[i // columns * height : (i // columns + 1) * height, i % columns * width : (i % columns + 1) * width]
                for i in range(first * per // 100, last * per // 100)
            ])  # fmt: skip
            top, bottom, left, right = (0.44, 0.64, 0.3, 0.7) if per == 100 else (0.33, 0.67, 0.33, 0.67)
            body = cells[:, int(height * top) : int(height * bottom), int(width * left) : int(width * right)]
            found[look] = (cells.mean(), body.mean(), body.std(axis=(1, 2)).mean())
    return found


@pytest.mark.parametrize("per", [100, 1000])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1, 2])
def test_in_greyscale_the_four_kinds_of_people_differ(chromium, per, scheme, scale):
    context = chromium.new_context(viewport={"width": 600, "height": 400}, device_scale_factor=scale)
    found = inks(context.new_page(), scale, per, PAPER[scheme])
    context.close()
    (_, solid, even), (_, hatched, uneven) = found["solid"], found["hatched"]
    (outline, outlined, _), (dashes, dashed, _) = found["outlined"], found["dashed"]
    assert solid > 0.3
    assert solid > 1.8 * hatched
    assert uneven > 2 * even
    assert hatched > 2 * max(outlined, dashed)
    assert outline > 1.5 * dashes > 0.02
    assert found["marked"][0] > 1.5 * dashes


# ---- from page to page


@pytest.mark.parametrize("person", [("desk", "light")], indirect=True, ids=["desk"])
def test_the_option_read_about_is_still_there_after_compare(reader):
    option = most_kinds(reader.aid)
    reader.open("options")
    reader.pick(option.name)
    on(reader, option.name)
    reader.pick(option.variants[-1].name)
    expect(reader.page.get_by_text(reader.aid.variants[option.variants[-1].id][1].what.text[:40]).first).to_be_visible()
    reader.press("See the comparison")
    expect(reader.page.get_by_role("heading", name="What each means for you", level=1)).to_be_visible()
    reader.page.get_by_role("link", name="Options", exact=True).click()
    on(reader, option.name)
    expect(reader.page.get_by_role("radio", name=option.name, exact=True)).to_have_attribute("aria-checked", "true")


def test_about_on_compare_leads_to_that_option(reader):
    reader.open("compare")
    for option in reader.aid.options:
        reader.page.get_by_role("button", name=f"About: {option.name}").click()
        on(reader, option.name)
        reader.press("See the comparison")


def test_an_option_a_kind_and_a_box_by_keyboard_alone(reader):
    reader.open("options")
    keyboard, page = reader.page.keyboard, reader.page
    option = most_kinds(reader.aid)

    def choose(wanted: str) -> None:
        """From the stop of a group with arrows to one of its pills."""
        for _ in range(12):
            if page.evaluate("() => document.activeElement.innerText.trim()") == wanted:
                break
            keyboard.press("ArrowRight")
        keyboard.press("Space")
        expect(page.get_by_role("radio", name=wanted, exact=True)).to_have_attribute("aria-checked", "true")
        reader.settle()

    tab_to(reader, page.get_by_role("radio", checked=True).first.inner_text().strip())
    choose(option.name)
    on(reader, option.name)
    tab_to(
        reader,
        page.get_by_role("radiogroup", name="Which type?").get_by_role("radio", checked=True).inner_text().strip(),
    )
    choose(option.variants[-1].name)
    tab_to(
        reader,
        "told apart" if page.get_by_text("told apart").count() else page.locator("summary").first.inner_text().strip(),
    )
    box = page.locator("details", has=page.locator("summary:focus"))
    keyboard.press("Enter")
    expect(page.locator("details[open]")).to_have_count(1)
    assert box.get_attribute("open") is not None


# ---- checking oneself


@pytest.mark.parametrize("keep", [True, False], ids=["kept", "not kept"])
def test_a_reload_brings_check_answers_back_only_when_they_were_to_be_kept(reader, keep):
    reader.open("check-yourself")
    groups = reader.page.get_by_role("radiogroup")
    wanted = len(reader.aid.knowledge)
    expect(groups).to_have_count(wanted)
    for number in range(wanted):
        groups.nth(number).get_by_role("radio").first.check(force=True)
        expect(reader.page.get_by_test_id("stAlert")).to_have_count(number + 1)
    if keep:
        reader.page.get_by_role("checkbox").check(force=True)
        expect(reader.page.get_by_text("They are kept with your other answers")).to_be_visible()
    reader.settle()
    reader.reload()
    expect(reader.page.get_by_test_id("stAlert")).to_have_count(wanted if keep else 0)
    expect(reader.page.locator("input[type=radio]:checked")).to_have_count(wanted if keep else 0)
    assert len(reader.kept().get("knowledge") or {}) == (wanted if keep else 0)


def test_check_answers_are_kept_by_someone_who_answered_nothing_else(person):
    person.open("check-yourself")
    person.page.get_by_role("radiogroup").first.get_by_role("radio").first.check(force=True)
    person.page.get_by_role("checkbox").check(force=True)
    person.settle()
    for _ in range(2):
        person.reload()
        expect(person.page.locator("input[type=radio]:checked")).to_have_count(1)
    assert len(person.kept()["knowledge"]) == 1


# ---- taking the evidence home


def test_the_download_of_the_sources_page_has_every_fact_with_each_source_and_no_answer(reader):
    reader.keeps({**FINE_LINES, "budget_first_year": 47_113})
    reader.open("sources")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download all figures").click()
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    facts = reader.aid.facts.values()
    assert len([row for row in rows if row["fact"]]) == sum(max(1, len(fact.sources)) for fact in facts)
    assert {(row["fact"], row["source"]) for row in rows if row["fact"]} == {
        (f.id, s) for f in facts for s in (f.sources or [""])
    }
    named = {source for fact in facts for source in fact.sources}
    extra = [source for claim in reader.aid.claims.claims for source in claim.sources if source not in named]
    assert [row["source"] for row in rows if not row["fact"]] == extra
    assert not {"47113", "47,113", "aspirin_type", "own_wish", "under_1_hour"} & set(re.findall(r"[\w,]+", text))
