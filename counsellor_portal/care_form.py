"""The one plain form that talks, appointments and referrals are written down on."""

from flask import render_template

from lobby.door import Answer
from lobby.forms import Form
from records.seeker.queries import SeekerFacts


def care_form(what: str, known: SeekerFacts, form: Form) -> Answer:
    """Show the form of one thing for one person; a refused one answers 422."""
    html = render_template("counsellor_portal/care_form.html", what=what, known=known, form=form)
    return html, 422 if form.errors else 200
