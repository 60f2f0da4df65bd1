"""Children: started so that they die with us, ended with patience, nobody left behind."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.servers.owner import Owner

LOG_LIMIT = 20_000_000
"""Bytes after which a log is moved aside; one older part is kept."""

Process = subprocess.Popen[bytes]

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that ask us to end."""

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None)  # loaded here because a forked child should not load anything


def start(
    argv: Sequence[str | Path],
    *,
    log: Path,
    at_our_death: signal.Signals,
    environ: Mapping[str, str],
    owner: Owner | None = None,
    inherit: Collection[int] = (),
) -> Process:
    """Start a child in a process group of its own, printing into ``log``.

    ``at_our_death`` is what the kernel sends it when we die, however we die (Linux only).
    """
    shorten(log)
    written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        with undisturbed():
            return subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                env=dict(environ),
                pass_fds=inherit,
                process_group=0,
                preexec_fn=_tie_to_us(os.getpid(), at_our_death),
                **(owner.drop if owner else {}),
            )
    finally:
        os.close(written)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold signals that would end us until the block is done: no child is started and forgotten."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end(children: Iterable[Process], *steps: tuple[signal.Signals, float]) -> None:
    """Ask all children at once, step by step (signal, seconds of patience); then kill and reap."""
    left = list(children)
    for asked, patience in steps:
        left = [child for child in left if child.poll() is None]
        for child in left:
            child.send_signal(asked)
        _wait(left, patience)
    for child in left:
        if child.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def adopt_orphans() -> None:
    """Grandchildren whose parent dies become our children, so that none escapes the end."""
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_orphans(known: Collection[int]) -> None:
    """Collect adopted children that have ended; ``known`` ones are left to their keepers."""
    with suppress(ChildProcessError):
        while ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            if ended.si_pid in known:
                return
            os.waitpid(ended.si_pid, 0)


def kill_orphans(known: Collection[int]) -> None:
    """Kill adopted children (a task whose worker is gone); ``known`` ones are spared."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    with suppress(OSError):
        for pid in map(int, children.read_text().split()):
            if pid not in known:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def shorten(log: Path, limit: int = LOG_LIMIT) -> None:
    """Move a log longer than ``limit`` bytes aside; its writers go on at the start of the file."""
    with suppress(FileNotFoundError):
        if not log.is_symlink() and log.stat().st_size > limit:
            shutil.copyfile(log, log.with_suffix(".log.old"), follow_symlinks=False)
            os.truncate(log, 0)


def _tie_to_us(parent: int, at_our_death: signal.Signals) -> Callable[[], None]:
    def tie() -> None:  # runs after the child has dropped to its user, which would undo the tie
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if sys.platform == "linux":
            _libc.prctl(_PR_SET_PDEATHSIG, int(at_our_death), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def _wait(children: Iterable[Process], patience: float) -> None:
    until = time.monotonic() + patience
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0, until - time.monotonic()))
