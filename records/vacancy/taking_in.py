"""Listings written down: new ones posted, changed ones edited, the same ones left alone.

What the centre did with a listing since (paused, closed) stays as it is; only its facts follow the
source. One whose text asks about a past is held for a counsellor, and shown when its source takes that out.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, String, any_, bindparam, select

from records.history.changes import changed
from records.intake.run import Outcome
from records.intake.source import Ref
from records.ledger import Act, session
from records.vacancy import actions, holding
from records.vacancy.lint import to_look_at
from records.vacancy.listing import Listing
from records.vacancy.model import Vacancy
from records.vacancy.states import VACANCY


@dataclass(frozen=True, slots=True)
class Known:
    """A listing that is in the ledger already."""

    id: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class TakingIn:
    """One file on its way in. What is new or changed waits for ``finish``, to be written at once.

    So the count of changes, which everybody who changes a vacancy must pass, is held for a moment
    only and not while rows are read.
    """

    act: Act
    before: dict[Ref, Known]
    new: list[Listing] = field(default_factory=list)
    changed: list[Listing] = field(default_factory=list)

    def outcome(self, listing: Listing) -> Outcome:
        """What would become of a listing."""
        was = self.before.get(listing.ref)
        if was is None:
            return "new"
        return "same" if was.digest == listing.facts["source_digest"] else "changed"

    def take(self, listing: Listing) -> Outcome:
        """Keep for ``finish`` what must be written."""
        became = self.outcome(listing)
        if became == "new":
            self.new.append(listing)
        elif became == "changed":
            self.changed.append(listing)
        return became

    def finish(self) -> None:
        """Write what waits; the door commits."""
        if self.new:
            post_all(self.act, self.new)
        if self.changed:
            edit_all(self.act, {self.before[each.ref].id: each for each in self.changed})
        self.new.clear()
        self.changed.clear()


def known(refs: Collection[Ref]) -> dict[Ref, Known]:
    """Those of ``refs`` that were written down before."""
    wanted = bindparam("refs", list({each.ref for each in refs}), type_=ARRAY(String))
    query = select(Vacancy.source, Vacancy.source_ref, Vacancy.id, Vacancy.source_digest).where(
        Vacancy.source.in_({each.source for each in refs}), Vacancy.source_ref == any_(wanted)
    )
    return {
        Ref(source or "", ref or ""): Known(key, digest)
        for source, ref, key, digest in session.execute(query)
    }


def post_all(act: Act, listings: Sequence[Listing]) -> None:
    """Write and post many: the same rows and lines of history as one by one, one change number."""
    _write_all(act, [_draft(act, each.facts, *each.ref) for each in listings], drafts=False)


def write_all(
    act: Act, written: Sequence[dict[str, Any]], *, employer_id: int, drafts: bool
) -> list[Vacancy]:
    """Write many down for one employer, and show or hold them unless they are to stay ``drafts``."""
    drafts = drafts or actions.waits_for_check(act, employer_id)
    rows = [_draft(act, facts, employer_id=employer_id) for facts in written]
    _write_all(act, rows, drafts=drafts)
    return rows


def _write_all(act: Act, rows: Sequence[Vacancy], *, drafts: bool) -> None:
    number = changed(actions.KIND)
    for row in rows:
        row.changed_no = number
    session.add_all(rows)
    session.flush()
    with session.no_autoflush:
        for row in rows:
            VACANCY.begin(row, act)
            if not drafts:
                holding.offer_counted(row, act)
    session.flush()


def edit_all(act: Act, listings: Mapping[int, Listing]) -> None:
    """Change many vacancies, by id, to what their source now says."""
    query = select(Vacancy).where(Vacancy.id.in_(listings)).with_for_update(of=Vacancy)
    rows = list(session.scalars(query))
    with session.no_autoflush:
        for row in rows:
            before = to_look_at(row.title, row.description)
            actions.edit(act, row, listings[row.id].facts)
            holding.follow_source(row, act, before)
    session.flush()


def _draft(
    act: Act,
    facts: dict[str, Any],
    source: str | None = None,
    source_ref: str | None = None,
    *,
    employer_id: int | None = None,
) -> Vacancy:
    row = Vacancy(
        employer_id=employer_id,
        source=source,
        source_ref=source_ref,
        state=VACANCY.start,
        written_at=act.now,
    )
    actions.fill_in(row, facts)
    return row
