"""Help that is not work: plain pages for everybody, and two that answer a typed day and keep nothing."""

from flask import abort, render_template, request

from lobby.door import Answer, today, writes
from lobby.forms import Form
from records.centre.queries import first
from records.field import Day, RoomSchema
from records.rule.terms import terms
from seeker_portal import bp
from seeker_portal.help import OPEN, OWN, rules


class _LoanDay(RoomSchema):
    words = "help-list-loan"

    day = Day(required=True)


class _CardDay(RoomSchema):
    words = "help-card"

    day = Day(required=True)


# What each own page asks for, and the kind of term it answers with.
ASKS: dict[str, tuple[type[RoomSchema], str]] = {
    "list-loan": (_LoanDay, "borrow"),
    "card": (_CardDay, "card"),
}


@bp.get("/help")
def help_topics() -> str:
    """List the topics."""
    return render_template("seeker_portal/help.html", open_topics=OPEN, own_topics=OWN)


@bp.get("/help/<topic>")
def help_topic(topic: str) -> str:
    """Show one topic for everybody."""
    if topic not in OPEN:
        abort(404)
    return _page(topic)


@bp.route("/help/own/<topic>", methods=["GET", "POST"])
@writes
def own_help(topic: str) -> Answer:
    """Show one topic for who is signed in; the day they type is answered on the page and not kept."""
    if topic not in ASKS:
        abort(404)
    schema, kind = ASKS[topic]
    if request.method == "GET":
        return _page(topic, form=Form.blank(schema()))
    form = Form.posted(schema(), request.form)
    begin = form.values.get("day")
    ends = [(term.level, term.ends(begin)) for term in terms(kind)] if begin else []
    return _page(topic, form=form, ends=ends), 422 if form.errors else 200


def _page(topic: str, **more: object) -> str:
    ours = first()
    return render_template(
        "seeker_portal/help_topic.html",
        topic=topic,
        rules=rules(topic, today(), province=ours.province_code if ours else None),
        today=today(),
        **more,
    )
