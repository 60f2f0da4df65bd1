"""Searches I keep to hear when something new like them opens."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from lobby.door import Answer, act, done, now, writes
from lobby.words import say
from records.alert import actions, queries
from records.channel.queries import way_of
from records.channel.states import TO_SCREEN
from records.ledger import Refusal
from records.seeker.actions import own_row
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.narrowing import name_of
from seeker_portal.search import LONGEST, VacancySearch

STEPS = {"pause": actions.pause, "resume": actions.resume, "remove": actions.remove}


@bp.get("/alerts")
def alerts() -> str:
    """List them, each with how much is new."""
    mine = me().wishes.id
    kept = queries.of_seeker(mine, now=now())
    return render_template(
        "seeker_portal/alerts.html",
        kept=[
            (it, VacancySearch(it.words, it.place, it.at, "", it.chosen, marks_new=True))
            for it in kept
        ],
        name_of=name_of,
        told=_told(mine),
    )


@bp.post("/alerts")
@writes
def keep_alert() -> Answer:
    """Keep the search that was shown."""
    search, seeker = VacancySearch.asked(request.form), own_row(g.actor.person_id)
    again: dict[str, Any] = {**search.asking()}
    at, place = search.where.at, search.where.label or search.place
    try:
        actions.keep(act(), seeker, search.sought, at=at, place=place[:LONGEST])
    except Refusal as refusal:
        flash(say(refusal.key, n=actions.MOST), "warning")
        return done(url_for(".vacancies", **again))
    flash(say("seeker-alert-kept" if _told(seeker.id) else "seeker-alert-kept-here"), "success")
    return done(url_for(".alerts"))


@bp.post("/alerts/<code>/<any(pause, resume, remove):step>")
@writes
def move_alert(code: str, step: str) -> Answer:
    """Hear nothing of one for a while, or again, or let it go."""
    own_row(g.actor.person_id)
    STEPS[step](act(), queries.row_of(code, seeker_id=me().wishes.id))
    flash(say(f"seeker-alert-{step}-done"), "success")
    return done(url_for(".alerts"))


def _told(seeker_id: int) -> bool:
    """Whether they are told where an address can be tapped."""
    return way_of(seeker_id) in TO_SCREEN
