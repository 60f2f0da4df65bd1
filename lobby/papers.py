"""Papers as a page hands them out: in Vietnamese whatever the page speaks, under names that tell nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response

from lobby.door import now
from lobby.words import LANGUAGES, speaking
from papers.paper import Paper, Place
from papers.press import pdf
from records.place.gazetteer import commune, commune_full_name, province


def handed(file: str, fill: Callable[[], Paper]) -> Response:
    """Answer with a paper, to be read in the browser; what fills it speaks Vietnamese meanwhile."""
    with speaking(LANGUAGES[0]):
        paper = fill()
    answer = Response(pdf(paper, now()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{file}.pdf"'
    return answer


def place(commune_code: str | None, line: str | None = None) -> Place:
    """Return an address as the forms divide it."""
    if not commune_code:
        return Place(line=line)
    found = commune(commune_code)
    return Place(province(found.province).name, f"{found.kind} {found.name}", line)


def in_one_line(commune_code: str | None, line: str | None = None) -> str | None:
    """Return an address as one writes it, with its province; ``None`` if nothing is known."""
    return (
        ", ".join(filter(None, (line, commune_full_name(commune_code) if commune_code else "")))
        or None
    )


def chosen(terms: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return what is said of one condition, none or more of its choices."""
    value = terms.get(key, {}).get("value", ())
    return (value,) if isinstance(value, str) else tuple(value)


def rung(terms: Mapping[str, Any], key: str) -> str | None:
    """Return what is said of a condition that is answered once."""
    return next(iter(chosen(terms, key)), None)
