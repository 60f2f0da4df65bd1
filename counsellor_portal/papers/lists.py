"""Papers over many people: form 02 with its list, form 04."""

from datetime import date

from lobby.papers import in_one_line
from lobby.show import telephone
from lobby.words import day
from papers.person_forms import Form02, Registered
from papers.starts import Form04, Start
from records.follow_up.wage import band_of
from records.overview.lists import RegisteredLine, StartLine


def form_02(lines: tuple[RegisteredLine, ...], first: date, last: date) -> Form02:
    """Fill form 02 for those who registered in these days; where they come from is written by hand."""
    return Form02(
        count=str(len(lines)),
        first=day(first),
        last=day(last),
        people=tuple(map(_registered, lines)),
    )


def form_04(lines: tuple[StartLine, ...], first: date, last: date) -> Form04:
    """Fill form 04 with those who began to work in these days."""
    return Form04(first=day(first), last=day(last), lines=tuple(map(_start, lines)))


def _registered(line: RegisteredLine) -> Registered:
    who = line.details
    return Registered(
        name=who.name,
        born=day(who.birth_date) or None,
        citizen_id=who.citizen_id,
        phone=telephone(who.phone) or None,
        lives=in_one_line(line.commune_code, who.address),
    )


def _start(line: StartLine) -> Start:
    card = line.employer.card
    return Start(
        citizen_id=line.details.citizen_id,
        name=line.details.name,
        training=line.training,
        sex=line.details.sex,
        tax_code=line.employer.tax_code,
        employer=card.name,
        address=in_one_line(card.commune_code, line.employer.address),
        work=line.facts.vacancy.title,
        pay_band=band_of(line.facts.pay_written),
        started=day(line.facts.started_on),
    )
