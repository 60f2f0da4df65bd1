"""Random public codes: what stands in URLs and on slips instead of a countable id."""

import secrets

# No 0/o, 1/l/i, u/v: a code is read aloud over the telephone. No a, e, y, d, w either: a Vietnamese
# keyboard (Telex, VNI) makes marks of what follows a vowel, and đ, ư of dd, w; and no word comes about.
ALPHABET = "23456789bcfghjkmnpqrstxz"
LENGTH = 10


def new_code() -> str:
    """Return ten random letters and digits (45 bits): too many to guess, short enough to type."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
