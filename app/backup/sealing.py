"""The sealed file: AES-256-GCM in chunks, each bound to its place, the last one marked as the last.

``magic | version | key id (8) | salt (32)``, then chunks of 1 MiB, each with its tag. Every file has a key
of its own (HKDF-SHA256 over the backup key and the salt); the nonce is the chunk's number and whether it
is the last (the STREAM construction, Hoang et al. 2015); the head is bound to every chunk. Cut off,
flipped, reordered, lengthened or mixed files and foreign keys are all seen.
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.servers import Refused

MAGIC = b"BACKUP\x00\x01"
KEY_ID, SALT = 8, 32
HEAD = len(MAGIC) + KEY_ID + SALT
CHUNK, TAG = 1024 * 1024, 16


class Sealer:
    """Writes one file. What is not ended by ``end`` cannot be opened."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        """Write the head."""
        self.file = file
        self.head = MAGIC + key_id(key) + os.urandom(SALT)
        self.cipher, self.number, self.held = _cipher(key, self.head), 0, bytearray()
        file.write(self.head)

    def write(self, piece: bytes) -> None:
        """Take some bytes; a chunk is written when it is known not to be the last."""
        self.held += piece
        while len(self.held) > CHUNK:
            self._chunk(bytes(self.held[:CHUNK]), last=False)
            del self.held[:CHUNK]

    def end(self) -> None:
        """Write the last chunk and put everything on disk."""
        self._chunk(bytes(self.held), last=True)
        self.file.flush()
        os.fsync(self.file.fileno())

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        self.file.write(self.cipher.encrypt(_nonce(self.number, last), plain, self.head))
        self.number += 1


def opened(file: IO[bytes], key: bytes) -> Iterator[bytes]:
    """The bytes that were sealed, chunk by chunk; ``Refused`` at the first that is not as it was written."""
    head = file.read(HEAD)
    if len(head) < HEAD or not head.startswith(MAGIC):
        raise Refused("backup-not-one")
    if head[len(MAGIC) :][:KEY_ID] != key_id(key):
        raise Refused("backup-other-key")
    cipher, chunk = _cipher(key, head), file.read(CHUNK + TAG)
    for number in count():
        following = file.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(_nonce(number, not following), chunk, head)
        except (InvalidTag, ValueError):
            raise Refused("backup-damaged", chunk=number + 1) from None
        if not following:
            return
        chunk = following


def check(file: IO[bytes], key: bytes) -> None:
    """Go through the whole file once; ``Refused`` if it is not whole."""
    for _ in opened(file, key):
        pass
    file.seek(0)


def key_id(key: bytes) -> bytes:
    """What the head says of the key: enough to know it again, nothing of it."""
    return sha256(b"the id of a backup key|" + key).digest()[:KEY_ID]


def _cipher(key: bytes, head: bytes) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=head[-SALT:], info=b"backup file|1")
    return AESGCM(derived.derive(key))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
