"""How the follow-ups of one placement stand: pure, from the day of the start and the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from records.rule.after_start import follow_ups

CENTRE = "centre"
TELLING = ("still", "ended")


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """One answer: asked so many days after the start, by which side, what, and when."""

    after_days: int
    side: str
    says: str
    note: str
    at: datetime

    @property
    def settles(self) -> bool:
        """Tell whether nobody need be asked any more: outsiders who don't know settle nothing."""
        return self.says in TELLING or self.side == CENTRE


@dataclass(frozen=True, slots=True)
class Asked:
    """One day to ask: whom, when, and the newest answer of each side. ``due``: it came and is open."""

    after_days: int
    due_on: date
    asks: frozenset[str]
    answers: tuple[AnswerFacts, ...]
    came: bool
    due: bool
    certainty: str

    @property
    def silent(self) -> frozenset[str]:
        """The sides that have not answered."""
        return self.asks - {answer.side for answer in self.answers}


@dataclass(frozen=True, slots=True)
class Standing:
    """All days of one placement.

    ``ended_by``: whose word that it ended nobody cleared up yet; ``still_by``: what stands against that;
    ``learnt``: what the centre wrote when it ended.
    """

    days: tuple[Asked, ...]
    ended_by: tuple[AnswerFacts, ...]
    still_by: tuple[AnswerFacts, ...]
    learnt: str

    @property
    def due(self) -> Asked | None:
        """The newest open day; its answer settles the older ones too."""
        return next((x for x in reversed(self.days) if x.due), None)

    @property
    def last(self) -> Asked | None:
        """The newest day that has come, answered or not: what is said now is about it."""
        return next((x for x in reversed(self.days) if x.came), None)

    @property
    def since(self) -> date | None:
        """Since when an answer is owed."""
        return next((x.due_on for x in self.days if x.due), None)

    @property
    def heard(self) -> tuple[AnswerFacts, ...]:
        """What there is to go by now: the words that stand against each other, or the newest day's."""
        asked = self.due or self.last
        return self.ended_by + self.still_by if self.ended_by else asked.answers if asked else ()

    @property
    def disputed(self) -> bool:
        """Tell whether one side says it ended and another, asked then or later, that it goes on."""
        return bool(self.ended_by and self.still_by)


def standing(started_on: date, answers: Iterable[AnswerFacts], today: date) -> Standing:
    """Return how it stands today."""
    newest = tuple(_newest(answers))
    settled = max((x.after_days for x in newest if x.settles), default=-1)
    days = tuple(
        Asked(
            after_days=row.amount,
            due_on=due_on,
            asks=row.asks,
            answers=tuple(x for x in newest if x.after_days == row.amount),
            came=due_on <= today,
            due=row.amount > settled and due_on <= today,
            certainty=row.certainty,
        )
        for row in follow_ups()
        for due_on in (row.due_on(started_on),)
    )
    ended = _by_side(_uncleared(newest))
    still = _by_side(x for x in newest if _contradicts(x, ended))
    learnt = (x.note for x in reversed(newest) if x.side == CENTRE and x.says == "ended")
    return Standing(days, ended, still, next(learnt, ""))


def _newest(answers: Iterable[AnswerFacts]) -> Iterator[AnswerFacts]:
    """Of each side and day the newest; it corrects those before it."""
    kept = {(x.after_days, x.side): x for x in sorted(answers, key=lambda x: x.at)}
    yield from sorted(kept.values(), key=lambda x: (x.after_days, x.at))


def _by_side(answers: Iterable[AnswerFacts]) -> tuple[AnswerFacts, ...]:
    """Of each side the newest word alone."""
    return tuple({x.side: x for x in answers}.values())


def _uncleared(newest: tuple[AnswerFacts, ...]) -> Iterator[AnswerFacts]:
    cleared = max((x.at for x in newest if x.side == CENTRE and x.says in TELLING), default=None)
    for it in newest:
        if it.says == "ended" and it.side != CENTRE and (cleared is None or it.at > cleared):
            yield it


def _contradicts(it: AnswerFacts, ended: tuple[AnswerFacts, ...]) -> bool:
    return it.says == "still" and any(
        it.side != said.side and it.after_days >= said.after_days for said in ended
    )
