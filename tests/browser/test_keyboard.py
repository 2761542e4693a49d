"""Without a mouse: Tab, arrows, Space and Enter alone reach, answer and leave every kind of question."""

from __future__ import annotations

import json

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


WHERE = """() => {
  const e = document.activeElement, block = e.closest('[data-testid=stVerticalBlock]')
  return { question: block?.querySelector('h2')?.innerText ?? '', kind: e.getAttribute('role') || e.type || e.tagName,
           text: (e.innerText || e.getAttribute('aria-label') || e.closest('label')?.innerText || '').trim(), pressed: e.hasAttribute('aria-pressed') }
}"""


def give(person, question, answer) -> None:
    """Give one answer with Tab, arrows, Space and digits alone."""
    keyboard, texts = person.page.keyboard, {c.id: c.text for c in question.choices}
    for choice in answer if isinstance(answer, tuple) else (answer,):
        wanted = texts.get(choice)
        for _ in range(80):
            keyboard.press("Tab")
            here = person.page.evaluate(WHERE)
            field = here["kind"] not in ("radio", "checkbox") and not here["pressed"]
            right = (
                field
                if isinstance(choice, int)
                else not field and (here["kind"] != "checkbox" or here["text"] == wanted)
            )
            if here["question"] == question.text and right:
                break
        else:
            raise AssertionError(f"Tab never reached {question.id}")
        if isinstance(choice, int):
            keyboard.type(str(choice))
            keyboard.press("Tab")
        elif here["kind"] == "checkbox":
            keyboard.press("Space")
        else:  # one stop for the whole group: arrows go through it, and in a list of dots they choose too
            for _ in range(30):
                here = person.page.evaluate(WHERE)
                if here["text"] == wanted:
                    break
                keyboard.press(
                    "ArrowDown"
                    if here["kind"] == "radio" and not here["pressed"] and len(here["text"]) > 26
                    else "ArrowRight"
                )
                person.page.wait_for_timeout(40)
            if not (here["kind"] == "radio" and person.page.evaluate("() => document.activeElement.checked === true")):
                keyboard.press("Space")
        person.settle()


def test_the_whole_journey_by_keyboard_alone(person, fine_lines):
    person.open("questions")
    keyboard = person.page.keyboard
    for _ in range(12):
        shown = person.page.locator("h2").all_inner_texts()
        for question in [q for q in person.aid.questions.values() if q.text in shown and q.id in fine_lines]:
            give(person, question, fine_lines[question.id])
        last = person.page.get_by_role("button", name="See the comparison").count() > 0
        tab_to(person, "See the comparison" if last else "Next:")
        keyboard.press("Enter")
        person.settle()
        assert person.settled_on_heading()
        if last:
            break
    assert person.heading() == "What each means for you"
    kept = json.loads(person.page.evaluate("() => sessionStorage.getItem('decision-aid')"))["answers"]
    missing = {
        q
        for q in fine_lines
        if kept.get(q) != (list(fine_lines[q]) if isinstance(fine_lines[q], tuple) else fine_lines[q])
    }
    assert missing == set()
    tab_to(person, "Serious harms", most=120)
    keyboard.press("Enter")
    person.settle()
    assert person.page.locator("details[open]").count() > 0


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
    assert page.get_by_role("checkbox", name="None of these").first.is_checked()
    assert not page.get_by_role("checkbox", name="Needles").is_checked()
