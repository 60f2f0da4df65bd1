"""Courses, open to everybody."""

from flask import render_template, request

from lobby import courses as spoken
from lobby.door import today
from records.course import queries
from seeker_portal import bp


@bp.get("/courses")
def courses() -> str:
    """Browse, newest first."""
    after = request.args.get("after", "")
    found = queries.browse(before=queries.card(after).id if after else None)
    return render_template(
        "seeker_portal/courses.html",
        found=found,
        after=after,
        older=found[-1].code if len(found) == queries.PAGE else None,
    )


@bp.get("/courses/<code>")
def course(code: str) -> str:
    """Show one course: when one can begin, what it costs, and which support there may be."""
    card = queries.card(code)
    return render_template(
        "seeker_portal/course.html",
        card=card,
        begun=card.begun(today()),
        starts=[spoken.start(each) for each in card.ahead(today())],
        support=spoken.supported(card, today()),
    )
