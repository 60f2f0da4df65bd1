"""A small world in phrases: ``world.an_employer()``, ``world.a_vacancy(title=…)``, ``world.a_seeker()``.

Everything is made by the same verbs as in life. Values that do not matter are chosen here; a value a
test is about must be given by the test.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from records import trail
from records.account.actions import open_account
from records.centre import actions as centres
from records.centre.queries import branches
from records.consent.purposes import CREDIT
from records.consent.said import ConsentText
from records.employer import actions as employers
from records.introduction import actions as introductions
from records.ledger import Act, Actor, Role, session
from records.person.details import Details
from records.person.queries import row as person_row
from records.placement import actions as placements
from records.programme.envelope import Envelope
from records.seeker import actions as seekers
from records.seeker import consenting
from records.trial import actions as trials
from records.vacancy import actions as vacancies

SECRET = "một câu thật dài"
GIO_LINH, DONG_HA, DONG_HOI = "19495", "19333", "18880"
WELDER = "7212"

WISHES = {
    "trades": [WELDER],
    "held": {},
    "years": {WELDER: 3},
    "commune_code": DONG_HA,
    "reach_km": 20,
    "own_words": "Tôi làm chắc tay.",
}
"""What somebody looks for who says no more."""


@dataclass(frozen=True, slots=True)
class Known:
    """A principal with its sign-in."""

    account_id: int
    login: str
    role: Role
    centre_id: int
    employer_id: int | None = None
    person_id: int | None = None
    seeker: Any = None
    seeker_code: str = ""
    secret: str = SECRET


class World:
    """One centre, made at the clock's moment."""

    def __init__(self, clock: Callable[[], datetime], *, count: int = 0) -> None:
        self.clock = clock
        self.count = count
        self.centre_id = centres.found(
            name="Trung tâm Dịch vụ việc làm",
            province_code="44",
            email="centre@dvvl.example",
            phone="+842333000000",
            address="Đông Hà",
            branches={"Đông Hà": "dong-ha@dvvl.example"},
        )
        self.branch_id = branches(self.centre_id)[0].id
        self.counsellor = self._staff(Role.COUNSELLOR, "Trần Thị Hoa")

    def act(self, who: Known | None = None) -> Act:
        """An act of somebody (the counsellor, if nobody is named) at this moment."""
        known = who or self.counsellor
        actor = Actor(
            known.role, known.account_id, known.centre_id, known.employer_id, known.person_id
        )
        return Act(actor, self.clock())

    def a_manager(self) -> Known:
        return self._staff(Role.MANAGER, "Lê Văn Quý")

    def a_counsellor(self) -> Known:
        return self._staff(Role.COUNSELLOR, "Ngô Thị Lan")

    def an_auditor(self) -> Known:
        return self._staff(Role.AUDITOR, "Phan Thị Ánh")

    def an_employer(self, *, name: str = "Xưởng cơ khí Bình Minh") -> Known:
        """A verified employer with one member."""
        number = self._next()
        facts = {
            "name": name,
            "commune_code": DONG_HA,
            "contact_name": "Nguyễn Văn Bình",
            "contact_phone": "+84912000000",
            "contact_email": f"employer{number}@firm.example",
        }
        row = employers.join(self.act(), centre_id=self.centre_id, facts=facts)
        employers.verify(self.act(), row)
        account_id = self._account(Role.EMPLOYER, f"employer{number}@firm.example")
        employers.add_member(row.id, account_id)
        return Known(
            account_id, f"employer{number}@firm.example", Role.EMPLOYER, self.centre_id, row.id
        )

    def a_draft(self, employer: Known, **facts: Any) -> Any:
        """A vacancy that was not posted."""
        usual = {
            "title": "Thợ hàn",
            "trade": WELDER,
            "description": "Hàn khung thép trong xưởng.",
            "places": 2,
            "pay_low": 8_000_000,
            "pay_high": 10_000_000,
            "month_low": 8_000_000,
            "month_high": 10_000_000,
            "pay_written": "8 - 10 triệu",
            "open_until": (self.clock() + timedelta(days=30)).date(),
            "spots": [
                {
                    "country": "VN",
                    "province_code": "44",
                    "commune_code": DONG_HA,
                    "written": "Đông Hà",
                }
            ],
        }
        return vacancies.write(
            self.act(employer), {**usual, **facts}, employer_id=employer.employer_id
        )

    def a_vacancy(self, employer: Known | None = None, **facts: Any) -> Any:
        """An open vacancy of an employer."""
        holder = employer or self.an_employer()
        vacancy = self.a_draft(holder, **facts)
        vacancies.post(self.act(holder), vacancy)
        session.flush()
        return vacancy

    def a_seeker(
        self,
        *,
        name: str = "Hồ Văn Pả",
        phone: str | None = None,
        envelope: Envelope | None = None,
        **wishes: Any,
    ) -> Known:
        """A seeker with a sign-in; in the programme only if an envelope says so."""
        sealed = envelope or Envelope()
        row = seekers.register(
            self.act(),
            Details(name=name, phone=phone),
            {**WISHES, **wishes},
            centre_id=self.centre_id,
            branch_id=self.branch_id,
            counsellor_id=self.counsellor.account_id,
            envelope=replace(sealed, credit_until=None),
        )
        if sealed.credit_until is not None:
            self.a_consent(row, CREDIT)
            consenting.keep_credit_until(self.act(), row, sealed.credit_until)
        code = seekers.give_access(self.act(), row, pin=SECRET)
        account_id = self._account_of(row)
        return Known(
            account_id,
            code,
            Role.SEEKER,
            self.centre_id,
            person_id=row.person_id,
            seeker=row,
            seeker_code=row.code,
        )

    def a_crowd(self, *, of: int = 5, **wishes: Any) -> None:
        """So many people alike who look for work: among them nobody's neutral card singles them out."""
        usual = {"trades": [WELDER], "commune_code": DONG_HA, "years": {WELDER: 3}}
        for number in range(of):
            seekers.register(
                self.act(),
                Details(name=f"Người thứ {number}"),
                {**usual, **wishes},
                centre_id=self.centre_id,
                branch_id=self.branch_id,
                counsellor_id=None,
            )

    def a_consent(self, row: Any, purpose: str, **more: Any) -> Any:
        """A yes of a seeker, on a paper the counsellor wrote over today."""
        shown = ConsentText(purpose, 1, "vi", f"Lời văn: {purpose}")
        asked = consenting.asked_of_self(row.person_id)
        return consenting.agree(self.act(), row, shown, asked=asked, how="paper", **more)

    def a_proposal(self, seeker: Known, vacancy: Any) -> Any:
        """A seeker put forward by a neutral card."""
        with trail.unwatched("a test"):
            return introductions.propose(
                self.act(), seeker_id=seeker.seeker.id, vacancy_id=vacancy.id
            )

    def an_introduction(self, seeker: Known, vacancy: Any, *, parts: tuple[str, ...]) -> Any:
        """A seeker introduced, with what they granted."""
        introduction = self.a_proposal(seeker, vacancy)
        introductions.introduce(self.act(seeker), introduction, parts=parts, how="screen")
        return introduction

    def a_placement(self, employer: Known, introduction: Any) -> Any:
        """A start reported by the employer."""
        act = self.act(employer)
        return placements.report_start(act, introduction, started_on=act.today)

    def a_trial(self, introduction: Any, *, days: int = 1, went: str = "") -> Any:
        """A trial from today, agreed to; one of a day is over. ``went``: so the employer says of its task."""
        act = self.act()
        terms = {"tasks": ["Hàn khung"], "work_hours": "7:30 - 16:30", "pay_written": "300.000 đ"}
        last_day = act.today + timedelta(days=days - 1)
        trial = trials.propose(act, introduction, first_day=act.today, last_day=last_day, **terms)
        trials.agree(act, trial)
        if days == 1:
            trials.end(act, trial)
        if went:
            trials.report(act, trial, side="employer", went=[went], words="Làm cẩn thận.")
        return trial

    def _staff(self, role: Role, name: str) -> Known:
        login = f"{role}{self._next()}"
        account_id = self._account(role, login, centre_id=self.centre_id, staff_name=name)
        return Known(account_id, login, role, self.centre_id)

    def _account(self, role: Role, login: str, **more: Any) -> int:
        return open_account(role=role, login=login, secret=SECRET, now=self.clock(), **more)

    def _account_of(self, row: Any) -> int:
        return int(person_row(row.person_id, centre_id=self.centre_id).account_id or 0)

    def _next(self) -> int:
        self.count += 1
        return self.count
