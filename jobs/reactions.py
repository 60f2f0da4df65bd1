"""One reaction per row: to whom, by which channel. Each is used by name in ``when.py``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import current_app

from jobs.asking import asks_still, link_of, question_of, waits_for_answer
from jobs.receivers import Receiver, account_of, centre_of, employer_of, seeker_of
from jobs.subjects import did, employer_id, introduction_id, near, seeker_id
from lobby.links import KEPT_SEARCHES
from lobby.show import telephone
from lobby.words import appointed, moment
from records.account import one_time
from records.alert.queries import wanted
from records.centre.queries import centre
from records.channel.queries import way_of
from records.channel.states import NONE, TO_SCREEN
from records.employer.letters import of_employer as letters_of
from records.employer.letters import signs_in
from records.follow_up.asking import hours_to_ask
from records.introduction.queries import by_id as introduction
from records.introduction.replies import OPEN_TO_REPLY
from records.introduction.states import ALIVE, INTRODUCTION
from records.introduction.unheard import rests_until
from records.ledger import Role
from records.outbox.actions import Fact
from records.rule.quiet import quiet
from records.trial.queries import is_offered, was_expected

LOOK_AGAIN = timedelta(seconds=15)
"""A letter that rests must not keep the next one of the same introduction waiting for long."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One duty: find the receiver, and use this channel. ``values`` are what its letter says besides.

    ``wished`` tells whether the receiver wishes to be told at all, ``not_before`` when they may be.
    """

    channel: str
    receiver: Callable[[dict[str, Fact]], Receiver]
    values: Callable[[dict[str, Fact]], dict[str, object]] = field(default=lambda _facts: {})
    wished: Callable[[dict[str, Fact], datetime], bool] = field(default=lambda _facts, _now: True)
    not_before: Callable[[dict[str, Fact], datetime], datetime] = field(
        default=lambda _facts, now: now
    )


def code_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The code of a sign-in, worked out for this letter, and until when it works."""
    told = one_time.in_letter(int(str(facts["one_time_code_id"])))
    return {"code": told.code, "until": moment(told.until)}


def told_of(facts: dict[str, Fact]) -> dict[str, object]:
    """Where the person reads the rest, the centre's telephone, and when it comes."""
    settings = current_app.config["SETTINGS"]
    phone = telephone(centre(seeker_of(facts).centre_id).phone)
    values: dict[str, object] = {"site": settings.address, "phone": phone}
    coming = near(facts)
    if coming is not None:
        values["when"] = appointed(coming.when)
    return values


def tapped_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The same, and their own link to tap: an event may hold somebody else's."""
    return told_of(facts) | link_of(facts)


def opened_of(facts: dict[str, Fact]) -> dict[str, object]:
    """How many vacancies opened, and where the person reads which."""
    return {"n": facts["n"], "link": current_app.config["SETTINGS"].address + KEPT_SEARCHES}


def wishes_to_be_told(facts: dict[str, Fact], now: datetime) -> bool:
    """Whether the person chose a way and has not paused, and it is news to them."""
    return _is_news(facts, Role.SEEKER, now) and way_of(seeker_id(facts)) != NONE


def wishes_for_new(facts: dict[str, Fact], _now: datetime) -> bool:
    """The same, where an address can be tapped, while a search is kept."""
    told = seeker_id(facts)
    return way_of(told) in TO_SCREEN and wanted(told)


def wishes_to_answer(facts: dict[str, Fact], now: datetime) -> bool:
    """Whether the person may be asked how it goes, by a link they can tap, and their word is waited for."""
    return waits_for_answer(facts, now) and hours_to_ask(seeker_id(facts)) is not None


def wishes_to_be_asked(facts: dict[str, Fact], now: datetime) -> bool:
    """The same, while an introduction that the centre began waits for the person's answer."""
    begun = introduction(introduction_id(facts))
    waits = begun.state == INTRODUCTION.start and begun.asked_by != Role.SEEKER
    return waits and wishes_to_be_told(facts, now)


def wishes_to_choose(facts: dict[str, Fact], now: datetime) -> bool:
    """The same, while an employer's proposed times wait for a choice; of another list not on the same day."""
    said = introduction(introduction_id(facts))
    return (
        not facts.get("again")
        and said.state == OPEN_TO_REPLY
        and said.reply == "times"
        and wishes_to_be_told(facts, now)
    )


