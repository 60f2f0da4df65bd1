"""E-mail over SMTP (standard library): the frozen bytes go out as they are."""

import smtplib
from datetime import datetime
from email import message_from_bytes, policy

from flask import current_app

from jobs.channels.channel import Failed
from jobs.reactions import Receiver
from records.outbox.model import Delivery
from records.outbox.patience import SMTP_TIMEOUT


def send(delivery: Delivery, receiver: Receiver, now: datetime) -> str:
    """Hand the letter to the mail server; its ``To`` and ``From`` are those that were frozen."""
    settings = current_app.config["SETTINGS"]
    letter = delivery.letter or b""
    head = message_from_bytes(letter, policy=policy.SMTP)
    try:
        with smtplib.SMTP(
            settings.smtp_host, settings.smtp_port, timeout=SMTP_TIMEOUT.seconds
        ) as server:
            server.sendmail(str(head["From"]), [str(head["To"])], letter)
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        raise Failed(f"{code} {said.decode(errors='replace')}", final=code >= 500) from refused
    except smtplib.SMTPResponseException as refused:
        final = refused.smtp_code >= 500
        raise Failed(f"{refused.smtp_code} {_text(refused.smtp_error)}", final=final) from refused
    except (OSError, smtplib.SMTPException) as broken:
        raise Failed(type(broken).__name__) from broken
    return "250"


def _text(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said
