"""Without a mouse: Tab, arrows, Space and Enter alone reach, answer and leave every kind of question."""

from __future__ import annotations

HERE = """() => {
  const e = document.activeElement, text = e.innerText || ''
  return [text.length < 120 ? text : '', e.getAttribute('aria-label'), e.closest('label')?.innerText].join(' ')
}"""


def tab_to(person, wanted: str, most: int = 60) -> None:
    """Press Tab until what has the focus carries this text or label."""
    for _ in range(most):
        person.page.keyboard.press("Tab")
        if wanted in person.page.evaluate(HERE):
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
    for answer in ("I am, for myself", "45 years", "Fine lines"):
        person.page.get_by_role("cell", name=answer).wait_for()


def test_tick_boxes_by_keyboard_and_none_of_these_clears_the_rest(person):
    person.open("questions?page=5")
    keyboard, page = person.page.keyboard, person.page
    tab_to(person, "Needles")
    keyboard.press("Space")
    person.settle()
    assert page.get_by_role("checkbox", name="Needles").is_checked()
    tab_to(person, "None of these")
    keyboard.press("Space")
    person.settle()
    assert page.get_by_role("checkbox", name="None of these").is_checked()
    assert not page.get_by_role("checkbox", name="Needles").is_checked()
