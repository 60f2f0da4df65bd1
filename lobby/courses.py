"""What a course costs, when it starts, and which support there may be, in words for everybody."""

from dataclasses import dataclass
from datetime import date

from lobby.words import day, money, say
from records.course.queries import CourseCard, StartFacts
from records.rule.training import TrainingSupport, support


@dataclass(frozen=True, slots=True)
class SupportWords:
    """One line about support, where it is from, and whether anybody read it there."""

    text: str
    source: str
    is_checked: bool


def fee(card: CourseCard) -> str:
    """Return what a course costs."""
    if card.fee is None:
        return say("course-fee-ask")
    return money(card.fee) if card.fee else say("course-fee-free")


def start(facts: StartFacts) -> str:
    """Return one start in one line: its day, and the seats as far as they are known."""
    when = day(facts.starts_on) if facts.starts_on else say("course-start-unfixed")
    return say("course-start-line", when=when, seats=known) if (known := seats(facts)) else when


def seats(facts: StartFacts) -> str:
    """Return how many seats are left and when that was told, else how many there are."""
    if facts.seats_left == 0:
        return say("course-seats-none", day=day(facts.told_on))
    if facts.seats_left is not None:
        return say("course-seats-left", n=facts.seats_left, day=day(facts.told_on))
    return say("course-seats", n=facts.seats) if facts.seats else ""


def supported(card: CourseCard, today: date) -> list[SupportWords]:
    """Return what support there may be for this course."""
    found = support(weeks=card.weeks, fee=card.fee, today=today)
    return [SupportWords(support_words(row), row.source, row.is_checked) for row in found]


def support_words(row: TrainingSupport) -> str:
    """Return one kind of support in one sentence."""
    return say(f"course-support-{row.what}", amount=money(row.amount), km=row.km or 0)
