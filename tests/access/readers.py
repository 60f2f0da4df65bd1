"""Who may be shown which secret of a marked person: said once, for every page of a house."""

from records.seeker.schema import RegistrationSchema
from tests.access.lives import Life

OWN = frozenset({"self", "counsellor", "desk"})
SEALED = frozenset({"self", "counsellor"})
BOTH_SIDES = OWN | {"firm"}
DESK = frozenset({"counsellor", "desk"})
NOBODY: frozenset[str] = frozenset()

# A person's copy of their own data holds what others wrote about them too.
READERS: dict[str, frozenset[str]] = {
    "name": OWN | {"contact"},
    "phone": OWN | {"contact"},
    "citizen_id": OWN,
    "birth_date": OWN,
    "address": OWN,
    "religion": OWN,
    "other_contact": OWN,
    "former_work": OWN,
    "own_words": OWN | {"words"},
    "pay_floor": OWN,
    "free_from": BOTH_SIDES,
    "credit_until": SEALED,
    "barred_until": SEALED,
    "stay_until": SEALED,
    "decline_reason": BOTH_SIDES,
    "interview_where": BOTH_SIDES,
    "pay_written": BOTH_SIDES,
    "dispute_reason": OWN,
    "end_reason": OWN,
    "reopen_reason": OWN,
    "tried_words": OWN,
    "reference_words": OWN,
    "talk_note": OWN,
    "meeting_place": OWN,
    "sent_where": OWN,
    "call_note": OWN,
    "introduction_code": BOTH_SIDES,
    "placement_code": BOTH_SIDES,
    "grant_code": frozenset({"self"}),
    "access_code": OWN,
    "seeker_code": DESK,
    "refused_words": frozenset({"self"}),
    "search": frozenset({"self"}),
}
"""Whatever is not named here nobody is shown: PIN, hashes, keys, indexes, tokens, proofs of consents."""

SEALED_IN_TABLES = frozenset({
    "name", "phone", "citizen_id", "birth_date", "address", "religion", "other_contact",
    "former_work", "credit_until", "barred_until", "stay_until", "talk_note", "meeting_place",
    "sent_where", "call_note",
    "pin", "data_key", "refused_words", "search", "token",
    "consent_registration", "consent_story", "consent_training-referral", "consent_follow-up",
})  # fmt: skip
"""What no file of the database may hold in plain, whatever it is for."""


def readers(field: str) -> frozenset[str]:
    """Return the relations that may be shown a field."""
    if field.startswith("consent_code_"):
        return OWN
    return READERS.get(field, NOBODY)


def relations(reader: str, life: Life) -> frozenset[str]:
    """Return what a reader is to a person: ``seeker 7`` to the seventh, ``firm 1`` to its own people."""
    kind, _, number = reader.partition(" ")
    if kind == "seeker":
        return frozenset({"self"} if number == str(life.marks.n) else ())
    if kind == "firm":
        return frozenset({"firm", *life.parts} if number == str(life.firm) else ())
    return frozenset({kind})


def may_read(reader: str, life: Life, field: str) -> bool:
    """Tell whether a page shown to this reader may say this."""
    return bool(readers(field) & relations(reader, life))


def agreed_with_the_schema() -> dict[str, bool]:
    """Whether the form's own ``seen_by`` and this list say the same of each private box."""
    boxes = RegistrationSchema().fields
    return {
        name: boxes[name].metadata["seen_by"] == {"seeker", "counsellor"}
        for name in ("name", "phone", "citizen_id", "birth_date", "address")
    }
