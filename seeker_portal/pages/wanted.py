"""What is wanted here and what it pays, for whoever thinks of learning a trade or changing it."""

from flask import render_template, request, url_for

from lobby.door import today
from lobby.show import province
from records.centre.queries import first
from records.vacancy.browsing import Place
from records.vacancy.demand import wanted as wanted_at
from seeker_portal import bp


@bp.get("/wanted")
def wanted() -> str:
    """Show the trades with the most open places in the centre's province, or everywhere."""
    ours = first()
    here = ours.province_code if ours and "all" not in request.args else None
    found = wanted_at(Place(province=here), today=today())
    return render_template(
        "seeker_portal/wanted.html",
        found=found,
        most_places=max((each.places for each in found), default=0),
        most_pay=max((each.high or 0 for each in found), default=0),
        where=province(here),
        at=f"province:{here}" if here else "",
        other=url_for(".wanted", all=1) if here else url_for(".wanted"),
    )
