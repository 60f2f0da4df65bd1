"""A running house in which marked people have lived, and whatever it says to anybody from then on."""

import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.commands.standing import app_at
from app.servers import addresses
from records import trail
from records.account.sign_ins import token_digest
from records.ledger import db, session
from tests.access.finding import Secrets
from tests.access.lives import settle
from tests.access.readers import may_read
from tests.access.walker import Walker
from tests.factories import World
from tests.journeys.house import LOIVE
from tests.visitor import Visitor

# One page of each kind is opened by everybody; of these, each there is.
EACH = {
    "seeker": r"^/introductions/\w+(/consent)?$",
    "firm": r"^/employer/introductions/\w+$",
    "counsellor": r"^/desk/(seekers/\w+(/consents|/slip|/matches)?|(introductions|placements)/\w+)$",
}
BROKEN = {
    "counsellor": "/desk/introductions",
    "firm 0": "/employer/introductions",
    "seeker 0": "/introductions",
}


class Lived:
    """The house, its people, and a file of what was said to each reader."""

    def __init__(self, house, folder, out, count):
        self.house, self.folder, self.out = house, folder, out
        self.answers = 0
        self.at = addresses(folder, {})
        self.ended = threading.Event()
        self.watcher = threading.Thread(target=self._watch_the_queue, daemon=True)
        self.watcher.start()
        app = app_at(self.at, folder / "keys.json")
        with app.app_context(), trail.unwatched("a test"):
            village = settle(World(app.config["CLOCK"]), count)
            self.lives, self.tokens = village.lives, self._signed_in(app, village)
            session.remove()
            db.engine.dispose()
        self.secrets = Secrets(self.lives)

    def _signed_in(self, app, village):
        world = village.world
        readers = {f"seeker {life.marks.n}": life.known for life in village.lives}
        readers |= {f"firm {n}": known for n, known in enumerate(village.firms)}
        readers |= {"counsellor": world.counsellor, "desk": world.a_manager()}
        readers |= {"auditor": world.an_auditor()}
        tokens = {}
        for name, known in readers.items():
            cookie = Visitor(app).signed_in_as(known).client.get_cookie("door")
            tokens[name] = cookie.value
        for life in village.lives:
            token = tokens[f"seeker {life.marks.n}"]
            life.secrets |= {"token": token, "token_digest": token_digest(token).hex()}
        return {"stranger": None, **tokens}

    def everybody_looks_round(self):
        for reader, token in self.tokens.items():
            kind = reader.split()[0]
            starts = {"firm": "/employer/", "seeker": "/"}.get(kind, "/desk/")
            walker = Walker(self.house.url, token, each=EACH.get(kind, ""))
            walker.walk("/" if token is None else starts)
            self._keep(reader, walker)

    def everything_goes_wrong(self):
        """Forms refused, codes of others, no token, no such method, and a table that is not there."""
        for life in self.lives:
            reader = f"seeker {life.marks.n}"
            walker = Walker(self.house.url, self.tokens[reader])
            words, search = life.secrets["refused_words"], life.secrets["search"]
            token = walker.token()
            wrong = {"own_words": f"{words} mãn hạn tù", "pay_floor": "x", "csrf_token": token}
            walker.ask("/wishes/words", wrong)
            walker.ask(f"/vacancies?words={search}")
            walker.ask("/wishes/words", {"own_words": words})
            walker.ask("/wishes/words", {"own_words": words}, "PUT")
            for code in [x.secrets["introduction_code"] for x in self.lives[:3] if x is not life]:
                walker.ask(f"/introductions/{code}")
                # A page says in its own address what it was asked for.
                walker.kept[-1] = walker.kept[-1].replace(code, "…")
            mine = life.secrets["introduction_code"]
            walker.ask(f"/introductions/{mine}/grant", {"parts": "words", "csrf_token": token})
            self._keep(reader, walker)
        with self._broken():
            for reader, path in BROKEN.items():
                walker = Walker(self.house.url, self.tokens[reader])
                walker.ask(path)
                words = self.lives[0].secrets["refused_words"]
                walker.ask("/wishes/words", {"own_words": words, "csrf_token": walker.token()})
                assert 500 in walker.statuses
                self._keep(reader, walker)

    def a_list_is_taken_in(self):
        """Half the people of a list are known already; what the command prints names nobody."""
        file, rejects = self.out / "list.csv", self.out / "rejects.csv"
        rows = [x.marks.details for x in self.lives[:6]]
        lines = [f"{x.name},{x.phone},{x.citizen_id},{x.address}" for x in rows]
        file.write_text("Họ tên,Điện thoại,CCCD,Địa chỉ\n" + "\n".join(lines) + "\n")
        said = [
            self._loive("import", "people", file, "--rejects", rejects),
            self._loive("stuck"),
            self._loive("trail", "verify"),
        ]
        (self.out / "said by nobody").write_text("\n".join(said))
        file.unlink()

    def letters_are_sent(self):
        self.house.mailbox.wait_for("", more_than=len(self.lives))
        heads = [
            f"{x.as_string()}\n{x.get_payload(decode=True)}" for x in self.house.mailbox.letters
        ]
        (self.out / "said by letters").write_text("\n".join(heads))

    def found(self):
        """Count what was shown: rightly, or to somebody it is not for."""
        self.stop_watching()
        logs = b"\n".join(x.read_bytes() for x in (self.folder / "log").iterdir())
        assert b'"what": "fault"' in logs, "faults were made, and are logged"
        (self.out / "said by log").write_bytes(logs + (self.out / "log").read_bytes())
        shutil.copy(self.out / "redis", self.out / "said by redis")
        met = {"right": Counter(), "wrong": Counter()}
        for place, life, field in self.secrets.met(self.out.glob("said by *"), self.out):
            reader = place.name.removeprefix("said by ")
            kind = "right" if may_read(reader, life, field) else "wrong"
            met[kind][reader.split()[0], field] += 1
        return met

    def stop_watching(self):
        """Write down what Redis held all the while; the house may end after that."""
        self.ended.set()
        self.watcher.join()

    def dumps(self):
        """The tables as ``pg_dump`` writes them."""
        dump, found = self.out / "tables.sql", next(self._programs("pg_dump"))
        url = self.at.database_owner.replace("postgresql+psycopg", "postgresql")
        with dump.open("wb") as file:
            subprocess.run(
                [found, url, "--inserts", "--enable-row-security"], stdout=file, check=True
            )
        return [dump]

    @contextmanager
    def as_admin(self):
        engine = create_engine(
            self.at.database_owner.replace("loive_owner", "postgres"),
            isolation_level="AUTOCOMMIT",
            poolclass=NullPool,
        )
        with engine.connect() as connection:
            yield connection

    @contextmanager
    def _broken(self):
        """A column that is not there, and a rule that every change of wishes breaks."""
        with self.as_admin() as admin:
            admin.execute(text("alter table introduction rename interview_where to gone"))
            admin.execute(
                text("alter table seeker add constraint gone check (reach_km < 0) not valid")
            )
            try:
                yield
            finally:
                admin.execute(text("alter table seeker drop constraint gone"))
                admin.execute(text("alter table introduction rename gone to interview_where"))

    def _keep(self, reader, walker):
        walker.line.close()
        self.answers += len(walker.kept)
        with (self.out / f"said by {reader}").open("a") as file:
            file.write("\n".join(walker.kept))

    def _loive(self, *words):
        environ = {**os.environ, "LOIVE_DATA": str(self.folder)}
        done = subprocess.run(
            [LOIVE, *words], env=environ, capture_output=True, text=True, timeout=120
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout + done.stderr

    def _programs(self, name):
        yield from self.folder.rglob(f"bin/{name}")
        yield from Path(sys.prefix).rglob(f"pginstall18/bin/{name}")

    def _watch_the_queue(self):
        """Keep whatever Redis holds, every few hundredths of a second."""
        redis, kept = Redis.from_url(self.at.redis), set()
        while not self.ended.wait(0.03):
            kept |= {key + b" " + (redis.dump(key) or b"") for key in redis.scan_iter()}
        (self.out / "redis").write_bytes(b"\n".join(kept))
