"""What the supervisor raises when it can't go on: a message key and values, never a sentence."""

from collections.abc import Callable

Say = Callable[..., object]
"""``say(key, **values)``: tells the person at the console something, in their language."""


class Refused(Exception):
    """The servers can't be started, for a reason the person at the console can act on."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}" if values else key)
        self.key = key
        self.values = values
