"""The comparison as a library: `load` an aid, `compare` for one person, and ask `what_if`. docs/library.md shows how.

Rooms, from the ground up: content, conditions, aid, person, fit, record, tools. Each imports only what is below it.
"""

from logic.compare import compare
from logic.content.problems import ContentError
from logic.fit.priorities import Priorities
from logic.load import load
from logic.person.answers import AnswerError, Answers
from logic.what_if import what_if

__all__ = ["AnswerError", "Answers", "ContentError", "Priorities", "compare", "load", "what_if"]
