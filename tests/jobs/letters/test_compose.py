"""A letter says a number and where to look, and nothing an onlooker could learn from."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import func, select

from jobs.letters import compose
from jobs.reactions import REACTIONS
from jobs.receivers import Receiver
from jobs.when import WHEN
from records.account import one_time
from records.account.model import Account, OneTimeCode
from records.account.owed import Owed
from records.account.sign_ins import Manner, begin
from records.follow_up.asking import CHECK_IN
from records.ledger import session
from records.link import actions as links
from records.outbox.queries import Parcel
from tests.house.test_words import HINTS
from tests.jobs.test_when import WRITTEN, words

PLACEHOLDER = re.compile(r"%\((\w+)\)")


@pytest.fixture
def letter(world, clock):
    def of(topic, code="k7m2p9q4xr"):
        facts = NEEDS[topic](world, clock) if topic in NEEDS else {}
        parcel = Parcel(1, code, topic, WHEN[topic][-1], facts, None)
        receiver = Receiver("dong-ha@dvvl.example", world.centre_id, None)
        return compose(parcel, receiver, clock())

    return of


def a_code(world, clock):
    """The facts of a code that an employer is sent."""
    employer = world.an_employer()
    account = session.get_one(Account, employer.account_id)
    begun = begin(account.id, clock(), Manner(), owed=Owed.MAIL)
    one_time.send(account, begun.id, clock())
    code_id = session.scalar(select(func.max(OneTimeCode.id)))
    return {"account_id": account.id, "one_time_code_id": code_id}


def a_link(_world, clock):
    """The facts of a link that an employer is sent."""
    until = clock() + timedelta(days=14)
    return {"link_id": links.keep(CHECK_IN, 1, 30, "employer", now=clock(), until=until)}


def a_question(world, clock):
    """The facts of the letter that asks whether a vacancy is open: its link, and when it is paused."""
    pauses_on = (clock() + timedelta(days=14)).date()
    return a_link(world, clock) | {
        "vacancy_id": world.a_vacancy().id,
        "pauses_on": pauses_on.isoformat(),
    }


LINKED = [topic for topic, names in WHEN.items() if any("employer-link" in name for name in names)]
ASKED = "vacancy-asked"
NEEDS = {"sign-in-code": a_code, ASKED: a_question} | dict.fromkeys(LINKED, a_link)


@pytest.mark.parametrize("topic", WRITTEN)
def test_nothing_in_a_letter_hints_at_prison(letter, topic):
    read = message_from_bytes(letter(topic), policy=policy.SMTP)

    whole = "\n".join([*map(str, read.values()), read.get_content()])
    assert HINTS.findall(whole) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_have_room_for_a_number_and_the_centre_only(language):
    said = words(language)
    code = {said.pop(f"letter-sign-in-code-{part}") for part in ("subject", "body")}
    link = {said.pop(f"letter-{x}-{part}") for x in LINKED for part in ("subject", "body")}
    asked = {said.pop(f"letter-{ASKED}-{part}") for part in ("subject", "body")}

    told = {said.pop(key) for key in [*said] if key.startswith("told-")}

    assert placeholders(told) == {"centre", "site", "phone", "when", "link", "n"}
    assert placeholders(said.values()) == {"number", "centre"}
    assert placeholders(code) == {"number", "centre", "code", "until"}
    assert placeholders(link) == {"number", "centre", "link", "until"}
    assert placeholders(asked) == {"number", "centre", "link", "until", "title", "pauses"}


def test_the_letter_with_a_code_says_it_in_its_body_and_not_in_its_subject(world, clock):
    facts = a_code(world, clock)
    told = one_time.in_letter(facts["one_time_code_id"])
    parcel = Parcel(1, "k7m2p9q4xr", "sign-in-code", "mail-employer-code", facts, None)
    receiver = REACTIONS["mail-employer-code"].receiver(facts)

    read = message_from_bytes(compose(parcel, receiver, clock()), policy=policy.SMTP)

    assert read["To"] == session.get_one(Account, facts["account_id"]).login
    assert (read["Subject"], told.code in read.get_content()) == ("Mã xác nhận của bạn", True)


def placeholders(texts):
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


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
    assert all(letter(topic) for topic in WRITTEN)


def _id(letter):
    return message_from_bytes(letter, policy=policy.SMTP)["Message-ID"]
