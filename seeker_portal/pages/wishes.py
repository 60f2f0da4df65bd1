"""What the signed-in person looks for: one form, nothing in it obligatory."""

from typing import Any

from flask import flash, g, render_template, request, url_for

from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.show import commune
from lobby.words import language, say
from records.field.conditions import spread
from records.field.skills import written
from records.seeker import actions as seekers
from records.seeker.queries import Wishes
from records.seeker.schema import WishesSchema
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.questions import wanted


@bp.route("/wishes", methods=["GET", "POST"])
@writes
def wishes() -> Answer:
    """Change what I look for."""
    mine = me().wishes
    if request.method == "GET":
        return _page(Form.blank(WishesSchema(), _typed(mine)))
    form = Form.posted(WishesSchema(), request.form)
    if not form.ok:
        return _page(form), 422
    row = seekers.own_row(g.actor.person_id)
    seekers.change_wishes(act(), row, _laid_over(mine, form.values))
    flash(say("seeker-page-wishes-kept"), "success")
    return done(url_for(".suggestions"))


def _page(form: Form) -> str:
    # The page says once that every box may stay empty; each label need not.
    for box in form.fields.values():
        box.required = True
    return render_template("seeker_portal/wishes.html", form=form, questions=wanted(form))


def _typed(mine: Wishes) -> dict[str, Any]:
    """Return stored wishes as they would be typed."""
    return {
        "trades": written(mine.trades, language()),
        "held": written(tuple(mine.held), language()),
        "years": _years(mine),
        "commune_code": commune(mine.commune_code),
        "reach_km": mine.reach_km,
        "moves": _moves(mine),
        "pay_floor": mine.pay_floor,
        "free_from": mine.free_from,
        "own_words": mine.own_words,
        **spread(mine.wishes),
    }


def _laid_over(mine: Wishes, typed: dict[str, Any]) -> dict[str, Any]:
    """Keep the finer things a counsellor wrote that this form cannot say, where it was left alone."""
    kept = dict(typed)
    kept["held"] = {
        concept: mine.held.get(concept, level) for concept, level in typed["held"].items()
    }
    if max(typed["years"].values(), default=0) == (_years(mine) or 0):
        kept["years"] = {**{t: mine.years.get(t, y) for t, y in typed["years"].items()}}
    if typed["moves_to"] == (["*"] if _moves(mine) == "anywhere" else []):
        kept["moves_to"] = list(mine.moves_to)
    return kept


def _years(mine: Wishes) -> int | None:
    return max((mine.years.get(trade, 0) for trade in mine.trades), default=0) or None


def _moves(mine: Wishes) -> str:
    return "anywhere" if "*" in mine.moves_to else "nowhere"
