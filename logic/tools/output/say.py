"""Conditions in the words of the questions, for people who do not read YAML."""

from __future__ import annotations

from logic.aid.aid import Aid
from logic.conditions.tree import All, Answered, AnyOf, Not, OneOf, Tree, Within

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
            say = _month if question.kind == "month" else str
            if low is not None and high is not None:
                return f"{question.text} {say(low)} to {say(high - 1)}"
            if low is not None:
                return f"{question.text} {say(low)} or {'later' if question.kind == 'month' else 'more'}"
            return f"{question.text} {'before' if question.kind == 'month' else 'below'} {say(high or 0)}"
        case Not(part):
            return f"not: {condition(aid, part)}"
    phrases = [condition(aid, part) for part in tree.parts]
    if not phrases:
        return "always" if isinstance(tree, All) else "never"
    joined = ("; and " if isinstance(tree, All) else "; or ").join(phrases)
    nested = any(isinstance(part, All | AnyOf) and type(part) is not type(tree) and len(part.parts) > 1 for part in tree.parts)
    return f"({joined})" if nested else joined


def _month(months: int) -> str:
    """A month counted from today."""
    if months == 0:
        return "this month"
    count = f"{abs(months)} month{'s' * (abs(months) != 1)}"
    return f"{count} ago" if months < 0 else f"in {count}"
