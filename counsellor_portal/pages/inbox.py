"""The centre's inbox: each notice once, unread first, and "received" said by a person."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import before, centre, mine
from lobby.door import Answer, act, done, writes
from lobby.undoing import undoable, undone
from lobby.words import say
from records.outbox import queries as outbox
from records.outbox.actions import acknowledge as receive
from records.outbox.actions import take_back_acknowledgement as unreceive
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
    return _received([code])


@bp.post("/inbox/received")
@writes
def acknowledge_ticked() -> Answer:
    """Write the same of all ticked notices."""
    return _received(request.form.getlist("notice")[: outbox.PAGE])


@bp.post("/inbox/undo")
@writes
def undo_received() -> Answer:
    """Lay notices that one has just received back among the unread ones."""
    for code in undone():
        unreceive(act(), outbox.notice(code, centre_id=centre()))
    flash(say("desk-notice-unreceived"), "success")
    return done(url_for(".inbox"))


def _received(codes: list[str]) -> Answer:
    for code in codes:
        receive(act(), outbox.notice(code, centre_id=centre()))
    if codes:
        sentence = say("desk-notice-received", n=len(codes))
        undoable(sentence, url=url_for(".undo_received"), codes=codes)
    else:
        flash(say("desk-notice-none"), "warning")
    return done(url_for(".inbox"))
