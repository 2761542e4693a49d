"""What was checked, proved, counted and listed of the running aid: once a process, when somebody first asks."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from logic.aid import evidence_table
from views.shared import session
from views.shared.loading import aid

if TYPE_CHECKING:
    from logic.tools.audit import Audit
    from logic.tools.check.inside import Inside

_one_at_a_time = Lock()


@lru_cache(maxsize=8)
def _inside(content_hash: str) -> Inside:
    from logic.tools.check.inside import look  # brings numpy; only this one page needs it

    with _one_at_a_time:
        return look(aid(), session.today())


@lru_cache(maxsize=8)
def _audit(content_hash: str, day: date) -> Audit:
    from logic.tools.audit import audit as hold  # brings textstat; only this one page needs it

    with _one_at_a_time:
        return hold(aid(), day)


def audit() -> Audit:
    """How the running aid stands today: once a process and day, when somebody first asks."""
    return _audit(aid().content_hash, session.today())


def inside() -> Inside:
    """What was checked and proved of the running aid: once a process, when somebody first asks."""
    return _inside(aid().content_hash)


@lru_cache(maxsize=8)
def _evidence(content_hash: str) -> bytes:
    from logic.tools.output.written import as_csv, for_spreadsheets

    return for_spreadsheets(as_csv(evidence_table.COLUMNS, [row.values() for row in evidence_table.rows(aid())]))


def evidence_csv() -> bytes:
    """Every fact with its sources as CSV for spreadsheets."""
    return _evidence(aid().content_hash)
