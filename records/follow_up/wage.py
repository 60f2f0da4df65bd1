"""The wage of a placement as form 04 asks for it."""

from records.intake.pay import Pay, as_monthly, read_pay
from records.placement.queries import PlacementFacts
from records.rule.wages import wage_code
from records.vacancy.schema import DONG_PER_DOLLAR


def wage_of(facts: PlacementFacts) -> str | None:
    """Return the code of what is paid: as reported with the start, else as the vacancy offers it.

    Of a range the lower end counts; pay by the piece, or to be agreed, has no code.
    """
    month = _month(facts.pay_written)
    return wage_code(_month(facts.vacancy.pay.written) if month is None else month)


def _month(written: str) -> int | None:
    said = read_pay(written)
    low, high = (
        as_monthly(said, rate_usd=DONG_PER_DOLLAR) if isinstance(said, Pay) else (None, None)
    )
    return high if low is None else low
