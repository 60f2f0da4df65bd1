"""Going along the trail from its first line to its published head, to the first bad place."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from records.ledger import session
from records.trail import heads
from records.trail.model import TrailLine, TrailSeal
from records.trail.proof import FIRST, is_digest, is_whole

CHUNK = 100
"""Seals read at once."""


@dataclass(frozen=True, slots=True)
class Bad:
    """The first bad place: what was found (a message key), in which seal, at which line."""

    key: str
    seal: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What was gone along. ``unsealed`` lines are proven one by one, but one of them may be missing."""

    lines: int
    seals: int
    unsealed: int
    oldest_unsealed: datetime | None
    bad: Bad | None


class Found(Exception):
    """Something is wrong here."""

    def __init__(self, key: str, seal: int = 0, line: int = 0) -> None:
        """Remember the place."""
        super().__init__(key)
        self.bad = Bad(key, seal, line)


def verify(outside: Path) -> Report:
    """Go along the whole trail, to the heads published outside; changes nothing."""
    return go_along(heads.every(outside))


def go_along(published: dict[int, bytes]) -> Report:
    """Go along the whole trail, to these published digests (by number); changes nothing."""
    walk = _Walk(published)
    bad = None
    try:
        walk.seals()
        walk.head()
        walk.rest()
    except Found as found:
        bad = found.bad
    session.rollback()
    return Report(walk.lines, walk.number, walk.unsealed, walk.oldest, bad)


class _Walk:
    """How far one verification has come."""

    def __init__(self, published: dict[int, bytes]) -> None:
        """Begin before the first seal."""
        self.published, self.digest = published, FIRST
        self.number = self.lines = self.unsealed = 0
        self.oldest: datetime | None = None

    def seals(self) -> None:
        """Go along the chain."""
        for chunk in _chunks():
            ids = {line_id for seal in chunk for line_id in seal.line_ids}
            lines = {line.id: line for line in _lines(ids)}
            for seal in chunk:
                self._seal(seal, lines)

    def head(self) -> None:
        """Compare the end of the chain with what was published outside the database."""
        if self.number and not self.published:
            raise Found("trail-head-missing", self.number)
        last = max(self.published, default=0)
        if last > self.number:
            raise Found("trail-cut", self.number + 1)

    def rest(self) -> None:
        """Prove the lines no seal holds yet; a true line written in twice is a false one."""
        sealed = select(func.unnest(TrailSeal.line_ids))
        query = select(TrailLine).where(TrailLine.id.not_in(sealed)).order_by(TrailLine.id)
        with closing(session.scalars(query.execution_options(yield_per=1000))) as lines:
            for line in lines:
                self._unsealed(line)
        twice = select(func.max(TrailLine.id)).group_by(TrailLine.code).having(func.count() > 1)
        copy = session.scalar(twice.limit(1))
        if copy is not None:
            raise Found("trail-line-inserted", line=copy)

    def _unsealed(self, line: TrailLine) -> None:
        if not is_whole(line):
            raise Found("trail-line-inserted", line=line.id)
        self.unsealed += 1
        self.oldest = min(self.oldest or line.at, line.at)

    def _seal(self, seal: TrailSeal, lines: dict[int, TrailLine]) -> None:
        if seal.number != self.number + 1:
            raise Found("trail-seal-missing", self.number + 1)
        for line_id in seal.line_ids:
            if line_id not in lines:
                raise Found("trail-line-missing", seal.number, line_id)
            if not is_whole(lines[line_id], seal.sealed_at):
                raise Found("trail-line-edited", seal.number, line_id)
        held = [lines[line_id] for line_id in seal.line_ids]
        if not is_digest(seal, self.digest, held):
            raise Found("trail-seal-broken", seal.number)
        if self.published.get(seal.number, seal.digest) != seal.digest:
            raise Found("trail-head-differs", seal.number)
        self.number, self.digest = seal.number, seal.digest
        self.lines += len(held)


def _chunks() -> Iterator[list[TrailSeal]]:
    after = None
    while True:
        query = select(TrailSeal).order_by(TrailSeal.number).limit(CHUNK)
        chunk = list(
            session.scalars(query if after is None else query.where(TrailSeal.number > after))
        )
        if not chunk:
            return
        yield chunk
        after = chunk[-1].number


def _lines(ids: set[int]) -> list[TrailLine]:
    query = select(TrailLine).where(TrailLine.id.in_(ids))
    return list(session.scalars(query.execution_options(populate_existing=True)))
