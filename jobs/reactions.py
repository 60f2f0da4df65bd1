"""One reaction per row: to whom, by which channel. Each is used by name in ``when.py``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import current_app

from jobs.asking import asks_still, link_of, question_of, waits_for_answer
from lobby.show import telephone
from lobby.words import appointed, moment
from records.account import one_time
from records.account.queries import letter_address, staff
from records.alert.queries import wanted
from records.centre.queries import branch, centre
from records.channel.queries import address_for_letter, way_of
from records.channel.states import NONE, TO_SCREEN
from records.employer.letters import of_employer as letters_of
from records.employer.queries import employer_of as employer_acted_for
from records.employer.queries import facts as employer_facts
from records.follow_up.asking import answers_by_link
from records.introduction.queries import by_id as introduction
from records.introduction.replies import OPEN_TO_REPLY
from records.introduction.states import ALIVE, INTRODUCTION
from records.introduction.unheard import rests_until
from records.ledger import Role
from records.outbox.actions import Fact
from records.person.queries import Keeper, keeper
from records.placement.queries import by_id as placement
from records.reminder import coming
from records.reminder.coming import Coming
from records.rule.quiet import quiet
from records.seeker.queries import person_behind
from records.vacancy.queries import card_of

KEPT_SEARCHES = "/alerts"
LOOK_AGAIN = timedelta(seconds=15)
"""A letter that rests must not keep the next one of the same introduction waiting for long."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a letter goes: an address, and the desk of the centre that answers for it.

    ``way`` is the channel a person chose; it goes before the reaction's own.
    """

    email: str
    centre_id: int
    counsellor_id: int | None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One duty: find the receiver, and use this channel. ``values`` are what its letter says besides.

    ``wished`` tells whether the receiver wishes to be told at all, ``not_before`` when they may be.
    """

    channel: str
    receiver: Callable[[dict[str, Fact]], Receiver]
    values: Callable[[dict[str, Fact]], dict[str, object]] = field(default=lambda _facts: {})
    wished: Callable[[dict[str, Fact]], bool] = field(default=lambda _facts: True)
    not_before: Callable[[dict[str, Fact], datetime], datetime] = field(
        default=lambda _facts, now: now
    )


def _introduction_id(facts: dict[str, Fact]) -> int:
    if "placement_id" in facts:
        return placement(int(str(facts["placement_id"]))).introduction_id
    return int(str(facts["introduction_id"]))


def centre_of(facts: dict[str, Fact]) -> Receiver:
    """The person's counsellor; without one, their branch."""
    seeker_id = introduction(_introduction_id(facts)).seeker_id
    answers: Keeper = keeper(person_behind(seeker_id))
    email = branch(answers.branch_id).email
    if answers.counsellor_id is not None:
        email = staff(answers.counsellor_id).email or email
    return Receiver(email, answers.centre_id, answers.counsellor_id)


def employer_of(facts: dict[str, Fact]) -> Receiver:
    """The employer's contact address; who has none is telephoned by the centre, which gets the letter."""
    firm = employer_facts(_employer_id(facts))
    return Receiver(firm.contact_email or centre(firm.centre_id).email, firm.centre_id, None)


def _employer_id(facts: dict[str, Fact]) -> int:
    if "employer_id" in facts:
        return int(str(facts["employer_id"]))
    if "vacancy_id" in facts:
        return int(str(card_of(int(str(facts["vacancy_id"]))).employer_id))
    return introduction(_introduction_id(facts)).employer_id


def account_of(facts: dict[str, Fact]) -> Receiver:
    """The address an employer signs in with."""
    account_id = int(str(facts["account_id"]))
    employer_id = employer_acted_for(account_id)
    if employer_id is None:
        raise LookupError("an account that acts for no employer gets no letters")
    return Receiver(letter_address(account_id), employer_facts(employer_id).centre_id, None)


def code_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The code of a sign-in, worked out for this letter, and until when it works."""
    told = one_time.in_letter(int(str(facts["one_time_code_id"])))
    return {"code": told.code, "until": moment(told.until)}


def seeker_of(facts: dict[str, Fact]) -> Receiver:
    """The person, by the way they chose and at the address they named."""
    seeker_id = _seeker_id(facts)
    answers: Keeper = keeper(person_behind(seeker_id))
    address_, way = address_for_letter(seeker_id), way_of(seeker_id)
    return Receiver(address_, answers.centre_id, answers.counsellor_id, way)


def told_of(facts: dict[str, Fact]) -> dict[str, object]:
    """Where the person reads the rest, the centre's telephone; when it comes, what they may tap."""
    settings = current_app.config["SETTINGS"]
    phone = telephone(centre(seeker_of(facts).centre_id).phone)
    values: dict[str, object] = {"site": settings.address, "phone": phone}
    near = _near(facts)
    if near is not None:
        values["when"] = appointed(near.when)
    return values | (link_of(facts) if "link_id" in facts else {})


