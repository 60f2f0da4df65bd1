"""A duty: one thing only the centre can move."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, repr=False)
class Duty:
    """One line of the queue. ``n`` counts what the line stands for."""

    kind: str
    code: str
    who: str
    about: str
    holder: str
    since: datetime
    late: bool
    n: int = 1
