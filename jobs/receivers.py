"""Who is told: an employer, an account, the centre that answers for a person, the person by their own way."""

from dataclasses import dataclass

from jobs.subjects import employer_id, introduction_id, seeker_id
from records.account.queries import letter_address, staff
from records.centre.queries import branch, centre
from records.channel.queries import address_for_letter, way_of
from records.employer.queries import employer_of as employer_acted_for
from records.employer.queries import facts as employer_facts
from records.introduction.queries import by_id as introduction
from records.outbox.actions import Fact
from records.person.queries import Keeper, keeper
from records.seeker.queries import person_behind


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a letter goes: an address, and the desk of the centre that answers for it.

    ``way`` is the channel a person chose; it goes before the reaction's own.
    """

    email: str
    centre_id: int
    counsellor_id: int | None
    way: str = ""


def centre_of(facts: dict[str, Fact]) -> Receiver:
    """The person's counsellor; without one, their branch."""
    met = introduction(introduction_id(facts))
    answers: Keeper = keeper(person_behind(met.seeker_id))
    email = branch(answers.branch_id).email
    if answers.counsellor_id is not None:
        email = staff(answers.counsellor_id).email or email
    return Receiver(email, answers.centre_id, answers.counsellor_id)


def employer_of(facts: dict[str, Fact]) -> Receiver:
    """The employer's contact address; who has none is telephoned by the centre, which gets the letter."""
    firm = employer_facts(employer_id(facts))
    return Receiver(firm.contact_email or centre(firm.centre_id).email, firm.centre_id, None)


def account_of(facts: dict[str, Fact]) -> Receiver:
    """The address an employer signs in with."""
    account_id = int(str(facts["account_id"]))
    acts_for = employer_acted_for(account_id)
    if acts_for is None:
        raise LookupError("an account that acts for no employer gets no letters")
    return Receiver(letter_address(account_id), employer_facts(acts_for).centre_id, None)


def seeker_of(facts: dict[str, Fact]) -> Receiver:
    """The person, by the way they chose and at the address they named."""
    told = seeker_id(facts)
    answers: Keeper = keeper(person_behind(told))
    address = address_for_letter(told)
    return Receiver(address, answers.centre_id, answers.counsellor_id, way_of(told))
