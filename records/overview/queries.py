"""What a counsellor opens: lists of people, and one introduction or placement with all around it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select, tuple_

from records.account.model import Account
from records.consent import queries as consents
from records.consent.purposes import FOLLOW_UP
from records.consent.said import Said
from records.employer import queries as employers
from records.employer.queries import EmployerFacts
from records.follow_up import queries as follow_ups
from records.follow_up.asking import CHECK_IN
from records.follow_up.standing import Standing
from records.follow_up.wage import wage_of
from records.grant.queries import until_of
from records.history import Step, steps_of
from records.introduction import queries as introductions
from records.introduction.actions import LINK
from records.introduction.model import Introduction
from records.introduction.queries import CounsellorView
from records.ledger import NotFound, Refusal, Role, session, the_one
from records.link import queries as links
from records.link.queries import LinkFacts
from records.overview import stage as stages
from records.overview.names import names_of
from records.overview.stage import STAGES
from records.person.model import Person
from records.person.queries import facts as person_facts
from records.placement import queries as placements
from records.placement.model import Placement
from records.placement.queries import PlacementFacts, PlacementLine
from records.seeker import queries as seekers
from records.seeker.model import Seeker
from records.seeker.queries import SeekerLine
from records.seeker.states import UNSEEN
from records.suggestion import queries as suggestions
from records.suggestion.actions import Pair
from records.suggestion.queries import Reasons

PAGE = 50


class NothingGranted(Refusal):
    """The employer may not know the person's name today."""

    key = "refused-nothing-granted"


@dataclass(frozen=True, slots=True, repr=False)
class SeekerPage:
    """One page of a list of people; ``after`` is the code the next page begins behind."""

    lines: tuple[SeekerLine, ...]
    found: int
    after: str | None
    stage_of: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Touch:
    """The last introduction between a seeker and a vacancy."""

    code: str
    state: str

    @property
    def over(self) -> bool:
        """Whether the work it led to has ended, so that the two can be introduced afresh."""
        return self.state == "ended"


@dataclass(frozen=True, slots=True)
class Access:
    """A seeker's sign-in: whose account, and the code printed on the slip."""

    account_id: int
    code: str


@dataclass(frozen=True, slots=True, repr=False)
class IntroductionFile:
    """One introduction with everything a counsellor needs while on the telephone about it."""

    view: CounsellorView
    phone: str | None
    employer: EmployerFacts
    reasons: Reasons
    steps: tuple[Step, ...]
    placement: PlacementFacts | None
    granted_until: date | None
    link: LinkFacts | None


@dataclass(frozen=True, slots=True, repr=False)
class PlacementFile:
    """One placement with whom to ask about it."""

    line: PlacementLine
    phone: str | None
    employer: EmployerFacts
    introduction_code: str
    contract: str | None
    end_reason: str | None
    steps: tuple[Step, ...]
    standing: Standing
    wage: str | None
    how_to_ask: Said | None
    links: dict[int, LinkFacts]


def people(
    centre_id: int,
    *,
    words: str = "",
    counsellor_id: int | None = None,
    stage: str = "",
    after: str = "",
    size: int = PAGE,
) -> SeekerPage:
    """Return people by given name; ``words`` begin words of the name, typed with or without marks.

    ``stage`` keeps those who stand there, if it is one.
    """
    found = names_of(centre_id).found(words)
    if counsellor_id is not None:
        theirs = seekers.ids_of(centre_id, counsellor_id=counsellor_id)
        found = [key for key in found if key in theirs]
    if stage in STAGES:
        there = stages.ids_at(centre_id, stage)
        found = [key for key in found if key in there]
    last = seekers.id_of(after, centre_id=centre_id) if after else None
    begin = found.index(last) + 1 if last in found else 0
    page = found[begin : begin + size]
    lines = seekers.lines(page)
    shown = tuple(lines[key] for key in page if key in lines)
    more = begin + size < len(found)
    stage_of = {lines[key].code: at for key, at in stages.stages(page).items() if key in lines}
    return SeekerPage(shown, len(found), shown[-1].code if more and shown else None, stage_of)


