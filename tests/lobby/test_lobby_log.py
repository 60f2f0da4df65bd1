"""Who was refused is on the log: where, and which account; never a name or what was typed."""

import logging

from app.logs import Json


def test_a_wrong_word_at_a_door_is_a_line(visitor, caplog):
    visitor.get("/sign-in")

    with caplog.at_level(logging.WARNING):
        visitor.submit(status=422, login="hatsen2345", secret="000000")

    [line] = _lines(caplog, "sign-in refused")
    assert '"endpoint": "entrance.seeker"' in line
    assert '"status": 422' in line
    assert "hatsen2345" not in line


def test_a_page_of_others_is_a_line_with_the_account(world, visitor, caplog):
    seeker = world.a_seeker()
    visitor.signed_in_as(seeker)

    with caplog.at_level(logging.WARNING):
        assert visitor.client.get("/desk/seekers").status_code == 403

    [line] = _lines(caplog, "access refused")
    assert f'"account": {seeker.account_id}' in line


def _lines(caplog, what):
    return [Json().format(record) for record in caplog.records if record.msg == what]
