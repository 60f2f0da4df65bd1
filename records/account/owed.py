"""The second proof that is still owed for a half sign-in."""

from enum import StrEnum


class Owed(StrEnum):
    """An authenticator to be set up, the code of one, or the code of a letter."""

    ENROL = "enrol"
    TOTP = "totp"
    MAIL = "mail"
