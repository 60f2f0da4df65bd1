"""The demo's mail server keeps every letter, whole, as a file."""

import smtplib
import socket
import subprocess
import sys
import time

import pytest

from app.mailbox import Mailbox
from tests.house.house import ROOT

LETTER = b"From: a@b.example\r\nTo: c@d.example\r\n\r\n.a dot\r\nhello\r\n"


def test_a_letter_is_kept_as_it_came(running, tmp_path):
    port, _ = running
    hand_in(port)

    assert Mailbox(tmp_path).letters() == [LETTER]


def test_letters_are_kept_in_the_order_they_came(tmp_path):
    box = Mailbox(tmp_path)
    for number in range(12):
        box.keep(b"%d" % number)

    assert box.letters() == [b"%d" % number for number in range(12)]


def test_a_letter_the_sender_was_thanked_for_survives_a_kill(running, tmp_path):
    port, program = running
    hand_in(port)
    program.kill()
    program.communicate()

    assert Mailbox(tmp_path).letters() == [LETTER]


def test_nobody_else_can_read_the_letters(tmp_path):
    Mailbox(tmp_path / "box")

    assert {(tmp_path / "box" / room).stat().st_mode & 0o077 for room in (".", "new", "tmp")} == {0}


def test_it_says_nothing_and_ends_when_told(running):
    port, program = running
    hand_in(port)
    program.terminate()

    assert program.communicate(timeout=10) == (b"", b"")
    assert program.returncode == 0


@pytest.fixture
def running(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = subprocess.Popen(
        [sys.executable, "-m", "app.mailbox", str(port), str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    yield port, program
    program.kill()
    program.communicate()


def hand_in(port):
    for _ in range(100):
        try:
            with smtplib.SMTP("127.0.0.1", port, local_hostname="us.example") as server:
                server.sendmail("a@b.example", ["c@d.example"], LETTER)
                return
        except ConnectionRefusedError:
            time.sleep(0.1)
