"""What a person answered, in the words of their list."""

from collections.abc import Callable, Mapping

from lobby.conditions import answers
from lobby.show import commune, concept
from lobby.words import day, money, say
from matcher.taxonomy import standard
from records.seeker.queries import Wishes
from seeker_portal.questions import PAPER, SKILL, Question

ANYWHERE = "*"


def said(asked: Question, mine: Wishes) -> str:
    """Return the answer to a question; empty if there is none yet."""
    if asked.condition:
        return answers("seeker", mine.wishes).get(asked.condition, "")
    return _MAIN[asked.key](mine)


def _trades(mine: Wishes) -> str:
    return ", ".join(map(concept, mine.trades))


def _held(papers: bool) -> Callable[[Wishes], str]:
    return lambda mine: ", ".join(
        concept(x) for x in mine.held if standard().is_licence(x) == papers
    )


def _years(mine: Wishes) -> str:
    worked = [(concept(trade), years) for trade, years in mine.years.items() if years]
    return ", ".join(say("wish-years-in", trade=trade, n=years) for trade, years in worked)


def _reach(mine: Wishes) -> str:
    near = say("wish-reach-km", km=mine.reach_km)
    return say("wish-reach-moves", near=near) if ANYWHERE in mine.moves_to else near


def _pay(mine: Wishes) -> str:
    return say("wish-pay-from", money=money(mine.pay_floor)) if mine.pay_floor else ""


_MAIN: Mapping[str, Callable[[Wishes], str]] = {
    "trades": _trades,
    SKILL: _held(papers=False),
    "years": _years,
    PAPER: _held(papers=True),
    "home": lambda mine: commune(mine.commune_code),
    "reach": _reach,
    "pay": _pay,
    "from": lambda mine: day(mine.free_from),
    "words": lambda mine: mine.own_words,
}
