"""Options and variants stand in one mixed order, before anybody said anything and after."""

from __future__ import annotations

from datetime import date

import pytest

from logic.compare import compare
from logic.person.order import mixed_options, mixed_order

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("seed", range(0, 200, 9))
def test_the_order_before_the_first_answer_is_the_one_after_it(aid, seed):
    before = [option.id for option in mixed_options(aid, seed)]
    told = compare(aid, {"deciding": "myself", "age": 45, "main_concern": "fine_lines"}, today=TODAY, seed=seed)
    assert [v.variant for v in told.variants] == mixed_order(aid, seed)
    assert list(dict.fromkeys(v.option for v in told.variants)) == before


def test_the_baseline_comes_first_and_nobody_else_always_comes_second(aid):
    orders = [[option.id for option in mixed_options(aid, seed)] for seed in range(60)]
    assert {order[0] for order in orders} == {aid.variants[aid.baseline][0].id}
    assert len({order[1] for order in orders}) == len(aid.options) - 1
