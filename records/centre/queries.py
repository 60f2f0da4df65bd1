"""Questions about centres."""

from dataclasses import dataclass

from sqlalchemy import select

from records.centre.model import Branch, Centre
from records.ledger import session


@dataclass(frozen=True, slots=True)
class CentreFacts:
    """What anybody may know of a centre."""

    id: int
    name: str
    province_code: str
    email: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class BranchFacts:
    """One office."""

    id: int
    name: str
    email: str


def first() -> CentreFacts | None:
    """Return the centre this installation serves (the first founded), if one was founded."""
    row = session.scalars(select(Centre).order_by(Centre.id).limit(1)).one_or_none()
    return _facts(row) if row else None


def own_province() -> str | None:
    """Return the province this installation serves: where a place without a province is looked for first."""
    ours = first()
    return ours.province_code if ours else None


def centre(centre_id: int) -> CentreFacts:
    """Return one centre."""
    return _facts(session.get_one(Centre, centre_id))


def branches(centre_id: int) -> tuple[BranchFacts, ...]:
    """Return the offices of a centre."""
    rows = session.scalars(select(Branch).where(Branch.centre_id == centre_id).order_by(Branch.id))
    return tuple(BranchFacts(x.id, x.name, x.email) for x in rows)


def branch(branch_id: int) -> BranchFacts:
    """Return one office."""
    row = session.get_one(Branch, branch_id)
    return BranchFacts(row.id, row.name, row.email)


def _facts(row: Centre) -> CentreFacts:
    return CentreFacts(row.id, row.name, row.province_code, row.email, row.phone, row.address)
