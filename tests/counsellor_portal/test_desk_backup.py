"""What the manager's first page says of backups."""

from datetime import timedelta

import pytest

from records.backup.actions import note_proved


@pytest.fixture
def proved(world):
    def some_hours_ago(hours):
        taken_at = world.clock() - timedelta(hours=hours)
        note_proved(world.act(), taken_at=taken_at, size=1, lines=1)

    return some_hours_ago


@pytest.fixture
def manager(world, visitor):
    return visitor.signed_in_as(world.a_manager())


def test_a_fresh_backup_is_one_calm_line(manager, proved):
    proved(hours=7)

    page = manager.get("/desk/")

    assert "Bản sao lưu gần nhất đã kiểm tra: 02:00 23/11/2026." in page.text
    assert "Hãy báo người trông máy" not in page.text


@pytest.mark.parametrize(("hours", "alarm"), [(26, False), (27, True)])
def test_after_26_hours_there_is_an_alarm(manager, proved, hours, alarm):
    proved(hours=hours)

    assert ("đã quá lâu" in manager.get("/desk/").text) is alarm


def test_without_any_backup_there_is_an_alarm_in_both_languages(manager):
    assert "Chưa có bản sao lưu nào" in manager.get("/desk/").text
    assert "no proved backup yet" in manager.in_english().get("/desk/").text


def test_a_counsellor_and_an_auditor_are_not_bothered(world, visitor):
    for who in (world.counsellor, world.an_auditor()):
        assert "sao lưu" not in visitor.signed_in_as(who).get("/desk/").text
