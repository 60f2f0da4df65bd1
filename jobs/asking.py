"""Letters that ask by a link: what they say of it, and whether the answer is still waited for.

A letter may lie for a night, or be tried again after days: what was answered or called off meanwhile is not
asked any more.
"""

from collections.abc import Callable
from datetime import date, datetime

from lobby.links import address
from lobby.words import day
from records.follow_up.asking import CHECK_IN
from records.follow_up.queries import is_waited_for
from records.introduction import silence
from records.introduction.actions import LINK
from records.introduction.asked import answerable
from records.introduction.queries import by_id as introduction
from records.introduction.replies import OPEN_TO_REPLY
from records.ledger.act import HERE
from records.link.queries import LinkFacts, LinkOver, by_id
from records.outbox.actions import Fact
from records.trial.asking import REPORT
from records.trial.queries import asked as trial
from records.vacancy.queries import card_of


def link_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The address that is answered by one tap, worked out for this letter, and its last day."""
    link = _link(facts)
    return {"link": address(link), "until": day(link.until)}


def question_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The same link, which vacancy it asks about, and when that is paused if nobody answers."""
    title = card_of(int(str(facts["vacancy_id"]))).title
    return {**link_of(facts), "title": title, "pauses": day(_pauses_on(facts))}


def asks_still(facts: dict[str, Fact], now: datetime) -> bool:
    """Whether nobody said a word of the vacancy yet, and there is time to."""
    today = _day(now)
    return silence.asks(int(str(facts["vacancy_id"])), today=today) and today < _pauses_on(facts)


def waits_for_answer(facts: dict[str, Fact], now: datetime) -> bool:
    """Whether what a link asks can be answered, and was not."""
    link = _link(facts)
    try:
        return WAITS[link.purpose](link, _day(now))
    except LinkOver:
        return False


def _first_word(link: LinkFacts, today: date) -> bool:
    row = introduction(link.subject_id)
    return row.state == OPEN_TO_REPLY and row.reply is None and answerable(row, today=today)


def _check_in(link: LinkFacts, today: date) -> bool:
    return is_waited_for(link.subject_id, link.step, link.audience, today=today)


def _report(link: LinkFacts, today: date) -> bool:
    return link.audience not in trial(link.subject_id, today=today).trial.reported


WAITS: dict[str, Callable[[LinkFacts, date], bool]] = {
    LINK: _first_word,
    CHECK_IN: _check_in,
    REPORT: _report,
}
"""By what a link is for."""


def _link(facts: dict[str, Fact]) -> LinkFacts:
    return by_id(int(str(facts["link_id"])))


def _pauses_on(facts: dict[str, Fact]) -> date:
    return date.fromisoformat(str(facts["pauses_on"]))


def _day(now: datetime) -> date:
    return now.astimezone(HERE).date()
