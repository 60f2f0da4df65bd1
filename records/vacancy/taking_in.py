"""Listings written down: new ones posted, changed ones edited, the same ones left alone.

What the centre did with a listing since (paused, closed) stays as it is; only its facts follow the
source.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ARRAY, String, any_, bindparam, select

from records.intake.run import Outcome
from records.intake.source import Ref
from records.ledger import Act, session
from records.vacancy import actions
from records.vacancy.listing import Listing
from records.vacancy.model import Vacancy


@dataclass(frozen=True, slots=True)
class Known:
    """A listing that is in the ledger already."""

    id: int
    digest: str | None


def known(refs: Collection[Ref]) -> dict[Ref, Known]:
    """Those of ``refs`` that were written down before."""
    wanted = bindparam("refs", list({each.ref for each in refs}), type_=ARRAY(String))
    query = select(Vacancy.source, Vacancy.source_ref, Vacancy.id, Vacancy.source_digest).where(
        Vacancy.source.in_({each.source for each in refs}), Vacancy.source_ref == any_(wanted)
    )
    return {Ref(source or "", ref or ""): Known(key, digest)
            for source, ref, key, digest in session.execute(query)}  # fmt: skip


def outcome(listing: Listing, before: dict[Ref, Known]) -> Outcome:
    """What would become of a listing."""
    was = before.get(listing.ref)
    if was is None:
        return "new"
    return "same" if was.digest == listing.facts["source_digest"] else "changed"


def take_in(act: Act, listing: Listing, before: dict[Ref, Known]) -> Outcome:
    """Write down what is new or changed."""
    became = outcome(listing, before)
    if became == "new":
        vacancy = actions.write(act, listing.facts, source=(listing.ref.source, listing.ref.ref))
        actions.post(act, vacancy)
    elif became == "changed":
        vacancy = session.get_one(Vacancy, before[listing.ref].id, with_for_update=True)
        actions.edit(act, vacancy, listing.facts)
    return became
