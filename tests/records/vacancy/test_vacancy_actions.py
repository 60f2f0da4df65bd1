"""A vacancy from draft to closed: lines, numbers, events, and what the database refuses."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from records.history import steps_of
from records.history.changes import last_change
from records.ledger import NotFound, session
from records.lifecycle import Moved, NotAllowed
from records.outbox.model import Event
from records.vacancy import actions
from records.vacancy.queries import card_of

VERBS = {
    "draft": {"post", "close"},
    "open": {"pause", "fill", "close"},
    "paused": {"resume", "fill", "close"},
    "filled": {"reopen"},
    "closed": {"reopen"},
}
TO = {
    "draft": (),
    "open": ("post",),
    "paused": ("post", "pause"),
    "filled": ("post", "fill"),
    "closed": ("post", "close"),
}


@pytest.fixture
def employer(world):
    return world.an_employer()


def test_a_draft_is_written_with_its_places_and_words_to_search(world, employer):
    draft = world.a_draft(employer, title="Thợ Hàn Hồ Quang")

    assert (draft.state, draft.posted_at) == ("draft", None)
    assert draft.search_text.startswith(" tho han ho quang dong ha ")
    assert draft.search_text.endswith(" ")
    assert [x.written for x in draft.spots] == ["Đông Hà"]
    assert events() == []


def test_posting_shows_it_and_tells_once(world, employer, clock):
    vacancy = world.a_vacancy(employer)

    assert (vacancy.state, vacancy.posted_at) == ("open", clock())
    assert events() == [("vacancy-posted", f"vacancy:{vacancy.id}")]


def test_a_listing_has_no_employer_and_tells_nobody(world):
    listing = actions.write(world.act(), {"title": "Lái xe"}, source=("Sàn", "17"))
    actions.post(world.act(), listing)

    assert (listing.employer_id, listing.source, listing.source_ref) == (None, "Sàn", "17")
    assert events() == []


@pytest.mark.parametrize("state", VERBS)
def test_each_state_has_its_verbs_and_no_others(world, employer, state):
    for verb in ("post", "pause", "resume", "fill", "close", "reopen"):
        vacancy = world.a_draft(employer)
        for step in TO[state]:
            getattr(actions, step)(world.act(employer), vacancy)
        if verb in VERBS[state]:
            getattr(actions, verb)(world.act(employer), vacancy)
            session.flush()
        else:
            with pytest.raises(Moved):
                getattr(actions, verb)(world.act(employer), vacancy)


def test_a_seeker_moves_no_vacancy(world, employer):
    with pytest.raises(NotAllowed):
        actions.close(world.act(world.a_seeker()), world.a_vacancy(employer))


def test_every_change_gets_a_larger_number(world, employer):
    vacancy = world.a_draft(employer)
    numbers = [vacancy.changed_no]
    act = world.act(employer)
    for verb in ("post", "pause", "resume", "fill", "reopen", "close"):
        getattr(actions, verb)(act, vacancy)
        numbers.append(vacancy.changed_no)
    actions.edit(act, vacancy, {"title": "Khác"})
    numbers.append(vacancy.changed_no)

    assert numbers == sorted(set(numbers))
    assert last_change("vacancy") == numbers[-1]


def test_an_edit_replaces_what_it_names_and_keeps_the_rest(world, employer):
    vacancy = world.a_vacancy(employer)
    spots = [{"country": "JP", "province_code": None, "commune_code": None, "written": "Osaka"}]

    actions.edit(world.act(employer), vacancy, {"title": "Thợ tiện", "spots": spots})
    session.flush()

    card = card_of(vacancy.id)
    assert (card.title, card.state, card.pay.written) == ("Thợ tiện", "open", "8 - 10 triệu")
    assert [x.country for x in card.spots] == ["JP"]
    assert " tho tien osaka " in vacancy.search_text
    last = steps_of("vacancy", vacancy.id)[-1]
    assert (last.verb, last.state) == ("edit", "open")


def test_an_edit_without_places_keeps_the_places(world, employer):
    vacancy = world.a_vacancy(employer)

    actions.edit(world.act(employer), vacancy, {"title": "Thợ tiện"})

    assert [x.written for x in vacancy.spots] == ["Đông Hà"]
    assert " tho tien dong ha " in vacancy.search_text


def test_a_row_is_had_by_its_own_employer_only(world, employer):
    vacancy = world.a_vacancy(employer)
    other = world.an_employer()

    assert actions.row(vacancy.code, employer_id=employer.employer_id) is vacancy
    assert actions.row(vacancy.code) is vacancy
    with pytest.raises(NotFound):
        actions.row(vacancy.code, employer_id=other.employer_id)
    with pytest.raises(NotFound):
        actions.row("unknown")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"state": "lost"}, "state_known"),
        ({"places": 0}, "places_positive"),
        ({"pay_low": 9, "pay_high": 8}, "pay_order"),
        ({"posted_at": None}, "posted_when_open"),
        ({"source": "Sàn", "source_ref": "1"}, "one_holder"),
        ({"source_ref": "1"}, "source_has_ref"),
        ({"employer_id": None}, "one_holder"),
    ],
)
def test_the_database_keeps_a_vacancy_coherent(world, employer, wrong, rule):
    vacancy = world.a_vacancy(employer)
    for name, value in wrong.items():
        setattr(vacancy, name, value)

    with pytest.raises(IntegrityError, match=rule):
        session.flush()


@pytest.mark.parametrize(
    ("spot", "rule"),
    [
        ({"country": "VN", "written": ""}, "province_at_home"),
        ({"country": "JP", "commune_code": "19333", "written": ""}, "commune_in_province"),
        ({"country": "VN", "province_code": "00", "written": ""}, "province_code"),
    ],
)
def test_the_database_keeps_a_place_of_work_coherent(world, employer, spot, rule):
    with pytest.raises(IntegrityError, match=rule):
        world.a_draft(employer, spots=[spot])


def test_one_listing_is_written_once(world):
    actions.write(world.act(), {"title": "a"}, source=("Sàn", "17"))

    with pytest.raises(IntegrityError, match="source"):
        actions.write(world.act(), {"title": "b"}, source=("Sàn", "17"))


def test_a_row_read_before_is_read_again_when_it_is_locked(own_house):
    """Whoever waited for a lock acts on what is there now, not on what was read before the wait."""
    with own_house.app.app_context():
        employer = own_house.world.an_employer()
        code = own_house.world.a_vacancy(employer).code
        session.commit()
        card_of(actions.row(code).id)
        session.commit()

        seen = session.scalars(select(actions.Vacancy)).one()
        assert seen.state == "open"
        own_house.at_once(lambda: actions.close(own_house.world.act(employer), actions.row(code)))

        assert seen.state == "open"
        assert actions.row(code).state == "closed"
        with pytest.raises(Moved):
            actions.pause(own_house.world.act(employer), actions.row(code))


def events():
    return [(x.topic, x.subject) for x in session.scalars(select(Event))]
