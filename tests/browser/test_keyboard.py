"""Without a mouse: Tab, arrows, Space and Enter alone reach, answer and leave every kind of question."""

from __future__ import annotations


def tab_to(person, wanted: str, most: int = 60) -> None:
    """Press Tab until what has the focus carries this text or label."""
    for _ in range(most):
        person.page.keyboard.press("Tab")
        here = person.page.evaluate(
            "() => { const e = document.activeElement; return [e.innerText, e.getAttribute('aria-label'), e.closest('label')?.innerText].join(' ') }"
        )
        if wanted in here:
            return
    raise AssertionError(f"Tab never reached {wanted!r}")


def test_the_first_questions_pages_by_keyboard_alone(person):
    keyboard = person.page.keyboard
    person.open()
    tab_to(person, "Start the questions")
    keyboard.press("Enter")
    person.settle()
    tab_to(person, "I am, for myself")
    keyboard.press("Space")
    person.settle()
    tab_to(person, "How old are you?")
    keyboard.type("45")
    keyboard.press("Tab")
    person.settle()
    tab_to(person, "Sagging cheeks, jowls")
    for _ in range(3):
        keyboard.press("ArrowRight")
    keyboard.press("Space")
    person.settle()
    tab_to(person, "Next:")
    keyboard.press("Enter")
    person.settle()
    assert person.focus() == (person.heading(), True)
    person.press("See my answers")
    shown = person.page.inner_text("body")
    for answer in ("I am, for myself", "45 years", "Fine lines"):
        assert answer in shown


def test_tick_boxes_and_the_way_on_by_keyboard(person):
    person.open("questions?page=2")
    keyboard = person.page.keyboard
    tab_to(person, "Wanted it for a while")
    keyboard.press("Space")
    person.settle()
    assert person.page.get_by_role("checkbox", name="Wanted it for a while").is_checked()
    tab_to(person, "None of these")
    keyboard.press("Space")
    person.settle()
    assert not person.page.get_by_role("checkbox", name="Wanted it for a while").is_checked(), "none of these clears the rest"
