"""One reaction per row: to whom, by which channel. Each is used by name in ``when.py``."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lobby.links import address
from lobby.words import day, moment
from records.account import one_time
from records.account.queries import letter_address, staff
from records.centre.queries import branch, centre
from records.employer.queries import employer_of as employer_acted_for
from records.employer.queries import facts as employer_facts
from records.introduction.queries import by_id as introduction
from records.link.queries import by_id as link_by_id
from records.outbox.actions import Fact
from records.person.queries import Keeper, keeper
from records.placement.queries import by_id as placement
from records.seeker.queries import person_behind


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a letter goes: an address for mail, and the desk of the centre that answers for it."""

    email: str
    centre_id: int
    counsellor_id: int | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """One duty: find the receiver, and use this channel. ``values`` are what its letter says besides."""

    channel: str
    receiver: Callable[[dict[str, Fact]], Receiver]
    values: Callable[[dict[str, Fact]], dict[str, object]] = field(default=lambda _facts: {})


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
    row = introduction(_introduction_id(facts))
    email = employer_facts(row.employer_id).contact_email or centre(row.centre_id).email
    return Receiver(email, row.centre_id, None)


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


def link_of(facts: dict[str, Fact]) -> dict[str, object]:
    """The address that is answered by one tap, worked out for this letter, and its last day."""
    link = link_by_id(int(str(facts["link_id"])))
    return {"link": address(link), "until": day(link.until)}


REACTIONS: dict[str, Reaction] = {
    "note-in-inbox": Reaction("inbox", centre_of),
    "mail-centre": Reaction("email", centre_of),
    "mail-employer": Reaction("email", employer_of),
    "mail-employer-link": Reaction("email", employer_of, link_of),
    "mail-employer-code": Reaction("email", account_of, code_of),
}
