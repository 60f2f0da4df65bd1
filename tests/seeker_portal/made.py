"""Listings and courses for these tests, made through the rooms' own verbs."""

from datetime import timedelta
from typing import Any

from records.course import actions as courses
from records.ledger import session
from records.vacancy import actions as vacancies
from tests.factories import DONG_HA


def spots(*communes: str) -> list[dict[str, Any]]:
    """Places of work in communes of Quảng Trị."""
    return [
        {"country": "VN", "province_code": "44", "commune_code": code, "written": code}
        for code in communes
    ]


def abroad(country: str) -> list[dict[str, Any]]:
    """A place of work in another country."""
    return [{"country": country, "province_code": None, "commune_code": None, "written": country}]


def a_listing(world: Any, **facts: Any) -> Any:
    """An open vacancy read elsewhere, without an employer here."""
    usual = {"title": "Lái xe tải", "trade": "8332", "places": 1, "spots": spots(DONG_HA)}
    said = {**usual, "open_until": (world.clock() + timedelta(days=9)).date(), **facts}
    listing = vacancies.write(world.act(), said, source=("Sàn việc làm", "77"))
    vacancies.post(world.act(), listing)
    session.flush()
    return listing


def a_course(world: Any, **facts: Any) -> Any:
    """An open course of the centre."""
    if "starts_on" in facts:
        facts["starts"] = [{"starts_on": facts.pop("starts_on"), "seats": facts.pop("seats", None)}]
    usual = {"provider": "Trường nghề", "commune_code": DONG_HA, "gives": []}
    source = ("Trường nghề", facts["title"])
    return courses.write(world.act(), {**usual, **facts}, centre_id=world.centre_id, source=source)


def close(world: Any, vacancy: Any) -> None:
    """End a vacancy."""
    vacancies.close(world.act(), vacancy)
    session.flush()
