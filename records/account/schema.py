"""What is typed at a door."""

import re
from itertools import pairwise
from typing import Any

from records.account.owed import Owed
from records.account.passwords import SHORTEST, is_easy
from records.field.basic import Text, YesNo, refuse
from records.field.schema import RoomSchema, describe
from records.ledger import Role

OLD = describe("password", seen_by="", autocomplete="current-password")
PIN = describe("password", seen_by="", hint=True, inputmode="numeric", width="5")


class SignInSchema(RoomSchema):
    """A name and a secret; each door calls them what its visitors call them."""

    login = Text(
        limit=120,
        guard="none",
        required=True,
        metadata=describe("text", seen_by="", autocomplete="username"),
    )
    secret = Text(
        limit=200,
        guard="none",
        required=True,
        metadata=describe("password", seen_by="", autocomplete="current-password"),
    )

    borrowed = YesNo(metadata=describe("tick", seen_by="", hint=True))

    def __init__(self, door: str) -> None:
        """Take the words of one door: seeker, employer or staff."""
        super().__init__(exclude=() if door == "seeker" else ("borrowed",))
        self.words = f"sign-in-{door}"  # type: ignore[misc]
        if door == "seeker":
            # Seekers borrow phones: the browser must not offer one person's code to the next.
            for box in self.fields.values():
                box.metadata = {**box.metadata, "autocomplete": "off"}


class Pin(Text):
    """Six digits; not one digit six times, nor a run up or down."""

    free = False

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        digits = super()._deserialize(value, attr, data)
        if not re.fullmatch(r"[0-9]{6}", digits):
            raise refuse("field-pin")
        steps = {int(after) - int(before) for before, after in pairwise(digits)}
        if steps in ({0}, {1}, {-1}):
            raise refuse("field-pin-easy")
        return digits


class PinSchema(RoomSchema):
    """The PIN a seeker chooses at the counter."""

    words = "access"

    pin = Pin(limit=6, required=True, metadata=PIN)


class Code(Text):
    """A code that was shown, sent or told; each kind is longer than none and shorter than a line."""

    free = False


class CodeSchema(RoomSchema):
    """The second step: one code, and for who gets it by letter whether this browser is remembered."""

    code = Code(
        limit=30,
        required=True,
        metadata=describe("text", seen_by="", hint=True, autocomplete="one-time-code", width="10"),
    )
    remember = YesNo(metadata=describe("tick", seen_by="", hint=True))

    def __init__(self, owed: Owed) -> None:
        """Take the words of what is owed."""
        super().__init__(exclude=() if owed == Owed.MAIL else ("remember",))
        self.words = f"sign-in-{owed}"  # type: ignore[misc]
        if owed != Owed.TOTP:
            # A recovery code has letters in it; the others are digits, and a phone shows its number keys.
            box = self.fields["code"]
            box.metadata = {**box.metadata, "inputmode": "numeric"}


class Secret(Text):
    """A secret in use; taken as it is."""

    free = False


class NewPassword(Text):
    """A password of one's own choice: long enough, and not easily guessed."""

    free = False

    about: tuple[str, ...] = ()
    """Words on its owner that it must not rest on."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> str:
        chosen = super()._deserialize(value, attr, data)
        if len(chosen) < SHORTEST:
            raise refuse("field-password-short", shortest=SHORTEST)
        if is_easy(chosen, self.about):
            raise refuse("field-password-easy")
        return chosen


class NewPinSchema(RoomSchema):
    """A seeker's new PIN."""

    words = "new-pin"

    old = Secret(limit=200, required=True, metadata={**OLD, "autocomplete": "off"})
    new = Pin(limit=6, required=True, metadata=PIN)


class NewPasswordSchema(RoomSchema):
    """The new password of an employer or of somebody of the staff."""

    words = "new-password"

    old = Secret(limit=200, required=True, metadata=OLD)
    new = NewPassword(
        limit=200,
        required=True,
        metadata=describe("password", seen_by="", hint=True, autocomplete="new-password"),
    )

    def __init__(self, login: str, **kwargs: Any) -> None:
        """Take the name they sign in with: a password must not rest on it."""
        super().__init__(**kwargs)
        self.fields["new"].about = (login, *login.split("@"))  # type: ignore[attr-defined]


def new_secret(role: Role, login: str, *, knows_old: bool) -> RoomSchema:
    """Return the boxes for a new secret; who came in by a code of the desk is not asked for the old one."""
    exclude = () if knows_old else ("old",)
    if role == Role.SEEKER:
        return NewPinSchema(exclude=exclude)
    return NewPasswordSchema(login, exclude=exclude)
