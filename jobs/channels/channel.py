"""What every channel is: a function from frozen bytes to a code, or a failure."""

from collections.abc import Callable
from datetime import datetime

from jobs.receivers import Receiver
from records.outbox.queries import Parcel


class Failed(Exception):
    """The letter was not taken. ``final`` means that trying again the same way is useless."""

    def __init__(self, code: str, *, final: bool = False) -> None:
        """Keep what the other side said."""
        super().__init__(code)
        self.code, self.final = code, final


Channel = Callable[[Parcel, Receiver, datetime], str]
