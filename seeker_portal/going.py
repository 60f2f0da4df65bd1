"""What is under way between the signed-in person and employers, each with its situation."""

from lobby.door import now, today
from records.introduction.queries import SeekerView, for_seeker
from seeker_portal.me import my_id
from seeker_portal.turn import OVER, situations, turn

Going = tuple[SeekerView, str]
_GONE = ("declined", "withdrawn", "lapsed", "ended")


def introductions_of(seeker_id: int) -> list[Going]:
    """Return all of a person's introductions, those that wait for them first."""
    return situations(for_seeker(seeker_id, today=today()), now())


def under_way(seeker_id: int) -> list[Going]:
    """Return those that are not over, those that wait for this person first."""
    views = for_seeker(seeker_id, today=today())
    return situations((x for x in views if turn(x, now()) != OVER), now())


def by_vacancy() -> dict[str, Going]:
    """Return what stands between the signed-in person and each vacancy, by its code; for others nothing."""
    seeker_id = my_id()
    if seeker_id is None:
        return {}
    views = for_seeker(seeker_id, today=today())
    stands = (view for view in views if view.state not in _GONE)
    # What waits for the person comes last, so that it stands where an older one of the same vacancy would.
    lived = reversed(situations(stands, now()))
    return {view.vacancy.code: (view, how) for view, how in lived}
