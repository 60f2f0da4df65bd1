"""One commune as a list writes it: looked for in the centre's own province first, never guessed."""

from functools import lru_cache

from records.intake.reasons import Reason, because
from records.place.look_up import SURE, Answer, Found, look_up

MOST_NEAR = 4


@lru_cache(maxsize=4096)
def read_commune(text: str, home: str | None = None) -> str | Reason:
    """The code of the commune a cell surely names; ``home`` is a province code."""
    answer = look_up(text, home=home)
    if answer.state == SURE and answer.places[0].kind == "commune":
        return answer.places[0].codes[0]
    return _why_not(answer, text)


def _why_not(answer: Answer, text: str) -> Reason:
    communes = [found for found in answer.places if found.kind == "commune"]
    if communes:
        near = "; ".join(map(_label, communes[:MOST_NEAR]))
        return because("place-which", written=text, near=near)
    key = "place-commune-needed" if answer.places else "place-unknown"
    return because(key, written=text)


def _label(found: Found) -> str:
    return ", ".join(found.label)
