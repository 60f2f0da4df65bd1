"""A trade test, at the centre or at an employer's: proof of a skill, wherever it was learned."""

from flask import flash, request, url_for

from counsellor_portal import bp
from counsellor_portal.desk import centre
from lobby.door import Answer, act, done, writes
from lobby.words import say
from matcher.taxonomy import standard
from records.seeker import actions
from records.seeker.queries import Wishes, by_code


@bp.post("/seekers/<code>/tested")
@writes
def tested(code: str) -> Answer:
    """Write down that a skill was shown in a test."""
    concept = request.form.get("concept", "")
    if concept not in to_prove(by_code(code, centre_id=centre()).wishes):
        raise actions.NothingTested()
    row = actions.row(code, centre_id=centre())
    actions.prove(act(), row, concept, tester=request.form.get("tester", ""))
    flash(say("desk-tested-kept"), "success")
    return done(url_for(".seeker", code=code))


def to_prove(wishes: Wishes) -> list[str]:
    """Return the skills a person says they have, and those of their trades, that no test has shown yet."""
    words = standard()
    usual = [concept for trade in wishes.trades for concept in words.core(trade)]
    asked = dict.fromkeys([*wishes.held, *usual])
    return [x for x in asked if wishes.held.get(x) != actions.PROVED and not words.is_licence(x)]
