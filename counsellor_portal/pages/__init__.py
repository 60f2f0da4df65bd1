"""The pages of the desk, one module per thing a counsellor works on."""

from counsellor_portal.pages import (
    access,
    breaches,
    consents,
    duplicates,
    enquiries,
    inbox,
    introductions,
    keeping,
    matches,
    placements,
    registration,
    seekers,
    stuck,
    today,
    vacancies,
    wishes,
)

__all__ = [
    "access",
    "breaches",
    "consents",
    "duplicates",
    "enquiries",
    "inbox",
    "introductions",
    "keeping",
    "matches",
    "placements",
    "registration",
    "seekers",
    "stuck",
    "today",
    "vacancies",
    "wishes",
]
