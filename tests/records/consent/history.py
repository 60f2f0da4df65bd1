"""One history of one person and one employer, lived twice: in the ledger, and in a few plain facts."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from records.consent.purposes import CREDIT, PROGRAMME_KNOWN, PURPOSES, REGISTRATION
from records.consent.queries import in_force
from records.consent.said import ConsentText
from records.grant import actions as grants
from records.grant.queries import row as grant_row
from records.introduction import actions as introductions
from records.introduction import consenting as towards
from records.ledger import Refusal, session
from records.placement import actions as placements
from records.seeker import consenting
from records.vacancy import actions as vacancies

KEPT_FOR = timedelta(days=90)
OPEN_STATES = ("introduced", "started")


@dataclass
class Model:
    """What the law and the person's word make of it; knows no table and no verb."""

    state: str = ""
    parts: set[str] = field(default_factory=set)
    until: date | None = None
    vacancy: str = "open"
    consents: dict[str, date | None] = field(default_factory=dict)
    counselling_refused: bool = False
    given: int = 0

    def visible(self, today: date) -> set[str]:
        """What the employer sees: granted, in force, and the place not gone to others."""
        gone = self.vacancy != "open" and self.state != "started"
        if self.state not in OPEN_STATES or gone or self.until is None or today > self.until:
            return set()
        return self.parts

    def moment(self, today: date) -> str:
        """What kind of moment it is, so that a test can tell that it met them all."""
        if not self.state:
            return "nobody"
        if self.visible(today):
            return "sees"
        if self.state not in OPEN_STATES:
            return "nothing"
        if self.until is None:
            return "taken back"
        return "over" if today > self.until else "no place"

    def holding(self, today: date) -> set[str]:
        """The purposes agreed to today."""
        return {p for p, until in self.consents.items() if until is None or today <= until}


class History:
    """Takes each step in the ledger and, if it was not refused, in the model; both must agree on that."""

    def __init__(self, world: Any, seeker: Any, employer: Any, vacancy: Any) -> None:
        self.world, self.seeker, self.employer, self.vacancy = world, seeker, employer, vacancy
        self.introduction: Any = None
        self.model = Model()

    def take(self, verb: str, what: Any) -> None:
        """Take one step; one that is refused must leave no trace."""
        step = getattr(self, "_" + verb.replace("-", "_"), None) or self._no
        before = deepcopy(self.model)
        try:
            with session.begin_nested():
                step(what) if step != self._no else self._no(verb)
        except Refusal:
            self.model = before  # a step of several may be refused halfway

    @property
    def _today(self) -> date:
        return self.world.act().today

    @property
    def _own(self) -> Any:
        return self.world.act(self.seeker)

    def _wait(self, days: int) -> None:
        self.world.clock.now += timedelta(days=days)

    def _agree(self, purpose: str) -> None:
        shown = ConsentText(purpose, 1, "vi", purpose)
        held = purpose in self.model.holding(self._today)
        consenting.agree(self._own, self.seeker.seeker, shown, asked=PURPOSES, how="screen")
        assert not held
        self.model.consents[purpose] = None
        self.model.given += 1
        if purpose == REGISTRATION:
            self.model.counselling_refused = False
        if purpose == CREDIT:
            consenting.keep_credit_until(self._own, self.seeker.seeker, self._today + KEPT_FOR)

    def _take_back(self, purpose: str) -> None:
        held = in_force(self.seeker.person_id, purpose, today=self._today)
        assert (held is not None) == (purpose in self.model.holding(self._today))
        if held is None:
            return
        consenting.withdraw(self._own, self.seeker.seeker, held.code, asked=PURPOSES)
        del self.model.consents[purpose]
        if purpose == REGISTRATION:
            self.model.counselling_refused = True

    def _let_know(self, _: None) -> None:
        if self.introduction is None:
            return
        shown = ConsentText(PROGRAMME_KNOWN, 1, "vi", "một câu")
        towards.let_employer_know(self._own, self.introduction, shown)
        assert self.model.state in OPEN_STATES
        assert PROGRAMME_KNOWN not in self.model.holding(self._today)
        self.model.consents[PROGRAMME_KNOWN] = self._today + KEPT_FOR
        self.model.given += 1

    def _keep_quiet(self, _: None) -> None:
        if self.introduction is None:
            return
        towards.take_back(self._own, self.introduction)
        del self.model.consents[PROGRAMME_KNOWN]

    def _propose(self, _: None) -> None:
        if self.introduction is not None:
            return
        self.introduction = self.world.a_proposal(self.seeker, self.vacancy)
        assert self.model.vacancy == "open"
        assert not self.model.counselling_refused
        self.model.state = "proposed"

    def _grant(self, parts: set[str]) -> None:
        if self.introduction is None:
            return
        introductions.introduce(self._own, self.introduction, parts=parts, how="screen")
        assert self.model.state == "proposed"
        self.model.state, self.model.parts = "introduced", parts
        self.model.until = self._today + KEPT_FOR

    def _change(self, parts: set[str]) -> None:
        """Narrow or widen: there is no editing of a grant; the old one ends, and another is given."""
        if self.model.state != "introduced":
            return
        self._no("withdraw")
        self._reopen(None)
        self._grant(parts)

    def _withdraw_grant(self, _: None) -> None:
        if self.introduction is not None and self.introduction.grant_id is not None:
            grants.withdraw(self._own, grant_row(self.introduction.grant_id))
            self.model.until = None

    def _start(self, _: None) -> None:
        if self.introduction is None or self.model.state == "started":
            return
        today = self._today
        placements.report_start(self.world.act(self.employer), self.introduction, started_on=today)
        assert self.model.state == "introduced"
        self.model.state = "started"

    def _fill(self, _: None) -> None:
        vacancies.fill(self.world.act(self.employer), self.vacancy)
        self.model.vacancy = "filled"

    def _close(self, _: None) -> None:
        vacancies.close(self.world.act(self.employer), self.vacancy)
        self.model.vacancy = "closed"

    def _reopen_vacancy(self, _: None) -> None:
        vacancies.reopen(self.world.act(self.employer), self.vacancy)
        self.model.vacancy = "open"

    def _reopen(self, _: None) -> None:
        if self.introduction is not None:
            introductions.reopen(self.world.act(), self.introduction, reason="Thử lại.")
            self.model.state, self.model.until = "proposed", None

    def _no(self, verb: str) -> None:
        """Say no, from whichever side; what was granted ends."""
        if self.introduction is None:
            return
        more = {"reason": "Đã đủ người."} if verb == "decline" else {}
        getattr(introductions, verb)(self.world.act(), self.introduction, **more)
        self.model.state, self.model.until = "ended", None
