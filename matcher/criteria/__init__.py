"""The criteria of a match, one file each. A new condition is one file and one name in `ALL`."""

from matcher.criteria import (
    accommodation,
    answers,
    barred_trade,
    chances,
    contract,
    distance,
    exit_suspended,
    experience,
    hours,
    insurance,
    licence,
    lifting,
    meals,
    pay,
    schooling,
    setting,
    shift,
    skills,
    standing,
    start,
    stay_in_commune,
    trade,
    training,
    transport,
    travel,
)
from matcher.criteria.asked import Asked
from matcher.criteria.criterion import Criterion

ALL: tuple[Criterion, ...] = tuple(
    criterion.CRITERION
    for criterion in (
        skills,
        trade,
        distance,
        pay,
        experience,
        licence,
        start,
        shift,
        accommodation,
        meals,
        transport,
        hours,
        contract,
        setting,
        insurance,
        travel,
        schooling,
        training,
        lifting,
        standing,
        chances,
        answers,
        barred_trade,
        stay_in_commune,
        exit_suspended,
    )
)
"""Every criterion, in the order its lines are read."""

ASKED: tuple[Asked, ...] = tuple(c for c in ALL if isinstance(c, Asked))
"""Those that look at each concept asked."""

CONDITIONS: tuple[Criterion, ...] = tuple(c for c in ALL if c.ask_seeker or c.ask_employer)
"""Those answered by choosing: stored by key in a vacancy's terms and a seeker's wishes."""

LIMITS: tuple[Criterion, ...] = tuple(c for c in ALL if c.group == "limit")
"""Those that only the person and their counsellor may hear named."""
