"""The line on the next page that takes back what was just done, to one thing or to several at once."""

from typing import Any

from flask import flash, request

UNDO = "undo"
MOST = 50
"""No page lets more be ticked at once; the cookie that carries them to the next page holds them."""


def undoable(sentence: str, *, url: str, codes: list[str]) -> None:
    """Say that something was done, with a button that posts these codes to ``url`` to undo it."""
    said: Any = {"text": sentence, "url": url, "codes": " ".join(codes[:MOST])}
    flash(said, UNDO)


def undone() -> list[str]:
    """Return the codes an undo line has sent."""
    return request.form.get("codes", "").split()[:MOST]
