"""Conditions in the words of the questions, for people who do not read YAML."""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.conditions.tree import All, Answered, AnyOf, Not, OneOf, Sure, Tree, Within
from logic.content.bank import Question

MOST_CHOICES = 3


def condition(aid: Aid, tree: Tree) -> str:
    """A condition as a phrase: `Why now? An event is coming`."""
    match tree:
        case OneOf(name, choices):
            question = aid.questions[name]
            texts = [c.text for c in question.choices if c.id in choices]
            more = f" (or {len(texts) - MOST_CHOICES} more)" if len(texts) > MOST_CHOICES else ""
            return f"{question.text} {' / '.join(texts[:MOST_CHOICES])}{more}"
        case Answered(name):
            return f"{aid.questions[name].text} any answer"
        case Within(name, low, high):
            question = aid.questions[name]
            if low is not None and high is not None:
                return f"{question.text} {count(question, low)} to {count(question, high - 1)}"
            if low is not None:
                return f"{question.text} {count(question, low)} or {'later' if question.dated else 'more'}"
            return f"{question.text} {'before' if question.dated else 'below'} {count(question, high or 0)}"
        case Not(part):
            return f"not: {condition(aid, part)}"
        case Sure(part):
            return condition(aid, part)
    phrases = [condition(aid, part) for part in tree.parts]
    if not phrases:
        return "always" if isinstance(tree, All) else "never"
    joined = ("; and " if isinstance(tree, All) else "; or ").join(phrases)
    nested = any(
        isinstance(part, All | AnyOf) and type(part) is not type(tree) and len(part.parts) > 1 for part in tree.parts
    )
    return f"({joined})" if nested else joined


def count(question: Question, number: int) -> str:
    """What a counted answer is: a number with its places, or a month or day from today."""
    if not question.dated:
        return f"{number / question.step:.{question.places or 0}f}" if question.places else str(number)
    if number == 0:
        return "this month" if question.kind == "month" else "today"
    unit = "month" if question.kind == "month" else "day"
    many = f"{abs(number)} {unit}{'s' * (abs(number) != 1)}"
    return f"{many} ago" if number < 0 else f"in {many}"
