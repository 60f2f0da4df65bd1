"""A letter says a number and where to look, and nothing an onlooker could learn from."""

import re
from email import message_from_bytes, policy

import pytest

from jobs.letters import compose
from jobs.reactions import Receiver
from jobs.when import WHEN
from records.outbox.queries import Parcel
from tests.house.test_words import HINTS
from tests.jobs.test_when import WRITTEN, words

PLACEHOLDER = re.compile(r"%\((\w+)\)")


@pytest.fixture
def letter(world, clock):
    def of(topic, code="k7m2p9q4xr"):
        parcel = Parcel(1, code, topic, "mail-centre", {}, None)
        receiver = Receiver("dong-ha@dvvl.example", world.centre_id, None)
        return compose(parcel, receiver, clock())

    return of


@pytest.mark.parametrize("topic", WRITTEN)
def test_nothing_in_a_letter_hints_at_prison(letter, topic):
    read = message_from_bytes(letter(topic), policy=policy.SMTP)

    whole = "\n".join([*map(str, read.values()), read.get_content()])
    assert HINTS.findall(whole) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_have_room_for_a_number_and_the_centre_only(language):
    names = {name for text in words(language).values() for name in PLACEHOLDER.findall(text)}

    assert names == {"number", "centre"}


def test_a_letter_names_its_number_and_the_centre_in_both_languages(letter):
    read = message_from_bytes(letter("placement-reported"), policy=policy.SMTP)

    assert read["Subject"] == "Có người bắt đầu làm việc"
    assert read.get_content().count("K7M2P9Q4XR") == 2
    assert read.get_content().count("Trung tâm Dịch vụ việc làm") == 2


def test_the_same_delivery_always_has_the_same_message_id(letter, clock):
    first = letter("placement-reported")
    clock.now = clock.now.replace(year=2027)

    assert _id(first) == _id(letter("placement-reported")) == "<k7m2p9q4xr@dvvl.example>"
    assert _id(letter("placement-reported", code="another234")) != _id(first)


def test_every_mail_server_passes_a_letter_on_unchanged(letter):
    whole = letter("placement-reported")

    assert whole.isascii()
    assert max(map(len, whole.split(b"\r\n"))) <= 78
    assert b"\n" not in whole.replace(b"\r\n", b"")


def test_no_machine_is_asked_to_answer(letter):
    assert b"Auto-Submitted: auto-generated" in letter("placement-reported")


def test_every_topic_with_a_reaction_can_be_written(letter):
    assert all(letter(topic) for topic in WHEN if WHEN[topic])


def _id(letter):
    return message_from_bytes(letter, policy=policy.SMTP)["Message-ID"]
