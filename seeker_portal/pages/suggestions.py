"""What fits the signed-in person, why, and what they decide about it."""

from flask import abort, flash, render_template, request, url_for

from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.introduction.actions import alive
from records.suggestion import actions, helping
from records.suggestion import queries as suggested
from records.suggestion.decisions import decisions_of
from records.suggestion.search import search_of
from records.vacancy import queries as vacancies
from seeker_portal import bp
from seeker_portal.me import me

FIRST, ALL, NEARLY, EASED, COURSES = 10, 40, 3, 5, 3
DECIDED = {
    "saved": "seeker-page-decided-saved",
    "not-for-me": "seeker-page-decided-not-for-me",
}


@bp.get("/for-you")
def suggestions() -> str:
    """Show the best vacancies with their reasons, the nearly fitting, and what would help."""
    mine, day = me().wishes, today()
    search = search_of(mine.id, today=day)
    many = ALL if "all" in request.args else FIRST
    decided = decisions_of(mine.id)
    kept = vacancies.cards_of(list(decided))
    best = suggested.vacancies_for(search, k=many)
    return render_template(
        "seeker_portal/suggestions.html",
        best=best,
        more=len(best) == many == FIRST,
        nearly=suggested.nearly_for(search, k=NEARLY),
        eased=helping.eased_for(search)[:EASED],
        courses=helping.doors_for(search, k=COURSES),
        saved=[x for x in kept.values() if decided[x.id] == "saved" and x.posted_at],
        put_aside=[x for x in kept.values() if decided[x.id] == "not-for-me" and x.is_open(day)],
        wishes=mine,
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
        mine=alive(mine.id, card.id),
        decision=decisions_of(mine.id).get(card.id),
    )


@bp.post("/for-you/<code>/decide")
@writes
def decide(code: str) -> Answer:
    """Save a vacancy, or put it aside."""
    choice = request.form.get("choice", "")
    if choice not in DECIDED:
        abort(422)
    card = vacancies.card(code)
    actions.decide(act(), me().wishes.id, card.id, choice)
    flash(say(DECIDED[choice], title=card.title), "success")
    return done(url_for(".suggestions"))
