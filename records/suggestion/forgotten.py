"""Nobody forgotten: whom no open vacancy suits as things are, and what keeps most of them away.

Limits count, and are named, for one's own people only. Everybody else's are looked for without them: whether
somebody stands here says nothing of what a colleague may not know.
"""

from dataclasses import dataclass
from datetime import date

from matcher.advising import Adviser
from matcher.criteria import LIMITS
from matcher.forgotten import Cause
from records.seeker import queries as seekers
from records.seeker.limits import limits_of, limits_of_many
from records.seeker.queries import SeekerLine
from records.suggestion.as_facts import seeker_facts
from records.suggestion.shelves import shelves

SHOWN = 3
_LIMITS = frozenset(limit.key for limit in LIMITS)


@dataclass(frozen=True, slots=True)
class KeptAway:
    """A condition, and how many open vacancies it keeps away from somebody, whatever else does too."""

    criterion: str
    vacancies: int


@dataclass(frozen=True, slots=True, repr=False)
class Forgotten:
    """Somebody for whom nothing passes; for the centre's counsellors only."""

    seeker: SeekerLine
    causes: tuple[KeptAway, ...]


def forgotten(
    centre_id: int, *, counsellor_id: int | None, reader_id: int, today: date
) -> tuple[Forgotten, ...]:
    """Return a counsellor's people (or all) whom nothing suits, those with most kept away first.

    `reader_id` is who reads it: only of their own people limits are told.
    """
    whose = seekers.ids_at(centre_id)
    if counsellor_id is not None:
        whose = seekers.ids_of(centre_id, counsellor_id=counsellor_id)
    wished = seekers.wishes_of_many(sorted(whose))
    looking = [seeker_facts(said) for said in wished.values() if said.state == "looking"]
    known = limits_of_many(sorted(whose), today, reader_id=reader_id)
    found = Adviser(shelves().matcher(today)).forgotten(looking, today=today, limits_of=known)
    for seeker_id in known.keys() & found:
        if any(cause.criterion in _LIMITS for cause in found[seeker_id][:SHOWN]):
            limits_of(seeker_id, today, named=True)  # a limit told is a look, and noted
    return _shown(found)


def _shown(found: dict[int, tuple[Cause, ...]]) -> tuple[Forgotten, ...]:
    lines = seekers.lines(sorted(found))
    people = [
        Forgotten(lines[key], tuple(KeptAway(x.criterion, x.kept_away) for x in causes[:SHOWN]))
        for key, causes in found.items()
        if key in lines
    ]
    return tuple(sorted(people, key=_most))


def _most(each: Forgotten) -> tuple[int, str]:
    return -(each.causes[0].vacancies if each.causes else 0), each.seeker.code
