"""The sample's rows, before anything is written down."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files

import pytest

from app.sample.courses import courses
from app.sample.employers import TOLD, SampleEmployer, employers
from app.sample.envelopes import MEMBERS, envelopes
from app.sample.people import EXAMPLE, SamplePerson, people
from app.sample.vacancies import SampleVacancy, vacancies
from matcher.taxonomy import standard
from records.field.conditions import questions
from records.intake.citizen_id import CitizenId, read_citizen_id
from records.intake.names import Name, read_name
from records.intake.phones import Phone, read_phone
from records.intake.tax_code import TaxCode, read_tax_code
from records.place.gazetteer import commune
from records.programme.envelope import Envelope

TODAY = date(2026, 11, 23)
# Monthly minimum of 2026 by region (NĐ 293/2025); region I is the dearest any other province has.
MINIMUM = {"I": 5_310_000, "II": 4_730_000, "III": 4_140_000, "IV": 3_700_000}
# "trại" alone is a farm and "án" alone a project: only what can be meant in one way is listed.
HINTS = (
    "tù", "trại giam", "trại tạm giam", "phạm nhân", "phạm tội", "tội", "bản án", "tiền án",
    "tiền sự", "án tích", "mãn hạn", "chấp hành", "hình phạt", "hình sự", "cải tạo", "quản chế",
    "đặc xá", "tha tù", "hoàn lương", "tái hòa nhập", "lầm lỗi", "lỗi lầm", "làm lại cuộc đời",
    "bắt đầu lại", "làm lại từ đầu", "trở về", "mới về", "lối về", "giam giữ", "công an",
    "cảnh sát", "tòa án", "lý lịch", "nhân thân", "quá khứ", "cơ hội thứ hai", "xóa án", "ra trại",
    "prison", "convict", "offender", "parole",
)  # fmt: skip


def test_there_are_as_many_rows_as_promised(
    firms: list[SampleEmployer], offers: list[SampleVacancy], folk: list[SamplePerson]
) -> None:
    assert len(firms) == 120
    assert len(offers) == 400
    assert len(courses(TODAY)) == 60
    assert len(folk) == 250


def test_the_same_rows_come_every_time(
    firms: list[SampleEmployer], offers: list[SampleVacancy], folk: list[SamplePerson]
) -> None:
    assert employers() == firms
    assert vacancies(employers(), TODAY) == offers
    assert people(TODAY) == folk
    assert envelopes(folk, TODAY) == envelopes(people(TODAY), TODAY)


def test_no_text_hints_at_anything() -> None:
    for name, text in _texts():
        found = [hint for hint in HINTS if re.search(rf"(?<!\w){hint}(?!\w)", text)]
        assert not found, name


def test_every_text_is_written_in_one_spelling_of_unicode() -> None:
    for name, text in _texts(lower=False):
        assert unicodedata.is_normalized("NFC", text), name


def test_vacancies_speak_of_trades_and_skills_the_matcher_knows(
    offers: list[SampleVacancy],
) -> None:
    words = standard()
    for it in offers:
        assert it.facts["trade"] in words.trades
        assert {need["concept"] for need in it.facts["needs"]} <= words.concepts.keys()


def test_no_vacancy_pays_under_the_minimum_of_its_place(offers: list[SampleVacancy]) -> None:
    for it in offers:
        offered = it.facts["month_high"] or it.facts["month_low"]
        for spot in it.facts["spots"]:
            code = spot["commune_code"]
            region = commune(code).wage_region if code else "I"
            assert offered is None or offered >= MINIMUM[region or "I"], it.facts["title"]


def test_vacancies_are_described_in_two_to_four_sentences(offers: list[SampleVacancy]) -> None:
    for it in offers:
        sentences = [x for x in it.facts["description"].split(". ") if x]
        assert 2 <= len(sentences) <= 4, it.facts["description"]


def test_a_tenth_of_the_vacancies_is_away_from_the_province(offers: list[SampleVacancy]) -> None:
    away = [it for it in offers if it.facts["spots"][0]["province_code"] != "44"]
    assert len(away) == 40
    assert any(it.facts["spots"][0]["country"] != "VN" for it in away)


def test_vacancies_have_one_to_twenty_places_and_days_ahead(offers: list[SampleVacancy]) -> None:
    for it in offers:
        assert 1 <= it.facts["places"] <= 20
        assert it.facts["open_until"] > TODAY


def test_employers_have_right_tax_codes_and_addresses_nobody_has(
    firms: list[SampleEmployer],
) -> None:
    codes = [it.facts["tax_code"] for it in firms if it.facts["tax_code"]]
    assert len(set(codes)) == len(codes) > 40
    assert all(isinstance(read_tax_code(code), TaxCode) for code in codes)
    emails = {it.facts["contact_email"] for it in firms}
    assert len(emails) == len(firms)
    assert all(email.endswith(".example") for email in emails)
    assert TOLD in emails


def test_numbers_of_people_are_of_valid_shape(folk: list[SamplePerson]) -> None:
    for it in folk:
        assert isinstance(read_name(it.details.name), Name)
        assert it.details.phone is None or isinstance(read_phone(it.details.phone), Phone)
        born = it.details.birth_date
        assert born is not None
        assert 19 <= (TODAY - born).days / 365.25 < 62
        number = it.details.citizen_id
        read = number and read_citizen_id(number, birth_year=born.year)
        assert not number or (isinstance(read, CitizenId) and not read.warnings)


def test_some_telephones_are_shared_and_some_people_have_none(folk: list[SamplePerson]) -> None:
    phones = [it.details.phone for it in folk]
    known = [phone for phone in phones if phone]
    assert len(set(known)) < len(known) < len(phones)


def test_citizen_numbers_are_never_shared(folk: list[SamplePerson]) -> None:
    known = [it.details.citizen_id for it in folk if it.details.citizen_id]
    assert len(set(known)) == len(known) < len(folk)


def test_people_name_trades_skills_and_choices_the_matcher_knows(folk: list[SamplePerson]) -> None:
    words, asked = standard(), dict(questions("seeker"))
    for it in folk:
        assert set(it.wishes["trades"]) <= words.trades.keys()
        assert it.wishes["held"].keys() <= words.concepts.keys()
        for key, said in it.wishes["wishes"].items():
            value = said["value"]
            chosen = value if isinstance(value, list) else [value]
            assert set(chosen) <= set(asked[key].choices)


def test_ninety_people_are_in_the_programme(sealed: list[Envelope]) -> None:
    assert sum(it.member for it in sealed) == MEMBERS == 90


def test_every_kind_of_limit_is_there_to_be_tried(sealed: list[Envelope]) -> None:
    assert any(it.barred_trades for it in sealed)
    assert any(it.stay_in_commune for it in sealed)
    assert any(it.exit_suspended for it in sealed)
    assert any(it.credit_until for it in sealed)
    assert all(it == Envelope() for it in sealed if not it.member)


def test_what_is_outward_does_not_tell_who_is_in_the_programme(
    folk: list[SamplePerson], sealed: list[Envelope]
) -> None:
    inside = [it for it, envelope in zip(folk, sealed, strict=True) if envelope.member]
    outside = [it for it, envelope in zip(folk, sealed, strict=True) if not envelope.member]
    for seen in OUTWARD.values():
        one, other = (sum(map(seen, side)) / len(side) for side in (inside, outside))
        spread = (seen_share := sum(map(seen, folk)) / len(folk)) * (1 - seen_share)
        # Three standard errors of a difference of shares: as near as chance alone brings them.
        assert abs(one - other) < 3 * (spread * (1 / len(inside) + 1 / len(outside))) ** 0.5


def test_the_envelopes_are_drawn_without_looking_at_the_people(folk: list[SamplePerson]) -> None:
    def members(of: list[SamplePerson]) -> list[bool]:
        return [it.member for it in envelopes(of, TODAY)]

    assert members(folk) == members([folk[EXAMPLE], *reversed(folk[1:])])


def test_days_count_from_the_day_it_is_filled(offers: list[SampleVacancy]) -> None:
    later = vacancies(employers(), TODAY + timedelta(days=100))
    assert all(
        (new.facts["open_until"] - old.facts["open_until"]).days == 100
        for old, new in zip(offers, later, strict=True)
    )


OUTWARD = {
    "no telephone": lambda it: it.details.phone is None,
    "no citizen number": lambda it: it.details.citizen_id is None,
    "nothing in own words": lambda it: not it.wishes["own_words"],
    "woman": lambda it: " Thị " in it.details.name,
    "under thirty-five": lambda it: it.details.birth_date.year > 1991,
    "no years in a trade": lambda it: not it.wishes["years"],
    "unskilled": lambda it: it.wishes["trades"][0].startswith("9"),
    "far": lambda it: it.wishes["reach_km"] > 20,
    "moves": lambda it: bool(it.wishes["moves_to"]),
    "no pay floor": lambda it: it.wishes["pay_floor"] is None,
    "begins later": lambda it: it.wishes["free_from"] is not None,
    "few conditions": lambda it: len(it.wishes["wishes"]) < 4,
    "not looking": lambda it: it.state != "looking",
    "no counsellor": lambda it: it.counsellor is None,
    "lately registered": lambda it: it.came < 60,
    "in the south": lambda it: it.south,
}


@pytest.fixture(scope="module")
def firms() -> list[SampleEmployer]:
    return employers()


@pytest.fixture(scope="module")
def offers(firms: list[SampleEmployer]) -> list[SampleVacancy]:
    return vacancies(firms, TODAY)


@pytest.fixture(scope="module")
def folk() -> list[SamplePerson]:
    return people(TODAY)


@pytest.fixture(scope="module")
def sealed(folk: list[SamplePerson]) -> list[Envelope]:
    return envelopes(folk, TODAY)


def _texts(*, lower: bool = True) -> Iterator[tuple[str, str]]:
    for path in (files("app.sample") / "data").iterdir():
        if path.name.endswith(".csv"):
            text = path.read_text("utf-8")
            yield path.name, text.casefold() if lower else text
