"""The three kinds of rows: what their columns are, and how the rooms read and write them down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from matcher.text import fold
from records.centre.queries import BranchFacts, CentreFacts, branches, first
from records.course import sheet as course_sheet
from records.course import taking_in as courses_in
from records.intake.kind import Cells, Verbs
from records.intake.mapping import Target
from records.intake.reasons import refuse
from records.ledger import Act
from records.seeker import sheet as people_sheet
from records.seeker import taking_in as people_in
from records.vacancy import listing
from records.vacancy import taking_in as listings_in

Begin = Callable[[Act, Mapping[str, str], Sequence[Cells]], Verbs]
"""Gets the act, the headings by target key, and all rows, so that it may ask for them at once."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rows."""

    targets: tuple[Target, ...]
    begin: Begin


def vacancies(*, source: str, open_until: date | None) -> Kind:
    """Listings of vacancies; their holder is the source."""

    def begin(act: Act, headings: Mapping[str, str], rows: Sequence[Cells]) -> Verbs:
        if "source" not in headings and not source:
            raise refuse("import-source-needed")
        if open_until is not None and open_until < act.today:
            raise refuse("import-open-until-past")
        centre = first()
        home = centre.province_code if centre else None
        listings = listing.Listings(act.today, source, open_until, home, headings)
        before = listings_in.known({listings.ref(cells) for cells in rows})
        taking = listings_in.TakingIn(act, before)
        return Verbs(
            read=listings.read,
            key=lambda row: row.ref,
            outcome=taking.outcome,
            take_in=taking.take,
            finish=taking.finish,
        )

    return Kind(listing.TARGETS, begin)


def people(*, branch: str) -> Kind:
    """People of a counsellor's list."""

    def begin(act: Act, headings: Mapping[str, str], rows: Sequence[Cells]) -> Verbs:
        centre = _centre()
        office = _branch(centre, branch).id
        return people_in.verbs(act, headings, centre=centre, branch_id=office, counsellor_id=None)

    return Kind(people_sheet.TARGETS, begin)


def courses(*, source: str) -> Kind:
    """Courses, for the people of the centre."""

    def begin(act: Act, headings: Mapping[str, str], rows: Sequence[Cells]) -> Verbs:
        centre = _centre()
        return Verbs(
            read=course_sheet.Courses(source, centre.province_code, headings).read,
            key=lambda row: row.ref,
            outcome=courses_in.outcome,
            take_in=lambda row: courses_in.take_in(act, row, centre_id=centre.id),
        )

    return Kind(course_sheet.TARGETS, begin)


def _centre() -> CentreFacts:
    return first() or _refuse("import-no-centre")


def _branch(centre: CentreFacts, name: str) -> BranchFacts:
    """The branch of this name; the first one if none is named."""
    offices = branches(centre.id)
    named = [office for office in offices if not name or fold(office.name) == fold(name)]
    listed = ", ".join(office.name for office in offices)
    return named[0] if named else _refuse("import-branch-unknown", written=name, branches=listed)


def _refuse(key: str, **values: str) -> NoReturn:
    raise refuse(key, **values)
