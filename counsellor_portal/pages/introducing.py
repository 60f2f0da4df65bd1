"""The shortlist, and introducing one or many: the same from a person's list and from a vacancy's."""

from collections.abc import Mapping, Sequence

from flask import flash, render_template, request, url_for

from counsellor_portal import bp, ticked
from counsellor_portal.ticked import Match
from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.undoing import undoable, undone
from lobby.words import say
from records.introduction.actions import take_back
from records.introduction.schema import WhySchema
from records.introduction.several import Prospect, foreseen, propose_each
from records.overview.queries import touches_between
from records.suggestion import actions as suggestions
from records.suggestion.actions import Pair

KEEPING = {"keep": suggestions.shortlist, "strike": suggestions.strike}
KEPT = {"keep": "desk-shortlist-kept", "strike": "desk-shortlist-struck"}


@bp.post("/seekers/<code>/shortlist")
@writes
def shortlist_of_seeker(code: str) -> Answer:
    """Keep the ticked vacancies for a person, strike them, or go on to introducing."""
    here = url_for(".seeker_matches", code=code)
    return _sorted_out(ticked.of_seeker(code), here, ".introduce_seeker", code)


@bp.post("/vacancies/<code>/shortlist")
@writes
def shortlist_at_vacancy(code: str) -> Answer:
    """Keep the ticked people for a vacancy, strike them, or go on to introducing."""
    here = url_for(".vacancy", code=code)
    return _sorted_out(ticked.at_vacancy(code), here, ".introduce_at_vacancy", code)


@bp.route("/seekers/<code>/introduce", methods=["GET", "POST"])
@writes
def introduce_seeker(code: str) -> Answer:
    """Put a person forward for the ticked vacancies, by a neutral card each."""
    here = url_for(".seeker_matches", code=code)
    return _introduced(ticked.of_seeker(code), here, ".introduce_seeker", code)


@bp.route("/vacancies/<code>/introduce", methods=["GET", "POST"])
@writes
def introduce_at_vacancy(code: str) -> Answer:
    """Put the ticked people forward for a vacancy, by a neutral card each."""
    here = url_for(".vacancy", code=code)
    return _introduced(ticked.at_vacancy(code), here, ".introduce_at_vacancy", code)


@bp.post("/undo/introductions")
@writes
def undo_introductions() -> Answer:
    """Take back what was begun a moment ago, as long as nothing came of it."""
    back = sum(take_back(act(), code) for code in undone())
    said = say("desk-introductions-undone", n=back) if back else say("desk-introductions-stay")
    flash(said, "success" if back else "warning")
    return done(url_for(".introductions"))


def _sorted_out(matches: Sequence[Match], here: str, onward: str, code: str) -> Answer:
    do = request.form.get("do", "")
    if not matches:
        flash(say("desk-ticked-none"), "warning")
        return done(here)
    if do not in KEEPING:
        return done(url_for(onward, code=code, ticked=_address(matches)))
    KEEPING[do](act(), [match.pair for match in matches])
    flash(say(KEPT[do], n=len(matches)), "success")
    return done((request.form.get("back") == "pair" and _pair(matches[0])) or here)


def _pair(match: Match) -> str:
    return url_for(".pair", code=match.seeker_code, vacancy_code=match.card.code)


def _introduced(matches: Sequence[Match], here: str, onward: str, code: str) -> Answer:
    """Show what it would come to; or do it, if nothing stands in the way and no reason is missing."""
    pairs = [match.pair for match in matches]
    found = foreseen(act(), pairs)
    form = _why(found)
    if request.method == "GET" or not form.ok or _asks_first(found):
        return _page(matches, found, here, form), 422 if request.method == "POST" else 200
    made = propose_each(act(), pairs, why=form.values.get("why"))
    if not made:
        return _page(matches, found, here, form), 409
    undoable(
        say("desk-introduced", n=len(made)),
        url=url_for(".undo_introductions"),
        codes=[each.code for each in made],
    )
    if len(matches) == 1:
        return done(url_for(".introduction", code=made[0].code))
    return done(url_for(onward, code=code, ticked=_address(matches)))


def _why(found: Mapping[Pair, Prospect]) -> Form:
    """The reason, asked of whoever overrules the ranking; nobody else writes one."""
    owed = any(each.overrules for each in found.values())
    if "why" in request.form and owed:
        return Form.posted(WhySchema(), request.form)
    form = Form.blank(WhySchema())
    form.fields["why"].focus = owed
    return form


def _asks_first(found: Mapping[Pair, Prospect]) -> bool:
    return "why" not in request.form and any(each.overrules for each in found.values())


def _page(matches: Sequence[Match], found: Mapping[Pair, Prospect], here: str, form: Form) -> str:
    return render_template(
        "counsellor_portal/introduce.html",
        matches=matches,
        found=found,
        touches=touches_between([match.pair for match in matches]),
        owed=any(each.overrules for each in found.values()),
        here=here,
        form=form,
    )


def _address(matches: Sequence[Match]) -> str:
    return ".".join(match.tick for match in matches)