def opened_of(facts: dict[str, Fact]) -> dict[str, object]:
    """How many vacancies opened, and where the person reads which."""
    return {"n": facts["n"], "link": current_app.config["SETTINGS"].address + KEPT_SEARCHES}


def wishes_to_be_told(facts: dict[str, Fact]) -> bool:
    """Whether the person chose a way and has not paused; of what comes near only while it holds."""
    near = _near(facts)
    return (near is None or near.holds) and way_of(_seeker_id(facts)) != NONE


def wishes_for_new(facts: dict[str, Fact]) -> bool:
    """The same, where an address can be tapped, while a search is kept."""
    seeker_id = _seeker_id(facts)
    return way_of(seeker_id) in TO_SCREEN and wanted(seeker_id)


def wishes_to_answer(facts: dict[str, Fact]) -> bool:
    """Whether the person may be asked how it goes, by a link they can tap."""
    return answers_by_link(_seeker_id(facts))


def wishes_to_be_asked(facts: dict[str, Fact]) -> bool:
    """The same, while an introduction that the centre began waits for the person's answer."""
    begun = introduction(_introduction_id(facts))
    waits = begun.state == INTRODUCTION.start and begun.asked_by != Role.SEEKER
    return waits and wishes_to_be_told(facts)


def wishes_to_choose(facts: dict[str, Fact]) -> bool:
    """The same, while an employer's proposed times wait for a choice; of another list not on the same day."""
    said = introduction(_introduction_id(facts))
    return (
        not facts.get("again")
        and said.state == OPEN_TO_REPLY
        and said.reply == "times"
        and wishes_to_be_told(facts)
    )


def _seeker_id(facts: dict[str, Fact]) -> int:
    if "seeker_id" in facts:
        return int(str(facts["seeker_id"]))
    near = _near(facts)
    return near.seeker_id if near else introduction(_introduction_id(facts)).seeker_id


def _near(facts: dict[str, Fact]) -> Coming | None:
    """What comes near, if it is that which is told."""
    if "appointment_id" in facts:
        return coming.appointment(int(str(facts["appointment_id"])))
    if "referral_id" in facts:
        return coming.course(int(str(facts["referral_id"])))
    return None


def goes_on(facts: dict[str, Fact]) -> bool:
    """Whether an introduction is still of interest to its employer."""
    return introduction(_introduction_id(facts)).state in ALIVE


def _thought_over(facts: dict[str, Fact], now: datetime) -> datetime:
    """Once the centre may not take back its card as if it were none, or more came of it already."""
    card = introduction(_introduction_id(facts))
    rests = card.state == INTRODUCTION.start and now < rests_until(card)
    return min(now + LOOK_AGAIN, rests_until(card)) if rests else now


def _wishes(facts: dict[str, Fact], letter: str) -> bool:
    """Whether who reads an employer's letters wishes for one that nobody waits for."""
    return letter in letters_of(_employer_id(facts)).wanted


def _in_their_hours(facts: dict[str, Fact], now: datetime) -> datetime:
    """Outside the hours in which who reads an employer's letters wants none."""
    hours = letters_of(_employer_id(facts)).quiet
    return quiet(hours).over(now) if hours else now


def _by_day(_facts: dict[str, Fact], now: datetime) -> datetime:
    return quiet().over(now)


def _person(wished: Callable[[dict[str, Fact]], bool]) -> Reaction:
    """A reaction that tells a person, by their own way, never at night."""
    return Reaction("none", seeker_of, told_of, wished, not_before=_by_day)


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
        wished=lambda facts: goes_on(facts) and _wishes(facts, "proposed"),
        not_before=lambda facts, now: _in_their_hours(facts, _thought_over(facts, now)),
    ),
    "let-seeker-choose": _person(wishes_to_choose),
    "link-seeker": _person(wishes_to_answer),
    "tell-of-new": Reaction("none", seeker_of, opened_of, wishes_for_new, not_before=_by_day),
    "note-in-inbox": Reaction("inbox", centre_of),
    "mail-centre": Reaction("email", centre_of),
    "mail-employer": Reaction("email", employer_of),
    "mail-employer-if-wished": Reaction(
        "email",
        employer_of,
        wished=lambda facts: _wishes(facts, "confirmed"),
        not_before=_in_their_hours,
    ),
    "mail-employer-link": Reaction(
        "email", employer_of, link_of, waits_for_answer, not_before=_in_their_hours
    ),
    "mail-employer-link-now": Reaction("email", employer_of, link_of),
    "mail-employer-question": Reaction(
        "email", employer_of, question_of, asks_still, not_before=_in_their_hours
    ),
    "mail-employer-code": Reaction("email", account_of, code_of),
}
