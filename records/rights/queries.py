"""What people ask about their own data, as they and the staff of their centre read it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from records import trail
from records.ledger import NotFound, session
from records.person.details import Opened
from records.person.queries import PersonFacts, many, safe_of_person
from records.rights.model import RightsRequest
from records.rights.requests import place
from records.rights.states import OPEN
from records.seeker.model import Seeker


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """One request; ``words`` and ``answer`` are empty once the person was erased."""

    code: str
    asks_for: str
    state: str
    how: str
    words: str
    answer: str
    asked_at: datetime
    acknowledge_by: date
    answer_by: date
    acknowledged_at: datetime | None
    ended_at: datetime | None
    first_by: int | None

    @property
    def owed(self) -> tuple[str, date] | None:
        """Return the next step the centre owes and its last day; nothing when it is over."""
        if self.state not in OPEN:
            return None
        if self.state == "received":
            return "acknowledge", self.acknowledge_by
        return "answer", self.answer_by


@dataclass(frozen=True, slots=True, repr=False)
class RequestLine:
    """One request as the staff read it, with whose it is; the name is opened when it is shown."""

    facts: RequestFacts
    details: Opened
    seeker_code: str
    counsellor_id: int | None


def of_person(person_id: int) -> tuple[RequestFacts, ...]:
    """Return a person's own requests, newest first."""
    query = select(RightsRequest).where(RightsRequest.person_id == person_id)
    return tuple(map(_facts, session.scalars(query.order_by(RightsRequest.id.desc()))))


def for_centre(centre_id: int, *, over: bool = False) -> tuple[RequestLine, ...]:
    """Return a centre's open requests (or those that are over), the one owed first before others."""
    known = RightsRequest.state.in_(OPEN)
    query = select(RightsRequest, Seeker.code).where(
        RightsRequest.centre_id == centre_id, ~known if over else known
    )
    order = RightsRequest.ended_at.desc() if over else RightsRequest.answer_by
    return _lines(query.order_by(order, RightsRequest.id))


def one_for_centre(code: str, *, centre_id: int) -> RequestLine:
    """Return one request of this centre."""
    query = select(RightsRequest, Seeker.code).where(
        RightsRequest.code == code, RightsRequest.centre_id == centre_id
    )
    found = _lines(query)
    if not found:
        raise NotFound()
    return found[0]


def _lines(query: Select[RightsRequest, str]) -> tuple[RequestLine, ...]:
    joined = query.join(Seeker, Seeker.person_id == RightsRequest.person_id)
    found = session.execute(joined).all()
    people = many({row.person_id for row, _ in found})
    return tuple(_line(row, code, people[row.person_id]) for row, code in found)


def _line(row: RightsRequest, code: str, person: PersonFacts) -> RequestLine:
    return RequestLine(_facts(row), person.details, code, person.counsellor_id)


def _facts(row: RightsRequest) -> RequestFacts:
    return RequestFacts(
        code=row.code,
        asks_for=row.asks_for,
        state=row.state,
        how=row.how,
        words=_opened(row, "words"),
        answer=_opened(row, "answer"),
        asked_at=row.asked_at,
        acknowledge_by=row.acknowledge_by,
        answer_by=row.answer_by,
        acknowledged_at=row.acknowledged_at,
        ended_at=row.ended_at,
        first_by=row.first_by,
    )


def _opened(row: RightsRequest, field: str) -> str:
    sealed = getattr(row, f"{field}_sealed")
    safe = safe_of_person(row.person_id) if sealed else None
    if safe is None:
        return ""
    trail.look("person", row.person_id, "requests")
    return safe.open(place(row.code, field), sealed) or ""
