"""Aids without a fault have none."""

from __future__ import annotations

from logic.load import load
from logic.tools.check import lint


def test_the_tiny_aid_has_none(commute):
    assert list(lint.find(commute)) == []


def test_the_aid_to_begin_with_has_none(root):
    assert list(lint.find(load(root / "logic/tools/authoring/new_aid"))) == []