def wishes_to_try(facts: dict[str, Fact], now: datetime) -> bool:
    """The same, while an offer of a trial waits for the person's answer."""
    return is_offered(introduction_id(facts)) and wishes_to_be_told(facts, now)


def goes_on(facts: dict[str, Fact]) -> bool:
    """Whether an introduction is still of interest to its employer."""
    return introduction(introduction_id(facts)).state in ALIVE


def _is_news(facts: dict[str, Fact], to: Role, now: datetime) -> bool:
    """Whether this side did not do it themselves; of what comes near only while it still comes."""
    coming = near(facts)
    return not did(facts, to) and (coming is None or coming.comes(now))


def _thought_over(facts: dict[str, Fact], now: datetime) -> datetime:
    """Once the centre may not take back its card as if it were none, or more came of it already."""
    card = introduction(introduction_id(facts))
    rests = card.state == INTRODUCTION.start and now < rests_until(card)
    return min(now + LOOK_AGAIN, rests_until(card)) if rests else now


def _wishes(facts: dict[str, Fact], letter: str) -> bool:
    """Whether who reads an employer's letters wishes for one that nobody waits for."""
    return letter in letters_of(employer_id(facts)).wanted


def _in_their_hours(facts: dict[str, Fact], now: datetime) -> datetime:
    """Outside the hours in which who reads an employer's letters wants none."""
    hours = letters_of(employer_id(facts)).quiet
    return quiet(hours).over(now) if hours else now


def _by_day(_facts: dict[str, Fact], now: datetime) -> datetime:
    return quiet().over(now)


def _in_agreed_hours(facts: dict[str, Fact], now: datetime) -> datetime:
    """In the hours in which the person agreed to be asked how it goes; none of them lies in the night."""
    hours = hours_to_ask(seeker_id(facts))
    return max(now, hours.begins(now)) if hours else now


def _person(wished: Callable[[dict[str, Fact], datetime], bool]) -> Reaction:
    """A reaction that tells a person, by their own way, never at night."""
    return Reaction("none", seeker_of, told_of, wished, not_before=_by_day)


def _employer(wished: Callable[[dict[str, Fact], datetime], bool]) -> Reaction:
    """A reaction that writes to an employer, within the hours they named."""
    return Reaction("email", employer_of, wished=wished, not_before=_in_their_hours)


REACTIONS: dict[str, Reaction] = {
    "tell-seeker": _person(wishes_to_be_told),
    "ask-seeker": Reaction(
        "none",
        seeker_of,
        told_of,
        wishes_to_be_asked,
        not_before=lambda facts, now: quiet().over(_thought_over(facts, now)),
    ),
    "show-employer": Reaction(
        "email",
        employer_of,
        wished=lambda facts, _now: goes_on(facts) and _wishes(facts, "proposed"),
        not_before=lambda facts, now: _in_their_hours(facts, _thought_over(facts, now)),
    ),
    "let-seeker-choose": _person(wishes_to_choose),
    "let-seeker-try": _person(wishes_to_try),
    "link-seeker": Reaction(
        "none", seeker_of, tapped_of, wishes_to_answer, not_before=_in_agreed_hours
    ),
    "tell-of-new": Reaction("none", seeker_of, opened_of, wishes_for_new, not_before=_by_day),
    "note-in-inbox": Reaction("inbox", centre_of),
    "mail-centre": Reaction("email", centre_of),
    "mail-employer": _employer(lambda facts, now: _is_news(facts, Role.EMPLOYER, now)),
    "mail-employer-member": _employer(lambda facts, _now: signs_in(employer_id(facts))),
    "mail-employer-who-expects": _employer(
        lambda facts, _now: was_expected(introduction_id(facts))
    ),
    "mail-employer-if-wished": _employer(lambda facts, _now: _wishes(facts, "confirmed")),
    "mail-employer-link": Reaction(
        "email", employer_of, link_of, waits_for_answer, not_before=_in_their_hours
    ),
    "mail-employer-link-now": Reaction("email", employer_of, link_of),
    "mail-employer-question": Reaction(
        "email", employer_of, question_of, asks_still, not_before=_in_their_hours
    ),
    "mail-employer-code": Reaction("email", account_of, code_of),
}
