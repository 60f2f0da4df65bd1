"""Writing down an outside request, and deciding on it: two persons to release, one to refuse."""

from dataclasses import dataclass
from datetime import date

from records.enquiry.model import Enquiry
from records.enquiry.paper import Paper
from records.enquiry.queries import place, safe
from records.enquiry.states import ENQUIRY
from records.ledger import Act, Refusal, new_code, session
from records.vault import new_data_key


class DaysOutOfOrder(Refusal):
    """A paper is written, then received, and neither is to come."""

    key = "refused-enquiry-days"


class AboutNobody(Refusal):
    """Of somebody who is not in the books there is nothing to release; that too is not said."""

    key = "refused-enquiry-about-nobody"


class SecondPersonOwed(Refusal):
    """Who proposed a release can't be the one who decides it."""

    key = "refused-enquiry-second-person"


class SilenceIsOver(Refusal):
    """A day until which the person is not told must be to come."""

    key = "refused-enquiry-silence-over"


@dataclass(frozen=True, slots=True)
class Silence:
    """The law that forbids telling the person, and the last day it does."""

    basis: str
    until: date


def receive(
    act: Act, paper: Paper, *, centre_id: int, person_id: int | None, received_on: date
) -> Enquiry:
    """Write down a request; until two persons decide otherwise, nothing is given."""
    if not paper.document_on <= received_on <= act.today:
        raise DaysOutOfOrder()
    key, held = new_data_key(act.now)
    code = new_code()
    enquiry = Enquiry(
        code=code,
        centre_id=centre_id,
        person_id=person_id,
        data_key=key,
        state=ENQUIRY.start,
        sealed=held.seal(place(code, "paper"), paper.pack()),
        received_on=received_on,
        noted_by=act.by.account_id,
        noted_at=act.now,
    )
    session.add(enquiry)
    session.flush()
    ENQUIRY.begin(enquiry, act)
    return enquiry


def propose(
    act: Act, enquiry: Enquiry, *, released: list[str], silence: Silence | None = None
) -> None:
    """Name the facts to release; a second person decides (two-person release: OWASP ASVS 5.0, 2.3.5)."""
    if enquiry.person_id is None:
        raise AboutNobody()
    _keep_silence(act, enquiry, silence)
    enquiry.released, enquiry.proposed_by = list(released), act.by.account_id
    ENQUIRY.move(enquiry, "propose", act)


def send_back(act: Act, enquiry: Enquiry, *, reason: str) -> None:
    """Ask for another proposal; the old one is gone."""
    ENQUIRY.move(enquiry, "return", act, reason)
    enquiry.released, enquiry.proposed_by = [], None
    enquiry.silence_sealed, enquiry.silent_until = None, None


def release(act: Act, enquiry: Enquiry) -> None:
    """Give what was proposed, as the second person."""
    if act.by.account_id in (None, enquiry.proposed_by):
        raise SecondPersonOwed()
    _decide(act, enquiry, "release")


def refuse(act: Act, enquiry: Enquiry, *, reason: str, silence: Silence | None = None) -> None:
    """Give nothing; one person is enough."""
    _keep_silence(act, enquiry, silence)
    enquiry.released = []
    _decide(act, enquiry, "refuse", reason)


def _decide(act: Act, enquiry: Enquiry, verb: str, reason: str | None = None) -> None:
    ENQUIRY.move(enquiry, verb, act, reason)
    enquiry.decided_by, enquiry.decided_at = act.by.account_id, act.now


def _keep_silence(act: Act, enquiry: Enquiry, silence: Silence | None) -> None:
    if silence is not None and silence.until <= act.today:
        raise SilenceIsOver()
    held, at = safe(enquiry), place(enquiry.code, "silence")
    enquiry.silence_sealed = held.seal(at, silence.basis) if held and silence else None
    enquiry.silent_until = silence.until if silence else None
