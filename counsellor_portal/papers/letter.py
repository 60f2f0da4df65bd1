"""The letter of introduction: what the person granted this employer, and not a word more."""

from lobby.papers import in_one_line, rung
from lobby.show import telephone
from lobby.words import day
from lobby.work_profile import years_in
from papers.own import Letter
from records.centre.queries import CentreFacts
from records.overview.queries import IntroductionFile
from records.seeker.queries import Wishes


def letter(file: IntroductionFile, centre: CentreFacts, profile: Wishes | None) -> Letter:
    """Fill the letter; ``profile`` is given only if it was granted. The rest is the person's to write."""
    employer, granted = file.employer, profile.wishes if profile else {}
    return Letter(
        centre=centre.name,
        centre_address=centre.address,
        centre_phone=telephone(centre.phone),
        centre_email=centre.email,
        number=file.view.code,
        employer=employer.card.name,
        employer_address=in_one_line(employer.card.commune_code, employer.address),
        employer_contact=employer.contact_name,
        employer_phone=telephone(employer.contact_phone),
        name=file.view.seeker.name,
        phone=telephone(file.phone) or None,
        lives=in_one_line(profile.commune_code) if profile else None,
        schooling=rung(granted, "schooling"),
        training=rung(granted, "training"),
        skill=", ".join(years_in(profile)) or None if profile else None,
        work=file.view.vacancy.title,
        until=_valid_until(file),
    )


def _valid_until(file: IntroductionFile) -> str | None:
    """Return the last day of the grant, or of the vacancy if that is sooner."""
    days = [x for x in (file.granted_until, file.view.vacancy.open_until) if x]
    return day(min(days)) if days else None
