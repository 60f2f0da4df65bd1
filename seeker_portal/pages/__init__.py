"""The pages, one module per topic; importing this puts them on the blueprint."""

from seeker_portal import cards  # noqa: F401
from seeker_portal.pages import (  # noqa: F401
    alerts,
    asking,
    call_back,
    channel,
    check_ins,
    consents,
    courses,
    help,
    home,
    introductions,
    my_data,
    plan,
    seen,
    suggestions,
    trials,
    vacancies,
    wanted,
    wishes,
)
