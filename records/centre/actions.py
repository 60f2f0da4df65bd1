"""Founding a centre and its branches."""

from records.centre.model import Branch, Centre
from records.ledger import session


def found(
    *, name: str, province_code: str, email: str, phone: str, address: str, branches: dict[str, str]
) -> int:
    """Write down a centre with its branches (name → e-mail) and return the centre's id."""
    centre = Centre(
        name=name, province_code=province_code, email=email, phone=phone, address=address
    )
    session.add(centre)
    session.flush()
    for branch, mail in branches.items():
        session.add(Branch(centre_id=centre.id, name=branch, email=mail))
    session.flush()
    return centre.id
