"""What rests now."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists

from records.deferral.model import Deferral


def rests(kind: str, subject_id: ColumnElement[Any], *, today: date) -> ColumnElement[bool]:
    """Tell, as a condition of a query, whether a duty of this kind rests today."""
    return exists().where(
        Deferral.kind == kind, Deferral.subject_id == subject_id, Deferral.until > today
    )
