"""A person's work profile, filled from what they said they can do and look for: the same in both portals.

Not on it: why somebody looks, when they worked, what was between, what pay they would take, any limit.
"""

from collections.abc import Mapping
from typing import Any

from lobby import conditions
from lobby.door import today
from lobby.papers import in_one_line
from lobby.show import concept, telephone
from lobby.words import day, say
from matcher.taxonomy import standard
from papers.own import WorkProfile
from records.seeker.queries import SeekerFacts, Wishes

LEARNED, NOTHING = ("schooling", "training"), "none"


def work_profile(known: SeekerFacts, *, contact: bool) -> WorkProfile:
    """Return the profile, with telephone and commune only if that is wished."""
    who, wishes = known.person.details, known.wishes
    licence = standard().is_licence
    return WorkProfile(
        name=who.name,
        phone=telephone(who.phone) or None if contact else None,
        lives=in_one_line(known.person.commune_code) if contact else None,
        trades=tuple(map(concept, wishes.trades)),
        experience=tuple(years_in(wishes)),
        skills=tuple(concept(x) for x in wishes.held if not licence(x)),
        licences=tuple(concept(x) for x in wishes.held if licence(x)),
        schooling=_said(wishes.wishes, learned=True),
        wishes=(*_said(wishes.wishes, learned=False), *_where_and_when(wishes)),
    )


def years_in(wishes: Wishes) -> list[str]:
    """Return how long somebody worked in each trade: ``Thợ hàn: 3 năm``."""
    return [say("profile-years", trade=concept(x), years=n) for x, n in wishes.years.items() if n]


def _said(terms: Mapping[str, Any], *, learned: bool) -> tuple[str, ...]:
    some = {
        key: term
        for key, term in terms.items()
        if (key in LEARNED) == learned and term["value"] != NOTHING
    }
    return tuple(": ".join(pair) for pair in conditions.said(some))


def _where_and_when(wishes: Wishes) -> tuple[str, str]:
    where = "profile-anywhere" if wishes.moves_to else "profile-near"
    later = wishes.free_from if wishes.free_from and wishes.free_from > today() else None
    when = say("profile-from", day=day(later)) if later else say("profile-now")
    return say(where, km=wishes.reach_km), when
