"""The sealed file: what was written comes back, and what was touched does not.

``PROMISES=full`` damages 200 backups; otherwise 40.
"""

import io
import os
import random

import pytest

from app.backup import sealing
from app.backup.sealing import CHUNK, HEAD, TAG, Sealer, check, opened
from app.servers import Refused

FULL = os.environ.get("PROMISES") == "full"
COUNT = 200 if FULL else 40
KEY, OTHER = b"k" * 32, b"o" * 32


def sealed(plain, key=KEY):
    file = io.BytesIO()
    file.fileno = lambda: os.open("/dev/null", os.O_RDONLY)
    sealer = Sealer(file, key)
    for at in range(0, len(plain), 300_000):
        sealer.write(plain[at : at + 300_000])
    sealer.end()
    return file.getvalue()


def read(content, key=KEY):
    return b"".join(opened(io.BytesIO(content), key))


@pytest.fixture(autouse=True)
def no_disk(monkeypatch):
    monkeypatch.setattr(sealing.os, "fsync", lambda number: os.close(number))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_was_sealed_comes_back(size):
    plain = random.Random(size).randbytes(size)

    assert read(sealed(plain)) == plain


def test_nothing_of_it_can_be_read_in_the_file():
    assert b"Nguy" not in sealed("Nguyễn Văn A".encode() * 1000)


def test_the_same_backup_sealed_twice_is_another_file():
    assert sealed(b"same") != sealed(b"same")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "backup-not-one"),
        (b"PK\x03\x04" + b"\x00" * 100, "backup-not-one"),
        (sealing.MAGIC, "backup-not-one"),
    ],
)
def test_what_is_no_backup_is_called_so(content, key):
    assert refusal(content) == key


def test_a_backup_of_another_house_is_called_so():
    assert refusal(sealed(b"x", OTHER)) == "backup-other-key"


def test_a_key_that_only_looks_right_opens_nothing():
    start = len(sealing.MAGIC)
    content = sealed(b"x", OTHER)
    forged = content[:start] + sealing.key_id(KEY) + content[start + sealing.KEY_ID :]

    assert refusal(forged) == "backup-damaged"


def chunks_of(content):
    body = content[HEAD:]
    return content[:HEAD], [body[at : at + CHUNK + TAG] for at in range(0, len(body), CHUNK + TAG)]


def cut(content, chance):
    return content[: chance.randrange(len(content))]


def cut_at_a_chunk(content, chance):
    head, chunks = chunks_of(content)
    return head + b"".join(chunks[: chance.randrange(len(chunks))])


def flipped(content, chance):
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def reordered(content, chance):
    head, chunks = chunks_of(content)
    first, second = chance.sample(range(len(chunks) - 1), 2)
    chunks[first], chunks[second] = chunks[second], chunks[first]
    return head + b"".join(chunks)


def one_left_out(content, chance):
    head, chunks = chunks_of(content)
    del chunks[chance.randrange(len(chunks))]
    return head + b"".join(chunks)


def one_twice(content, chance):
    head, chunks = chunks_of(content)
    at = chance.randrange(len(chunks))
    return head + b"".join([*chunks[:at], chunks[at], *chunks[at:]])


def lengthened(content, chance):
    return content + chance.randbytes(chance.randrange(1, 2 * CHUNK))


def mixed(content, chance):
    """One chunk of another backup of the same house."""
    head, chunks = chunks_of(content)
    at = chance.randrange(len(chunks))
    chunks[at] = chunks_of(sealed(b"y" * (4 * CHUNK + 1000)))[1][at]
    return head + b"".join(chunks)


def with_the_head_of_another(content, chance):
    return sealed(b"z")[:HEAD] + content[HEAD:]


def sealed_by_another(content, chance):
    return sealed(b"x" * chance.randrange(CHUNK), OTHER)


DAMAGES = (cut, cut_at_a_chunk, flipped, reordered, one_left_out, one_twice, lengthened, mixed,
           with_the_head_of_another, sealed_by_another)  # fmt: skip


@pytest.mark.promise
def test_every_damaged_backup_is_refused():
    chance = random.Random(3)
    whole = sealed(chance.randbytes(4 * CHUNK + 1000))
    passed = []
    for number in range(COUNT):
        damage = DAMAGES[number % len(DAMAGES)]
        if refusal(damage(whole, chance)) is None:
            passed.append(damage.__name__)
    print(f"\n{COUNT} damaged backups: {COUNT - len(passed)} refused")

    assert passed == []
    assert refusal(whole) is None


def refusal(content, key=KEY):
    try:
        check(io.BytesIO(content), key)
    except Refused as refused:
        return refused.key
    return None
