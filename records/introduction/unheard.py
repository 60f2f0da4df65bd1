"""What the centre took back at once: for ten minutes nobody hears of a card the centre puts forward.

Its letters rest that long (``rests_until``). Taken back within it, the card was never there for the
employer: not in their list, not in their month's number.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Interval, and_, literal

from records.introduction.model import Introduction
from records.ledger import Role

TO_THINK = timedelta(minutes=10)


def rests_until(introduction: Introduction) -> datetime:
    """Return until when nobody is told of a card; what a person asks for themselves does not rest."""
    if introduction.asked_by == Role.SEEKER:
        return introduction.begun_at
    return introduction.begun_at + TO_THINK


def unheard() -> ColumnElement[bool]:
    """Tell, as a condition of a query, what ended before anybody was told of it."""
    return and_(
        Introduction.state == "withdrawn",
        Introduction.asked_by != Role.SEEKER,
        Introduction.grant_id.is_(None),
        Introduction.moved_at < Introduction.begun_at + literal(TO_THINK, Interval),
    )
