"""Two centres with everything an address can name, and everybody who may stand at the door."""

from datetime import timedelta
from typing import Any

from records.account.actions import close_account
from records.account.owed import Owed
from records.account.queries import behind, open_doors
from records.account.sign_ins import Manner, begin
from records.consent.actions import withdraw as withdraw_consent
from records.grant import actions as grants
from records.grant.queries import row as grant_row
from records.introduction import actions as introductions
from records.ledger import Role, session
from records.placement import actions as placements
from records.seeker import actions as seekers
from records.vacancy import actions as vacancies
from tests.access import principals as who
from tests.access.marked import Marks, register
from tests.access.principals import Principal
from tests.factories import World
from tests.visitor import Visitor

LONG = timedelta(days=91)


class FarWorld(World):
    """A second centre, whose sign-in names are its own."""

    def _next(self) -> int:
        return super()._next() + 1000


class Town:
    """One town: ``met`` are introductions by how far they came, ``marks`` whose facts are whose."""

    def __init__(self, app: Any) -> None:
        self.app, self.clock = app, app.config["CLOCK"]
        self.here, self.there = World(self.clock), FarWorld(self.clock)
        mine, theirs = self.here.counsellor.account_id, self.there.counsellor.account_id
        self.marks = {"person": Marks(1), "another": Marks(2), "left": Marks(3), "far": Marks(4)}
        self.person = register(self.here, self.marks["person"], counsellor_id=mine)
        self.another = register(self.here, self.marks["another"], counsellor_id=mine, member=False)
        self.left = register(self.here, self.marks["left"], counsellor_id=mine)
        self.far = register(self.there, self.marks["far"], counsellor_id=theirs)
        seekers.leave(self.here.act(), self.left.seeker)
        self.staff = {
            who.COUNSELLOR: self.here.counsellor,
            who.COLLEAGUE: self.here._staff(Role.COUNSELLOR, "Nguyễn Thị Lan"),
            who.ELSEWHERE: self.there.counsellor,
            who.MANAGER: self.here.a_manager(),
            who.AUDITOR: self.here.an_auditor(),
        }
        names = (who.IN_FORCE, who.PROPOSED, who.WITHDRAWN, who.EXPIRED, who.OTHER_FIRM)
        self.firms = {name: self.here.an_employer(name=f"Xưởng {name[:9]}") for name in names}
        self.far_firm = self.there.an_employer()
        self.met: dict[str, Any] = {}
        self._long_ago()
        self._today()
        session.commit()

    named = ("in force", "withdrawn", "ended", "started")
    """Introductions of a member by name: only of these can the employer be told of the loan."""

    def take_back(self, person: Any, consent: Any) -> None:
        """End a consent, as the person wishes."""
        withdraw_consent(self.here.act(person), consent)

    def principals(self) -> list[Principal]:
        """Everybody who may stand at the door."""
        known = {who.SELF: self.person, who.OTHER: self.another, **self.firms, **self.staff}
        stale = {who.CLOSED: self.closed, who.IDLE: self.idle, who.FORGED: "x" * 43}
        return [
            Principal(who.STRANGER, Role.STRANGER),
            *(Principal(name, x.role, self.token(x), x) for name, x in known.items()),
            *(Principal(name, Role.STRANGER, token) for name, token in stale.items()),
            self._halfway(who.HALF_STAFF, self.staff[who.COUNSELLOR], Owed.TOTP),
            self._halfway(who.HALF_FIRM, self.firms[who.IN_FORCE], Owed.MAIL),
        ]

    def _halfway(self, name: str, known: Any, owed: Owed) -> Principal:
        """Whoever proved a password, and nothing more."""
        begun = begin(known.account_id, self.clock(), Manner(), owed=owed)
        session.commit()
        return Principal(name, Role.STRANGER, begun.token, halfway=True)

    def token(self, known: Any) -> str:
        """The token of a fresh sign-in."""
        cookie = Visitor(self.app).signed_in_as(known).client.get_cookie("door")
        assert cookie is not None
        return str(cookie.value)

    def door(self, known: Any) -> str:
        """The code of an open sign-in, as its holder would end it."""
        held = behind(self.token(known), self.clock())
        assert held is not None
        return next(x.code for x in open_doors(held, self.clock()) if x.this)

    def _long_ago(self) -> None:
        """What time alone brings to an end: one grant, one sign-in; and an account closed since."""
        self.met["ended"] = self._met(self.person, who.EXPIRED, parts=("contact", "words"))
        self.idle, leaver = self.token(self.staff[who.MANAGER]), self.here.a_manager()
        self.clock.now += LONG
        self.closed = self.token(leaver)
        close_account(leaver.account_id, self.clock())

    def _today(self) -> None:
        met, act = self.met, self.here.act()
        met["in force"] = self._met(self.person, who.IN_FORCE, parts=("contact", "words"))
        met["proposed"] = self._met(self.person, who.PROPOSED)
        met["withdrawn"] = self._met(self.person, who.WITHDRAWN, parts=("contact", "profile"))
        grants.withdraw(self.here.act(self.person), grant_row(met["withdrawn"].grant_id))
        met["declined"] = self._met(self.person, who.IN_FORCE, parts=("profile",))
        introductions.decline(act, met["declined"], reason="Đã đủ người.")
        met["started"] = self._met(self.person, who.IN_FORCE, parts=("contact",))
        self.started = self.here.a_placement(self.firms[who.IN_FORCE], met["started"])
        over = self._met(self.another, who.OTHER_FIRM, parts=("contact",))
        self.ended = self.here.a_placement(self.firms[who.OTHER_FIRM], over)
        placements.end(act, self.ended, ended_on=act.today, reason="Hết mùa.")
        met["another"] = self._met(self.another, who.OTHER_FIRM, parts=("contact", "words"))
        self._far_away()
        self.vacancies = {
            "own": self._vacancy(who.IN_FORCE),
            "another's": self._vacancy(who.OTHER_FIRM),
            "closed": self._vacancy(who.IN_FORCE),
            "draft": self.here.a_draft(self.firms[who.IN_FORCE]),
        }
        vacancies.close(self.here.act(self.firms[who.IN_FORCE]), self.vacancies["closed"])

    def _far_away(self) -> None:
        there, far = self.there, self.far
        self.far_vacancy = there.a_vacancy(self.far_firm, open_until=None)
        self.met["elsewhere"] = there.an_introduction(
            far, self.far_vacancy, parts=("contact", "words")
        )
        start = there.an_introduction(
            far, there.a_vacancy(self.far_firm, open_until=None), parts=("contact",)
        )
        self.far_start = there.a_placement(self.far_firm, start)

    def _met(self, seeker: Any, firm: str, *, parts: tuple[str, ...] = ()) -> Any:
        vacancy = self._vacancy(firm)
        if parts:
            return self.here.an_introduction(seeker, vacancy, parts=parts)
        return self.here.a_proposal(seeker, vacancy)

    def _vacancy(self, firm: str) -> Any:
        return self.here.a_vacancy(self.firms[firm], open_until=None)
