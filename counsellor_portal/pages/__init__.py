"""The pages of the desk, one module per thing a counsellor works on."""

from counsellor_portal.pages import (
    access,
    consents,
    inbox,
    introductions,
    matches,
    placements,
    registers,
    registration,
    rights,
    seeker_data,
    seekers,
    stuck,
    today,
    twice,
    vacancies,
    wishes,
)

__all__ = [
    "access",
    "consents",
    "inbox",
    "introductions",
    "matches",
    "placements",
    "registers",
    "registration",
    "rights",
    "seeker_data",
    "seekers",
    "stuck",
    "today",
    "twice",
    "vacancies",
    "wishes",
]
