"""E-mail over SMTP (standard library): the frozen bytes go out as they are."""

import re
import smtplib
import ssl
import time
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes, policy

from flask import current_app

from jobs.channels.channel import Failed
from jobs.receivers import Receiver
from records.outbox.patience import SMTP_TIMEOUT
from records.outbox.queries import Parcel

REFUSED = 500
STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
"""An enhanced status code (RFC 3463)."""
HERE = ("127.0.0.1", "::1", "localhost")
"""A mail server on this machine may be spoken to in plain; any other must show a certificate."""


class Talk(smtplib.SMTP):
    """A talk with a mail server that is over in time as a whole, however slow each answer comes.

    The row is locked meanwhile, and PostgreSQL ends a transaction that idles for longer.
    """

    def __init__(self, host: str, port: int, *, we: str, seconds: float) -> None:
        self.until = time.monotonic() + seconds
        super().__init__(host, port, local_hostname=we, timeout=seconds)

    def getreply(self) -> tuple[int, bytes]:
        """Wait for an answer no longer than the talk may still last."""
        if self.sock is not None:
            self.sock.settimeout(max(self.until - time.monotonic(), 0.001))
        return super().getreply()


def send(parcel: Parcel, receiver: Receiver, now: datetime) -> str:
    """Hand the letter to the mail server; its ``To`` and ``From`` are those that were frozen.

    A person's address stands in no letter: the mail server alone is told it.
    """
    to = receiver.email if receiver.way else ""
    try:
        _hand_in(parcel.letter or b"", to)
    except smtplib.SMTPRecipientsRefused as refused:
        raise _failed(*next(iter(refused.recipients.values())), told=not to) from refused
    except smtplib.SMTPResponseException as refused:
        raise _failed(refused.smtp_code, refused.smtp_error, told=not to) from refused
    except UnicodeError as broken:
        raise Failed("address-unusable", final=True) from broken
    except (OSError, smtplib.SMTPException) as broken:
        raise Failed(type(broken).__name__) from broken
    return "250"


def _hand_in(letter: bytes, to: str) -> None:
    settings = current_app.config["SETTINGS"]
    head = message_from_bytes(letter, policy=policy.SMTP)
    # We greet with the sender's domain: the machine's own name is nobody's business.
    we, host = settings.sender.rpartition("@")[2], settings.smtp_host
    talk = Talk(host, settings.smtp_port, we=we, seconds=SMTP_TIMEOUT.seconds)
    try:
        if host not in HERE:
            # Who is written to is nobody's business on the way: in cipher, or not at all for now.
            talk.starttls(context=ssl.create_default_context())
        talk.sendmail(str(head["From"]), [to or str(head["To"])], letter)
        # Once taken it is taken, whatever the server says to our goodbye.
        with suppress(OSError, smtplib.SMTPException):
            talk.quit()
    finally:
        talk.close()


def _failed(code: int, said: bytes | str, *, told: bool) -> Failed:
    """Return how it failed; a server repeats whom it could not write to: of a person, the code is kept."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    if not told:
        text = " ".join(STATUS.findall(text)[:1])
    return Failed(f"{code} {text}".strip(), final=code >= REFUSED)
