"""Whom and what an event is about, from the few ids that its facts hold."""

from records.introduction.queries import by_id as introduction
from records.ledger import Role
from records.outbox.actions import Fact
from records.placement.queries import by_id as placement
from records.reminder import coming
from records.reminder.coming import Coming
from records.trial.queries import coming as trial
from records.vacancy.queries import card_of


def introduction_id(facts: dict[str, Fact]) -> int:
    """The introduction, or the one a placement came out of."""
    if "placement_id" in facts:
        return placement(int(str(facts["placement_id"]))).introduction_id
    return int(str(facts["introduction_id"]))


def employer_id(facts: dict[str, Fact]) -> int:
    """The employer, or whose vacancy or introduction it is."""
    if "employer_id" in facts:
        return int(str(facts["employer_id"]))
    if "vacancy_id" in facts:
        return int(str(card_of(int(str(facts["vacancy_id"]))).employer_id))
    return introduction(introduction_id(facts)).employer_id


def seeker_id(facts: dict[str, Fact]) -> int:
    """The person, whatever it is that is told of them."""
    if "seeker_id" in facts:
        return int(str(facts["seeker_id"]))
    told = near(facts)
    return told.seeker_id if told else introduction(introduction_id(facts)).seeker_id


def near(facts: dict[str, Fact]) -> Coming | None:
    """What comes near, if it is that which is told."""
    if "appointment_id" in facts:
        return coming.appointment(int(str(facts["appointment_id"])))
    if "trial_id" in facts:
        return trial(int(str(facts["trial_id"])))
    if "referral_id" in facts:
        return coming.course(int(str(facts["referral_id"])))
    return None


def did(facts: dict[str, Fact], role: Role) -> bool:
    """Whether this side did itself what is told."""
    return facts.get("by") == role
