"""What a person is asked about themselves, one idea a page, in any order; nothing is obligatory.

The first questions are ours; after them comes one for each condition of the matcher, so that a new condition
is asked without a change here.
"""

from dataclasses import dataclass
from functools import cache

from matcher.criteria import ALL
from matcher.taxonomy import standard
from records.field.conditions import box, questions
from records.seeker.queries import Wishes

SKILL, PAPER = "skills", "papers"
COMMON_PAPERS = ("licence-a1", "licence-b", "licence-c", "food-hygiene", "work-safety")
"""Offered to tick whatever the trade."""


@dataclass(frozen=True, slots=True)
class Question:
    """One page: its key in the address, the boxes on it, and the condition it is about, if it is one."""

    key: str
    boxes: tuple[str, ...]
    condition: str = ""

    must: str = ""
    """The box that says it must be so; what somebody can do themselves is no demand."""


MAIN = (
    Question("trades", ("trades",)),
    Question(SKILL, ("held",)),
    Question("years", ("years",)),
    Question(PAPER, ("held",)),
    Question("home", ("commune_code",)),
    Question("reach", ("reach_km", "moves")),
    Question("pay", ("pay_floor",)),
    Question("from", ("free_from",)),
    Question("words", ("own_words",)),
)


@cache
def every() -> tuple[Question, ...]:
    """Return all questions in the order they are asked."""
    groups = {criterion.key: criterion.group for criterion in ALL}
    return (*MAIN, *(_about(key, groups[key] == "suits-you") for key, _ in questions("seeker")))


def _about(key: str, is_wish: bool) -> Question:
    must = f"{box(key)}_strength" if is_wish else ""
    return Question(key, (box(key), *filter(None, [must])), key, must)


def question(key: str) -> Question | None:
    """Return one question by its address."""
    return next((each for each in every() if each.key == key), None)


def after(asked: Question) -> Question | None:
    """Return the question that comes next; after the last main one the answers are read."""
    at = every().index(asked) + 1
    return None if at in (len(MAIN), len(every())) else every()[at]


def offered(asked: Question, mine: Wishes) -> tuple[str, ...]:
    """Return what can be ticked: what is usual in the trades wanted, and what is held already."""
    words, papers = standard(), asked.key == PAPER
    usual = [
        concept
        for trade in (*mine.trades, *mine.years)
        for concept in (*words.core(trade), *words.usual(trade))
    ]
    every_one = dict.fromkeys((*usual, *(COMMON_PAPERS if papers else ()), *mine.held))
    return tuple(x for x in every_one if words.is_licence(x) == papers)


def set_aside(asked: Question, mine: Wishes) -> tuple[str, ...]:
    """Return what is held and belongs to the other of the two questions: it is kept."""
    papers = asked.key == PAPER
    return tuple(x for x in mine.held if standard().is_licence(x) != papers)
