"""My data: read it all, set it right, let it rest, ask the centre, have it erased."""

from flask import flash, g, render_template, request, url_for
from werkzeug.wrappers import Response

from lobby import correction
from lobby.door import Answer, act, done, now, today, writes
from lobby.forms import Form
from lobby.own_copy import as_file
from lobby.papers import handed
from lobby.words import say
from lobby.work_profile import work_profile as filled
from records.account import actions as accounts
from records.overview import lookers
from records.overview.queries import access_of
from records.rights import copying, outside, queries, requests, resting
from records.rights.erasing import erase
from records.rights.keeping import asked_to_stay, ends_on
from records.rights.schema import AskSchema, CorrectionSchema, EraseSchema
from records.seeker.actions import own_row
from records.trial.queries import references
from seeker_portal import bp
from seeker_portal.me import me


@bp.get("/my-data")
def my_data() -> str:
    """Show what I can do about my data, what I asked for, and who asked about me."""
    return _page(Form.blank(AskSchema()))


@bp.post("/my-data/ask")
@writes
def ask_right() -> Answer:
    """Ask the centre for something about my data."""
    form = Form.posted(AskSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    words = form.values["said"] or ""
    requests.ask(act(), g.actor.person_id, form.values["asks_for"], words=words, how="screen")
    flash(say("my-data-asked"), "success")
    return done(url_for(".my_data"))


@bp.post("/my-data/asked/<code>/take-back")
@writes
def take_back_right(code: str) -> Answer:
    """End one of my requests."""
    requests.take_back(act(), requests.own_row(code, person_id=g.actor.person_id))
    flash(say("my-data-taken-back"), "success")
    return done(url_for(".my_data"))


@bp.get("/my-data/copy")
def my_copy() -> str:
    """Show everything stored about me, to read or to print."""
    person_id = g.actor.person_id
    return render_template(
        "seeker_portal/my_copy.html",
        sections=copying.copy_of(person_id, with_envelope=True),
        lookers=lookers.of_person(person_id),
    )


@bp.get("/my-data/copy.json")
def my_copy_file() -> Response:
    """Give me the same as a file."""
    person_id = g.actor.person_id
    seen = lookers.of_person(person_id)
    sections = copying.copy_of(person_id, with_envelope=True)
    return as_file((*sections, copying.looked(seen)))


@bp.get("/work-profile.pdf")
def work_profile() -> Response:
    """Give me what I can do and look for on a sheet; with ``?contact=yes`` how to reach me too."""
    contact = request.args.get("contact") == "yes"
    return handed("ho-so", lambda: filled(me(), contact=contact))


@bp.route("/my-data/correct", methods=["GET", "POST"])
@writes
def correct_me() -> Answer:
    """Set right who I am."""
    if request.method == "GET":
        return _correction(correction.filled(me().person))
    form = Form.posted(CorrectionSchema(), request.form)
    if not correction.written(act(), own_row(g.actor.person_id), form):
        return _correction(form), 422
    flash(say("my-data-corrected"), "success")
    return done(url_for(".my_data"))


@bp.post("/my-data/rest")
@writes
def rest_me() -> Answer:
    """Let nobody use my data for now, or let them again."""
    lifts = request.form.get("wish") == "lift"
    (resting.lift if lifts else resting.rest)(act(), own_row(g.actor.person_id))
    flash(say("my-data-lifted" if lifts else "my-data-rests"), "success")
    return done(url_for(".my_data"))


@bp.post("/my-data/stay")
@writes
def stay_me() -> Answer:
    """Tell the centre to go on keeping my data."""
    asked_to_stay(act(), own_row(g.actor.person_id))
    flash(say("my-data-stays"), "success")
    return done(url_for(".my_data"))


@bp.route("/my-data/erase", methods=["GET", "POST"])
@writes
def erase_me() -> Answer:
    """Erase me, after my PIN once more."""
    form = Form.posted(EraseSchema(), request.form) if request.method == "POST" else None
    if form and form.ok and not form.values.get("sure"):
        form.blame("sure", say("erase-right-sure-needed"))
    if form is None or not form.ok:
        return _erasing(form or Form.blank(EraseSchema())), 422 if form else 200
    wrong = _wrong_pin(form.values["pin"])
    if wrong:
        # Led on and not shown at once: the door must keep the counted failure.
        flash(wrong, "warning")
        return done(url_for(".erase_me"))
    erase(act(), g.actor.person_id)
    flash(say("my-data-erased"), "success")
    return done(url_for(".home"))


def _wrong_pin(pin: str) -> str:
    """Say what is wrong with a PIN; nothing if it is theirs. Wrong ones slow down as at the entrance."""
    mine = me()
    held = access_of(mine.wishes.code, centre_id=mine.wishes.centre_id)
    answer = accounts.sign_in(
        login=held.code if held else "",
        secret=pin,
        address=request.remote_addr or "",
        now=now(),
    )
    if answer.token is not None:
        return ""
    key = "my-data-too-soon" if answer.minutes else "my-data-wrong-pin"
    return say(key, minutes=answer.minutes)


def _page(form: Form) -> str:
    person_id = g.actor.person_id
    mine = me().wishes
    return render_template(
        "seeker_portal/my_data.html",
        form=form,
        state=mine.state,
        asked=queries.of_person(person_id),
        outsiders=outside.told_to(person_id),
        references=references(mine.id),
        ends_on=ends_on(mine.id, today=today()),
    )


def _correction(form: Form) -> str:
    return render_template("seeker_portal/my_correction.html", form=form)


def _erasing(form: Form) -> str:
    return render_template("seeker_portal/my_erasing.html", form=form)
