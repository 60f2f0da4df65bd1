"""What erasing a person may do to a value."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from records.ledger import new_code

DIGEST_BYTES = 32


class Fate(Enum):
    """What is not touched, and why it may stay."""

    COUNTS = "a state, a day or a number that figures need; with nobody's name to it"
    BINDS = "an id, or a code of a record: it leads to what was emptied"
    LOCKED = "sealed under a key that is destroyed; nobody opens it again"


@dataclass(frozen=True, slots=True, eq=False)
class Emptied:
    """What it says is replaced by this."""

    to: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Renewed:
    """Another random value takes its place, so that an old paper or index leads nowhere."""

    make: Callable[[], Any]


COUNTS, BINDS, LOCKED = Fate.COUNTS, Fate.BINDS, Fate.LOCKED
NOTHING, NO_WORDS, NO_LIST, NO_FACTS = Emptied(), Emptied(""), Emptied([]), Emptied({})
NEW_CODE = Renewed(new_code)
NEW_DIGEST = Renewed(lambda: os.urandom(DIGEST_BYTES))
What = Fate | Emptied | Renewed
