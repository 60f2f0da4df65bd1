"""Codes and numbers shown as people read them: trades, places, pay, experience."""

import secrets
from collections.abc import Sequence
from datetime import datetime, time
from itertools import groupby

import phonenumbers
from flask import Flask, request

from lobby.words import appointed, day, language, money, say
from matcher.facts import HERE
from matcher.taxonomy import standard
from records.call_back.safe_time import SafeTime
from records.place.gazetteer import commune_full_name, gazetteer
from records.place.gazetteer import province as province_of
from records.rule.quiet import NIGHT, quiet
from records.vacancy.queries import PayFacts, SpotFacts

MANY, MILLION = 3, 1_000_000
GROUP_DIGITS = 2


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(
        trade=concept,
        concept=concept,
        commune=commune,
        province=province,
        spot=spot,
        spots=spots,
        pay=pay,
        telephone=telephone,
        safe_time=safe_time,
        call_time=call_time,
        experience=experience,
    )
    app.jinja_env.globals.update(idem_key=idem_key, quiet_hours=quiet_hours)


def idem_key() -> str:
    """Return the posted form's own key if it is shown again, else a fresh one."""
    return request.form.get("idem_key") or secrets.token_urlsafe(18)


def concept(code: str | None) -> str:
    """Return the name of a trade, of a group of trades (its first digits) or of a skill."""
    if code and code.isdigit() and len(code) <= GROUP_DIGITS:
        return say(f"trade-group-{code}")
    return standard().label(code, language()) if code else ""


def commune(code: str | None) -> str:
    """Return a commune with its province."""
    return commune_full_name(code) if code else ""


def province(code: str | None) -> str:
    """Return a province with its kind."""
    if not code:
        return ""
    found = province_of(code)
    return f"{found.kind} {found.name}"


def country(code: str) -> str:
    """Return a country's name in the visitor's language."""
    found = gazetteer().countries[code]
    return found.name if language() == "vi" else found.english


def spot(place: SpotFacts) -> str:
    """Return a place of work, as precise as it is known."""
    if place.country != HERE:
        return country(place.country)
    return commune(place.commune_code) or province(place.province_code)


def spots(places: Sequence[SpotFacts]) -> str:
    """Return all places of work in one line; a region is shown as it was written."""
    shown: dict[str, None] = {}
    for written, group in groupby(places, key=lambda place: place.written):
        each = [spot(place) for place in group]
        shown.update(dict.fromkeys(each if len(each) <= MANY or not written else [written]))
    return "; ".join(shown)


def pay(offered: PayFacts) -> str:
    """Return pay in one line: ``7.000.000 – 9.000.000 đ/tháng``."""
    if offered.low is None and offered.high is None:
        return say("pay-to-agree")
    low, high = _amount(offered.low, offered), _amount(offered.high, offered)
    key = "pay-range" if low and high else "pay-from" if low else "pay-to"
    if low == high:
        key = "pay-exact"
    shown = say(key, low=low, high=high)
    return f"{shown} {say(f'pay-per-{offered.period}')}"


def narrowed(key: str, choice: str) -> str:
    """Return what narrows a search: a condition has its own words, a number is said with its measure."""
    if key == "trade":
        return concept(choice)
    if key == "pay":
        return say("narrow-pay-from", money=money(int(choice) * MILLION))
    if key == "reach":
        return say("narrow-reach-km", km=choice)
    if key in ("shift", "accommodation"):
        return say(f"{key}-{choice}")
    return say(f"narrow-{key}-{choice}")


def telephone(e164: str | None) -> str:
    """Return a number as it is dialled here: ``0912 345 678``."""
    if not e164:
        return ""
    try:
        parsed = phonenumbers.parse(e164, "VN")
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def experience(months: int) -> str:
    """Return how much experience is asked."""
    if not months:
        return say("experience-none")
    if months % 12:
        return say("experience-months", n=months)
    return say("experience-years", n=months // 12)


def _amount(value: int | None, offered: PayFacts) -> str:
    if value is None:
        return ""
    if offered.currency == "VND":
        return money(value)
    return f"{value:,}".replace(",", ".") + f" {offered.currency}"


def safe_time(safe: SafeTime) -> str:
    """Return when somebody may be called: the hours, and the days if not on all of them."""
    hours = say(f"call-back-safe-hours-{safe.hours}")
    return f"{hours} · {safe_days(safe.days)}" if safe.days else hours


def call_time(times: tuple[datetime, datetime], now: datetime) -> str:
    """Return from when until when somebody is called, with the day, and ``today`` if it is."""
    begins, until = times
    when = appointed(begins, until)
    return say("call-back-today", when=when) if day(begins) == day(now) else when


def quiet_hours(hours: str = NIGHT) -> dict[str, str]:
    """Return from when until when the centre writes to nobody: ``21:00`` and ``7:00``."""
    rule = quiet(hours)
    return {"begins": _hour(rule.begins), "ends": _hour(rule.ends)}


def _hour(value: time) -> str:
    return f"{value.hour}:{value:%M}"


def safe_days(days: str) -> str:
    """Return days of the week by their names."""
    return ", ".join(say(f"call-back-safe-days-{day}") for day in days)
