"""The wage codes of form 04 (NĐ 352/2025, Phụ lục I): rows of ``data/wages.csv``."""

from functools import cache

from records.rule.table import read


@cache
def _rows() -> tuple[tuple[str, int, int | None], ...]:
    return tuple(
        (x["code"], int(x["from_dong"]), int(x["below_dong"]) if x["below_dong"] else None)
        for x in read("wages")
    )


def wage_code(month: int | None) -> str | None:
    """Return the code of a month's pay in whole đồng; unknown pay has none."""
    if month is None:
        return None
    return next(
        code for code, low, below in _rows() if low <= month and (below is None or month < below)
    )
