"""A mail server elsewhere is spoken to in cipher, or not at all. 127.0.0.2 plays the elsewhere."""

import ipaddress
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.settings import clock
from jobs.channels.channel import Failed
from jobs.channels.email import send
from jobs.receivers import Receiver
from records.outbox.model import Delivery
from tests.jobs.mail_server import MailServer

ELSEWHERE = "127.0.0.2"
FIRM = Receiver("", 1, None)
LETTER = b"From: lien-he@dvvl.example\r\nTo: dong-ha@dvvl.example\r\nSubject: x\r\n\r\nx\r\n"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of its own making, for that address, with its key behind it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ELSEWHERE)])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(ELSEWHERE))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(clock() - timedelta(1)).not_valid_after(clock() + timedelta(1))
    signed = made.add_extension(address, critical=False).sign(key, hashes.SHA256())
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    path = tmp_path / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain)
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def elsewhere(app, request: pytest.FixtureRequest, certificate: Path) -> Iterator[MailServer]:
    cipher = None
    if request.param == "in cipher":
        cipher = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        cipher.load_cert_chain(certificate)
    server, before = MailServer(ELSEWHERE, cipher), app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(before, smtp_host=ELSEWHERE, smtp_port=server.port)
    yield server
    app.config["SETTINGS"] = before
    server.stop()


@pytest.mark.parametrize("elsewhere", ["in plain"], indirect=True)
def test_a_server_that_speaks_no_cipher_gets_nothing_for_now(elsewhere):
    with pytest.raises(Failed) as failed:
        send(Delivery(letter=LETTER), FIRM, None)

    assert (elsewhere.letters, failed.value.final) == ([], False)


@pytest.mark.parametrize("elsewhere", ["in cipher"], indirect=True)
def test_a_server_nobody_vouches_for_gets_nothing_for_now(elsewhere):
    with pytest.raises(Failed) as failed:
        send(Delivery(letter=LETTER), FIRM, None)

    assert (elsewhere.letters, failed.value.final) == ([], False)


@pytest.mark.parametrize("elsewhere", ["in cipher"], indirect=True)
def test_a_server_that_is_vouched_for_gets_the_letter(elsewhere, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    assert send(Delivery(letter=LETTER), FIRM, None) == "250"
    assert elsewhere.letters == [LETTER]
