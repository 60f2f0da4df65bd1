"""Whom nothing suits, why, and what a manager may not learn from it."""

from datetime import date

import pytest

from records.programme.envelope import Envelope
from tests.factories import WELDER

BARRED = Envelope(member=True, barred_trades=(WELDER,), barred_until=date(2027, 6, 1))


@pytest.fixture
def vacancy(world):
    return world.a_vacancy(world.an_employer())


def test_who_has_nothing_stands_here_with_the_cause_and_the_way_to_help(desk, world, vacancy):
    world.a_seeker(name="Hồ Văn Xa", pay_floor=90_000_000)
    world.a_seeker(name="Hồ Thị Gần")

    page = desk.get("/desk/forgotten")

    assert "Hồ Văn Xa" in page.text
    assert "Lương thấp hơn mức cần: 1 việc" in page.text
    assert "Hồ Thị Gần" not in page.text
    assert any(link.endswith("/matches") for link in page.links())


def test_everybody_having_something_is_said(desk, world, vacancy):
    world.a_seeker()

    assert "Ai cũng có ít nhất một việc hợp" in desk.get("/desk/forgotten").text


def test_a_limit_is_named_to_the_own_counsellor_and_nobody_else(visitor, desk, world, vacancy):
    world.a_seeker(name="Hồ Văn Khuất", envelope=BARRED)

    assert "Hiện chưa làm nghề này được" in desk.get("/desk/forgotten").text
    manager = visitor.signed_in_as(world.a_manager())
    assert "Hồ Văn Khuất" not in manager.get("/desk/forgotten?whose=all").text
