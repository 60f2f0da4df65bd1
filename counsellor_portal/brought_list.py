"""A list brought to the desk, held against what the centre knows: who comes in, and who is asked about."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from counsellor_portal.desk import branch, centre, mine
from lobby.door import act
from lobby.words import reason
from records.centre.queries import centre as centre_facts
from records.intake.kind import Walk, Walked
from records.intake.mapping import Mapping, guess
from records.intake.reasons import Reason
from records.intake.rejects import write_rejects
from records.intake.run import Rejected
from records.seeker.sheet import TARGETS
from records.seeker.taking_in import verbs
from records.upload.brought import Brought


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does not come in as it is: its number, whose it is, why, and whether one may insist."""

    number: int
    name: str
    why: tuple[str, ...]
    asks: bool


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


def lines(brought: Brought, rejected: Iterable[Rejected]) -> list[Line]:
    """Return the rejected rows as a page shows them."""
    at = columns(brought).found["name"].at
    return [
        Line(x.row.number, x.row.cells[at], tuple(map(_said, x.reasons)), x.asks) for x in rejected
    ]


def back(brought: Brought, rejected: Iterable[Rejected]) -> bytes:
    """Return the rejected rows as a workbook with their reasons, to be mended and brought again."""
    table = replace(brought.table, kind="xlsx")
    return write_rejects(
        table, rejected, words=lambda key, values: reason(Reason(key, dict(values)))
    )


def _said(why: Reason) -> str:
    return f"{why.column}: {reason(why)}" if why.column else reason(why)
