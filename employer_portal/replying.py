"""The page on which an introduction is answered by one tap, by a link or signed in.

Which button was pressed is ``says``: times (with where), question, told, or no (with a reason on offer).
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from flask import flash, render_template, request

from employer_portal import one_tap, people
from lobby.door import Answer, done, today
from lobby.forms import Form
from lobby.words import say
from records.field import RoomSchema
from records.introduction import actions, replies
from records.introduction.asked import Asked
from records.introduction.queries import EmployerView
from records.introduction.replies import NoTimeAhead
from records.introduction.schema import QuestionSchema, ReasonSchema, TimesSchema
from records.ledger import Act

if TYPE_CHECKING:
    from records.introduction.model import Introduction

SCHEMAS: dict[str, type[RoomSchema]] = {
    "times": TimesSchema,
    "question": QuestionSchema,
    "told": RoomSchema,
    "no": ReasonSchema,
}
DAYS_ON_OFFER = 3
OPEN = ("introduced", "interview")


def answered(
    it: Asked | EmployerView, where: str, lock: Callable[[], "Introduction"], by: Act, then: str
) -> Answer:
    """Show the page, or take what was pressed and lead on; what was answered before is shown."""
    says = request.form.get("says", "")
    forms = _forms(where, says if it.state in OPEN else "")
    form = forms.get(says) if it.state in OPEN else None
    if request.method == "GET" or (it.state in OPEN and form is None):
        return page(it, forms)
    if form is not None and not (form.ok and _take(by, lock(), says, form)):
        return page(it, forms, form), 422
    if form is not None and isinstance(it, EmployerView):
        flash(say("employer-reply-done"), "success")
    return done(then)


def page(it: Asked | EmployerView, forms: Mapping[str, Form], form: Form | None = None) -> str:
    """Draw the page; ``form`` is one that was sent and is asked again."""
    return render_template(
        "employer_portal/reply.html",
        it=it,
        named=it if isinstance(it, EmployerView) else None,
        forms=forms,
        form=form,
        card_rows=people.rows(it.card),
        reasons=one_tap.reasons(it.state) if it.state in OPEN else [],
    )


def times_form(where: str, *, sent: bool = False) -> Form:
    """Return the boxes for times, with the half days on offer."""
    form = (
        Form.posted(TimesSchema(), request.form)
        if sent
        else Form.blank(TimesSchema(), {"where": where})
    )
    offered = one_tap.times(today(), days=DAYS_ON_OFFER)
    # Their label says how many; "optional" beside it would mislead.
    form.fields["times"].required = True
    form.fields["times"].choices = [(at, words, "") for at, words in offered]
    return form


def propose(by: Act, row: "Introduction", form: Form) -> bool:
    """Propose the times that were ticked or written; tell whether they could be."""
    said = form.values
    times = [*said["times"], *([said["other"]] if said["other"] else [])]
    try:
        replies.propose_times(by, row, times=times, where=said["where"])
    except NoTimeAhead as refusal:
        form.blame("times", say(refusal.key))
        return False
    return True


def _forms(where: str, says: str) -> dict[str, Form]:
    forms = {"times": times_form(where, sent=says == "times")}
    for key, schema in SCHEMAS.items():
        if key != "times":
            sent = key == says
            forms[key] = Form.posted(schema(), request.form) if sent else Form.blank(schema())
    return forms


def _take(by: Act, row: "Introduction", says: str, form: Form) -> bool:
    """Do what was pressed, unless somebody moved the introduction on meanwhile; ``False`` asks again."""
    if says == "times":
        return row.state != replies.OPEN_TO_REPLY or propose(by, row, form)
    if says == "no":
        return decline(by, row, form.values["reason"])
    if row.state == replies.OPEN_TO_REPLY and says == "question":
        replies.ask(by, row, question=form.values["question"])
    elif row.state == replies.OPEN_TO_REPLY:
        replies.tell_it_was_told(by, row)
    return True


def decline(by: Act, row: "Introduction", reason: str) -> bool:
    """Say no for a reason on offer; another comes from no page of ours."""
    if row.state not in OPEN:
        return True
    if reason not in one_tap.reasons(row.state):
        return False
    actions.decline(by, row, reason=reason)
    return True
