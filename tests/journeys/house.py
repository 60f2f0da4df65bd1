"""The whole system as people meet it: ``loive serve`` in a process of its own, and a real mail server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from typing import IO, Any
from urllib.error import URLError
from urllib.request import urlopen

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from app.commands.standing import app_at
from app.servers import addresses
from lobby.links import PATHS
from records import trail
from records.account import second_factor
from records.exclusion import actions as exclusions
from records.follow_up.asking import CHECK_IN
from records.introduction import actions as introductions
from records.ledger import db, session
from records.link import actions as links
from records.link.queries import by_id
from records.placement import actions as placements
from records.vacancy import actions as vacancies
from records.vacancy import holding
from tests.factories import Known, World
from tests.seeker_portal.made import a_course

LOIVE = Path(sys.executable).with_name("loive")
BY_LAW = {"whom": "schooling", "kind": "legal", "rule_id": "OCC-GUARD"}
PATIENCE = 180.0
UNBROKEN = "Thợ " + "hàn" * 25
"""A title as somebody types it who leaves out the blanks."""
NEWCOMERS = (
    *("Hồ Văn Pỉ", "Hồ Thị Nguyệt", "Lê Văn Tám", "Hồ Văn Thông", "Trần Thị Sim", "Hồ Thị Lan"),
    *("Lê Văn Bảy", "Hồ Văn Ngọt", "Nguyễn Thị Mơ", "Hồ Thị Sương", "Trần Văn Lực", "Lê Thị Na"),
    "Hồ Văn Đức",
)
"""One who stays new, and one for each walk from the first page to the last."""


class Mailbox(MessageHandler):
    """Keeps every letter it is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)

    def about(self, subject: str, to: str = "") -> list[Message]:
        """The letters with this subject, to everybody or to one address."""
        kept = [letter for letter in list(self.letters) if to in letter["To"]]
        return [letter for letter in kept if subject in said_subject(letter)]

    def wait_for(self, subject: str, *, more_than: int, to: str = "") -> list[Message]:
        """The letters with this subject, once there are more than so many."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if len(self.about(subject, to)) > more_than:
                return self.about(subject, to)
            time.sleep(0.1)
        raise AssertionError(f"no letter {subject!r} among {[*map(said_subject, self.letters)]}")


def said_subject(letter: Message) -> str:
    """The subject as a person reads it."""
    return str(make_header(decode_header(letter["Subject"])))


@dataclass
class House:
    """A running system with its sample people; the counsellor signs in with recovery codes."""

    url: str
    mailbox: Mailbox
    people: dict[str, Known] = field(default_factory=dict)
    world: Any = None
    recovery_codes: list[str] = field(default_factory=list)
    newcomers: list[Known] = field(default_factory=list)
    check_in: str = ""
    """The address in a text that asks somebody how it goes."""


@contextmanager
def running(folder: Path, *, log: IO[bytes] | None = None, people: bool = True) -> Iterator[House]:
    """The system, serving until the block ends; what its programs log goes to ``log``."""
    mailbox, smtp_port, port = Mailbox(), _free_port(), _free_port()
    mail = Controller(mailbox, hostname="127.0.0.1", port=smtp_port)
    mail.start()
    environ = {
        **os.environ,
        "LOIVE_DATA": str(folder),
        "PORT": str(port),
        "SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
    }
    served = subprocess.Popen(
        [LOIVE, "serve"], env=environ, stdout=log or subprocess.DEVNULL, stderr=log
    )
    try:
        house = House(f"http://127.0.0.1:{port}", mailbox)
        _wait_for(house.url, served)
        if people:
            _settle(house, folder)
        yield house
    finally:
        served.terminate()
        served.wait(30)
        mail.stop()


def _settle(house: House, folder: Path) -> None:
    """Let a small world in, through the same verbs, committed as a door would."""
    app = app_at(addresses(folder, {}), folder / "keys.json")
    with app.app_context(), trail.unwatched("a world is made"):
        world = World(app.config["CLOCK"])
        house.people = {
            "employer": world.an_employer(),
            "seeker": world.a_seeker(name="Hồ Thị Ái Vân", phone="+84912345678"),
            "neighbour": world.a_seeker(name="Hồ Thị Ái Liên", phone="+84912345679"),
            "counsellor": world.counsellor,
            "busy seeker": world.a_seeker(name="Nguyễn Văn Khác", trades=["8153"]),
            "carpenter": world.a_seeker(name="Lê Văn Đục", trades=["7522"], years={"7522": 3}),
            "busy employer": world.an_employer(name="Công ty May Sông Hiếu"),
        }
        house.recovery_codes = a_second_factor(world)
        _every_state(world, house)
        _known_to_each_other(world, house)
        _second_thoughts(world, house)
        _newcomers(world, house)
        session.commit()
        session.remove()
        db.engine.dispose()


def a_second_factor(world: World) -> list[str]:
    """Give the counsellor an authenticator; its codes work once in 30 seconds, these ten at once."""
    counsellor, secret = world.counsellor.account_id, second_factor.offered("a phone")
    return [*second_factor.set_up(counsellor, secret, 0, world.clock())]


def _every_state(world: World, house: House) -> None:
    """Give the busy employer and seeker something of everything to look at."""
    employer, seeker = house.people["busy employer"], house.people["busy seeker"]
    act, hers = world.act(employer), world.act(seeker)

    def vacancy(title: str) -> Any:
        return world.a_vacancy(employer, title=title, trade="8153")

    world.a_draft(employer, title="Tổ trưởng may")
    asks = "Có lý lịch tư pháp, không tiền án."
    guard = {"title": "Nhân viên bảo vệ", "trade": "5401"}
    holding.offer(act, world.a_draft(employer, description=asks, **guard))
    exclusions.add(act, world.a_vacancy(employer, **guard), BY_LAW)
    vacancies.pause(act, vacancy("Thợ cắt"))
    vacancies.close(act, vacancy("Thợ là"))
    world.a_proposal(seeker, vacancy("Công nhân may áo"))
    world.a_proposal(seeker, vacancy(UNBROKEN))
    world.an_introduction(seeker, vacancy("Công nhân may quần"), parts=("contact", "words"))
    met = world.an_introduction(seeker, vacancy("Thợ may mẫu"), parts=("contact",))
    introductions.invite(act, met, at=world.clock() + timedelta(days=2), where="Xưởng may")
    declined = world.an_introduction(seeker, vacancy("Thợ thêu"), parts=("profile",))
    introductions.decline(act, declined, reason="Đã đủ người.")
    introductions.withdraw(hers, world.a_proposal(seeker, vacancy("Đóng gói")))
    tried = world.an_introduction(seeker, vacancy("Thợ vắt sổ"), parts=("contact",))
    world.a_trial(tried, went="helped")
    started = world.an_introduction(seeker, vacancy("Kiểm hàng"), parts=("contact",))
    placements.confirm(world.act(), world.a_placement(employer, started))
    world.a_placement(
        employer, world.an_introduction(seeker, vacancy("Trải vải"), parts=("contact",))
    )


def _known_to_each_other(world: World, house: House) -> None:
    """A baker and a bakery, introduced to each other."""
    bakery = world.an_employer(name="Lò bánh Cửa Việt")
    baker = world.a_seeker(name="Trần Văn Bột", trades=["7512"], years={"7512": 1})
    oven = world.a_vacancy(bakery, title="Thợ làm bánh", trade="7512")
    world.an_introduction(baker, oven, parts=("contact",))
    house.people |= {"bakery": bakery, "baker": baker}


def _second_thoughts(world: World, house: House) -> None:
    """Somebody who may say no to everything, and a link that asks somebody else how it goes."""
    employer = house.people["busy employer"]
    doubter = world.a_seeker(name="Lê Thị Ngần", phone="+84912345677", trades=["8153"])
    asked, known, working = (
        world.a_vacancy(employer, title=title, trade="8153")
        for title in ("Thợ đính cúc", "Thợ vẽ mẫu", "Thợ ủi")
    )
    world.a_proposal(doubter, asked)
    world.an_introduction(doubter, known, parts=("contact",))
    met = world.an_introduction(world.a_seeker(name="Hồ Thị Chăm"), working, parts=("contact",))
    act, now = world.act(employer), world.clock()
    row = placements.report_start(act, met, started_on=act.today - timedelta(days=7))
    placements.confirm(world.act(), row)
    link = links.renew(CHECK_IN, row.id, 3, "seeker", now=now, until=now + timedelta(days=14))
    house.check_in = f"{house.url}{PATHS[CHECK_IN, 'seeker']}/{by_id(link).token}"
    a_course(world, title="Hàn công nghệ cao", starts_on=now.date() + timedelta(days=20))
    house.people["doubter"] = doubter


def _newcomers(world: World, house: House) -> None:
    """People who have only a slip and six digits so far, and somebody who would gladly meet them."""
    nothing = {"trades": [], "years": {}, "commune_code": None, "own_words": ""}
    employer = world.an_employer(name="Xưởng cơ khí Hướng Hóa")
    for title in ("Thợ hàn cầu", "Thợ hàn biển"):
        world.a_vacancy(employer, title=title, places=len(NEWCOMERS))
    house.people["welcoming employer"] = employer
    house.people["newcomer"], *house.newcomers = (
        world.a_seeker(name=name, phone=f"+849123456{number:02}", **nothing)
        for number, name in enumerate(NEWCOMERS)
    )


def _wait_for(url: str, served: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert served.poll() is None, "the system ended while it was starting"
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the system did not answer")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
