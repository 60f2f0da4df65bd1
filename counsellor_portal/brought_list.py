"""A list of people brought to the desk, held against what the centre knows: who comes in, who is asked."""

from collections.abc import Collection

from counsellor_portal.desk import branch, centre, mine
from lobby.door import act
from records.centre.queries import centre as centre_facts
from records.intake.kind import Walk, Walked
from records.intake.mapping import Mapping, guess
from records.seeker.sheet import TARGETS
from records.seeker.taking_in import verbs
from records.upload.brought import Brought


def columns(brought: Brought) -> Mapping:
    """Return which column is which: as chosen, else as guessed."""
    return guess(brought.table.head, TARGETS, chosen=brought.chosen)


def walk(brought: Brought, *, dry: bool, sure: Collection[int] = ()) -> Walked:
    """Look through the list, or write it down; who was ``sure`` to be somebody else comes in too."""
    found = columns(brought)
    headings = {key: column.heading for key, column in found.found.items()}
    here = centre_facts(centre())
    how = verbs(act(), headings, centre=here, branch_id=branch(), counsellor_id=mine())
    return Walk(how, found, dry=dry, sure=sure).over(brought.table)
