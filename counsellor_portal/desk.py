"""Whose desk this is: the centre it belongs to, and the counsellor who sits at it."""

from flask import abort, g, request

from counsellor_portal import bp
from records.account.queries import counsellors, staff
from records.centre.queries import branches
from records.ledger import Role
from records.place.gazetteer import commune


def centre() -> int:
    """Return the centre of the signed-in member of staff: every page of the desk stays within it."""
    centre_id: int | None = g.actor.centre_id
    if centre_id is None:
        abort(403)
    return centre_id


def branch() -> int:
    """Return the branch whose desk this is; who belongs to none writes for the first."""
    return staff(g.actor.account_id).branch_id or branches(centre())[0].id


def mine() -> int | None:
    """Return the counsellor whose work is shown; a manager looks after everybody's."""
    account_id: int | None = g.actor.account_id
    return account_id if g.actor.role == Role.COUNSELLOR else None


def counsellor_names() -> dict[int, str]:
    """Return the names of the counsellors at work here, by account: whoever has left answers for nobody."""
    if "counsellor_names" not in g:
        g.counsellor_names = {x.account_id: x.name for x in counsellors(centre())}
    names: dict[int, str] = g.counsellor_names
    return names


@bp.app_template_filter()
def counsellor_name(account_id: int | None) -> str:
    """Return the name of a counsellor at work here; nothing where nobody answers."""
    return counsellor_names().get(account_id or 0, "")


def chosen() -> int | None:
    """Return whose people a list shows: one's own, or with ``?whose=all`` everybody's."""
    return None if request.args.get("whose") == "all" else mine()


def before() -> int | None:
    """Return which row a list goes on from; what cannot be the number of a row is not asked for."""
    number = request.args.get("before", type=int)
    return number if number is not None and 0 <= number < 2**63 else None


@bp.app_template_filter()
def commune_here(code: str | None) -> str:
    """Return a commune without its province: in a list of one province's people it says nothing."""
    if not code:
        return ""
    found = commune(code)
    return f"{found.kind} {found.name}"
