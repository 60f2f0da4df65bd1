"""The counsellors' portal, called the desk: what waits today, people, matches, introductions, starts.

Counsellors and managers work here with the people of their own centre. An auditor sees the first page
with its counts and nothing personal.
"""

from flask import Blueprint

from records.ledger import Role

name = "counsellor_portal"
roles = frozenset({Role.COUNSELLOR, Role.MANAGER, Role.AUDITOR})
bp = Blueprint(name, __name__, url_prefix="/desk")

MENU = (
    ("desk-menu-home", "counsellor_portal.home"),
    ("desk-menu-seekers", "counsellor_portal.seekers"),
    ("desk-menu-register", "counsellor_portal.register"),
    ("desk-menu-vacancies", "counsellor_portal.vacancies"),
    ("desk-menu-employers", "counsellor_portal.employers"),
    ("desk-menu-courses", "counsellor_portal.courses"),
    ("desk-menu-introductions", "counsellor_portal.introductions"),
    ("desk-menu-placements", "counsellor_portal.placements"),
    ("desk-menu-inbox", "counsellor_portal.inbox"),
    ("desk-menu-held", "counsellor_portal.held"),
    ("desk-menu-stuck", "counsellor_portal.stuck"),
    ("desk-menu-rights", "counsellor_portal.rights"),
)


def menu(role: Role) -> list[tuple[str, str]]:
    """Return the label keys and endpoints of the menu for one role."""
    if role == Role.MANAGER:
        return [*MENU, ("desk-menu-staff", "counsellor_portal.staff")]
    return list(MENU[:1] if role == Role.AUDITOR else MENU)


from counsellor_portal import pages  # noqa: E402, F401  (views register on ``bp``)
