"""Words about one person in a record of another room: sealed under the person's own key, opened when read.

Bound to table, row and column like every sealed value; reading is what the trail notes.
"""

from collections.abc import Callable

from records import trail
from records.ledger import NotFound
from records.person.queries import safe_of_person


class SealedWords:
    """Words as a query answers them: nothing is opened yet. Has no ``repr`` that could show them."""

    __slots__ = ("_name", "_person_id", "_place", "_sealed")

    def __init__(self, person_id: int, place: str, sealed: bytes | None, *, name: str) -> None:
        """Take what is sealed, where (``table|row|column``), and under which name a look is noted."""
        self._person_id, self._place, self._sealed, self._name = person_id, place, sealed, name

    def read(self) -> str:
        """Return the words, noting the look; nothing where there are none or the person was erased."""
        safe = safe_of_person(self._person_id) if self._sealed else None
        if safe is None:
            return ""
        trail.look("person", self._person_id, self._name)
        return safe.open(self._place, self._sealed) or ""


def seal_words(person_id: int, place: str, words: str | None) -> bytes | None:
    """Seal words for ``place`` (``table|row|column``); no words stay nothing."""
    safe = safe_of_person(person_id)
    if safe is None:
        raise NotFound()
    return safe.seal(place, words or None)


def seal_changed(
    person_id: int, place: str, sealed: bytes | None, change: Callable[[str], str]
) -> bytes | None:
    """Return sealed words with a change that leaves some of them out; nobody is shown them."""
    safe = safe_of_person(person_id)
    return safe.seal(place, change(safe.open(place, sealed) or "") or None) if safe else None


def seal_again(sealed: bytes | None, place: str, *, of: int, under: int) -> bytes | None:
    """Return what one person's key sealed as another's: two records of one person become one."""
    safe = safe_of_person(of)
    return seal_words(under, place, safe.open(place, sealed)) if safe and sealed else None
