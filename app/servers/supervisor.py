"""The supervisor: owns a data folder, runs its servers, keeps our programs alive, ends in order."""

import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.servers import child
from app.servers.addresses import Addresses, addresses
from app.servers.binaries import postgres_bin, redis_server
from app.servers.folder import DataFolder, prepare, refusing_what_fails
from app.servers.keeper import Keeper
from app.servers.locks import only_supervisor
from app.servers.owner import servers_owner
from app.servers.postgres import Postgres
from app.servers.redis import Redis
from app.servers.refused import Refused, Say

OLD_SERVER_PATIENCE = 60.0
"""Seconds a start waits for the servers of a killed supervisor to be gone."""

DRAIN = 10.0
"""Seconds programs have to finish what they are doing."""

BEAT = 0.2
LOG_ROUND = 60.0


@dataclass(frozen=True)
class Program:
    """A program of ours: web, worker, clock. ``environ`` is all it gets."""

    name: str
    argv: Sequence[str]
    environ: Mapping[str, str]


@contextmanager
def running_servers(folder: Path, *, environ: Mapping[str, str], say: Say) -> Iterator[Addresses]:
    """The folder's servers, answering while the block runs and ended after it.

    Raises ``Refused``, among others when another supervisor owns the folder. Call it in the main
    thread: the kernel ends the servers when the thread that started them ends.
    """
    with _folder_with_servers(folder, environ, say):
        yield addresses(folder, environ)


class Supervisor:
    """Runs the servers of ``folder`` and, on top of them, ``programs``.

    ``programs`` is asked once, when the servers answer; it may bring the database up to date first.
    """

    def __init__(
        self,
        folder: Path,
        *,
        environ: Mapping[str, str],
        say: Say,
        programs: Callable[[Addresses], Sequence[Program]],
    ) -> None:
        self.folder = folder
        self.environ = environ
        self.say = say
        self.programs = programs

    def run(self) -> int:
        """Run until SIGINT, SIGTERM or SIGHUP. Returns the exit code: 0, or 1 when refused."""
        _let_signals_interrupt()
        child.adopt_orphans()
        try:
            with _folder_with_servers(self.folder, self.environ, self.say) as (place, servers):
                self._run_programs(place, servers)
        except KeyboardInterrupt:
            self.say("servers-ended")
        except Refused as refused:
            self.say(refused.key, **refused.values)
            return 1
        return 0

    def _run_programs(self, place: DataFolder, servers: list[Keeper]) -> None:
        keepers = list(servers)
        try:
            for program in self.programs(addresses(self.folder, self.environ)):
                keepers.append(Keeper(_Program(program, place), self.say))
            _watch(keepers, place)
        finally:
            _ignore_signals()
            self.say("servers-ending")
            running = [keeper.process for keeper in keepers[len(servers) :] if keeper.process]
            child.end(running, (signal.SIGTERM, DRAIN))
            child.kill_orphans(_pids(servers))


class _Program:
    def __init__(self, program: Program, place: DataFolder) -> None:
        self.name = program.name
        self._program = program
        self._place = place

    def launch(self, *, patience: float) -> child.Process:
        return child.start(
            self._program.argv,
            log=self._place.log(self.name),
            at_our_death=signal.SIGTERM,
            environ=self._program.environ,
        )

    def end(self, process: child.Process) -> None:
        child.end([process], (signal.SIGTERM, DRAIN))


@contextmanager
def _folder_with_servers(
    folder: Path, environ: Mapping[str, str], say: Say
) -> Iterator[tuple[DataFolder, list[Keeper]]]:
    place = prepare(folder, servers_owner(say))
    with ExitStack() as stack:
        keepers = []
        with refusing_what_fails(folder):
            stack.enter_context(only_supervisor(folder))
            for server in _servers(place, environ, say):
                keeper = Keeper(server, say)
                keepers.append(keeper)
                stack.callback(keeper.end)
                _bring_up(server, keeper)
        yield place, keepers


def _servers(place: DataFolder, environ: Mapping[str, str], say: Say) -> Iterator[Postgres | Redis]:
    if not environ.get("DATABASE_URL"):
        yield Postgres(place, postgres_bin(place, say), say)
    if not environ.get("REDIS_URL"):
        yield Redis(place, redis_server(place, say), say)


def _bring_up(server: Postgres | Redis, keeper: Keeper) -> None:
    """Start and wait. Twice, if need be: a launch mends what the one before it has found broken."""
    process = keeper.start(time.monotonic(), patience=OLD_SERVER_PATIENCE)
    try:
        server.wait(process)
    except Refused:
        if process.poll() is None:
            raise
        server.wait(keeper.start(time.monotonic(), patience=OLD_SERVER_PATIENCE))


def _watch(keepers: list[Keeper], place: DataFolder) -> None:
    logs_due = 0.0
    while True:
        now = time.monotonic()
        with child.undisturbed():
            for keeper in keepers:
                keeper.look(now)
        child.reap_orphans(_pids(keepers))
        if now >= logs_due:
            logs_due = now + LOG_ROUND
            for log in place.room("log").glob("*.log"):
                child.shorten(log)
        time.sleep(BEAT)


def _pids(keepers: list[Keeper]) -> list[int]:
    return [keeper.pid for keeper in keepers if keeper.pid]


def _let_signals_interrupt() -> None:
    for ending in child.ENDINGS:
        if signal.getsignal(ending) is not signal.SIG_IGN:  # nohup stays nohup
            signal.signal(ending, signal.default_int_handler)


def _ignore_signals() -> None:
    for ending in child.ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
