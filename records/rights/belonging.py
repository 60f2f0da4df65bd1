"""Which rows of which table are one person's."""

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    String,
    and_,
    cast,
    literal,
    or_,
    select,
    union_all,
)

from records.account.model import Account, KnownDevice, OneTimeCode, SignIn
from records.alert.model import Alert
from records.appointment.model import Appointment
from records.call_back.model import CallBack
from records.channel.model import Channel
from records.consent.model import Consent
from records.counselling.model import Counselling
from records.deferral.model import Deferral
from records.follow_up.model import FollowUp
from records.grant.model import Grant
from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.outbox.model import Delivery, Event
from records.person.model import Person
from records.placement.model import Placement
from records.programme.model import Programme
from records.readiness.model import ReadinessItem
from records.referral.model import Referral
from records.rights.model import OutsideRequest, RightsRequest
from records.seeker.model import Seeker
from records.suggestion.model import Decision, FrozenLedger, ReachDay, Shortlisted
from records.trial.model import Trial, TrialReport
from records.vault import DataKey

Rows = ColumnElement[bool]
CARE = (Counselling, Appointment, CallBack, ReadinessItem, Referral)
"""What the centre does for a person before and beside any work."""
TOLD_OF = (Introduction, Trial, Placement, Appointment, Referral)
"""Records that letters are about."""


def rows_of(person_id: int) -> dict[str, Rows]:
    """Return, by table, the condition that a row is this person's.

    In the order erasing goes: what leads to a row is emptied after it.
    """
    seeker = select(Seeker.id).where(Seeker.person_id == person_id).scalar_subquery()
    account = select(Person.account_id).where(Person.id == person_id).scalar_subquery()
    centre = select(Person.centre_id).where(Person.id == person_id).scalar_subquery()
    return {
        "delivery": Delivery.event_id.in_(_events(person_id)),
        "history_line": or_(*_histories(person_id)),
        "reach_day": ReachDay.centre_id == centre,
        "alert": Alert.seeker_id == seeker,
        "channel": Channel.seeker_id == seeker,
        "deferral": Deferral.seeker_id == seeker,
        "decision": Decision.seeker_id == seeker,
        "shortlisted": Shortlisted.seeker_id == seeker,
        "frozen_ledger": FrozenLedger.seeker_id == seeker,
        "follow_up": FollowUp.placement_id.in_(
            select(Placement.id).where(Placement.seeker_id == seeker)
        ),
        **{row.__tablename__: row.seeker_id == seeker for row in CARE},
        "placement": Placement.seeker_id == seeker,
        "trial_report": TrialReport.trial_id.in_(select(Trial.id).where(Trial.seeker_id == seeker)),
        "trial": Trial.seeker_id == seeker,
        "introduction": Introduction.seeker_id == seeker,
        "grant": Grant.seeker_id == seeker,
        "consent": Consent.person_id == person_id,
        "rights_request": RightsRequest.person_id == person_id,
        "outside_request": OutsideRequest.person_id == person_id,
        "one_time_code": OneTimeCode.account_id == account,
        "known_device": KnownDevice.account_id == account,
        "sign_in": SignIn.account_id == account,
        "account": Account.id == account,
        "programme": Programme.id == _programme(person_id),
        "data_key": DataKey.id.in_(keys_of(person_id)),
        "seeker": Seeker.person_id == person_id,
        "person": Person.id == person_id,
    }


def keys_of(person_id: int) -> CompoundSelect[int]:
    """Return the ids of a person's two data keys: their own, and their envelope's."""
    own = select(Person.data_key_id).where(Person.id == person_id)
    return own.union_all(select(Programme.data_key_id).where(Programme.id == _programme(person_id)))


def _programme(person_id: int) -> ScalarSelect[int]:
    return select(Seeker.programme_id).where(Seeker.person_id == person_id).scalar_subquery()


def _histories(person_id: int) -> list[Rows]:
    seeker = select(Seeker.id).where(Seeker.person_id == person_id)
    of = {
        "seeker": seeker,
        "channel": select(Channel.id).where(Channel.seeker_id.in_(seeker)),
        "introduction": select(Introduction.id).where(Introduction.seeker_id.in_(seeker)),
        "trial": select(Trial.id).where(Trial.seeker_id.in_(seeker)),
        "placement": select(Placement.id).where(Placement.seeker_id.in_(seeker)),
        **{row.__tablename__: select(row.id).where(row.seeker_id.in_(seeker)) for row in CARE},
        "consent": select(Consent.id).where(Consent.person_id == person_id),
        "rights_request": select(RightsRequest.id).where(RightsRequest.person_id == person_id),
        "outside_request": select(OutsideRequest.id).where(OutsideRequest.person_id == person_id),
    }
    return [
        and_(HistoryLine.subject == subject, HistoryLine.subject_id.in_(ids))
        for subject, ids in of.items()
    ]


def _events(person_id: int) -> Select[int]:
    """Return the events a person's letters are about, whose subject is ``kind:id``."""
    seeker = select(Seeker.id).where(Seeker.person_id == person_id)
    ids = {"seeker": seeker} | {
        row.__tablename__: select(row.id).where(row.seeker_id.in_(seeker)) for row in TOLD_OF
    }
    subjects = union_all(
        *(
            select(literal(f"{kind}:").concat(cast(of.subquery().c.id, String)))
            for kind, of in ids.items()
        )
    )
    return select(Event.id).where(Event.subject.in_(subjects))
