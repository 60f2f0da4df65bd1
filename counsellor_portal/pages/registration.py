"""Registering people at the counter, one after another: form 01's starred boxes, and their consents."""

from itertools import groupby
from typing import Any

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import branch, centre, mine
from counsellor_portal.paper import offer, write_over
from counsellor_portal.wishes_form import compact
from lobby.door import Answer, act, done, today, writes
from lobby.forms import Form
from lobby.words import say
from records.consent.actions import DayToCome
from records.consent.purposes import EVERYBODY
from records.consent.schema import HOW_TO_ASK, CounterPaperSchema
from records.ledger import Refusal
from records.overview.registered import morning, registered
from records.person.details import Details
from records.person.queries import already_known, namesake
from records.seeker import actions as seekers
from records.seeker.queries import SeekerLine, by_code, of_person
from records.seeker.schema import RegistrationSchema

STARRED = frozenset(
    {"name", "sex", "birth_date", "ethnicity", "phone", "commune_code", "address", "permanent_commune",
     "permanent_address", "cond_schooling", "cond_training"}
)  # fmt: skip
FIRST = STARRED | {"citizen_id", "same_home", "trades", "held", "years", "pay_floor"}
"""The boxes that are seen at once; the others wait until there is time."""
USUAL = {"reach_km": 15, "moves": "nowhere", "services": ["search"]}


@bp.route("/seekers/new", methods=["GET", "POST"])
@writes
def register() -> Answer:
    """Write down who somebody is, what they look for, and what they agreed to on paper."""
    if request.method == "GET":
        return _blank()
    form = Form.posted(RegistrationSchema(), request.form)
    paper = Form.posted(CounterPaperSchema(), request.form)
    if not (form.ok and paper.ok):
        return _page(form, paper), 422
    try:
        seeker = _write_down(form.values, paper)
    except (seekers.AlreadyRegistered, seekers.Namesake) as known:
        return _page(form, paper, _known(form, known)), 422
    except DayToCome as early:
        paper.blame("given_on", say(early.key))
        return _page(form, paper), 422
    flash(say("desk-registered", name=form.values["who"]["name"]), "success")
    return done(_next(seeker.code))


@bp.get("/seekers/today")
def registered_today() -> str:
    """List whom the centre has written down today, by commune."""
    found = registered(centre(), today=today(), after=request.args.get("after", ""))
    lines = sorted(found.lines, key=_commune)  # stable: within a commune in the order they came
    by_commune = [(code, list(some)) for code, some in groupby(lines, key=_commune)]
    return render_template(
        "counsellor_portal/registered_today.html", found=found, by_commune=by_commune
    )


def _commune(line: SeekerLine) -> str:
    return line.commune_code or ""


def _write_down(values: dict[str, Any], paper: Form) -> Any:
    seeker = seekers.register(
        act(),
        Details(**values["who"]),
        values["wishes"],
        centre_id=centre(),
        branch_id=branch(),
        counsellor_id=mine(),
        someone_else="someone_else" in request.form,
    )
    write_over(seeker, paper, EVERYBODY)
    return seeker


def _next(code: str) -> str:
    """Lead on as the pressed button says: to the next person, to the slip, or to the page written."""
    match request.form.get("then"):
        case "slip":
            return url_for(".access_slip", code=code)
        case "next":
            return url_for(".register", after=code)
        case _:
            return url_for(".seeker", code=code)


def _known(form: Form, known: Refusal) -> str | None:
    """Blame the box that is the same; return the code of the person who is there, to open their page."""
    who = Details(**form.values["who"])
    if isinstance(known, seekers.Namesake):
        form.blame("name", say(known.key))
        person = namesake(who, centre_id=centre())
    else:
        form.blame("citizen_id" if who.citizen_id else "phone", say(known.key))
        person = already_known(centre_id=centre(), phone=who.phone, citizen_id=who.citizen_id)
    return of_person(person).wishes.code if person else None


def _blank() -> str:
    """Return the page for the next person: most of a morning's people come from the same commune."""
    last = morning(centre(), today=today(), counsellor_id=mine()).commune_code
    usual = {**USUAL, "commune_code": f"commune:{last}" if last else None}
    form = Form.blank(RegistrationSchema(), usual)
    form.fields["name"].focus = True
    return _page(form, Form.blank(CounterPaperSchema(), {"given_on": today()}))


def _page(form: Form, paper: Form, known: str | None = None) -> str:
    _compact(form, paper)
    later_wrong = bool({name for name, _ in form.errors} - FIRST)
    form.errors += paper.errors
    after = request.args.get("after", "")
    return render_template(
        "counsellor_portal/register.html",
        form=form,
        paper=paper,
        known=known,
        later_wrong=later_wrong,
        morning=morning(centre(), today=today(), counsellor_id=mine()),
        before=by_code(after, centre_id=centre()) if after else None,
    )


def _compact(form: Form, paper: Form) -> None:
    """Draw many boxes small: a star instead of so many words, one line where Enter is to save."""
    compact(form)
    for name, box in form.fields.items():
        # The page says once that every box but the name may stay empty.
        box.required = True
        if name in STARRED:
            box.label += " *"
    for name in ("trades", "held"):
        form.fields[name].kind, form.fields[name].hint = "text", say("desk-register-commas")
    for name in HOW_TO_ASK:
        paper.fields[name].kind = "select"
    offer(paper, list(EVERYBODY))
    paper.fields["purposes"].required = True
