"""Who meets which vacancy in the sample, read back from the records by the same ranking as in life."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from app.sample.employers import TOLD
from records.account.queries import counsellors
from records.employer.queries import all_of
from records.employer.queries import facts as employer
from records.introduction import actions as introductions
from records.ledger.act import HERE
from records.seeker import queries as seekers
from records.seeker.queries import SeekerLine
from records.suggestion import queries as suggestions
from records.suggestion.search import search_of
from records.vacancy.queries import VacancyCard, of_employer

SEED = 55
EXAMPLE_TURNS = (0, 8, 16)
BEST = 8
"""How far down the ranking an introduction is taken from."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person taking part; ``counsellor_id`` is who sees to them, their own or not."""

    seeker_id: int
    person_id: int
    counsellor_id: int
    answered_for: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """What all stories share; ``taken`` counts the stories of each vacancy."""

    centre_id: int
    told_employer: int
    now: datetime
    chance: Random
    taken: Counter[int] = field(default_factory=Counter)

    @property
    def today(self) -> date:
        """The day the sample is filled."""
        return self.now.astimezone(HERE).date()

    def moment(self, ago: int) -> datetime:
        """A moment so many days before now."""
        return self.now - timedelta(days=ago, minutes=30)

    def has_room(self, person: Known, card: VacancyCard, ago: int) -> bool:
        """Whether the vacancy was there so many days ago, new to the person, with a place left."""
        was_there = card.posted_at is not None and card.posted_at < self.moment(ago)
        room = self.taken[card.id] < card.places
        return was_there and room and introductions.alive(person.seeker_id, card.id) is None


def stage_of(centre_id: int, now: datetime) -> Stage:
    """Return the stage for a centre's stories."""
    told = next(it.id for it in all_of(centre_id) if employer(it.id).contact_email == TOLD)
    return Stage(centre_id, told, now, Random(SEED))


def cast(stage: Stage) -> Iterator[Known]:
    """People in an order by chance; the example, and who suits the told employer, now and then."""
    suits = {
        hit.seeker.code
        for card in of_employer(stage.told_employer)
        for hit in suggestions.seekers_for(card.id, today=stage.today, k=5)
    }
    first, *others = reversed(seekers.all_of(stage.centre_id))
    looking = [it for it in others if it.state == "looking"]
    stage.chance.shuffle(looking)
    near = [it for it in looking if it.code in suits]
    for at, line in enumerate(it for it in looking if it.code not in suits):
        if at in EXAMPLE_TURNS:
            yield _known(stage, first)
        if at % 4 == 1 and near:
            yield _known(stage, near.pop())
        yield _known(stage, line)


def example(stage: Stage) -> Known:
    """Return the person whose sign-in is told: the first who was registered."""
    return _known(stage, seekers.all_of(stage.centre_id)[-1])


def some(stage: Stage, count: int) -> list[Known]:
    """Return so many people who look for work, drawn by a chance of its own."""
    looking = [it for it in seekers.all_of(stage.centre_id)[:-1] if it.state == "looking"]
    return [_known(stage, it) for it in Random(SEED).sample(looking, count)]


def _known(stage: Stage, line: SeekerLine) -> Known:
    facts = seekers.by_code(line.code, centre_id=stage.centre_id)
    after = line.counsellor_id or counsellors(stage.centre_id)[0].account_id
    return Known(facts.wishes.id, facts.person.id, after, line.counsellor_id is not None)


def met(stage: Stage, person: Known, ago: int) -> VacancyCard | None:
    """One of the best vacancies for a person that was there by then; the told employer's first."""
    hits = suggestions.vacancies_for(search_of(person.seeker_id, today=stage.today), k=3 * BEST)
    found = [it.card for it in hits if stage.has_room(person, it.card, ago)][:BEST]
    told = [it for it in found if it.employer_id == stage.told_employer]
    if not found:
        return None
    return told[0] if told else stage.chance.choice(found)
