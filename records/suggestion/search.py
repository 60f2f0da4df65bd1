"""One person's question to the matcher: read once, and asked as often as a page wants."""

from dataclasses import dataclass
from datetime import date

from matcher.facts import NO_LIMITS, Limits, Seeker
from matcher.match import Matcher
from records.seeker import queries as seekers
from records.seeker.limits import limits_of
from records.suggestion.as_facts import seeker_facts
from records.suggestion.decisions import refused_by
from records.suggestion.shelves import shelves


@dataclass(frozen=True, slots=True, repr=False)
class Search:
    """Who looks, what the law sets on them, and a matcher without what they said no to."""

    seeker: Seeker
    limits: Limits
    matcher: Matcher
    today: date


def search_of(seeker_id: int, *, today: date, limited: bool = True) -> Search:
    """Return the question of one seeker today. Limits are arguments of it and nothing else.

    Not ``limited`` it is for a colleague of their counsellor, who must not see a limit act either.
    """
    return Search(
        seeker_facts(seekers.wishes_of(seeker_id)),
        limits_of(seeker_id, today) if limited else NO_LIMITS,
        shelves().matcher(today).without(refused_by(seeker_id, today=today)),
        today,
    )
