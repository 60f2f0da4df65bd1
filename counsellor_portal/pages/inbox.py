"""The centre's inbox: each notice once, unread first, and "received" said by a person."""

from flask import flash, render_template, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre, mine
from lobby.door import Answer, act, done, writes
from lobby.words import say
from records.outbox import queries as outbox
from records.outbox.actions import acknowledge as receive
from records.overview.inbox import notices


@bp.get("/inbox")
def inbox() -> Answer:
    """Show what nobody has received yet, then what was received."""
    read = notices(centre(), counsellor_id=mine(), acked=True, before=before())
    older = len(read) == outbox.PAGE and url_for(".inbox", before=read[-1].letter.id)
    return render_template(
        "counsellor_portal/inbox.html",
        unread=notices(centre(), counsellor_id=mine(), acked=False),
        count=outbox.unread(centre_id=centre(), counsellor_id=mine()),
        read=read,
        older_url=older or "",
        newest_url=url_for(".inbox") if before() else "",
    )


@bp.post("/inbox/<code>/received")
@writes
def acknowledge(code: str) -> Answer:
    """Write who received a notice, and when."""
    receive(act(), outbox.notice(code, centre_id=centre()))
    flash(say("desk-notice-received"), "success")
    return done(url_for(".inbox"))
