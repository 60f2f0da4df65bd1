"""Keeping one child alive: started, watched, started again with growing waits."""

from collections.abc import Sequence
from typing import Protocol

from app.servers.child import Process
from app.servers.refused import Refused, Say

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""Seconds before the first, second, ... start again; the last one for ever after."""

STEADY_AFTER = 60.0
"""Seconds alive after which earlier deaths are forgotten."""


class Keepable(Protocol):
    """What can be kept: a server or a program."""

    name: str

    def launch(self, *, patience: float) -> Process:
        """Start it; wait at most ``patience`` seconds for what an earlier run left behind."""

    def end(self, process: Process) -> None:
        """End it and wait for its end."""


class Waits:
    """How long to wait before the next start. Times are seconds of one steady clock."""

    def __init__(self, waits: Sequence[float] = WAITS) -> None:
        self._waits = waits
        self._deaths = 0

    def after_death(self, *, born: float, died: float) -> float:
        """Seconds to wait now that a child which lived from ``born`` to ``died`` is gone."""
        if died - born >= STEADY_AFTER:
            self._deaths = 0
        wait = self._waits[min(self._deaths, len(self._waits) - 1)]
        self._deaths += 1
        return wait


class Keeper:
    """One child and the duty to keep it alive."""

    def __init__(self, kept: Keepable, say: Say) -> None:
        self.kept = kept
        self.process: Process | None = None
        self._say = say
        self._waits = Waits()
        self._born = 0.0
        self._due = 0.0

    @property
    def pid(self) -> int | None:
        """The child's process number while we have one."""
        return self.process.pid if self.process else None

    def start(self, now: float, *, patience: float = 0.0) -> Process:
        """Start the child."""
        self._born = now
        self.process = self.kept.launch(patience=patience)
        return self.process

    def look(self, now: float) -> None:
        """Notice a death and say so; start again when its wait is over."""
        if self.process and self.process.poll() is not None:
            self._say("servers-child-died", program=self.kept.name, code=self.process.returncode)
            self._try_again_later(now)
        if not self.process and now >= self._due:
            try:
                self.start(now)
            except Refused as refused:
                self._say(refused.key, **refused.values)
                self._try_again_later(now)
            except OSError as error:
                self._say("servers-child-died", program=self.kept.name, code=error)
                self._try_again_later(now)

    def end(self) -> None:
        """End the child, if there is one."""
        if self.process:
            self.kept.end(self.process)
            self.process = None

    def _try_again_later(self, now: float) -> None:
        wait = self._waits.after_death(born=self._born, died=now)
        self.process = None
        self._due = now + wait
        self._say("servers-starting-again", program=self.kept.name, seconds=int(wait))
