"""Whole lives of marked people, made by the real verbs; and every secret there is of them by then."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import text

from records.appointment import actions as appointments
from records.call_back import actions as call_backs
from records.call_back.safe_time import SafeTime
from records.consent.purposes import CREDIT, FOLLOW_UP, REGISTRATION, STORY, TRAINING
from records.consent.said import ConsentText
from records.counselling import actions as talks
from records.introduction import actions as introductions
from records.ledger import session
from records.placement import actions as placements
from records.referral import actions as referrals
from records.seeker import consenting
from records.trial import actions as trials
from records.vault.model import DataKey
from records.vault.safe import safe_of
from tests.access.marked import Marks, register
from tests.factories import Known, World

FIRMS = 4
PARTS = (("contact",), ("words",), ("profile", "contact"), ("profile",))
PURPOSES = (REGISTRATION, STORY, TRAINING, FOLLOW_UP)
ASKING = {FOLLOW_UP: {"channel": "call", "hours": "evening", "answers": "only-me"}}


@dataclass
class Life:
    """One person with their secrets by field; ``firm`` was granted ``parts`` and has them still."""

    marks: Marks
    known: Known
    firm: int
    parts: tuple[str, ...]
    secrets: dict[str, str] = field(default_factory=dict)


@dataclass
class Village:
    """All lives in a house, the firms and the staff."""

    world: World
    firms: list[Known]
    vacancies: list[Any]
    lives: list[Life]


def settle(world: World, count: int) -> Village:
    """Let so many people live through everything; commits as doors would."""
    firms = [world.an_employer(name=f"Xưởng số {n}") for n in range(FIRMS)]
    posted = [[world.a_vacancy(x, places=999, open_until=None) for _ in range(3)] for x in firms]
    session.commit()
    lives = []
    for n in range(count):
        lives.append(_live(world, Marks(n), n % FIRMS, firms[n % FIRMS], posted[n % FIRMS]))
        session.commit()
    return Village(world, firms, [x for some in posted for x in some], lives)


def _live(world: World, marks: Marks, number: int, firm: Known, vacancies: list[Any]) -> Life:
    known = register(world, marks, counsellor_id=world.counsellor.account_id)
    life = Life(marks, known, number, PARTS[marks.n // FIRMS % len(PARTS)])
    life.secrets = marks.facts | _of_consents(world, life) | _of_work(world, life, firm, vacancies)
    life.secrets |= {"access_code": known.login, "seeker_code": known.seeker_code, **_of_rows(life)}
    for name in ("refused_words", "search"):
        life.secrets[name] = marks.word(name)
    return life


def _of_consents(world: World, life: Life) -> dict[str, str]:
    """Agree to everything once, each under a text of one's own."""
    found, person = {}, life.known.seeker
    for purpose in PURPOSES:
        shown = ConsentText(purpose, 1, "vi", f"{purpose} {life.marks.n}")
        asked = consenting.asked_of_self(person.person_id)
        more = ASKING.get(purpose, {})
        consent = consenting.agree(world.act(), person, shown, asked=asked, how="paper", **more)
        found[f"consent_{purpose}"] = shown.digest
        found[f"consent_code_{purpose}"] = consent.code
    assert CREDIT not in found
    return found


def _of_work(world: World, life: Life, firm: Known, vacancies: list[Any]) -> dict[str, str]:
    """Be refused and asked again; go to an interview; be said to have started, which never was."""
    word, act, employer = life.marks.word, world.act(), world.act(firm)
    refused = world.an_introduction(life.known, vacancies[0], parts=life.parts)
    introductions.decline(employer, refused, reason=word("decline"))
    met = world.an_introduction(life.known, vacancies[1], parts=life.parts)
    introductions.invite(employer, met, at=world.clock(), where=word("where"))
    started = world.an_introduction(life.known, vacancies[2], parts=life.parts)
    placed = placements.report_start(
        employer, started, started_on=act.today, pay_written=word("pay")
    )
    placements.dispute(act, placed, reason=word("dispute"))
    placements.fall_through(act, placed, reason=word("end"))
    again = world.a_proposal(life.known, world_vacancy(world, firm))
    introductions.lapse(act, again)
    introductions.reopen(act, again, reason=word("reopen"))
    session.flush()
    return (
        _of_trial(world, life, firm)
        | _of_care(world, life)
        | {
            "decline_reason": word("decline"),
            "interview_where": word("where"),
            "pay_written": word("pay"),
            "dispute_reason": word("dispute"),
            "end_reason": word("end"),
            "reopen_reason": word("reopen"),
            "introduction_code": met.code,
            "placement_code": placed.code,
            "grant_code": _one('select code from "grant" where id = :id', id=met.grant_id),
        }
    )


def _of_trial(world: World, life: Life, firm: Known) -> dict[str, str]:
    """Be tried out; report, and add a sentence to the reference without showing it."""
    word, own, vacancy = life.marks.word, world.act(life.known), world_vacancy(world, firm)
    met = world.an_introduction(life.known, vacancy, parts=life.parts)
    trial = world.a_trial(met, went="alone")
    trials.report(own, trial, side="seeker", went=["alone"], words=word("tried"))
    trials.own(own, met, own_words=word("reference"), shown=False)
    return {"tried_words": word("tried"), "reference_words": word("reference")}


def _of_care(world: World, life: Life) -> dict[str, str]:
    """Be counselled, agree to meet, be sent on, ask to be called: each in words of one's own."""
    word, act, seeker = life.marks.word, world.act(), life.known.seeker
    talks.note(act, seeker, kind="work", held_on=act.today, words=word("talk"))
    at = world.clock() + timedelta(days=1)
    appointments.make(act, seeker, at=at, meets="elsewhere", about="work", place=word("meeting"))
    referrals.to_place(act, seeker, "organisation", where=word("sent"))
    own = world.act(life.known)
    call_backs.wish(own, seeker, safe=SafeTime("", "any"), note=word("call"))
    return {
        "talk_note": word("talk"),
        "meeting_place": word("meeting"),
        "sent_where": word("sent"),
        "call_note": word("call"),
    }


def world_vacancy(world: World, firm: Known) -> Any:
    """A further vacancy of a firm, for whom it is not the first time."""
    return world.a_vacancy(firm, places=9, open_until=None)


def _of_rows(life: Life) -> dict[str, str]:
    """What the tables hold that nobody is ever shown: hashes, keys, blind indexes."""
    person = life.known.person_id
    row = session.execute(
        text(
            "select p.code, encode(phone_index, 'hex'), encode(citizen_id_index, 'hex'),"
            " a.secret_hash, p.data_key_id from person p join account a on a.id = p.account_id"
            " where p.id = :id"
        ),
        {"id": person},
    ).one()
    safe = safe_of(session.get_one(DataKey, row[4]))
    return {
        "person_code": row[0],
        "phone_index": row[1],
        "citizen_id_index": row[2],
        "pin_hash": row[3].rsplit("$", 1)[1],
        "data_key": safe.key.hex() if safe else "",
    }


def _one(query: str, **values: Any) -> str:
    return str(session.scalar(text(query), values))
