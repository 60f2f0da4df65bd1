"""Pay is read as people write it; what is not sure is refused with a reason."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.intake.pay import PLAUSIBLE, Pay, as_monthly, read_pay
from records.intake.reasons import Reason, because

TR = 1_000_000


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("9 - 10 triệu", 9 * TR, 10 * TR),
        ("15tr-20tr", 15 * TR, 20 * TR),
        ("7tr", 7 * TR, 7 * TR),
        ("7-9tr", 7 * TR, 9 * TR),
        ("7–9 Tr", 7 * TR, 9 * TR),
        ("1tr5", 1_500_000, 1_500_000),
        ("1tr5-2tr", 1_500_000, 2 * TR),
        ("7tr500k", 7_500_000, 7_500_000),
        ("7 triệu 500 nghìn", 7_500_000, 7_500_000),
        ("7 triệu rưỡi", 7_500_000, 7_500_000),
        ("7.5tr", 7_500_000, 7_500_000),
        ("7,5 triệu", 7_500_000, 7_500_000),
        ("10 củ", 10 * TR, 10 * TR),
        ("15M", 15 * TR, 15 * TR),
        ("Từ 10 triệu", 10 * TR, None),
        ("từ 7 triệu/tháng trở lên", 7 * TR, None),
        ("Không dưới 5 triệu", 5 * TR, None),
        ("Trên 20 triệu", 20 * TR, None),
        ("7tr+", 7 * TR, None),
        (">= 10 triệu", 10 * TR, None),
        ("Đến 15 triệu", None, 15 * TR),
        ("lên đến 20 triệu", None, 20 * TR),
        ("upto 20tr", None, 20 * TR),
        ("dưới 10 triệu", None, 10 * TR),
        ("0 - 15 triệu", None, 15 * TR),
        ("Từ 10 triệu đến 15 triệu", 10 * TR, 15 * TR),
        ("tu 10 trieu den 15 trieu", 10 * TR, 15 * TR),
        ("6.500.000 - 8.000.000 đ", 6_500_000, 8 * TR),
        ("5,310,000 VND", 5_310_000, 5_310_000),
        ("6 500 000 đ", 6_500_000, 6_500_000),
        ("6500000.0", 6_500_000, 6_500_000),
        ("8.000.000 - 10 triệu", 8 * TR, 10 * TR),
        ("Lương: 5,2 Tr - 8,1 Tr VND", 5_200_000, 8_100_000),
        ("8 triệu/người/tháng", 8 * TR, 8 * TR),
        ("Lương tháng 7 triệu", 7 * TR, 7 * TR),
        ("Lương sản phẩm 8 - 12 triệu", 8 * TR, 12 * TR),
        ("Lương cơ bản 6tr + KPI 2tr", 6 * TR, 6 * TR),
        ("9 triệu/tháng, bao ăn ở", 9 * TR, 9 * TR),
        ("10 triệu (chưa tăng ca)", 10 * TR, 10 * TR),
    ],
)
def test_monthly_pay_in_dong(written, low, high):
    assert read_pay(written) == Pay(low, high, "VND", "month", written)


@pytest.mark.parametrize(
    ("written", "low", "high", "currency", "period"),
    [
        ("350k/ngày", 350_000, 350_000, "VND", "day"),
        ("350.000đ/ngày công", 350_000, 350_000, "VND", "day"),
        ("350 nghìn một ngày", 350_000, 350_000, "VND", "day"),
        ("1 ngày 350k", 350_000, 350_000, "VND", "day"),
        ("Lương ngày 300 - 350k", 300_000, 350_000, "VND", "day"),
        ("400k/công", 400_000, 400_000, "VND", "day"),
        ("25.000đ/giờ", 25_000, 25_000, "VND", "hour"),
        ("20-22k/h", 20_000, 22_000, "VND", "hour"),
        ("Tới 150 k /sp", None, 150_000, "VND", "piece"),
        ("2.000 đ/kg", 2_000, 2_000, "VND", "piece"),
        ("Tới 1.200 USD", None, 1200, "USD", "month"),
        ("$500-$700", 500, 700, "USD", "month"),
        ("USD 500 - 1,000", 500, 1000, "USD", "month"),
        ("500 đô la/tháng", 500, 500, "USD", "month"),
        ("1000$", 1000, 1000, "USD", "month"),
    ],
)
def test_other_periods_and_dollars(written, low, high, currency, period):
    assert read_pay(written) == Pay(low, high, currency, period, written)


@pytest.mark.parametrize(
    "written",
    ["Thoả thuận", "thỏa thuận", "Lương: Cạnh Tranh", "TT", "thoa thuan", "Theo năng lực"],
)
def test_no_figure_is_named(written):
    assert read_pay(written) == Pay(None, None, "VND", "month", written, negotiable=True)


def test_a_figure_may_be_open_to_talk():
    assert read_pay("8-10 triệu, thỏa thuận") == Pay(
        8 * TR, 10 * TR, "VND", "month", "8-10 triệu, thỏa thuận", negotiable=True
    )
    assert read_pay("Thỏa thuận (8-10 triệu)") == Pay(
        8 * TR, 10 * TR, "VND", "month", "Thỏa thuận (8-10 triệu)", negotiable=True
    )


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "pay-missing"),
        (" \u00a0", "pay-missing"),
        ("abc", "pay-unreadable"),
        ("bảy triệu", "pay-unreadable"),
        ("5-7-9tr", "pay-unreadable"),
        ("6 triệu 26 công", "pay-unreadable"),
        ("1.2.3 triệu", "pay-unreadable"),
        ("$3.5/giờ", "pay-unreadable"),
        ("7.500", "pay-no-unit"),
        ("7,5", "pay-no-unit"),
        ("8 - 10", "pay-no-unit"),
        ("7.500 đ", "pay-implausible"),
        ("7.500 triệu", "pay-implausible"),
        ("550 - 800 VND", "pay-implausible"),
        ("350k", "pay-implausible"),
        ("0 triệu", "pay-implausible"),
        ("12 - 10 triệu", "pay-order"),
        ("100 triệu/năm", "pay-period"),
        ("2tr/tuần", "pay-period"),
        ("350k/ngày hoặc 9tr/tháng", "pay-period"),
        ("9" * 50 + " triệu", "pay-unreadable"),
    ],
)
def test_what_is_not_sure_is_refused(written, key):
    read = read_pay(written)

    assert isinstance(read, Reason)
    assert read.key == key


def test_an_implausible_pay_names_the_usual_range():
    low, high = PLAUSIBLE["VND", "month"]

    assert read_pay("350k") == because("pay-implausible", written="350k", low=low, high=high)


def test_a_heading_may_give_the_unit_to_bare_numbers():
    assert read_pay("7,5 - 9", scale=TR) == Pay(7_500_000, 9 * TR, "VND", "month", "7,5 - 9")
    assert read_pay("7.500", scale=TR) == because("pay-no-unit", written="7.500")
    assert read_pay("7500000", scale=TR) == Pay(7_500_000, 7_500_000, "VND", "month", "7500000")


@pytest.mark.parametrize(
    ("written", "monthly"),
    [
        ("7-9tr", (7 * TR, 9 * TR)),
        ("350k/ngày", (9_100_000, 9_100_000)),
        ("từ 20k/h", (4_160_000, None)),
        ("tới $500", (None, 13_000_000)),
        ("2k/sp", (None, None)),
        ("thỏa thuận", (None, None)),
    ],
)
def test_pay_by_the_month_of_26_days_and_208_hours(written, monthly):
    assert as_monthly(read_pay(written), rate_usd=26_000) == monthly


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    assert isinstance(read_pay(text), Pay | Reason)


@given(st.text(alphabet="0123456789.,-+k trđ$/~ triệunghìn", max_size=25))
def test_anything_like_money_is_read_or_refused(text):
    read = read_pay(text)

    if isinstance(read, Pay) and read.low is not None and read.high is not None:
        assert read.low <= read.high


@given(st.integers(50, 30_000), st.integers(0, 5_000))
def test_pay_that_is_shown_reads_back(low, more):
    low, high = low * 10_000, min((low + more) * 10_000, 300 * TR)

    for written in (f"{shown(low)} - {shown(high)} đ", f"{millions(low)} - {millions(high)} triệu"):
        assert read_pay(written) == Pay(low, high, "VND", "month", written)


@pytest.mark.skipif("LOIVE_SHARED" not in os.environ, reason="no real listings here")
def test_real_listings_are_read():
    listings = Path(os.environ["LOIVE_SHARED"], "data/vn_vacancies/listings.csv")
    with listings.open(encoding="utf-8", newline="") as lines:
        read = [read_pay(line["salary"]) for line in csv.DictReader(lines)]

    assert sum(isinstance(pay, Pay) for pay in read) / len(read) >= 0.995


def shown(amount):
    return f"{amount:,}".replace(",", ".")


def millions(amount):
    """One or two decimals, as people write: three would group thousands."""
    return f"{amount / TR:g}".replace(".", ",")
