"""Handing people over to a colleague: some, or everybody one looks after."""

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre, mine
from lobby.door import Answer, act, done, writes
from lobby.words import say
from records.account.queries import counsellors
from records.ledger import NotFound
from records.overview import queries as overview
from records.rights.handing_over import NotAColleague, hand_over
from records.seeker import queries as seekers


@bp.route("/caseload", methods=["GET", "POST"])
@writes
def caseload() -> Answer:
    """Show whose people may be handed over, and hand them over."""
    if request.method == "GET":
        return _page()
    ids = _meant()
    if not ids:
        return _page(seeker=say("desk-caseload-nobody")), 422
    try:
        n = hand_over(act(), ids, to=request.form.get("to", 0, type=int))
    except NotAColleague as refusal:
        return _page(to=say(refusal.key)), 422
    flash(say("desk-caseload-done", n=n), "success")
    return done(url_for(".caseload"))


@bp.post("/seekers/<code>/take-on")
@writes
def take_on(code: str) -> Answer:
    """Answer from now on for somebody whom nobody answers for."""
    known = seekers.by_code(code, centre_id=centre())
    hand_over(act(), [known.wishes.id], to=g.actor.account_id)
    flash(say("desk-taken-on", name=known.person.details.name), "success")
    return done(url_for(".seeker_matches", code=code))


def _whose() -> int | None:
    """Return whose people these are: one's own, or whose a manager chose (nobody chosen: everybody's)."""
    return mine() or request.values.get("of", type=int)


def _meant() -> frozenset[int]:
    whose = _whose()
    if request.form.get("all") and whose is not None:
        return seekers.ids_of(centre(), counsellor_id=whose)
    codes = request.form.getlist("seeker")[: overview.PAGE]
    ids = {seekers.id_of(code, centre_id=centre()) for code in codes}
    if None in ids:
        raise NotFound()
    return frozenset(x for x in ids if x is not None)


def _page(**wrong: str) -> str:
    """Draw the page; what is wrong stands above it and at its box."""
    whose = _whose()
    return render_template(
        "counsellor_portal/caseload.html",
        whose=whose,
        found=overview.people(centre(), counsellor_id=whose, after=request.args.get("after", "")),
        counsellors=[x for x in counsellors(centre()) if x.account_id != g.actor.account_id],
        form={"errors": list(wrong.items())},
        wrong=wrong,
        ticked=request.form.getlist("seeker"),
    )
