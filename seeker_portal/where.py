"""A place somebody typed into a search: understood, asked back, or searched everywhere."""

from dataclasses import dataclass, replace

from lobby.words import say
from records.centre.queries import own_province
from records.place.gazetteer import commune, province
from records.place.look_up import SURE, UNKNOWN, Found, look_up
from records.vacancy.browsing import Place
from records.vacancy.seeking import ANYWHERE, place_at


@dataclass(frozen=True, slots=True)
class Where:
    """Where to search. ``choices`` are ``(at, words)`` to choose among; ``lost``: there is no such place.

    ``narrower`` are places of the same name inside the one that is searched.

    ``at`` names a place by its codes: ``province:44``, ``commune:19333+19334``, ``country:JP``.
    """

    at: str = ""
    label: str = ""
    place: Place = ANYWHERE
    choices: tuple[tuple[str, str], ...] = ()
    narrower: tuple[tuple[str, str], ...] = ()
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
    answer = look_up(typed, home=own_province())
    places = {at_of(x): label(x) for x in answer.places}
    found = answer.places[0] if answer.state == SURE else answer.widest
    if found is not None:
        at = at_of(found)
        narrower = tuple(x for x in places.items() if x[0] != at)
        return replace(_at(at, places[at]) or Where(lost=True), narrower=narrower)
    return Where(
        choices=tuple(places.items()),
        lost=answer.state == UNKNOWN or answer.reason == "spelling",
    )


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
