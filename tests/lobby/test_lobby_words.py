"""Numbers, money and days as people write them here, and every key in the visitor's language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import g

from lobby.show import commune, concept, country, experience, pay, province, spot
from lobby.words import (
    LANGUAGES,
    appointed,
    catalogue,
    day,
    moment,
    money,
    reason,
    say,
    sentence,
    speaking,
)
from records.intake.reasons import because
from records.vacancy.queries import PayFacts, SpotFacts
from tests.factories import DONG_HA

pytestmark = pytest.mark.usefixtures("spoken")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(6_500_000, "6.500.000 đ"), (0, "0 đ"), (999, "999 đ"), (1_000, "1.000 đ"), (None, "")],
)
def test_money_is_grouped_by_dots(value, shown):
    assert money(value) == shown


def test_a_day_and_a_moment_are_shown_in_viet_nam():
    late = datetime(2026, 11, 22, 20, 5, tzinfo=UTC)

    assert day(date(2026, 2, 1)) == "01/02/2026"
    assert day(late) == "23/11/2026"
    assert moment(late) == "03:05 23/11/2026"
    assert (day(None), moment(None), appointed(None)) == ("", "", "")


@pytest.mark.parametrize(("language", "weekday"), [("vi", "Thứ Hai"), ("en", "Monday")])
def test_what_one_keeps_free_is_shown_with_its_weekday(language, weekday):
    begins = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)

    with speaking(language):
        assert appointed(begins) == f"{weekday}, 30/11/2026, 9:00"
        until = begins + timedelta(hours=2)
        assert appointed(begins, until) == f"{weekday}, 30/11/2026, 9:00–11:00"


@pytest.mark.parametrize(
    ("offered", "vi", "en"),
    [
        (PayFacts(7, 9, "VND", "month", ""), "7 đ – 9 đ mỗi tháng", "7 đ – 9 đ"),
        (PayFacts(7, 7, "VND", "day", ""), "7 đ mỗi ngày", "7 đ"),
        (PayFacts(7, None, "VND", "hour", ""), "Từ 7 đ mỗi giờ", "7 đ"),
        (PayFacts(None, 1_200, "USD", "month", ""), "Đến 1.200 USD mỗi tháng", "1.200 USD"),
        (PayFacts(None, None, "VND", "month", ""), "Lương thỏa thuận", ""),
    ],
)
def test_pay_is_shown_in_one_line(offered, vi, en):
    assert pay(offered) == vi
    g.language = "en"
    assert en in pay(offered)


def test_places_are_named_as_precisely_as_they_are_known():
    assert "Đông Hà" in spot(SpotFacts("VN", "44", DONG_HA, ""))
    assert spot(SpotFacts("VN", "44", None, "")) == province("44")
    assert spot(SpotFacts("JP", None, None, "")) == country("JP") == "Nhật Bản"
    assert (commune(None), province(None), concept(None)) == ("", "", "")
    g.language = "en"
    assert country("JP") == "Japan"
    assert concept("7212") != ""


def test_experience_is_told_in_years_when_they_are_whole():
    assert "2 năm" in experience(24)
    assert "18 tháng" in experience(18)
    assert experience(0)


def test_every_language_has_every_key_and_one_speaks_for_itself(app):
    packages = app.extensions["words"]
    vi, en = (catalogue(language, packages) for language in LANGUAGES)

    assert vi.gettext("form-error") == "Lỗi"
    assert en.gettext("form-error") == "Error"
    assert say("form-error") == "Lỗi"
    assert sentence("en", "form-error") == "Error"


def test_what_a_person_typed_is_never_read_as_a_pattern():
    said = reason(because("pay-unreadable", written="100%(x)s %d"))

    assert "100%(x)s %d" in said


def test_large_numbers_in_reasons_are_grouped_and_years_are_not():
    said = reason(because("pay-implausible", written="x", low=500_000, high=2_026))

    assert "500.000" in said
    assert "2026" in said


def test_the_language_is_chosen_once_and_kept(visitor, world):
    assert visitor.get("/").tree.get("lang") == "vi"
    answer = visitor.client.get("/?lang=en")
    assert "language=en" in answer.headers["Set-Cookie"]
    assert visitor.get("/vacancies").tree.get("lang") == "en"
    visitor.client.get("/?lang=vi")
    assert visitor.get("/vacancies").tree.get("lang") == "vi"


def test_a_language_nobody_speaks_here_changes_nothing(visitor, world):
    answer = visitor.client.get("/?lang=xx")

    assert "Set-Cookie" not in answer.headers or "language" not in answer.headers["Set-Cookie"]
    assert visitor.get("/?lang=xx").tree.get("lang") == "vi"


def test_the_switch_keeps_what_was_asked(visitor, world):
    page = visitor.get("/vacancies?words=h%C3%A0n")

    assert any("words=h%C3%A0n" in link and "lang=en" in link for link in page.links())


def test_a_large_count_is_written_as_people_write_it(app):
    with app.test_request_context():
        assert say("eased-count", n=8905) == "thêm 8.905 việc"
