"""One reaction per row: to whom, by which channel. Each is used by name in ``when.py``."""

from collections.abc import Callable
from dataclasses import dataclass

from records.account.queries import staff
from records.centre.queries import branch
from records.employer.queries import facts as employer_facts
from records.introduction.queries import by_id as introduction
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
    """One duty: find the receiver, and use this channel."""

    channel: str
    receiver: Callable[[dict[str, Fact]], Receiver]


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
    """The employer's contact address."""
    row = introduction(_introduction_id(facts))
    return Receiver(employer_facts(row.employer_id).contact_email, row.centre_id, None)


REACTIONS: dict[str, Reaction] = {
    "note-in-inbox": Reaction("inbox", centre_of),
    "mail-centre": Reaction("email", centre_of),
    "mail-employer": Reaction("email", employer_of),
}
