"""Destroying what the centre knows of one person, for good (Luật 91/2025/QH15: within 20 days).

Their keys first, then every column that ``columns`` lists, in the transaction of one act. Figures keep
counts, the trail keeps ids. Done twice, it is done once; cut off, nothing of it happened.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Table, delete, select, update

from records import trail
from records.account.actions import close_account
from records.appointment import actions as appointments
from records.appointment.model import Appointment
from records.appointment.states import APPOINTMENT
from records.call_back import actions as call_backs
from records.consent import actions as consents
from records.consent.model import Consent
from records.grant import actions as grants
from records.grant.model import Grant
from records.history.changes import changed
from records.introduction import actions as introductions
from records.introduction.model import Introduction
from records.introduction.states import ALIVE
from records.ledger import Act, Actor, Model, Role, locking, session
from records.person.model import Person
from records.referral import actions as referrals
from records.referral.model import Referral
from records.referral.states import ALIVE as REFERRED
from records.rights.belonging import Rows, keys_of, rows_of
from records.rights.columns import DELETED, fate_of
from records.rights.fates import Emptied, Renewed
from records.rights.model import RightsRequest
from records.rights.states import OPEN, REQUEST
from records.seeker.actions import KIND, own_row
from records.seeker.model import Seeker
from records.seeker.states import ERASED, SEEKER
from records.vault import destroy

Row = TypeVar("Row")


def erase(act: Act, person_id: int) -> None:
    """Erase a person; who asks whether they may is the door, or ``requests.erase_together``."""
    person = session.scalars(locking(select(Person).where(Person.id == person_id))).one()
    seeker = own_row(person_id)
    if seeker.state == ERASED:
        return
    number = changed(KIND)
    _end_what_goes_on(act, seeker, person_id)
    if person.account_id is not None:
        close_account(person.account_id, act.now)
    SEEKER.move(seeker, "erase", act)
    seeker.changed_no = number
    trail.note(act, verb="erase", subject="person", subject_id=person_id)
    session.flush()
    destroy(session.scalars(keys_of(person_id)).all(), act.now)
    for table, rows in rows_of(person_id).items():
        _forget(Model.metadata.tables[table], rows)
    session.expire_all()


def erase_again(key_ids: Collection[int], now: datetime) -> int:
    """Erase, in a restored database, whoever was erased since it was backed up; return how many.

    ``key_ids`` are the keys destroyed since. In the person's own name: it was their wish, or that of two of
    the staff, and the backup knows neither.
    """
    query = select(Person).where(Person.data_key_id.in_(key_ids)).order_by(Person.id)
    people = session.scalars(query).all()
    for person in people:
        own = Actor(Role.SEEKER, person.account_id, person.centre_id, person_id=person.id)
        erase(Act(own, now), person.id)
    return len(people)


def _end_what_goes_on(act: Act, seeker: Seeker, person_id: int) -> None:
    """End everything as if the person stepped back: nobody outside is told why."""
    for it in _each(Introduction, Introduction.seeker_id == seeker.id):
        if it.state in ALIVE:
            introductions.withdraw(act, it)
    for appointment in _each(Appointment, Appointment.seeker_id == seeker.id):
        if appointment.state == APPOINTMENT.start:
            appointments.call_off(act, appointment)
    call_backs.take_back(act, seeker)
    for referral in _each(Referral, Referral.seeker_id == seeker.id):
        if referral.state in REFERRED:
            referrals.drop(act, referral)
    for grant in _each(Grant, Grant.seeker_id == seeker.id):
        grants.withdraw(act, grant)
    for consent in _each(Consent, Consent.person_id == person_id):
        if consent.state == "given":
            consents.withdraw(act, consent)
    for request in _each(RightsRequest, RightsRequest.person_id == person_id):
        if request.state in OPEN:
            verb = "answer" if request.asks_for == "erase" else "take-back"
            REQUEST.move(request, verb, act)
            request.ended_at = act.now


def _each(kind: type[Row], theirs: Rows) -> Sequence[Row]:
    return session.scalars(locking(select(kind).where(theirs))).all()


def _forget(table: Table, rows: Rows) -> None:
    """Do to some rows what the list says of each column."""
    if table.name in DELETED:
        session.execute(delete(table).where(rows))
        return
    fates = fate_of(table.name)
    emptied = {name: fate.to for name, fate in fates.items() if isinstance(fate, Emptied)}
    if emptied:
        session.execute(update(table).where(rows).values(emptied))
    renewed = {name: fate for name, fate in fates.items() if isinstance(fate, Renewed)}
    for row_id in session.scalars(select(table.c.id).where(rows)).all() if renewed else ():
        fresh = {name: fate.make() for name, fate in renewed.items()}
        session.execute(update(table).where(table.c.id == row_id).values(fresh))
