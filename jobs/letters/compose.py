"""From a parcel to the bytes that will be sent, now and at every retry."""

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from flask import current_app

from jobs.reactions import REACTIONS
from jobs.receivers import Receiver
from lobby.words import sentence
from records.centre.queries import centre
from records.outbox.queries import Parcel

SENTENCES = ("vi", "en")
NOBODY = "undisclosed-recipients:;"


def compose(parcel: Parcel, receiver: Receiver, now: datetime) -> bytes:
    """Return the letter as canonical bytes with a Message-ID that never changes."""
    if receiver.way:
        return _to_person(parcel, receiver, now)
    topic = parcel.topic
    values = _values(parcel, receiver)
    subject = sentence("vi", f"letter-{topic}-subject", **values)
    bodies = [sentence(language, f"letter-{topic}-body", **values) for language in SENTENCES]
    return _letter(parcel, receiver.email, subject, "\n\n—\n\n".join(bodies), now)


def _to_person(parcel: Parcel, receiver: Receiver, now: datetime) -> bytes:
    """Return the few words a person is sent, the same by every way.

    Frozen without their address: it would outlive their wish to be told, and them. Whoever holds the
    telephone may read it: it names no employer and says nothing but that there is something to see.
    """
    values = _values(parcel, receiver)
    subject = sentence("vi", "told-subject", **values)
    return _letter(parcel, NOBODY, subject, sentence("vi", f"told-{parcel.topic}", **values), now)


def _values(parcel: Parcel, receiver: Receiver) -> dict[str, object]:
    return {
        "number": parcel.code.upper(),
        "centre": centre(receiver.centre_id).name,
        **REACTIONS[parcel.reaction].values(parcel.facts),
    }


def _letter(parcel: Parcel, to: str, subject: str, body: str, now: datetime) -> bytes:
    sender = current_app.config["SETTINGS"].sender
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"] = sender
    letter["To"] = to
    letter["Subject"] = subject
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = f"<{parcel.code}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"  # nobody's holiday machine answers a notice
    # Seven bits: every mail server passes them on unchanged.
    letter.set_content(f"{body}\n", cte="quoted-printable")
    return letter.as_bytes()
