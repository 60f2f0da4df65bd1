"""A served house in which people are erased while others read: real web processes, real servers."""

import http.client
import re
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from app.factory import create_app
from app.settings import from_environment
from records import trail
from records.account.sign_ins import Manner, begin
from records.ledger import db, session
from records.person.details import Details, seal
from records.person.queries import row as person_row
from tests.chaos.outbox_house import ROOT, House, free_port
from tests.factories import World

MARK = "yenmark"
SERVERS = 2


@dataclass
class Served:
    """A house with web processes before it, and what its readers met."""

    house: House
    app: Any
    ports: list[int] = field(default_factory=list)
    webs: list[subprocess.Popen[bytes]] = field(default_factory=list)
    met: dict[int, int] = field(default_factory=dict)
    world: Any = None
    employer: Any = None
    seeker_ids: set[int] = field(default_factory=set)
    stopping: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Serve, with a small world committed."""
        with self.app.app_context(), trail.unwatched("a test"):
            self.world = World(self.app.config["CLOCK"])
            self.employer = self.world.an_employer()
            session.commit()
        for number in range(SERVERS):
            self.ports.append(free_port())
            with (self.house.logs / f"web-{number}").open("ab") as log:
                self.webs.append(subprocess.Popen(self._serve(number), **self._how(log)))
        for port in self.ports:
            _wait_for(port)

    def people(self, count: int) -> list[Any]:
        """So many people, each full of marked words and introduced to the employer."""
        with self.app.app_context(), trail.unwatched("a test"):
            made = [self._person(number) for number in range(count)]
            self.seeker_ids = {known.seeker.id for known in made}
            session.commit()
        return made

    def doors(self, *known: Any) -> list[str]:
        """Sign people in, and return their cookies."""
        with self.app.app_context():
            now = self.app.config["CLOCK"]()
            begun = [begin(x.account_id, now, Manner()) for x in known]
            session.commit()
        return [f"door={door.token}" for door in begun]

    def reader(self, cookie: str, paths: list[str]) -> threading.Thread:
        """Read pages until told to stop, counting the answers."""

        def read() -> None:
            at = 0
            while not self.stopping.is_set():
                status, _ = self.get(self.ports[at % SERVERS], paths[at % len(paths)], cookie)
                self.met[status] = self.met.get(status, 0) + 1
                at += 1

        thread = threading.Thread(target=read)
        thread.start()
        return thread

    def erase(self, port: int, known: Any, door: str) -> int:
        """Let a person erase themselves, with their PIN, through one web process."""
        with _line(port) as line:
            line.request("GET", "/my-data/erase", headers={"Cookie": door})
            answer = line.getresponse()
            kept = str(answer.getheader("Set-Cookie")).partition(";")[0]
            token = re.search(r'name="csrf_token" value="([^"]+)"', answer.read().decode())
        body = urlencode({"csrf_token": token and token[1], "pin": known.secret, "sure": "yes"})
        kind = "application/x-www-form-urlencoded"
        with _line(port) as line:
            headers = {"Cookie": f"{door}; {kept}", "Content-Type": kind}
            line.request("POST", "/my-data/erase", body, headers)
            return line.getresponse().status

    def get(self, port: int, path: str, cookie: str = "") -> tuple[int, str]:
        """Open a page of one web process."""
        with _line(port) as line:
            line.request("GET", path, headers={"Cookie": cookie})
            answer = line.getresponse()
            return answer.status, answer.read().decode()

    def end(self) -> None:
        """End the web processes, then the house."""
        self.stopping.set()
        for web in self.webs:
            web.terminate()
        for web in self.webs:
            with suppress(subprocess.TimeoutExpired):
                web.wait(20)
        with self.app.app_context():
            db.engine.dispose()
        self.house.end()

    def _person(self, number: int) -> Any:
        known = self.world.a_seeker(own_words=f"{MARK} lời {number}", pay_floor=7_777_000)
        row = person_row(known.person_id, centre_id=self.world.centre_id)
        phone, citizen_id = f"+8498{number:07}", f"0451{number:08}"
        birth = date(1980, 1, 1) + timedelta(days=number)
        seal(row, Details(f"{MARK} Văn {number}", phone, citizen_id, birth, f"{MARK} đường"))
        vacancy = self.world.a_vacancy(self.employer, places=99)
        self.world.an_introduction(known, vacancy, parts=("contact", "profile", "words"))
        return known

    def _serve(self, number: int) -> list[str]:
        bind = f"127.0.0.1:{self.ports[number]}"
        return [
            *(sys.executable, "-m", "gunicorn", "app.wsgi:app", "--bind", bind, "--threads", "4"),
            *("--no-control-socket", "--worker-tmp-dir", "/dev/shm"),
        ]

    def _how(self, log: Any) -> dict[str, Any]:
        return {"cwd": ROOT, "env": self.house.environ(), "stdout": log, "stderr": log}


def served(folder: Any) -> Served:
    """A house and its application in this process."""
    house = House(folder)
    return Served(house, create_app(from_environment(house.environ())))


def _line(port: int) -> Any:
    return closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30))


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError), _line(port) as line:
            line.request("GET", "/")
            if line.getresponse().status == 200:
                return
        time.sleep(0.3)
    raise AssertionError("a web process did not answer")