def access_of(code: str, *, centre_id: int) -> Access | None:
    """Return the sign-in of a seeker of this centre, if they were given one."""
    query = (
        select(Account.id, Account.login)
        .join(Person, Person.account_id == Account.id)
        .join(Seeker, Seeker.person_id == Person.id)
        .where(Seeker.code == code, Seeker.centre_id == centre_id)
    )
    found = session.execute(query).one_or_none()
    return found and Access(found[0], found[1])


def introduction(code: str, *, centre_id: int, today: date) -> IntroductionFile:
    """Return one introduction of this centre, opened."""
    query = select(Introduction).where(Introduction.code == code)
    row = the_one(query.where(Introduction.centre_id == centre_id))
    views = introductions.for_centre(
        centre_id, today=today, states=(row.state,), seeker_id=row.seeker_id
    )
    return IntroductionFile(
        view=next(view for view in views if view.code == code),
        phone=_phone(row.seeker_id),
        employer=employers.facts(row.employer_id),
        reasons=suggestions.frozen(row.ledger_id),
        steps=steps_of("introduction", row.id),
        placement=placements.of_introductions([row.id]).get(row.id),
        granted_until=until_of(row.grant_id),
        link=links.of(LINK, row.id, Role.EMPLOYER).get(0) if row.grant_id else None,
    )


def granted_introduction(code: str, *, centre_id: int, today: date) -> IntroductionFile:
    """Return an introduction whose employer may know today whom it is about; else ``NothingGranted``."""
    file = introduction(code, centre_id=centre_id, today=today)
    if "contact" not in file.view.granted or file.view.seeker.state in UNSEEN:
        raise NothingGranted()
    return file


def placement(code: str, *, centre_id: int, today: date) -> PlacementFile:
    """Return one placement of this centre, opened."""
    query = select(Placement, Introduction).join(
        Introduction, Introduction.id == Placement.introduction_id
    )
    found = session.execute(
        query.where(Placement.code == code, Placement.centre_id == centre_id)
    ).one_or_none()
    if found is None:
        raise NotFound()
    row, behind = found
    line = placements.one_for_centre(code, centre_id=centre_id)
    return PlacementFile(
        line=line,
        phone=_phone(row.seeker_id),
        employer=employers.facts(behind.employer_id),
        introduction_code=behind.code,
        contract=row.contract,
        end_reason=row.end_reason,
        steps=steps_of("placement", row.id),
        standing=follow_ups.of_placement(row.id, today=today),
        wage=wage_of(line.facts),
        how_to_ask=_how_to_ask(row.seeker_id, today),
        links=links.of(CHECK_IN, row.id, Role.SEEKER),
    )


def touches_of(seeker_id: int) -> dict[int, Touch]:
    """Return the last introduction of a seeker to each vacancy, by vacancy id."""
    query = select(Introduction).where(Introduction.seeker_id == seeker_id)
    rows = session.scalars(query.order_by(Introduction.id))
    return {row.vacancy_id: Touch(row.code, row.state) for row in rows}


def touches_at(vacancy_id: int, *, centre_id: int) -> dict[str, Touch]:
    """Return the last introduction of each seeker of this centre to a vacancy, by seeker code."""
    query = (
        select(Seeker.code, Introduction)
        .join(Seeker, Seeker.id == Introduction.seeker_id)
        .where(Introduction.vacancy_id == vacancy_id, Introduction.centre_id == centre_id)
        .order_by(Introduction.id)
    )
    return {code: Touch(row.code, row.state) for code, row in session.execute(query)}


def touches_between(pairs: Collection[Pair]) -> dict[Pair, Touch]:
    """Return the last introduction of each of these pairs of a seeker and a vacancy."""
    both = tuple_(Introduction.seeker_id, Introduction.vacancy_id)
    rows = session.scalars(select(Introduction).where(both.in_(pairs)).order_by(Introduction.id))
    return {(row.seeker_id, row.vacancy_id): Touch(row.code, row.state) for row in rows}


def _phone(seeker_id: int) -> str | None:
    return person_facts(seekers.wishes_of(seeker_id).person_id).details.phone


def _how_to_ask(seeker_id: int, today: date) -> Said | None:
    """Return how a person agreed to be asked later (P6); ``None`` if they did not."""
    held = consents.of_person(seekers.person_behind(seeker_id))
    agreed = (x.said for x in held if x.said.purpose == FOLLOW_UP and x.holds(today))
    return next(agreed, None)
