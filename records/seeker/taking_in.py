"""People of a file registered, each once: who is known already is refused and told so."""

from collections.abc import Hashable, Mapping
from dataclasses import replace

from records.centre.queries import CentreFacts
from records.intake.kind import Verbs
from records.intake.reasons import because
from records.intake.run import Outcome, Refused
from records.ledger import Act
from records.person.details import namesake_of
from records.person.queries import already_known, namesake
from records.seeker import actions
from records.seeker.sheet import People, PersonRow

KNOWN = (because(actions.AlreadyRegistered.key),)
NAMESAKE = (because(actions.Namesake.key),)


def verbs(
    act: Act,
    headings: Mapping[str, str],
    *,
    centre: CentreFacts,
    branch_id: int,
    counsellor_id: int | None,
) -> Verbs:
    """Return how a list of people is read and written down; no programme, no consent."""

    def take_in(row: PersonRow) -> Outcome | Refused:
        became = outcome(row, centre_id=centre.id)
        if became != "new":
            return became
        try:
            actions.register(
                act,
                row.details,
                row.wishes,
                centre_id=centre.id,
                branch_id=branch_id,
                counsellor_id=counsellor_id,
                someone_else=row.someone_else,
            )
        except actions.AlreadyRegistered:  # by another desk, meanwhile
            return Refused(KNOWN)
        except actions.Namesake:
            return Refused(NAMESAKE, asks=True)
        return became

    return Verbs(
        read=People(centre.province_code, headings).read,
        key=lambda row: row.details.citizen_id,
        alike=_asked_about,
        left=_left,
        sure=lambda row: replace(row, someone_else=True),
        outcome=lambda row: outcome(row, centre_id=centre.id),
        take_in=take_in,
    )


def outcome(row: PersonRow, *, centre_id: int) -> Outcome | Refused:
    """What would become of a row; a shared telephone or a namesake is asked about."""
    who = row.details
    phone = None if row.someone_else else who.phone
    if already_known(centre_id=centre_id, phone=phone, citizen_id=who.citizen_id):
        return Refused(KNOWN, asks=not who.citizen_id)
    if not row.someone_else and namesake(who, centre_id=centre_id):
        return Refused(NAMESAKE, asks=True)
    return "new"


def _asked_about(row: PersonRow) -> list[Hashable]:
    """As with who is known: a telephone says something only where there is no citizen id."""
    who = row.details
    return [x for x in (None if who.citizen_id else who.phone, namesake_of(who)) if x]


def _left(row: PersonRow) -> list[Hashable]:
    return [x for x in (row.details.phone, namesake_of(row.details)) if x]
