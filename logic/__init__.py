"""The comparison as a library: `load` an aid, `compare` for one person, and ask `what_if`. docs/library.md shows how.

Rooms, from the ground up: content, conditions, aid, person, fit, record, tools. Each imports only what is below it.
"""

import sys

try:
    from logic.compare import compare
    from logic.content.problems import ContentError
    from logic.fit.priorities import Priorities
    from logic.load import load
    from logic.person.answers import AnswerError, Answers
    from logic.what_if import what_if
except KeyboardInterrupt:
    if (
        sys.argv[0] != "-m"
    ):  # so it is while `python -m logic` looks for its command line; whoever imports us has the say otherwise
        raise
    print("Stopped.", file=sys.stderr)
    sys.exit(130)

__all__ = ["AnswerError", "Answers", "ContentError", "Priorities", "compare", "load", "what_if"]
