"""The pages of the desk, one module per thing a counsellor works on."""

from counsellor_portal.pages import (
    access,
    consents,
    held,
    inbox,
    introductions,
    matches,
    placements,
    registration,
    seekers,
    staff,
    stuck,
    today,
    vacancies,
    wishes,
)

__all__ = [
    "access",
    "consents",
    "held",
    "inbox",
    "introductions",
    "matches",
    "placements",
    "registration",
    "seekers",
    "staff",
    "stuck",
    "today",
    "vacancies",
    "wishes",
]
