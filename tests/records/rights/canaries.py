"""Somebody with something in every table, each word of it to be found again."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, text

from records.alert import actions as alerts
from records.appointment import actions as appointments
from records.call_back import actions as call_backs
from records.call_back.safe_time import SafeTime
from records.consent.purposes import STORY
from records.counselling import actions as talks
from records.follow_up import actions as follow_ups
from records.introduction import actions as introductions
from records.ledger import session
from records.outbox import actions as outbox
from records.person.details import Details, seal
from records.person.queries import row as person_row
from records.placement import actions as placements
from records.programme.envelope import Envelope
from records.readiness import actions as readiness
from records.readiness.actions import Said
from records.referral import actions as referrals
from records.rights.model import OutsideRequest
from records.rights.requests import ask
from records.suggestion import actions as suggestions
from records.tables import metadata
from records.trial import actions as trials
from records.vacancy.browsing import Sought

CANARIES = (
    "Yếncanary-lời",
    "Yếncanary-từ-chối",
    "Yếncanary-chỗ-hẹn",
    "Yếncanary-nghỉ",
    "Yếncanary-lương",
    "Yếncanary-còn-làm",
    "Yếncanary-hỏi",
    "Yếncanary-đóng",
    "Yếncanary-tìm",
)
NAME, PHONE, CITIZEN_ID = "Đỗ Thị Yếncanary", "+84987654321", "045190001234"


@dataclass(frozen=True)
class Life:
    """A person, the firm they started with, and what they are known by."""

    seeker: Any
    employer: Any
    citizen_id: str = CITIZEN_ID


def a_full_life(world: Any) -> Life:
    """Registered, agreed, introduced four times, started, ended, asked for things, was asked about."""
    seeker = world.a_seeker(
        name=NAME,
        phone=PHONE,
        own_words="Yếncanary-lời",
        envelope=Envelope(member=True, credit_until=world.act().today + timedelta(days=99)),
    )
    person = person_row(seeker.person_id, centre_id=world.centre_id)
    seal(person, Details(NAME, PHONE, CITIZEN_ID, date(1990, 2, 3), "Số 5, đường Yếncanary"))
    world.a_consent(seeker.seeker, STORY)
    employer = world.an_employer()
    _declined(world, seeker, world.an_employer(name="Công ty May Hạnh"))
    _ended(world, seeker, employer)
    _tried(world, seeker, world.an_employer(name="Lò bánh Hạnh"))
    met = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact", "words"))
    introductions.invite(
        world.act(employer), met, at=world.clock() + timedelta(days=2), where="Yếncanary-chỗ-hẹn"
    )
    suggestions.decide(world.act(seeker), seeker.seeker.id, world.a_vacancy().id, "saved")
    ask(world.act(seeker), seeker.person_id, "object", words="Xin đừng gọi.", how="screen")
    _asked_about(world, seeker)
    _cared_for(world, seeker)
    session.flush()
    return Life(seeker, employer)


def _declined(world: Any, seeker: Any, employer: Any) -> None:
    it = world.an_introduction(seeker, world.a_vacancy(employer), parts=("profile",))
    introductions.decline(world.act(employer), it, reason="Yếncanary-từ-chối")


def _tried(world: Any, seeker: Any, employer: Any) -> None:
    met = world.an_introduction(seeker, world.a_vacancy(employer), parts=("words",))
    trial, own = world.a_trial(met, went="alone"), world.act(seeker)
    trials.report(own, trial, side="seeker", went=["helped"], words="Yếncanary-làm-thử")
    trials.own(own, met, own_words="Yếncanary-nhận-xét", shown=True)


def _ended(world: Any, seeker: Any, employer: Any) -> None:
    it = world.an_introduction(seeker, world.a_vacancy(employer), parts=("contact",))
    act, desk = world.act(employer), world.act()
    started = placements.report_start(
        act,
        it,
        started_on=act.today - timedelta(days=4),
        contract="fixed",
        pay_written="Yếncanary-lương",
    )
    placements.confirm(desk, started)
    follow_ups.answer(desk, started, after_days=3, says="still", note="Yếncanary-còn-làm")
    placements.end(act, started, ended_on=act.today, reason="Yếncanary-nghỉ")
    session.flush()
    for event in outbox.unopened():
        theirs = event.subject.startswith(("introduction", "placement"))
        outbox.open_event(event, ("mail-centre",) if theirs else (), world.clock())
    for handed in outbox.hand_over_due(world.clock(), limit=100):
        delivery = outbox.locked(handed.delivery_id)
        outbox.fail(delivery, "550", world.clock(), final=True)
        outbox.close(world.act(), delivery, "Yếncanary-đóng")


def _cared_for(world: Any, seeker: Any) -> None:
    act, row = world.act(), seeker.seeker
    talks.note(act, row, kind="work", held_on=act.today, words="Nói nhỏ")
    at = world.clock() + timedelta(days=1)
    appointments.make(act, row, at=at, meets="elsewhere", about="work", place="Ở đầu làng")
    readiness.write(act, row, {"phone": Said("missing")})
    call_backs.wish(world.act(seeker), row, safe=SafeTime("", "any"), note="Gọi khẽ")
    alerts.keep(world.act(seeker), row, Sought("Yếncanary-tìm"), at="", place="")
    referrals.to_place(act, row, "organisation", where="Hội ở làng")


def _asked_about(world: Any, seeker: Any) -> None:
    session.add(
        OutsideRequest(
            centre_id=world.centre_id,
            person_id=seeker.person_id,
            state="noted",
            asker="commune",
            office="UBND phường",
            document_no="12/CV",
            document_on=world.act().today,
            basis="Luật",
            asked="Yếncanary-hỏi",
            noted_by=world.counsellor.account_id,
            noted_at=world.clock(),
        )
    )


def dump(connection: Connection) -> str:
    """All rows of all tables as text; bytes are read as text where they are some."""
    lines = []
    for table in metadata.sorted_tables:
        if table.name == "destroyed_key":
            continue  # ids of keys; the pages may not read it
        for row in connection.execute(text(f'select * from "{table.name}" order by 1')):
            lines.append(" ".join(_said(value) for value in row))
    return "\n".join(lines)


def _said(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
