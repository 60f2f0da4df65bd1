"""The purposes a person is asked about, each alone (Luật 91/2025/QH15: voluntary, per purpose)."""

REGISTRATION = "registration"
PROGRAMME_KNOWN = "programme-known"
CREDIT = "credit-referral"
TRAINING = "training-referral"
FOLLOW_UP = "follow-up"
STORY = "story"

VERSIONS = {
    REGISTRATION: 1,
    PROGRAMME_KNOWN: 1,
    CREDIT: 2,
    TRAINING: 1,
    FOLLOW_UP: 1,
    STORY: 1,
}
"""Every purpose with the version of its text in use: P1, P3, P4, P5, P6, P7. A text that was shown is
never changed; a better one is a new version beside it."""
PURPOSES = tuple(VERSIONS)

FOR_MEMBERS = frozenset({PROGRAMME_KNOWN})
"""Asked only of people who are in the programme; nobody else ever sees it. Credit is asked of everybody:
any worker may borrow (NĐ 338/2025), and so neither the asking nor a referral tells who is in it."""
EVERYBODY = tuple(purpose for purpose in PURPOSES if purpose not in FOR_MEMBERS)
PER_EMPLOYER = frozenset({PROGRAMME_KNOWN})
"""Started by the person alone, for one employer, until a day."""
LONGEST_DAYS = 90
"""How long one employer may be told for, as with a grant."""

TEXT = "sms"
CHANNELS = ("call", TEXT, "visit")
HOURS = ("any", "morning", "noon", "evening")
ANSWERERS = ("only-me", "family")


def text_key(purpose: str, version: int) -> str:
    """Return the message key of a purpose's text."""
    return f"consent-{purpose}-text-{version}"
