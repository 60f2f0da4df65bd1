"""A person's copy of their own data, in words: every stored code as people read it."""

from collections.abc import Callable
from datetime import date, datetime
from json import dumps
from typing import Any

from flask import Flask, Response

from lobby import conditions
from lobby.reasons import sentence
from lobby.show import commune, concept, narrowed, safe_days, telephone
from lobby.words import appointed, day, moment, money, say
from matcher.ledger import full, percent, weigh
from records.rights.copying import Section, as_json
from records.suggestion.decisions import REASONS

FILE = "du-lieu-cua-toi.json"
"""What the file is called on a shared computer: nothing but "my data"."""

NOTHING = "–"
CODES = {
    "state": "state",
    "to_state": "state",
    "parts": "own-parts",
    "kind": "own-kind",
    "meets": "appointment-meets",
    "way": "channel-way",
    "safe_hours": "call-back-safe-hours",
    "about": "appointment-about",
    "sees_to_it": "readiness-who",
    "purpose": "consent-purposes",
    "channel": "consent-channel",
    "hours": "consent-hours",
    "answers": "consent-answers",
    "asks_for": "ask-right-asks-for",
    "asker": "outside-asker",
    "contract": "own-contract",
    "choice": "own-choice",
    "how": "own-how",
    "asked_by": "own-role",
    "reply": "own-reply",
    "reported_by": "own-role",
    "offered_by": "own-role",
    "went": "trial-went",
    "role": "own-role",
    "side": "own-role",
    "says": "follow-up-says",
    "subject": "own",
    "sex": "seeker-sex",
    "priorities": "seeker-priorities",
    "soft_skills": "seeker-soft-skills",
    "services": "seeker-services",
}
"""Stored codes, and under which keys their words stand."""


def init_app(app: Flask) -> None:
    """Give templates the words of a copy."""
    app.jinja_env.globals["own_label"] = lambda name: say(label(name))
    app.jinja_env.filters["own_value"] = shown


def label(name: str) -> str:
    """Return the message key of what a value is called."""
    return f"own-{name.replace('_', '-')}-is"


def as_file(sections: tuple[Section, ...]) -> Response:
    """Return the copy as a JSON file to keep."""
    body = dumps(
        {section.name: section.rows for section in sections},
        default=as_json,
        ensure_ascii=False,
        indent=2,
    )
    answer = Response(body, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


def shown(value: Any, name: str) -> str:
    """Return one value in the visitor's language."""
    if value is None or value in ("", [], {}, ()):
        return NOTHING
    if name in _BY_NAME:
        return _BY_NAME[name](value)
    if name in CODES:
        listed = value if isinstance(value, list | tuple) else [value]
        return "; ".join(say(f"{CODES[name]}-{code}".replace("_", "-")) for code in listed)
    if isinstance(value, bool):
        return say("own-yes" if value else "own-no")
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


def _concepts(codes: Any) -> str:
    return ", ".join(map(concept, codes))


def _work(work: dict[str, str | None]) -> str:
    return ", ".join(said for said in work.values() if said)


def _reason(said: str) -> str:
    """A reason is one that was tapped, or words."""
    return say(f"not-for-me-{said}") if said in REASONS else said


_BY_NAME: dict[str, Callable[[Any], str]] = {
    "phone": telephone,
    "reason": _reason,
    "number": telephone,
    "safe_days": safe_days,
    "commune_code": commune,
    "permanent_commune": commune,
    "former_work": lambda works: ". ".join(map(_work, works)),
    "stay_in_commune": commune,
    "trades": _concepts,
    "chosen": lambda chosen: ", ".join(narrowed(*each) for each in chosen.items()),
    "held": _concepts,
    "barred_trades": _concepts,
    "tasks": "; ".join,
    "years": lambda by: ", ".join(f"{concept(code)}: {years}" for code, years in by.items()),
    "moves_to": lambda _: say("own-moves"),
    "pay_floor": money,
    "score": lambda score: f"{percent(score, full(weigh(None)))}/100",
    "amount": money,
    "wishes": lambda terms: ". ".join(": ".join(pair) for pair in conditions.said(terms)),
    "reply_times": lambda times: "; ".join(appointed(datetime.fromisoformat(at)) for at in times),
    "lines": lambda lines: " ".join(f"{sentence(line)}." for line in lines),
}
