"""What employers can see of the signed-in person, and taking it back."""

from flask import flash, render_template, url_for

from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.grant import actions, queries
from records.introduction import queries as introductions
from records.vacancy.queries import cards_of
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.preview import preview


@bp.get("/seen")
def seen() -> str:
    """List my grants: those an employer reads by today, and those that are over."""
    mine, day = me().wishes, today()
    grants = queries.of_seeker(mine.id)
    going = introductions.for_seeker(mine.id, today=day)
    read = {x.vacancy.id for x in going if x.granted}
    held = [x for x in grants if x.holds(day) and x.vacancy_id in read]
    return render_template(
        "seeker_portal/seen.html",
        held=held,
        over=[x for x in grants if x not in held],
        vacancies=cards_of([x.vacancy_id for x in grants]),
        shown=preview(),
        day=day,
    )


@bp.post("/seen/<code>/withdraw")
@writes
def withdraw_grant(code: str) -> Answer:
    """Take one grant back; it holds from the next request on."""
    actions.withdraw(act(), queries.own_row(code, seeker_id=me().wishes.id))
    flash(say("seeker-page-grant-withdrawn"), "success")
    return done(url_for(".seen"))
