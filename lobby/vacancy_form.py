"""The form of a vacancy: five boxes first, everything else folded away in groups; and a vacancy's moves.

Employers fill it in themselves; at the desk it is filled in for one who telephones.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import flash
from werkzeug.datastructures import MultiDict

from lobby.forms import Form
from lobby.show import spot
from lobby.words import language, say
from matcher.criteria import ALL
from records.field.conditions import box, boxed, questions
from records.field.skills import written
from records.ledger import Act, Role
from records.vacancy import actions as verbs
from records.vacancy import holding
from records.vacancy.lint import to_look_at
from records.vacancy.queries import VacancyCard
from records.vacancy.schema import VacancySchema, with_trade
from records.vacancy.states import VACANCY

ESSENTIAL = ("title", "place", "places", "pay", "open_until")
WORK = ("description", "trade", "must", "should", "experience_years", "starts_on")
TIMES = ("hours", "travel")
OPEN_DAYS = 30
MOVES: dict[str, Callable[[Act, Any], None]] = {
    "post": holding.offer,
    "confirm": verbs.confirm,
    "pause": verbs.pause,
    "resume": verbs.resume,
    "fill": verbs.fill,
    "close": verbs.close,
    "reopen": verbs.reopen,
}
"""Steps that may be asked for, in the order their buttons stand."""
SHOWING = ("post", "reopen")


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes folded away under one title; ``open`` when something in it is filled in or wrong."""

    title: str
    names: tuple[str, ...]
    open: bool
    filled: int


def blank(today: date) -> Form:
    """Return the form of a new vacancy."""
    return _drawn(Form.blank(VacancySchema(), {"open_until": today + timedelta(days=OPEN_DAYS)}))


def of(card: VacancyCard) -> Form:
    """Return the form filled with what a vacancy says."""
    return _drawn(Form.blank(VacancySchema(), _typed(card)))


def like(card: VacancyCard, today: date) -> Form:
    """Return the form of a new vacancy that says the same as another, but for its days."""
    days = {"starts_on": None, "open_until": today + timedelta(days=OPEN_DAYS)}
    return _drawn(Form.blank(VacancySchema(), {**_typed(card), **days}))


def posted(sent: MultiDict[str, str], today: date) -> Form:
    """Read a sent form."""
    return _drawn(Form.posted(VacancySchema(insists="insist" in sent, today=today), sent))


def drawn(form: Form, card: VacancyCard | None = None) -> dict[str, Any]:
    """Return what the template draws the form of a new vacancy with, or of the one that is changed."""
    return {
        "form": form,
        "code": card.code if card else None,
        "essential": ESSENTIAL,
        "groups": groups(form),
        "kept": kept_strengths(form),
        "may_insist": may_insist(form) and not (card and card.posted_at),
    }


def moves(card: VacancyCard, role: Role) -> list[str]:
    """Return the steps there are; none shows what the centre does not take."""
    taken = verbs.is_taken(card.employer_id)
    can = (verb for verb in MOVES if VACANCY.can(card.state, verb, role))
    return [verb for verb in can if taken or verb not in SHOWING]


def write(act: Act, form: Form, sent: Mapping[str, str], *, employer_id: int) -> Any | None:
    """Write a vacancy down, and offer it unless it is to be looked at first; return its row.

    Where its employer is not taken it is not offered, and the form says so at its first box.
    """
    row = verbs.write(act, facts(form), employer_id=employer_id)
    if "look-first" in sent:
        return row
    try:
        holding.offer(act, row)
    except verbs.NotTaken as refusal:
        form.blame("title", say(refusal.key))
        return None
    tell(row, "post")
    return row


def change(act: Act, row: Any, form: Form) -> bool:
    """Change a vacancy to what the form says; where somebody must look first, say so at the box."""
    try:
        holding.change(act, row, facts(form))
    except verbs.LookOwed as refusal:
        form.blame("description", say(refusal.key))
        return False
    tell(row, "edit")
    return True


def tell(row: Any, verb: str) -> None:
    """Say what became of a vacancy; one that is held, or waits, is not what was asked for."""
    if row.state == "held":
        flash(say("scan-vacancy-held"), "warning")
    elif row.state == "draft" and verb == "post":
        flash(say("vacancy-waits-for-check"), "warning")
    else:
        flash(say(f"vacancy-moved-{verb}"), "success")


def may_insist(form: Form) -> bool:
    """Tell whether the words in the way can be sent for a counsellor to look at.

    What is shown already goes on being shown: its new words are refused and not held.
    """
    title, words = (str(form.fields[name].value or "") for name in ("title", "description"))
    return not form.ok and bool(to_look_at(title, words))


def facts(form: Form) -> dict[str, Any]:
    """Return what the verbs take."""
    return with_trade(form.values)


def groups(form: Form) -> list[Group]:
    """Return the folded groups: the work, times, what is offered, what is asked."""
    asks = [c.key for c in ALL if c.group == "you-suit" and c.ask_employer]
    offers = [key for key, _ in questions("employer") if key not in (*asks, "shift", *TIMES)]
    listed = {
        "vacancy-group-work": WORK,
        "vacancy-group-times": (*_boxes(("shift",), weighed=True), *_boxes(TIMES, weighed=False)),
        "vacancy-group-offers": _boxes(offers, weighed=False),
        "vacancy-group-asks": _boxes(asks, weighed=True),
    }
    return [_group(form, title, names) for title, names in listed.items()]


def kept_strengths(form: Form) -> dict[str, str]:
    """Return strengths that no box shows (what is offered is simply offered), to be sent along."""
    shown = {name for group in groups(form) for name in group.names}
    rest = {name: f.value for name, f in form.fields.items() if name.endswith("_strength")}
    return {name: value for name, value in rest.items() if value and name not in shown}


def _group(form: Form, title: str, names: tuple[str, ...]) -> Group:
    boxes = [form.fields[name] for name in names]
    said = [f for f in boxes if f.value and not f.name.endswith("_strength")]
    wrong = any(f.error for f in boxes)
    return Group(say(title), names, open=wrong or bool(said), filled=len(said))


def _boxes(keys: Iterable[str], *, weighed: bool) -> tuple[str, ...]:
    pairs = ((box(key), f"{box(key)}_strength") for key in keys)
    return tuple(name for pair in pairs for name in (pair if weighed else pair[:1]))


def _drawn(form: Form) -> Form:
    """Draw strengths as small lists that name what they weigh.

    Only the first five boxes are owed and the page says so: the rest need not repeat it each.
    """
    for name, drawn in form.fields.items():
        drawn.required = drawn.required or name not in ESSENTIAL
    for key, _ in questions("employer"):
        strength = form.fields[f"{box(key)}_strength"]
        strength.kind = "select"
        strength.label = say("vacancy-strength", what=form.fields[box(key)].label)
    return form


def _typed(card: VacancyCard) -> Mapping[str, Any]:
    """Return a vacancy as its holder would type it."""
    by_strength = {
        strength: [concept for concept, how in card.needs if how == strength]
        for strength in ("must", "should")
    }
    return {
        "title": card.title,
        "trade": written([card.trade], language()) if card.trade else None,
        "place": "; ".join(spot(place) for place in card.spots),
        "places": card.places,
        "pay": card.pay.written,
        "description": card.description,
        "must": written(by_strength["must"], language()),
        "should": written(by_strength["should"], language()),
        "experience_years": card.experience_months // 12 or None,
        "starts_on": card.starts_on,
        "open_until": card.open_until,
        **boxed(card.terms),
    }
