"""How each ending of a talk with a mail server is read."""

import socket
import threading
import time
from contextlib import closing, suppress
from smtplib import SMTPException

import pytest

from jobs.channels.channel import Failed
from jobs.channels.email import Talk, send
from jobs.receivers import Receiver
from records.outbox.model import Delivery

FIRM = Receiver("", 1, None)
LETTER = b"From: lien-he@dvvl.example\r\nTo: dong-ha@dvvl.example\r\nSubject: x\r\n\r\n.a dot\r\n..two\r\n"


def test_the_bytes_go_out_as_they_are(app, post):
    assert send(Delivery(letter=LETTER), FIRM, None) == "250"
    assert post.letters == [LETTER]
    assert post.receivers == [["dong-ha@dvvl.example"]]


@pytest.mark.parametrize(
    ("answer", "final"),
    [("451 later", False), ("421 closing", False), ("550 no", True), ("554 spam", True)],
)
def test_4xx_may_be_tried_again_and_5xx_may_not(app, post, answer, final):
    post.answers = [answer]

    assert failure().final is final


@pytest.mark.parametrize(("answer", "final"), [("450 busy", False), ("550 unknown", True)])
def test_a_refused_receiver_is_read_in_the_same_way(app, post, answer, final):
    post.refused = {"dong-ha@dvvl.example": answer}

    assert (failure().code, failure().final) == (answer, final)


def test_what_a_server_repeats_of_a_persons_address_is_not_kept(app, post):
    person = Receiver("dao@thu.example", 1, None, "email")
    post.refused = {"dao@thu.example": "550 5.1.1 <dao@thu.example>: no such mailbox"}

    with pytest.raises(Failed) as failed:
        send(Delivery(letter=LETTER), person, None)

    assert failed.value.code == "550 5.1.1"


def test_a_line_that_is_cut_after_the_letter_may_be_tried_again(app, post):
    post.answers = [None]

    assert failure().final is False
    assert post.letters == [LETTER]


def test_a_letter_that_was_taken_is_taken_whatever_is_said_at_the_goodbye(app, post):
    post.goodbye = "421 too busy for manners"

    assert send(Delivery(letter=LETTER), FIRM, None) == "250"


def test_a_mail_server_that_is_away_may_be_tried_again(app, post):
    post.stop()

    assert (failure().code, failure().final) == ("ConnectionRefusedError", False)


def test_an_address_no_mail_server_understands_needs_a_person(app, post):
    assert failure(LETTER.replace(b"dong-ha", b"=?utf-8?q?=C4=91?=")).final is True


@pytest.mark.parametrize("speech", [b"", b"220 hello\r\n", b"220-and\r\n220-on\r\n"])
def test_a_mail_server_that_falls_silent_is_left_in_time(speech):
    assert left_in_time([speech], seconds=0.3)


def test_a_mail_server_slow_at_every_answer_is_left_in_time_as_well():
    answers = [
        b"220 hi\r\n",
        b"250 us\r\n",
        b"250 ok\r\n",
        b"250 ok\r\n",
        b"354 go\r\n",
        b"250 ok\r\n",
    ]

    assert left_in_time(answers, seconds=0.5, pause=0.2)


def left_in_time(answers, *, seconds, pause=0.0):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_say, args=(listening, *answers), kwargs={"pause": pause}).start()
        port = listening.getsockname()[1]
        try:
            with closing(Talk("127.0.0.1", port, we="us.example", seconds=seconds)) as talk:
                talk.sendmail("a@us.example", ["b@us.example"], LETTER)
        except (OSError, SMTPException):
            return True
    return False


def failure(letter=LETTER):
    with pytest.raises(Failed) as failed:
        send(Delivery(letter=letter), FIRM, None)
    return failed.value


def _say(listening, *answers, pause=0.0):
    line, _ = listening.accept()
    with line, suppress(OSError):
        line.settimeout(2)
        for answer in answers:
            time.sleep(pause)
            line.sendall(answer)
        while line.recv(1000):
            pass
