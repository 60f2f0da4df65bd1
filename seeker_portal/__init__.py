"""The seekers' portal: browse freely; signed in, see what fits, ask to be introduced, decide who sees what.

Nothing here tells one seeker from another: every page is the page of any jobseeker of the centre.
"""

from flask import Blueprint

from records.ledger import Role

name = "seeker_portal"
bp = Blueprint(name, __name__)
roles = frozenset({Role.STRANGER, Role.SEEKER})

_STRANGER = (
    ("seeker-page-menu-vacancies", f"{name}.vacancies"),
    ("seeker-page-menu-courses", f"{name}.courses"),
    ("help-menu", f"{name}.help_topics"),
    ("seeker-page-menu-sign-in", "entrance.seeker"),
)
_SEEKER = (
    ("seeker-page-menu-suggestions", f"{name}.suggestions"),
    ("seeker-page-menu-vacancies", f"{name}.vacancies"),
    ("seeker-page-menu-introductions", f"{name}.introductions"),
    ("seeker-page-menu-courses", f"{name}.courses"),
    ("seeker-page-menu-plan", f"{name}.plan"),
    ("seeker-page-menu-call-back", f"{name}.call_back"),
    ("seeker-page-menu-wishes", f"{name}.wishes"),
    ("seeker-page-menu-seen", f"{name}.seen"),
    ("seeker-page-menu-my-data", f"{name}.my_data"),
    ("help-menu", f"{name}.help_topics"),
)


def menu(role: Role) -> list[tuple[str, str]]:
    """Return the menu of a role: label keys and endpoints."""
    return list(_SEEKER if role == Role.SEEKER else _STRANGER)


# The pages register themselves on the blueprint above.
from seeker_portal import pages  # noqa: E402, F401
