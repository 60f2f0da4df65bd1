"""What has happened lately in the sample: introductions on their way, starts reported and confirmed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from app.sample.employers import SampleEmployer
from app.sample.people import EXAMPLE, SamplePerson
from app.sample.staff import House
from app.sample.texts import Row, between, rows
from records.introduction import actions as introductions
from records.introduction.model import Introduction
from records.ledger import Act, Actor, Role
from records.ledger.act import HERE
from records.placement import actions as placements
from records.placement.model import Placement
from records.suggestion import queries as suggestions
from records.suggestion.actions import decide
from records.vacancy.queries import of_employer

SEED = 55
PARTS = ("contact", "profile", "words")
BEST = 8
"""How far down the ranking an introduction is taken from."""


@dataclass(frozen=True, slots=True)
class Joined:
    """An employer written down."""

    id: int
    account_id: int | None
    sample: SampleEmployer


@dataclass(frozen=True, slots=True)
class Known:
    """A person registered; ``counsellor_id`` is who answers for them."""

    seeker_id: int
    code: str
    person_id: int
    counsellor_id: int
    sample: SamplePerson


@dataclass(slots=True)
class Story:
    """One introduction being told: who, and the day it has come to."""

    house: House
    person: Known
    employer: Joined
    now: datetime
    ago: int
    chance: Random
    introduction: Introduction | None = None
    placement: Placement | None = None

    def act(self, role: Role) -> Act:
        """Return the act of one of the three at this point of the story."""
        moment = self.now - timedelta(days=self.ago, minutes=30)
        centre = self.house.centre_id
        if role == Role.EMPLOYER:
            by = Actor(role, self.employer.account_id, centre, employer_id=self.employer.id)
        elif role == Role.SEEKER:
            by = Actor(role, None, centre, person_id=self.person.person_id)
        else:
            by = Actor(role, self.person.counsellor_id, centre)
        return Act(by, moment)

    def text(self, kind: str) -> str:
        """Draw words of one kind."""
        return self.chance.choice([it["reason"] for it in rows("reasons") if it["kind"] == kind])


def let_it_run(
    house: House,
    joined: list[Joined],
    known: list[Known],
    offered: dict[int, int],
    now: datetime,
) -> None:
    """Tell every story of ``stories.csv`` with people drawn by chance and the vacancies that suit them."""
    chance = Random(SEED)
    employers = {it.id: it for it in joined}
    told = next(it for it in joined if it.sample.told)
    people = _cast(chance, known, told, now)
    for row in _stories():
        ago = between(chance, row["days"])
        begun = False
        while not begun:
            person = next(people)
            vacancy = _vacancy(chance, person, employers, offered, ago, now)
            if vacancy is not None:
                vacancy_id, employer = vacancy
                story = Story(house, person, employer, now, ago, chance)
                _tell(story, vacancy_id, row["steps"].split())
                begun = True
    _decisions(house, known[EXAMPLE], now)


def _stories() -> Iterator[Row]:
    for row in rows("stories"):
        yield from [row] * int(row["count"])


def _cast(chance: Random, known: list[Known], told: Joined, now: datetime) -> Iterator[Known]:
    """People in an order by chance; the example, and who suits the told employer, now and then."""
    suits = {
        hit.seeker.code
        for card in of_employer(told.id)
        for hit in suggestions.seekers_for(card.id, today=now.astimezone(HERE).date(), k=5)
    }
    looking = [it for it in known[EXAMPLE + 1 :] if it.sample.state == "looking"]
    chance.shuffle(looking)
    looking.sort(key=lambda it: it.code not in suits)
    near, others = looking[: len(suits)], looking[len(suits) :]
    for at, person in enumerate(others):
        if at % 12 == 0 and at < 40:
            yield known[EXAMPLE]
        if at % 4 == 1 and near:
            yield near.pop()
        yield person


def _vacancy(
    chance: Random,
    person: Known,
    employers: dict[int, Joined],
    offered: dict[int, int],
    ago: int,
    now: datetime,
) -> tuple[int, Joined] | None:
    """One of the best vacancies for a person that was there already; the told employer's first."""
    today = now.astimezone(HERE).date()
    hits = suggestions.vacancies_for(person.seeker_id, today=today, k=3 * BEST)
    found = [
        it.card
        for it in hits
        if offered[it.card.id] > ago
        and introductions.alive(person.seeker_id, it.card.id) is None
        and placements.taken_places(it.card.id) < it.card.places
    ][:BEST]
    if not found:
        return None
    told = [it for it in found if employers[it.employer_id or 0].sample.told]
    card = chance.choice(told or found)
    return card.id, employers[card.employer_id or 0]


