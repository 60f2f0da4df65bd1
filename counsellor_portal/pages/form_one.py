"""The rest of form 01, filled in when there is time."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.words import say
from records.person import actions as people
from records.person import queries
from records.person.schema import WORKS, ParticularsSchema, boxed
from records.seeker.queries import SeekerFacts, by_code


@bp.route("/seekers/<code>/form", methods=["GET", "POST"])
@writes
def seeker_form(code: str) -> Answer:
    """Show what form 01 still lacks, and take the boxes that could wait."""
    known = by_code(code, centre_id=centre())
    if request.method == "GET":
        return _page(known, Form.blank(ParticularsSchema(), _stored(known)))
    form = Form.posted(ParticularsSchema(), request.form)
    if not form.ok:
        return _page(known, form), 422
    people.fill_in(act(), queries.row(known.person.id, centre_id=centre()), **form.values)
    flash(say("desk-form-kept"), "success")
    return done(url_for(".seeker", code=code))


def _stored(known: SeekerFacts) -> dict[str, object]:
    who = known.person.details
    return {"religion": who.religion, **boxed(who.particulars)}


def _lacking(known: SeekerFacts) -> list[str]:
    """Return what the form stars and nobody has said yet."""
    who, wishes = known.person.details, known.wishes.wishes
    said = {
        "seeker-sex": who.sex,
        "seeker-birth-date": who.birth_date,
        "seeker-ethnicity": who.ethnicity,
        "seeker-phone": who.phone,
        "seeker-commune-code": known.person.commune_code,
        "seeker-permanent-commune": who.particulars.permanent_commune,
        "ask-seeker-schooling": wishes.get("schooling"),
        "ask-seeker-training": wishes.get("training"),
    }
    return [say(label) for label, fact in said.items() if not fact]


def _works(form: Form) -> range:
    """Return the lines of former work that are shown: those written, and two more."""
    written = [n for n in range(1, WORKS + 1) if form.fields[f"place_{n}"].value]
    return range(1, min(max(written, default=0) + 2, WORKS) + 1)


def _page(known: SeekerFacts, form: Form) -> str:
    for box in form.fields.values():
        # The page says once that every box may stay empty.
        box.required = True
    return render_template(
        "counsellor_portal/seeker_form.html",
        known=known,
        form=form,
        works=_works(form),
        lacking=_lacking(known),
    )
