"""What is under way between the signed-in person and employers, each with its situation."""

from collections.abc import Iterable

from lobby.door import now, today
from records.introduction.queries import SeekerView, for_seeker
from seeker_portal.me import my_id
from seeker_portal.turn import OVER, mine_first, situation, turn

Going = tuple[SeekerView, str]
_GONE = ("declined", "withdrawn", "lapsed", "ended")


def introductions_of(seeker_id: int) -> list[Going]:
    """Return all of a person's introductions, those that wait for them first."""
    return _lived(for_seeker(seeker_id, today=today()))


def under_way(seeker_id: int) -> list[Going]:
    """Return those that are not over, those that wait for this person first."""
    views = for_seeker(seeker_id, today=today())
    return _lived(view for view in views if turn(view, now()) != OVER)


def by_vacancy() -> dict[str, Going]:
    """Return what stands between the signed-in person and each vacancy, by its code; for others nothing."""
    seeker_id = my_id()
    if seeker_id is None:
        return {}
    views = for_seeker(seeker_id, today=today())
    stands = (view for view in views if view.state not in _GONE)
    # What waits for the person comes last, so that it stands where an older one of the same vacancy would.
    return {view.vacancy.code: (view, lived) for view, lived in reversed(_lived(stands))}


def _lived(views: Iterable[SeekerView]) -> list[Going]:
    return [(view, situation(view, now())) for view in mine_first(views, now())]
