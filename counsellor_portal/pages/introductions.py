"""Introductions: the board by state, one introduction with its moves, the grant on paper, a start."""

from collections.abc import Callable, Mapping

from flask import flash, g, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre, chosen
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form, asked
from lobby.links import address
from lobby.words import say
from records.field import RoomSchema
from records.introduction import actions, queries, replies
from records.introduction.asked import REPLIED, waits
from records.introduction.schema import ChoiceSchema, GrantSchema, InvitationSchema, ReasonSchema
from records.introduction.states import ALIVE, INTRODUCTION, STATES
from records.introduction.trying import may_try_out
from records.overview import queries as overview
from records.placement.actions import NOT_NEAR, report_start
from records.placement.schema import StartSchema
from records.trial.queries import any_chosen, of_introduction

BOARD = ("proposed", "introduced", REPLIED, "interview", "trial")
"""Who moves next: the person, the employer, the centre, and then both sides."""
OVER = tuple(state for state in STATES if state not in ALIVE)
# What each move asks for; the others ask for nothing.
ASKS: dict[str, type[RoomSchema]] = {
    "invite": InvitationSchema,
    "decline": ReasonSchema,
    "reopen": ReasonSchema,
    "choose": ChoiceSchema,
}
MOVES: dict[str, Callable[..., None]] = {
    "invite": actions.invite,
    "decline": actions.decline,
    "reopen": actions.reopen,
    "withdraw": actions.withdraw,
    "lapse": actions.lapse,
    "choose": replies.choose,
    "note": replies.note,
    "link": replies.send_link_anew,
    "anew": replies.ask_anew,
}


@bp.get("/introductions")
def introductions() -> Answer:
    """Show the board of what goes on, or the list of what is over."""
    over = request.args.get("show") == "over"
    found = queries.for_centre(centre(), today=today(), states=OVER if over else ALIVE)
    whose = chosen()
    shown = [x for x in found if whose is None or x.seeker.counsellor_id in (None, whose)]
    template = "introductions_over" if over else "introductions"
    board = {state: [x for x in shown if waits(x.state, x.reply) == state] for state in BOARD}
    return render_template(f"counsellor_portal/{template}.html", shown=shown, board=board)


@bp.get("/introductions/<code>")
def introduction(code: str) -> Answer:
    """Show one introduction: whom to call, what can be done, how it came."""
    return _page(code)


@bp.post(
    "/introductions/<code>/<any(invite, decline, withdraw, lapse, reopen, choose, note, link, anew):verb>"
)
@writes
def move_introduction(code: str, verb: str) -> Answer:
    """Take one step that somebody told the centre by telephone or at the counter."""
    form = asked(ASKS[verb]()) if verb in ASKS else None
    if form and not form.ok:
        return _page(code, {verb: form}), 422
    row = queries.row_for_centre(code, centre_id=centre())
    MOVES[verb](act(), row, **(form.values if form else {}))
    flash(say(f"desk-moved-{verb}"), "success")
    return done(url_for(".introduction", code=row.code))


@bp.route("/introductions/<code>/grant", methods=["GET", "POST"])
@writes
def grant(code: str) -> Answer:
    """Write down what the person granted on paper, and show the employer just that."""
    form = asked(GrantSchema())
    if not any_chosen(code):
        box = form.fields["parts"]
        box.choices = [choice for choice in box.choices if choice[0] != "reference"]
    if request.method == "GET" or not form.ok:
        return _form_page("grant", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    actions.introduce(act(), row, parts=form.values["parts"], how="paper")
    flash(say("desk-granted"), "success")
    return done(url_for(".introduction", code=code))


@bp.route("/introductions/<code>/start", methods=["GET", "POST"])
@writes
def start(code: str) -> Answer:
    """Report a start for somebody who telephoned."""
    form = asked(StartSchema())
    if request.method == "GET" or not form.ok:
        return _form_page("start", code, form)
    row = queries.row_for_centre(code, centre_id=centre())
    with form.refused_at("started_on", *NOT_NEAR):
        placement = report_start(act(), row, **form.values)
    if not form.ok:
        return _form_page("start", code, form)
    flash(say("desk-start-reported"), "success")
    return done(url_for(".placement", code=placement.code))


def _page(code: str, posted: Mapping[str, Form] | None = None) -> str:
    file = overview.introduction(code, centre_id=centre(), today=today())
    forms = {verb: Form.blank(schema()) for verb, schema in ASKS.items()} | dict(posted or {})
    return render_template(
        "counsellor_portal/introduction.html",
        file=file,
        waits=waits(file.view.state, file.view.reply),
        can=_can(file.view),
        forms=forms,
        trial=of_introduction(code, today=today()),
        times=file.view.reply.ahead(now()) if file.view.reply else (),
        reply_link=address(file.link) if file.link and file.link.until > now() else "",
        form=next(iter((posted or {}).values()), None),
    )


def _can(view: queries.CounsellorView) -> set[str]:
    state, role = view.state, g.actor.role
    can = {way.verb for way in INTRODUCTION.ways if INTRODUCTION.can(state, way.verb, role)}
    tried = may_try_out(state, view.interview_at, by=role, now=now())
    return can if tried else can - {"propose-trial"}


def _form_page(page: str, code: str, form: Form) -> Answer:
    file = overview.introduction(code, centre_id=centre(), today=today())
    html = render_template(f"counsellor_portal/{page}.html", file=file, form=form)
    return html, 422 if form.errors else 200
