"""Is it still open: by the link of a letter and one tap; opening the link says nothing."""

from datetime import timedelta

import pytest

from lobby.links import PATHS
from records.history import steps_of
from records.introduction import silence
from records.ledger import session
from records.link.queries import of as links_of


@pytest.fixture
def employer(world):
    return world.an_employer()


@pytest.fixture
def asked(world, clock, employer):
    vacancy = world.a_vacancy(employer, title="Thợ hàn", open_until=None)
    clock.now += timedelta(days=91)
    silence.ask(clock())
    session.commit()
    return vacancy


def path(vacancy):
    link = links_of(silence.LINK, vacancy.id, "employer")[0]
    return f"{PATHS[silence.LINK, 'employer']}/{link.token}"


def test_one_tap_says_that_it_is_open_and_opening_it_says_nothing(visitor, clock, asked):
    for _ in range(2):
        page = visitor.get(path(asked))
    assert ("Thợ hàn" in page.text, page.h1) == (True, "Vị trí này còn tuyển không?")
    assert silence.asks(asked.id, today=clock().date())

    assert "Đã ghi" in visitor.submit(says="yes").h1
    assert not silence.asks(asked.id, today=clock().date())
    lines = len(steps_of("vacancy", asked.id))
    visitor.get(path(asked))
    visitor.submit(says="yes")
    assert len(steps_of("vacancy", asked.id)) == lines


def test_a_paused_one_is_back_by_one_tap_and_a_slip_is_mended(visitor, clock, asked):
    clock.now += timedelta(days=14)
    silence.pause(clock())
    session.commit()
    clock.now += timedelta(days=60)
    for says, state in (("yes", "open"), ("no", "closed"), ("no", "closed"), ("yes", "open")):
        sent = visitor.get(path(asked)).fields()
        visitor.post(path(asked), sent | {"says": says})
        session.refresh(asked)
        assert asked.state == state


def test_what_was_not_asked_and_what_has_ended_look_alike(visitor, clock, asked):
    sent = visitor.get(path(asked)).fields()
    visitor.post(path(asked), sent | {"says": "maybe"}, status=422)
    clock.now += timedelta(days=91)
    over = visitor.get(path(asked), status=404)

    assert over.text == visitor.get(f"/employer/still-open/{'z' * 42}", status=404).text


def test_a_fresh_link_goes_to_the_mailbox_and_is_no_word(visitor, clock, asked):
    older = path(asked)
    clock.now += timedelta(days=91)
    said = []
    for it in (older, f"/employer/still-open/{'z' * 42}"):
        visitor.get(it, status=404)
        said.append(visitor.submit(status=404).text)

    assert said[0] == said[1]
    steps = [line.verb for line in steps_of("vacancy", asked.id)]
    assert (steps.count("link"), silence.heard(asked.id)) == (1, False)
    assert visitor.get(path(asked)).h1 == "Vị trí này còn tuyển không?"


def test_whose_it_is_reads_that_nobody_answered(visitor, clock, employer, asked):
    clock.now += timedelta(days=14)
    silence.pause(clock())
    session.commit()
    visitor.signed_in_as(employer)

    assert "mà chưa có trả lời" in visitor.get(f"/employer/vacancies/{asked.code}").text
