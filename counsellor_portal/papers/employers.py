"""What an employer registers with: forms 03 and 03a."""

from collections.abc import Sequence
from typing import Any

from counsellor_portal.papers import work
from lobby.papers import place, rung
from lobby.show import MANY, concept, pay, spot, telephone
from lobby.show import spots as all_spots
from lobby.words import day
from papers.employer_forms import Form03, Form03a
from papers.paper import Place
from records.employer.queries import EmployerFacts
from records.rule.bands import band
from records.vacancy.queries import PayFacts, SpotFacts, VacancyCard

LINES = {"month": "pay_written", "day": "pay_day", "hour": "pay_hour"}
OTHERWISE = {"piece": "commission"}
SUBJECTS = {"enterprise": "firm", "household": "person", "person": "person"}
"""Whose number the form asks for: a firm's, or a person's own; a household is registered as its owner."""


def form_03(employer: EmployerFacts) -> Form03:
    """Fill form 03: who the employer is."""
    said = employer.particulars
    half_year = said.get("next_half_year")
    return Form03(
        name=employer.card.name,
        subject=SUBJECTS[employer.kind],
        tax_code=employer.tax_code,
        address=place(employer.card.commune_code, employer.address),
        phone=telephone(employer.contact_phone),
        email=employer.contact_email,
        firm=said.get("firm"),
        zone=said.get("zone"),
        sector=(said.get("sector") or "").upper() or None,
        goods=said.get("goods"),
        size=said.get("size"),
        next_half_year=None if half_year is None else str(half_year),
        services=tuple(dict.fromkeys(("introducing", *said.get("services", ())))),
        speaker=employer.contact_name,
        speaker_position=said.get("contact_position"),
        speaker_phone=telephone(employer.contact_phone),
        other_contact=said.get("other_contact"),
    )


def form_03a(vacancy: VacancyCard, employer: EmployerFacts) -> Form03a:
    """Fill form 03a: what the work is and whom it asks for."""
    return Form03a(
        title=vacancy.title,
        count=str(vacancy.places),
        description=vacancy.description or None,
        codes=work.codes(vacancy.trade),
        schooling=rung(vacancy.terms, "schooling"),
        training=rung(vacancy.terms, "training"),
        skill=", ".join(concept(code) for code, _ in vacancy.needs) or None,
        experience=work.experience(vacancy.experience_months),
        places=_places(vacancy.spots),
        until=day(vacancy.open_until) or None,
        wants=("introducing",),
        contact=employer.contact_name,
        contact_position=employer.particulars.get("contact_position"),
        contact_phone=telephone(employer.contact_phone),
        contact_email=employer.contact_email,
        other_contact=employer.particulars.get("other_contact"),
        **_pay(vacancy.pay),
        **work.conditions(vacancy.terms),
    )


def _pay(offered: PayFacts) -> dict[str, Any]:
    """Return the boxes of pay: the words in the line of its period; a month's low end chooses the band."""
    if offered.low is None and offered.high is None:
        return {"pay_otherwise": ("to-agree",)}
    if offered.period in OTHERWISE:
        return {"pay_otherwise": (OTHERWISE[offered.period],)}
    boxes: dict[str, Any] = {LINES[offered.period]: pay(offered)}
    least = offered.low or offered.high
    if offered.period == "month" and offered.currency == "VND" and least:
        boxes["pay_band"] = band("pay", least)
    return boxes


def _places(spots: Sequence[SpotFacts]) -> tuple[Place, ...]:
    """Return where the work is; what would not stand on a few lines stands on one as it was written."""
    if len(spots) > MANY:
        return (Place(province=all_spots(spots)),)
    return tuple(
        place(x.commune_code) if x.commune_code else Place(province=spot(x)) for x in spots
    )
