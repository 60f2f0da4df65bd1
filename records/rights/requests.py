"""Asking the centre about one's own data, and what the staff owe then, by the law's days."""

from sqlalchemy import ColumnElement, select

from records.ledger import Act, NotFound, Refusal, locking, new_code, session, the_one
from records.person.queries import keeper, safe_of_person
from records.rights.erasing import erase
from records.rights.model import RightsRequest
from records.rights.states import OPEN, REQUEST
from records.rule.deadlines import last_day


class AskedAlready(Refusal):
    """The same was asked for before, and the centre has not answered yet."""

    key = "refused-asked-already"


class AnotherPersonNeeded(Refusal):
    """Two different people of the staff decide this."""

    key = "refused-another-person-needed"


class ProposedFirst(Refusal):
    """Erasing at the counter is proposed by one of the staff and done by another."""

    key = "refused-proposed-first"


def ask(act: Act, person_id: int, asks_for: str, *, words: str, how: str) -> RightsRequest:
    """Write down what a person asks for; the days run from today (Luật 91/2025/QH15, NĐ 356/2025)."""
    safe = safe_of_person(person_id)
    if safe is None:
        raise NotFound()
    if open_row(person_id, asks_for) is not None:
        raise AskedAlready()
    code = new_code()
    request = RightsRequest(
        code=code,
        centre_id=keeper(person_id).centre_id,
        person_id=person_id,
        state=REQUEST.start,
        asks_for=asks_for,
        how=how,
        taken_by=act.by.account_id if how == "counter" else None,
        words_sealed=safe.seal(place(code, "words"), words or None),
        asked_at=act.now,
        acknowledge_by=last_day(asks_for, "acknowledge", act.today),
        answer_by=last_day(asks_for, "answer", act.today),
    )
    session.add(request)
    session.flush()
    REQUEST.begin(request, act)
    return request


def acknowledge(act: Act, request: RightsRequest) -> None:
    """Write that the person was told their request has come."""
    REQUEST.move(request, "acknowledge", act)
    request.acknowledged_at = act.now


def answer(act: Act, request: RightsRequest, *, words: str) -> None:
    """Write that what was asked for was done; to erase, see ``erase_together``."""
    if request.asks_for == "erase":
        raise ProposedFirst()
    _end(act, request, "answer", words)


def refuse(act: Act, request: RightsRequest, *, reason: str) -> None:
    """Say no, with the reason the person reads."""
    _end(act, request, "refuse", reason)


def take_back(act: Act, request: RightsRequest) -> None:
    """End a request because the person no longer wishes it."""
    _end(act, request, "take-back", "")


def propose_erasing(act: Act, request: RightsRequest) -> None:
    """Say, as the first of two people of the staff, that this person asked to be erased."""
    if request.asks_for != "erase":
        raise NotFound()
    REQUEST.move(request, "propose", act)
    request.first_by = act.by.account_id


def erase_together(act: Act, request: RightsRequest) -> None:
    """Erase, as the second of two people of the staff; this cannot be undone."""
    if request.asks_for != "erase" or request.state != "proposed":
        raise ProposedFirst()
    if request.first_by == act.by.account_id:
        raise AnotherPersonNeeded()
    erase(act, request.person_id)


def row(code: str, *, centre_id: int) -> RightsRequest:
    """Return the row of one request of this centre, locked."""
    return _one(RightsRequest.code == code, RightsRequest.centre_id == centre_id)


def own_row(code: str, *, person_id: int) -> RightsRequest:
    """Return the row of one of a person's own requests, locked."""
    return _one(RightsRequest.code == code, RightsRequest.person_id == person_id)


def open_row(person_id: int, asks_for: str) -> RightsRequest | None:
    """Return a person's open request for something, locked; there is one at most."""
    query = select(RightsRequest).where(
        RightsRequest.person_id == person_id,
        RightsRequest.asks_for == asks_for,
        RightsRequest.state.in_(OPEN),
    )
    return session.scalars(locking(query)).one_or_none()


def place(code: str, field: str) -> str:
    """Return what a sealed value is bound to."""
    return f"rights_request|{code}|{field}"


def _one(*conditions: ColumnElement[bool]) -> RightsRequest:
    return the_one(locking(select(RightsRequest).where(*conditions)))


def _end(act: Act, request: RightsRequest, verb: str, words: str) -> None:
    # The words are sealed; history says only that there were some.
    safe = safe_of_person(request.person_id)
    REQUEST.move(request, verb, act, "sealed" if words.strip() else None)
    if safe is not None:
        request.answer_sealed = safe.seal(place(request.code, "answer"), words or None)
    request.ended_at = act.now