def _tell(story: Story, vacancy_id: int, steps: list[str]) -> None:
    asked = Role.SEEKER if story.chance.random() < 0.4 else Role.COUNSELLOR
    story.introduction = introductions.propose(
        story.act(asked), seeker_id=story.person.seeker_id, vacancy_id=vacancy_id
    )
    left = len(steps)
    for step in steps:
        story.ago -= story.ago // (left + 1)
        left -= 1
        _STEPS[step](story, story.introduction)


def _introduce(story: Story, introduction: Introduction) -> None:
    seen = PARTS[: story.chance.choice((1, 2, 3))]
    introductions.introduce(story.act(Role.SEEKER), introduction, parts=seen, how="page")


def _invite(story: Story, introduction: Introduction) -> None:
    act = story.act(Role.EMPLOYER)
    day = act.today + timedelta(days=story.chance.randint(2, 4))
    at = datetime.combine(day, time(story.chance.choice((8, 9, 14)), 30), HERE)
    introductions.invite(act, introduction, at=at, where=story.text("where"))


def _decline(story: Story, introduction: Introduction) -> None:
    introductions.decline(story.act(Role.EMPLOYER), introduction, reason=story.text("declined"))


def _withdraw(story: Story, introduction: Introduction) -> None:
    introductions.withdraw(story.act(Role.SEEKER), introduction)


def _lapse(story: Story, introduction: Introduction) -> None:
    introductions.lapse(story.act(Role.COUNSELLOR), introduction)


def _start(story: Story, introduction: Introduction, role: Role) -> None:
    act = story.act(role)
    story.placement = placements.report_start(act, introduction, started_on=act.today)


def _confirm(story: Story, _: Introduction) -> None:
    placements.confirm(story.act(Role.COUNSELLOR), _started(story))


def _dispute(story: Story, _: Introduction) -> None:
    placements.dispute(story.act(Role.COUNSELLOR), _started(story), reason=story.text("disputed"))


def _end(story: Story, _: Introduction) -> None:
    act = story.act(Role.EMPLOYER)
    placements.end(act, _started(story), ended_on=act.today, reason=story.text("ended"))


def _started(story: Story) -> Placement:
    if story.placement is None:
        raise ValueError("a story goes on from a start it has not told")
    return story.placement


_STEPS: dict[str, Callable[[Story, Introduction], None]] = {
    "introduce": _introduce,
    "invite": _invite,
    "decline": _decline,
    "withdraw": _withdraw,
    "lapse": _lapse,
    "start-employer": lambda story, it: _start(story, it, Role.EMPLOYER),
    "start-seeker": lambda story, it: _start(story, it, Role.SEEKER),
    "confirm": _confirm,
    "dispute": _dispute,
    "end": _end,
}


def _decisions(house: House, person: Known, now: datetime) -> None:
    """The told seeker has kept two suggestions and put one aside."""
    act = Act(Actor(Role.SEEKER, None, house.centre_id, person_id=person.person_id), now)
    hits = suggestions.vacancies_for(person.seeker_id, today=act.today)
    for hit, choice in zip(hits, ("saved", "saved", "not-for-me"), strict=False):
        decide(act, person.seeker_id, hit.card.id, choice)
