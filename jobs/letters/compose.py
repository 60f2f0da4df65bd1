"""From a parcel to the bytes that will be sent, now and at every retry."""

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from flask import current_app

from jobs.reactions import REACTIONS, Receiver
from lobby.words import sentence
from records.centre.queries import centre
from records.outbox.queries import Parcel

SENTENCES = ("vi", "en")


def compose(parcel: Parcel, receiver: Receiver, now: datetime) -> bytes:
    """Return the letter as canonical bytes with a Message-ID that never changes."""
    topic, settings = parcel.topic, current_app.config["SETTINGS"]
    values = {
        "number": parcel.code.upper(),
        "centre": centre(receiver.centre_id).name,
        **REACTIONS[parcel.reaction].values(parcel.facts),
    }
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"] = settings.sender
    letter["To"] = receiver.email
    letter["Subject"] = sentence("vi", f"letter-{topic}-subject", **values)
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = f"<{parcel.code}@{settings.sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"  # nobody's holiday machine answers a notice
    bodies = [sentence(language, f"letter-{topic}-body", **values) for language in SENTENCES]
    # Seven bits: every mail server passes them on unchanged.
    letter.set_content("\n\n—\n\n".join(bodies) + "\n", cte="quoted-printable")
    return letter.as_bytes()
