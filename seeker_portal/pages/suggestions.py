"""What fits the signed-in person, why, and what they decide about it."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, g, render_template, request, url_for

from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.account.queries import last_time
from records.suggestion import actions, helping
from records.suggestion import queries as suggested
from records.suggestion.decisions import (
    NOT_FOR_ME,
    REASONS,
    PutAside,
    decisions_of,
    put_aside,
)
from records.suggestion.queries import SuggestedVacancy
from records.suggestion.search import search_of
from records.vacancy import queries as vacancies
from records.vacancy.queries import VacancyCard
from seeker_portal import bp
from seeker_portal.going import by_vacancy
from seeker_portal.me import me

FIRST, ALL, NEARLY, EASED, COURSES = 10, 40, 3, 5, 3
UNDO = "undo"
DECIDED = {
    "saved": "seeker-page-decided-saved",
    NOT_FOR_ME: "seeker-page-decided-not-for-me",
    UNDO: "seeker-page-decided-undo",
}


@bp.get("/for-you")
def suggestions() -> str:
    """Show the best vacancies with their reasons, the nearly fitting, and what would help."""
    mine = me().wishes
    search = search_of(mine.id, today=today())
    many = ALL if "all" in request.args else FIRST
    best = suggested.vacancies_for(search, k=many)
    return render_template(
        "seeker_portal/suggestions.html",
        best=best,
        more=len(best) == many == FIRST,
        **_new(best),
        nearly=suggested.nearly_for(search, k=NEARLY),
        eased=helping.eased_for(search)[:EASED],
        courses=helping.doors_for(search, k=COURSES),
        saved=_saved(mine.id),
        **_aside(mine.id),
        wishes=mine,
        standing=by_vacancy(),
    )


@bp.get("/for-you/<code>")
def suggestion(code: str) -> str:
    """Show the whole ledger of one vacancy and the signed-in person."""
    card, mine = vacancies.card(code), me().wishes
    return render_template(
        "seeker_portal/suggestion.html",
        card=card,
        is_open=card.is_open(today()),
        reasons=suggested.explain(mine.id, card.id, today=today(), name_limits=True),
        standing=by_vacancy().get(code),
        decision=decisions_of(mine.id).get(card.id),
    )


@bp.post("/for-you/<code>/decide")
@writes
def decide(code: str) -> Answer:
    """Save a vacancy, put it aside and say why if one likes, or take either back."""
    choice, reason = request.form.get("choice", ""), request.form.get("reason") or None
    if choice not in DECIDED or reason not in (None, *REASONS):
        abort(422)
    card, seeker_id = vacancies.card(code), me().wishes.id
    if choice == UNDO:
        actions.undecide(act(), seeker_id, card.id)
    else:
        actions.decide(act(), seeker_id, card.id, choice, reason)
    flash(_said(choice, card, seeker_id, reason), "success")
    asks_why = choice == NOT_FOR_ME and reason is None
    return done(url_for(".suggestions", about=code if asks_why else None))


def _said(choice: str, card: VacancyCard, seeker_id: int, reason: str | None) -> str:
    """Say what was done; of a no with its reason also how much more that hides."""
    aside = put_aside(seeker_id, today=today()) if reason else ()
    more = next((x.more for x in aside if x.card.id == card.id), 0)
    key = "seeker-page-decided-why" if more else DECIDED[choice]
    return say(key, title=card.title, n=more)


def _saved(seeker_id: int) -> list[VacancyCard]:
    decided = decisions_of(seeker_id)
    kept = vacancies.cards_of(list(decided))
    return [x for x in kept.values() if decided[x.id] == "saved" and x.posted_at]


def _aside(seeker_id: int) -> dict[str, Any]:
    """Tell what was put aside, and of what was put aside just now why it may have been."""
    aside = put_aside(seeker_id, today=today())
    return {"put_aside": aside, "asked_why": _asked_why(aside), "reasons": REASONS}


def _asked_why(aside: tuple[PutAside, ...]) -> PutAside | None:
    """Return what was put aside just now without a reason."""
    about = request.args.get("about")
    return next((x for x in aside if x.card.code == about and x.reason is None), None)


def _new(best: Sequence[SuggestedVacancy]) -> dict[str, Any]:
    """Tell which of the best were posted since the person was last here."""
    since = last_time(g.actor.account_id, g.known.sign_in_id)
    posted = {x.card.code: x.card.posted_at for x in best}
    return {
        "since": since,
        "new": {code for code, at in posted.items() if since and at and at > since},
    }
