"""A crowded house for the desk's benchmark: people, vacancies, introductions and starts, written in bulk.

Everybody's name is really sealed under a key of their own, for opening is what lists cost. What the desk's
pages do not read (accounts of people, consents, frozen reasons) is left out or the same for all.
"""

import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Table, insert, select

from app.sample.names import full_name
from bench import invented
from matcher.facts import Seeker, Spot, Term, Vacancy
from matcher.taxonomy import standard
from records.account.actions import open_account
from records.centre.model import Branch
from records.employer.model import Employer
from records.grant.model import Grant
from records.history.changes import ChangeCount
from records.history.model import HistoryLine
from records.introduction.model import Introduction
from records.ledger import Role, new_code, session
from records.person.model import Person
from records.placement.model import Placement
from records.programme.envelope import Envelope
from records.programme.model import Programme
from records.seeker.model import Seeker as SeekerRow
from records.suggestion.model import FrozenLedger
from records.vacancy.model import Vacancy as VacancyRow
from records.vacancy.model import VacancySpot
from records.vault import Safe, keyring
from records.vault.model import DataKey
from records.vault.safe import wrap

AT_ONCE = 5_000
EACH_LOOKS_AFTER = 500
EMPLOYERS = 1_000
STATES = ("proposed", "introduced", "interview", "started", "declined", "withdrawn")
Row = dict[str, Any]


