"""What is sealed opens in its own place only, and tells nothing from outside."""

import sys

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql

from records.ledger import session
from records.person.details import Details
from records.person.queries import contact_card, facts, row
from records.programme.envelope import Envelope
from records.seeker.queries import lines, of_person
from records.vault import Keyring, Safe, blind_index, keyring, new_data_key, safe_of, unlock

KEY = bytes(range(32))
PLACE = "person|7|name"


@given(st.text())
def test_what_is_sealed_opens_as_it_was(text):
    safe = Safe(KEY)

    assert safe.open(PLACE, safe.seal(PLACE, text)) == text


@pytest.mark.parametrize("place", ["person|8|name", "person|7|phone", "seeker|7|name"])
def test_a_value_moved_to_another_row_column_or_table_does_not_open(place):
    safe = Safe(KEY)

    with pytest.raises(InvalidTag):
        safe.open(place, safe.seal(PLACE, "Hồ Văn Pả"))


@pytest.mark.parametrize("at", [1, 13, -1])
def test_an_altered_value_does_not_open(at):
    sealed = bytearray(Safe(KEY).seal(PLACE, "Hồ Văn Pả"))
    sealed[at] ^= 1

    with pytest.raises(InvalidTag):
        Safe(KEY).open(PLACE, bytes(sealed))


def test_a_value_of_an_unknown_version_is_refused():
    sealed = Safe(KEY).seal(PLACE, "x")

    with pytest.raises(ValueError, match="version"):
        Safe(KEY).open(PLACE, b"\x02" + sealed[1:])


def test_another_persons_key_does_not_open_it():
    with pytest.raises(InvalidTag):
        Safe(KEY[::-1]).open(PLACE, Safe(KEY).seal(PLACE, "x"))


def test_the_same_text_sealed_twice_differs():
    assert Safe(KEY).seal(PLACE, "x") != Safe(KEY).seal(PLACE, "x")


def test_nothing_stays_nothing():
    assert Safe(KEY).seal(PLACE, None) is None
    assert Safe(KEY).open(PLACE, None) is None


def test_a_person_whose_key_was_destroyed_cannot_be_opened(world):
    person = row(world.a_seeker(name="Hồ Văn Pả").person_id, centre_id=world.centre_id)
    person.data_key.wrapped = None

    assert safe_of(person.data_key) is None
    assert facts(person.id).details.whole() == Details(name="")


def test_a_data_key_copied_to_another_row_does_not_unwrap(app, clock):
    first, _ = new_data_key(clock())
    second, _ = new_data_key(clock())
    second.wrapped = first.wrapped

    with pytest.raises(InvalidTag):
        safe_of(second)


def test_a_key_sealed_by_an_older_master_still_opens(app, clock, ring):
    old, safe = new_data_key(clock())
    unlock(Keyring("k2", {**ring.masters, "k2": KEY}, ring.index, ring.trail))
    new, _ = new_data_key(clock())

    assert safe_of(old) == safe
    assert (old.master, new.master) == (ring.current, "k2")


@pytest.mark.parametrize(
    ("current", "masters", "index"),
    [("k9", {"k1": KEY}, KEY), ("k1", {"k1": b"short"}, KEY), ("k1", {"k1": KEY}, b"short")],
)
def test_a_ring_that_could_not_seal_is_refused(current, masters, index):
    with pytest.raises(ValueError, match="key"):
        Keyring(current, masters, index, KEY)


def test_a_process_without_keys_reads_nobody(monkeypatch):
    monkeypatch.setattr(sys.modules["records.vault.keyring"], "_held", [])

    with pytest.raises(RuntimeError, match="locked"):
        keyring()


def test_equal_values_are_found_and_others_are_not(app):
    assert blind_index("phone", "+84912000001") == blind_index("phone", "+84912000001")
    assert blind_index("phone", "+84912000001") != blind_index("phone", "+84912000002")
    assert blind_index("phone", "044") != blind_index("citizen_id", "044")


def test_no_text_of_a_person_stands_in_the_database(world):
    person = row(
        world.a_seeker(name="Hồ Văn Pả", phone="+84912345678").person_id, centre_id=world.centre_id
    )
    session.flush()
    query = sql("select p::text from person p where id = :id")
    dumped = session.execute(query, {"id": person.id}).scalar_one()

    for secret in ("Hồ Văn Pả", "+84912345678"):
        assert secret not in dumped
        assert secret.encode().hex() not in dumped


def test_nothing_personal_shows_in_a_repr(world):
    seeker = world.a_seeker(name="Hồ Văn Pả", phone="+84912345678", own_words="Tôi kể riêng.")
    known = facts(seeker.person_id)

    shown = " ".join(
        map(
            repr,
            [
                known,
                known.details,
                contact_card(seeker.person_id),
                of_person(seeker.person_id),
                of_person(seeker.person_id).wishes,
                lines([seeker.seeker.id]),
                Details(name="Hồ Văn Pả"),
                Envelope(member=True),
                Safe(KEY),
                seeker.seeker,
            ],
        )
    )

    for secret in ("Pả", "912345678", "kể riêng", "member", "\\x01\\x02"):
        assert secret not in shown


@pytest.fixture
def ring(app):
    before = keyring()
    yield before
    unlock(before)
