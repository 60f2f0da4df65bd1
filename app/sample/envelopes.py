"""The sealed records of the sample: drawn by a chance of their own, so that nothing outward knows of it."""

from datetime import date, timedelta
from random import Random

from app.sample.people import EXAMPLE, SamplePerson
from records.programme.envelope import Envelope

SEED = 44
MEMBERS = 90
_BARRED = (("5401",), ("8322", "8332"), ("3313", "4211"), ("5311",), ("3322",), ("4321",))


def envelopes(people: list[SamplePerson], today: date) -> list[Envelope]:
    """Return one envelope per person; most say nothing."""
    chance = Random(SEED)
    others = [at for at in range(len(people)) if at != EXAMPLE]
    members = set(chance.sample(others, MEMBERS - 1))
    found = [
        _member(chance, person, today) if at in members else Envelope()
        for at, person in enumerate(people)
    ]
    found[EXAMPLE] = Envelope(member=True, credit_until=today + timedelta(days=700))
    return found


def _member(chance: Random, person: SamplePerson, today: date) -> Envelope:
    """Draw what the law sets: mostly nothing, else one or two things."""

    def until(percent: int, most: int) -> date | None:
        ends = today + timedelta(days=chance.randint(40, most))
        return ends if chance.random() * 100 < percent else None

    barred = chance.choice(_BARRED)
    barred_until = until(12, 1200)
    stay_until = until(12, 900)
    applies = barred_until is not None and not set(barred) & set(person.wishes["trades"])
    return Envelope(
        member=True,
        credit_until=until(70, 1700),
        barred_trades=barred if applies else (),
        barred_until=barred_until if applies else None,
        stay_in_commune=person.wishes["commune_code"] if stay_until else None,
        stay_until=stay_until,
        exit_suspended=until(18, 900) is not None,
    )