def fill(centre_id: int, now: datetime, *, people: int, vacancies: int) -> list[int]:
    """Write so many people and open vacancies, one introduction for every third; return the counsellors."""
    counsellors = [
        _counsellor(centre_id, n, now) for n in range(max(people // EACH_LOOKS_AFTER, 1))
    ]
    branch_id = session.scalars(select(Branch.id)).first()
    _employers(centre_id, now)
    session.commit()
    _vacancies(vacancies, now)
    chance = Random(7)
    for each in _people(people, chance, now, centre_id, branch_id or 0, counsellors):
        _write(*each)
    _introductions(people, vacancies, chance, now, centre_id)
    _write(ChangeCount, [{"kind": "seeker", "number": people}])
    return counsellors


def _counsellor(centre_id: int, n: int, now: datetime) -> int:
    return open_account(
        role=Role.COUNSELLOR,
        login=f"tuvan{n}",
        secret="một câu thật dài",
        now=now,
        centre_id=centre_id,
        staff_name=f"Tư vấn {n}",
    )


def _write(model: Any, rows: list[Row]) -> None:
    """Write rows in transactions of their own: none may idle while the next ones are invented."""
    table: Table = model.__table__
    for begin in range(0, len(rows), AT_ONCE):
        session.execute(insert(table), rows[begin : begin + AT_ONCE])
        session.commit()


def _employers(centre_id: int, now: datetime) -> None:
    facts = {"commune_code": "19333", "contact_name": "Chị Lan", "contact_phone": "+84912000000"}
    rows = [
        {
            "id": n,
            "code": new_code(),
            "centre_id": centre_id,
            "state": "verified",
            "name": f"Công ty {n}",
            "contact_email": f"x{n}@firm.example",
            "joined_at": now,
            **facts,
        }
        for n in range(1, EMPLOYERS + 1)
    ]
    _write(Employer, rows)


def _vacancies(count: int, now: datetime) -> None:
    made = list(invented.vacancies(count, standard()))
    _write(VacancyRow, [_vacancy(it, now) for it in made])
    _write(VacancySpot, [_spot(it.id, spot) for it in made for spot in it.spots])
    _write(ChangeCount, [{"kind": "vacancy", "number": count}])


def _vacancy(it: Vacancy, now: datetime) -> Row:
    return {
        "id": it.id,
        "code": new_code(),
        "employer_id": it.id % EMPLOYERS + 1,
        "state": "open",
        "title": standard().trades[it.trade].vi if it.trade else "Lao động phổ thông",
        "trade": it.trade,
        "needs": [asdict(need) for need in it.needs],
        "terms": _terms(it.terms),
        "experience_months": 12 * it.experience_years,
        "pay_low": it.pay_low,
        "pay_high": it.pay_high,
        "month_low": it.pay_low,
        "month_high": it.pay_high,
        "starts_on": it.starts_on,
        "posted_at": now,
        "written_at": now,
        "changed_no": it.id,
    }


def _terms(terms: Any) -> Row:
    return {key: {"value": _value(it), "strength": it.strength} for key, it in terms.items()}


def _value(term: Term) -> Any:
    return sorted(term.value) if isinstance(term.value, frozenset) else term.value


def _spot(vacancy_id: int, spot: Spot) -> Row:
    return {
        "vacancy_id": vacancy_id,
        "country": "VN",
        "province_code": spot.province,
        "commune_code": spot.commune,
        "written": "",
    }


def _people(
    count: int, chance: Random, now: datetime, centre_id: int, branch_id: int, keepers: list[int]
) -> Iterator[tuple[Any, list[Row]]]:
    made = invented.seekers(count, standard())
    keys: list[Row] = []
    people, programmes, seekers, lines = [], [], [], []
    for it in made:
        began = now - timedelta(hours=chance.randrange(24 * 90))
        own, envelope = _key(2 * it.id - 1, began), _key(2 * it.id, began)
        keys += [own[0], envelope[0]]
        name = full_name(chance, woman=chance.random() < 0.4, upland=chance.random() < 0.2)
        people.append(
            {
                "id": it.id,
                "code": new_code(),
                "centre_id": centre_id,
                "branch_id": branch_id,
                "counsellor_id": keepers[it.id % len(keepers)],
                "data_key_id": 2 * it.id - 1,
                "name_sealed": own[1].seal(f"person|{it.id}|name", name),
                "registered_at": began,
            }
        )
        sealed = envelope[1].seal(f"programme|{it.id}|sealed", Envelope().pack())
        programmes.append({"id": it.id, "data_key_id": 2 * it.id, "sealed": sealed})
        seekers.append(_seeker(it, centre_id))
        lines.append(_line("seeker", it.id, "begin", "looking", began))
    yield DataKey, keys
    yield Person, people
    yield Programme, programmes
    yield SeekerRow, seekers
    yield HistoryLine, lines


def _key(key_id: int, made_at: datetime) -> tuple[Row, Safe]:
    ring, key = keyring(), os.urandom(32)
    wrapped = wrap(key_id, key, ring.masters[ring.current])
    row = {"id": key_id, "master": ring.current, "wrapped": wrapped, "made_at": made_at}
    return row, Safe(key)


def _seeker(it: Seeker, centre_id: int) -> Row:
    return {
        "id": it.id,
        "code": new_code(),
        "person_id": it.id,
        "programme_id": it.id,
        "centre_id": centre_id,
        "state": "looking",
        "trades": list(it.trades),
        "held": {held.concept: held.level for held in it.held},
        "years": it.years,
        "commune_code": it.home.commune if it.home else None,
        "reach_km": it.reach_km,
        "moves_to": sorted(it.moves_to),
        "pay_floor": it.pay_floor,
        "free_from": it.free_from,
        "wishes": _terms(it.wishes),
        "own_words": "",
        "changed_no": it.id,
    }


def _line(subject: str, key: int, verb: str, state: str, at: datetime) -> Row:
    return {
        "subject": subject,
        "subject_id": key,
        "verb": verb,
        "from_state": "",
        "to_state": state,
        "role": "counsellor",
        "happened_at": at,
    }


def _introductions(
    people: int, vacancies: int, chance: Random, now: datetime, centre_id: int
) -> None:
    """Every third person is put forward to somebody, in every state; who started is at work."""
    rows: list[list[Row]] = [[], [], [], [], []]
    for key, seeker_id in enumerate(range(3, people + 1, 3), start=1):
        vacancy_id, state = chance.randrange(1, vacancies + 1), chance.choice(STATES)
        moved = now - timedelta(hours=chance.randrange(24 * 40))
        both = {"seeker_id": seeker_id, "vacancy_id": vacancy_id}
        employer = vacancy_id % EMPLOYERS + 1
        rows[0].append({"id": key, **both, "score": 0, "lines": [], "frozen_at": moved})
        rows[1].append(_grant(key, both, employer, moved))
        rows[2].append(_introduction(key, both, employer, state, moved, centre_id))
        rows[3].append(_line("introduction", key, "begin", state, moved))
        if state == "started":
            rows[4].append(_placement(both, key, chance, moved, centre_id))
    for model, some in zip(
        (FrozenLedger, Grant, Introduction, HistoryLine, Placement), rows, strict=True
    ):
        _write(model, some)


def _grant(key: int, both: Row, employer_id: int, at: datetime) -> Row:
    until = at.date() + timedelta(days=90)
    given = {"given_at": at, "given_on": at.date(), "until": until, "how": "paper"}
    ids = {"id": key, "code": new_code(), **both, "employer_id": employer_id}
    return {**ids, **given, "parts": ["contact"], "text_version": "1"}


def _introduction(
    key: int, both: Row, employer_id: int, state: str, at: datetime, centre_id: int
) -> Row:
    times = {"begun_at": at, "moved_at": at, "interview_at": at if state == "interview" else None}
    ids = {"id": key, "code": new_code(), "centre_id": centre_id, "employer_id": employer_id}
    return {
        **ids, **both, **times, "ledger_id": key, "grant_id": key, "state": state,
        "asked_by": "counsellor", "interview_where": "",
    }  # fmt: skip


def _placement(both: Row, key: int, chance: Random, at: datetime, centre_id: int) -> Row:
    state = "reported" if chance.random() < 0.2 else "confirmed"
    ids = {"code": new_code(), "centre_id": centre_id, "introduction_id": key}
    return {
        **ids, **both, "state": state, "version": 1, "started_on": at.date(), "pay_written": "",
        "reported_by": "employer", "reported_at": at,
    }  # fmt: skip
