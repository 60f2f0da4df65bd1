"""Sentences: every key in the visitor's language, and numbers, money and days as people write them.

Catalogues are gettext ``.po`` files beside the code that uses them (``<package>/words/<language>.po``),
read at start, so there is nothing to compile and nothing to forget.
"""

import gettext
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from types import ModuleType

from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, current_app, g, request

from lobby.cookie import kept
from records.intake.reasons import Reason
from records.ledger.act import HERE

LANGUAGES = ("vi", "en")
SHARED = ("lobby", "app", "jobs")
COOKIE = "language"
WEEKDAY, HOUR = "EEEE, dd/MM/yyyy", "H:mm"


def init_app(app: Flask, portals: tuple[ModuleType, ...]) -> None:
    """Choose the language of each request, and give templates their words."""
    packages = (*SHARED, *(portal.__name__ for portal in portals))
    for language in LANGUAGES:
        catalogue(language, packages)
    app.extensions["words"] = packages
    app.before_request(_choose)
    app.jinja_env.globals["_"] = say
    app.jinja_env.filters.update(
        money=money,
        number=number,
        millions=millions,
        day=day,
        moment=moment,
        appointed=appointed,
    )


@cache
def catalogue(language: str, packages: tuple[str, ...]) -> gettext.GNUTranslations:
    """Return the words of several packages in one language, laid together."""
    whole = Catalog(locale=language)
    for package in packages:
        for path in _files(package, language):
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    if message.id:
                        whole[message.id] = message
    packed = BytesIO()
    write_mo(packed, whole)
    packed.seek(0)
    return gettext.GNUTranslations(packed)


def _files(package: str, language: str) -> list[Traversable]:
    """A package may spread its words over several files: ``vi.po``, ``reasons.vi.po``."""
    folder = files(package) / "words"
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if path.name.endswith(f"{language}.po")]
    return sorted(found, key=lambda path: path.name)


def language() -> str:
    """Return the language of this request; letters and commands choose theirs themselves."""
    return str(g.get("language", LANGUAGES[0]))


@contextmanager
def speaking(spoken: str) -> Iterator[None]:
    """Say everything within in one language, whatever the visitor's."""
    before, g.language = language(), spoken
    try:
        yield
    finally:
        g.language = before


def say(key: str, **values: object) -> str:
    """Return the sentence of ``key`` in the visitor's language; ``n`` chooses its plural."""
    return sentence(language(), key, **values)


def sentence(spoken: str, key: str, **values: object) -> str:
    """Return the sentence of ``key`` in a language; a count ``n`` is written as people write it."""
    words = catalogue(spoken, _packages())
    n = values.get("n")
    if not isinstance(n, int):
        found = words.gettext(key)
        return found % values if values else found
    found = words.ngettext(key, key, n)
    if found == key:
        found = words.gettext(key)
    return found % (values | {"n": number(n)})


def reason(found: Reason) -> str:
    """Return the sentence of a reason."""
    return say(found.key, **{name: _shown(value) for name, value in found.values.items()})


def money(value: int | None) -> str:
    """Return whole đồng as people write them: ``6.500.000 đ``."""
    return "" if value is None else f"{number(value)} đ"


def number(value: int) -> str:
    """Return a count as people write it: ``20.448``."""
    return f"{value:,}".replace(",", ".")


def millions(value: int) -> str:
    """Return whole đồng as millions in short, as people say pay: ``6,5``."""
    return f"{value / 1_000_000:.1f}".removesuffix(".0").replace(".", ",")


def day(value: date | None) -> str:
    """Return a day as ``22/11/2026``; a moment is first taken to Vietnam."""
    if isinstance(value, datetime):
        value = value.astimezone(HERE).date()
    return "" if value is None else f"{value:%d/%m/%Y}"


def moment(value: datetime | None) -> str:
    """Return a moment as ``14:05 22/11/2026`` in Vietnam."""
    return "" if value is None else f"{value.astimezone(HERE):%H:%M %d/%m/%Y}"


def appointed(begins: date | None, until: datetime | None = None) -> str:
    """Return a day or moment one keeps free, with its weekday: ``Thứ Ba, 24/11/2026, 9:00``.

    With ``until``, on the same day, ``Thứ Ba, 24/11/2026, 9:00–11:00``.
    """
    if not isinstance(begins, datetime):
        return format_date(begins, WEEKDAY, locale=language()) if begins else ""
    shown = format_datetime(begins, f"{WEEKDAY}, {HOUR}", tzinfo=HERE, locale=language())
    return (
        f"{shown}–{format_datetime(until, HOUR, tzinfo=HERE, locale=language())}"
        if until
        else shown
    )


def _shown(value: str | int) -> str:
    """Group the digits of large numbers; years and small counts stay as they are."""
    if isinstance(value, int) and value >= 10_000:
        return number(value)
    return str(value)


def _packages() -> tuple[str, ...]:
    packages: Iterable[str] = current_app.extensions["words"]
    return tuple(packages)


def _choose() -> None:
    asked = request.args.get("lang") or kept(COOKIE)
    g.language = asked if asked in LANGUAGES else LANGUAGES[0]
