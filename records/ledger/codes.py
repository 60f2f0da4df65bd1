"""Random public codes: what stands in URLs and on slips instead of a countable id."""

import secrets

# No 0/o, 1/l/i, u/v: a code is read aloud over the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstwxyz"
LENGTH = 10


def new_code() -> str:
    """Return ten random letters and digits (48 bits): too many to guess, short enough to type."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
