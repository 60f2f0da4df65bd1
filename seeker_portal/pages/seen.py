"""What employers can see of the signed-in person, who looked, and taking it back."""

from flask import flash, render_template, url_for

from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.grant import actions, queries
from records.introduction.queries import open_grants
from records.overview import lookers
from records.vacancy.queries import cards_of
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.preview import preview


@bp.get("/seen")
def seen() -> str:
    """List my grants: those an employer reads by today, and those that are over."""
    mine, day = me().wishes, today()
    grants = queries.of_seeker(mine.id)
    held = [x for x in grants if x.holds(day)]
    return render_template(
        "seeker_portal/seen.html",
        held=held,
        open=open_grants(mine.id, today=day),
        over=[x for x in grants if x not in held],
        vacancies=cards_of([x.vacancy_id for x in grants]),
        shown=preview(),
        lookers=lookers.of_person(mine.person_id),
    )


@bp.post("/seen/<code>/withdraw")
@writes
def withdraw_grant(code: str) -> Answer:
    """Take one grant back; it holds from the next request on."""
    actions.withdraw(act(), queries.own_row(code, seeker_id=me().wishes.id))
    flash(say("seeker-page-grant-withdrawn"), "success")
    return done(url_for(".seen"))
