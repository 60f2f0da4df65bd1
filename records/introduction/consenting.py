"""P3: one employer may be told of the policy loan; off by default, started by the person alone.

The system itself tells the employer nothing: the centre may answer that employer with one fixed sentence,
and the person hands over the papers. No employer's view has a trace of it.
"""

from datetime import date, timedelta

from records.consent.model import Consent
from records.consent.purposes import LONGEST_DAYS, PER_EMPLOYER, PROGRAMME_KNOWN
from records.consent.queries import ConsentFacts, in_force
from records.consent.said import ConsentText
from records.introduction.model import Introduction
from records.ledger import Act, NotFound
from records.lifecycle.machine import Moved
from records.seeker.actions import own_row
from records.seeker.consenting import agree_that_known, asked_of_self, withdraw
from records.seeker.queries import wishes_of

NAMED = ("introduced", "interview", "trial", "started")


def let_employer_know(act: Act, introduction: Introduction, shown: ConsentText) -> Consent:
    """Write down the person's yes towards the employer of this introduction, for at most 90 days."""
    person_id = _own(act, introduction)
    if introduction.state not in NAMED:
        raise Moved(state=introduction.state)
    return agree_that_known(
        act,
        own_row(person_id),
        shown,
        employer_id=introduction.employer_id,
        until=act.today + timedelta(days=LONGEST_DAYS),
    )


def take_back(act: Act, introduction: Introduction) -> None:
    """End the yes towards this employer."""
    person_id = _own(act, introduction)
    held = known_to_employer(introduction, today=act.today)
    if held is None:
        raise NotFound()
    withdraw(act, own_row(person_id), held.code, asked=asked_of_self(person_id))


def known_to_employer(introduction: Introduction, *, today: date) -> ConsentFacts | None:
    """Return P3 towards the employer of an introduction if it holds today."""
    person_id = wishes_of(introduction.seeker_id).person_id
    employer_id = introduction.employer_id
    return in_force(person_id, PROGRAMME_KNOWN, today=today, employer_id=employer_id)


def can_be_known(introduction: Introduction) -> bool:
    """Tell the person whether this can be asked of them at all."""
    person_id = wishes_of(introduction.seeker_id).person_id
    return introduction.state in NAMED and set(asked_of_self(person_id)) >= PER_EMPLOYER


def _own(act: Act, introduction: Introduction) -> int:
    person_id = wishes_of(introduction.seeker_id).person_id
    if act.by.person_id != person_id:
        raise NotFound()
    return person_id
