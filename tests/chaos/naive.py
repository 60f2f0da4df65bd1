"""The control's task: send a mail about a start, and let RQ try again if it fails."""

import smtplib

from flask import current_app


def send(code):
    settings = current_app.config["SETTINGS"]
    letter = f"Message-ID: <{code}@naive.example>\r\nSubject: {code}\r\n\r\n"
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=20) as server:
        server.sendmail("a@naive.example", ["b@naive.example"], letter.encode())
