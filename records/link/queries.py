"""The address of a link, and what stands behind one."""

import hmac
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import select

from records.ledger import Refusal, any_of, session
from records.ledger.codes import LENGTH
from records.link.model import Link
from records.vault import blind_indexes

PROOF_BYTES = 20
KIND = "link"


class LinkOver(Refusal):
    """Altered, ended, of somebody else, or about what is over: all look the same."""

    key = "refused-link-over"
    status = 404


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """One link: what it is for, and the token its address ends with."""

    purpose: str
    subject_id: int
    step: int
    audience: str
    until: datetime
    token: str = field(repr=False)

    def holds(self, purpose: str, audience: str, now: datetime) -> bool:
        """Tell whether it may be answered now, for this purpose and by this audience."""
        return (self.purpose, self.audience) == (purpose, audience) and now < self.until


def by_id(link_id: int) -> LinkFacts:
    """Return one link, for a letter or a page that passes it on."""
    return _facts(session.get_one(Link, link_id))


def of(purpose: str, subject_id: int, audience: str) -> dict[int, LinkFacts]:
    """Return the links about one record, by step."""
    query = select(Link).where(
        Link.purpose == purpose, Link.subject_id == subject_id, Link.audience == audience
    )
    return {row.step: _facts(row) for row in session.scalars(query)}


def made(purpose: str, subject_ids: Iterable[int]) -> dict[tuple[int, int, str], datetime]:
    """Return when the links about some records were made, by record, step and audience."""
    query = select(Link.subject_id, Link.step, Link.audience, Link.made_at)
    found = query.where(Link.purpose == purpose, Link.subject_id == any_of(subject_ids))
    return {(id_, step, audience): at for id_, step, audience, at in session.execute(found)}


def known(token: str) -> LinkFacts | None:
    """Return the link whose token this is, ended or not; ``None`` for a token nobody was given."""
    code, proof = token[:LENGTH], token[LENGTH:]
    row = session.scalars(select(Link).where(Link.code == code)).one_or_none()
    true = any(hmac.compare_digest(proof.encode(), each.encode()) for each in _proofs(row, code))
    return _facts(row) if row is not None and true else None


def _facts(row: Link) -> LinkFacts:
    token = row.code + _proofs(row, row.code)[0]
    return LinkFacts(row.purpose, row.subject_id, row.step, row.audience, row.until, token)


def _proofs(row: Link | None, code: str) -> list[str]:
    """Return what may stand behind the code, the newest key's first; an unknown code takes as long."""
    said = [code]
    if row is not None:
        ends = row.until.astimezone(UTC).isoformat()
        said += [row.purpose, str(row.subject_id), str(row.step), row.audience, ends]
    return [
        b32encode(mac[:PROOF_BYTES]).decode().lower() for mac in blind_indexes(KIND, "|".join(said))
    ]
