"""The employers' portal: post a vacancy, answer an introduction, report a start.

Made for somebody on the telephone in the yard: what waits for an answer comes first, an answer is one
tap, a vacancy needs five boxes. An employer sees neutral cards, then what was granted; nothing else.
"""

from flask import Blueprint

from records.ledger import Role

name = "employer"
roles = frozenset({Role.EMPLOYER})
bp = Blueprint("employer_portal", __name__, url_prefix="/employer", template_folder=None)


def menu(_role: Role) -> list[tuple[str, str]]:
    """Return the menu: key of the label, endpoint."""
    return [
        ("employer-menu-home", "employer_portal.home"),
        ("employer-menu-introductions", "employer_portal.introductions"),
        ("employer-menu-vacancies", "employer_portal.vacancies"),
        ("employer-menu-new", "employer_portal.new_vacancy"),
    ]


from employer_portal.pages import (  # noqa: E402, F401
    answers,
    check_ins,
    exclusions,
    fair_hiring,
    firm,
    home,
    introductions,
    joining,
    letters,
    members,
    replies,
    still_open,
    trials,
    vacancies,
    vacancies_file,
)
