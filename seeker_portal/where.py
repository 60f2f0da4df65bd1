"""A place somebody typed into a search: understood, asked back, or searched everywhere."""

from dataclasses import dataclass

from lobby.words import say
from records.centre.queries import first
from records.place.gazetteer import commune, province
from records.place.look_up import ASK, UNKNOWN, Found, look_up
from records.vacancy.browsing import Place
from records.vacancy.seeking import ANYWHERE, place_at


@dataclass(frozen=True, slots=True)
class Where:
    """Where to search. ``choices`` are ``(at, words)`` to choose among; ``lost`` was not understood.

    ``at`` names a place by its codes: ``province:44``, ``commune:19333+19334``, ``country:JP``.
    """

    at: str = ""
    label: str = ""
    place: Place = ANYWHERE
    choices: tuple[tuple[str, str], ...] = ()
    lost: bool = False

    @property
    def wider(self) -> str | None:
        """The province around a commune, for looking further."""
        communes = self.place.communes
        return commune(communes[0]).province if communes else None


def where(typed: str, at: str = "") -> Where:
    """Return where to search; ``at`` is a choice made before among places of the same name."""
    chosen = _at(at, typed)
    if chosen is not None or not typed:
        return chosen or Where()
    answer = look_up(typed)
    if answer.state == UNKNOWN:
        return Where(lost=True)
    if answer.state == ASK:
        return Where(choices=tuple((at_of(x), label(x)) for x in _ours_first(answer.places)))
    found = answer.places[0]
    return _at(at_of(found), label(found)) or Where(lost=True)


def _ours_first(places: tuple[Found, ...]) -> list[Found]:
    """Put places of the centre's own province first: most who search live there."""
    ours = first()
    code = ours.province_code if ours else None
    return sorted(places, key=lambda found: _province_of(found) != code)


def _province_of(found: Found) -> str | None:
    if found.kind == "country":
        return None
    return found.codes[0] if found.kind == "province" else commune(found.codes[0]).province


def at_of(found: Found) -> str:
    """Return a place as an address names it."""
    kind = "commune" if found.kind == "former-district" else found.kind
    return f"{kind}:{'+'.join(found.codes)}"


def label(found: Found) -> str:
    """Return a place in words, with what it was before if it was found by that."""
    now, before = ", ".join(found.label), ", ".join(found.formerly)
    if found.kind == "former-district":
        return say("seeker-page-place-district", place=now)
    return say("seeker-page-place-formerly", place=now, before=before) if before else now


def in_province(code: str) -> tuple[str, str]:
    """Return a whole province as an address names it, and in words."""
    found = province(code)
    return f"province:{code}", f"{found.kind} {found.name}"


def _at(at: str, label: str) -> Where | None:
    place = place_at(at)
    return Where(at, label, place) if place else None
