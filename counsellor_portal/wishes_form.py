"""What is stored of a person's wishes, as the boxes of a form; and what a form cannot say is kept."""

from typing import Any

from lobby.forms import Form
from lobby.words import language
from records.field import boxed
from records.field.skills import written
from records.place.gazetteer import commune_full_name
from records.seeker.queries import Wishes


def compact(form: Form) -> Form:
    """Draw how much each condition matters as one line: the desk fills many of these in a morning."""
    for name, box in form.fields.items():
        if name.endswith("_strength"):
            box.kind = "select"
    return form


def filled(wishes: Wishes) -> dict[str, Any]:
    """Return stored wishes as they would have been typed."""
    return {
        "trades": written(wishes.trades, language()),
        "held": written(tuple(wishes.held), language()),
        "years": _years(wishes),
        "commune_code": commune_full_name(wishes.commune_code) if wishes.commune_code else None,
        "reach_km": wishes.reach_km,
        "moves": "anywhere" if wishes.moves_to else "nowhere",
        "pay_floor": wishes.pay_floor,
        "free_from": wishes.free_from,
        "own_words": wishes.own_words,
        **boxed(wishes.wishes),
    }


def kept(wishes: Wishes, changed: dict[str, Any]) -> dict[str, Any]:
    """Return the changed facts with the finer ones the form has no box for: levels, years by trade."""
    facts = dict(changed)
    facts["held"] = {x: wishes.held.get(x, level) for x, level in changed["held"].items()}
    if max(changed["years"].values(), default=0) == _years(wishes):
        facts["years"] = {x: y for x, y in wishes.years.items() if x in changed["trades"]}
    if wishes.moves_to and changed["moves_to"]:
        facts["moves_to"] = list(wishes.moves_to)
    return facts


def _years(wishes: Wishes) -> int:
    return max(wishes.years.values(), default=0)
