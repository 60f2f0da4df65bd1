"""The invented courses."""

from datetime import date, timedelta
from typing import Any

from app.sample.places import commune
from app.sample.texts import Row, parts, rows

SOURCE = "sample"


def courses(today: date) -> list[tuple[str, dict[str, Any]]]:
    """Return each course's reference and facts, as ``course.actions.write`` takes them."""
    return [(f"KH-{at:03d}", _facts(row, today)) for at, row in enumerate(rows("courses"), 1)]


def _facts(row: Row, today: date) -> dict[str, Any]:
    return {
        "title": row["title"],
        "provider": row["provider"],
        "description": row["description"],
        "trade": row["trade"] or None,
        "gives": parts(row["gives"], ","),
        "needs": [{"concept": it, "strength": "must"} for it in parts(row["needs"], ",")],
        "commune_code": commune(row["commune"]).code,
        "weeks": int(row["weeks"]),
        "fee": int(row["fee"]),
        "starts": [
            {"starts_on": today + timedelta(days=int(row["starts"])), "seats": int(row["seats"])}
        ],
    }
