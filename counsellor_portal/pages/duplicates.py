"""Two records that may be of one person: found by number or by name, shown side by side, made one."""

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, today, writes
from lobby.words import say
from records.account.queries import counsellors
from records.introduction import queries as introductions
from records.introduction.states import STATES
from records.overview import queries as overview
from records.placement import queries as placements
from records.rights.duplicates import joined_to, same_as
from records.rights.merging import merge as join
from records.seeker.queries import SeekerFacts, by_code, of_person


@bp.get("/seekers/<code>/duplicates")
def duplicates(code: str) -> Answer:
    """Offer the records with the same number, and a search for others by name."""
    known = by_code(code, centre_id=centre())
    words = request.args.get("q", "").strip()[:80]
    found = overview.people(centre(), words=words).lines if words else ()
    joined = joined_to(known.person.id)
    return render_template(
        "counsellor_portal/duplicates.html",
        known=known,
        same=[by_code(each, centre_id=centre()) for each in same_as(known.person.id)],
        words=words,
        found=[line for line in found if line.code != code],
        kept=of_person(joined) if joined is not None else None,
    )


@bp.get("/seekers/<code>/duplicates/<other>")
def compare(code: str, other: str) -> Answer:
    """Show two records side by side."""
    return render_template(
        "counsellor_portal/compare.html",
        both=[_side(by_code(each, centre_id=centre())) for each in (code, other)],
        counsellors={x.account_id: x.name for x in counsellors(centre())},
    )


@bp.post("/seekers/<code>/duplicates/<other>")
@writes
def merge(code: str, other: str) -> Answer:
    """Keep the first, and join the other to it."""
    join(act(), kept=code, other=other, centre_id=centre())
    flash(say("desk-merge-done"), "success")
    return done(url_for(".seeker", code=code))


def _side(known: SeekerFacts) -> dict[str, object]:
    mine = introductions.for_centre(
        centre(), today=today(), states=STATES, seeker_id=known.wishes.id
    )
    return {
        "who": known.person,
        "wishes": known.wishes,
        "introductions": len(mine),
        "placements": len(placements.of_seeker(known.wishes.id)),
        "access": overview.access_of(known.wishes.code, centre_id=centre()),
    }
