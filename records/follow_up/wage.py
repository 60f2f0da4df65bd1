"""The wage of a placement as form 04 asks for it."""

from records.intake.pay import Pay, as_monthly, read_pay
from records.placement.queries import PlacementFacts
from records.rule.bands import band
from records.vacancy.schema import DONG_PER_DOLLAR


def wage_of(facts: PlacementFacts) -> str | None:
    """Return the code of what is paid: as reported with the start, else as the vacancy offers it.

    Of a range the lower end counts; pay by the piece, or to be agreed, has no code.
    """
    return band_of(facts.pay_written) or band_of(facts.vacancy.pay.written)


def band_of(written: str) -> str | None:
    """Return the code of pay as it was written, if it can be read as an amount a month."""
    said = read_pay(written)
    if not isinstance(said, Pay):
        return None
    low, high = as_monthly(said, rate_usd=DONG_PER_DOLLAR)
    month = high if low is None else low
    return None if month is None else band("pay", month)
