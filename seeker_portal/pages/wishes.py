"""What the signed-in person looks for: asked one thing at a time, kept at once, read in one list."""

from collections.abc import Iterable
from typing import Any

from flask import abort, g, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from lobby.door import Answer, act, done, writes
from lobby.forms import Form
from lobby.show import commune
from lobby.words import language, say
from records.field.conditions import boxed
from records.field.skills import written
from records.seeker import actions as seekers
from records.seeker.queries import Wishes
from records.seeker.schema import WishesSchema
from seeker_portal import bp
from seeker_portal.me import me
from seeker_portal.questions import MAIN, Question, after, every, offered, question, set_aside
from seeker_portal.said import said

TICKED = "ticked"


@bp.get("/wishes")
def wishes() -> str:
    """Show each question with what was answered."""
    mine = me().wishes
    answers = [(each, said(each, mine)) for each in every()]
    main = answers[: len(MAIN)]
    answered = [each for each, words in main if words]
    return render_template(
        "seeker_portal/wishes.html",
        main=main,
        more=answers[len(MAIN) :],
        answered=len(answered),
        first=next((each for each, words in main if not words), None),
    )


@bp.route("/wishes/<key>", methods=["GET", "POST"])
@writes
def wish(key: str) -> Answer:
    """Ask one thing, keep the answer, and go on or back to the list."""
    asked, mine = question(key), me().wishes
    if asked is None:
        abort(404)
    if request.method == "GET":
        return _page(asked, mine, Form.blank(WishesSchema(), _typed(asked, mine)))
    form = Form.posted(
        WishesSchema(), _sent(asked, mine), asked=asked.boxes, stored=_typed(asked, mine)
    )
    if not form.ok:
        return _page(asked, mine, form), 422
    row = seekers.own_row(g.actor.person_id)
    seekers.change_wishes(act(), row, _laid_over(mine, form.values))
    return done(_next(asked))


def _next(asked: Question) -> str:
    """Lead on to the next question, or back to the list, as the pressed button says."""
    following = after(asked)
    if request.form.get("then") == "list" or following is None:
        return url_for(".wishes")
    return url_for(".wish", key=following.key)


def _page(asked: Question, mine: Wishes, form: Form) -> str:
    # The page says once that every box may stay empty; each label need not.
    for box in form.fields.values():
        box.required = True
    if "held" in asked.boxes:
        form.fields["held"].label = say("wish-others")
        form.fields["held"].value = request.form.get("held", "")
    return render_template(
        "seeker_portal/wish.html",
        asked=asked,
        form=form,
        number=every().index(asked) + 1,
        of=len(MAIN),
        ticks=offered(asked, mine) if "held" in asked.boxes else (),
        ticked=request.form.getlist(TICKED) if request.form else mine.held,
        following=after(asked),
    )


def _sent(asked: Question, mine: Wishes) -> MultiDict[str, str]:
    """Return the sent form; what was ticked and what belongs to the other question join the written."""
    sent = MultiDict(request.form)
    if "held" in asked.boxes:
        parts = (*set_aside(asked, mine), *sent.getlist(TICKED), sent.get("held", ""))
        sent["held"] = "\n".join(part for part in parts if part)
    return sent


def _typed(asked: Question, mine: Wishes) -> dict[str, Any]:
    """Return stored wishes as they would be typed; what is not shown as codes, what is ticked not at all."""
    day = mine.free_from
    return {
        "trades": written(mine.trades, language())
        if "trades" in asked.boxes
        else _coded(mine.trades),
        "held": "" if "held" in asked.boxes else _coded(mine.held),
        "years": _years(mine),
        "commune_code": commune(mine.commune_code) or None,
        "reach_km": mine.reach_km,
        "moves": _moves(mine),
        "pay_floor": mine.pay_floor,
        "free_from": {"day": day.day, "month": day.month, "year": day.year} if day else None,
        "own_words": mine.own_words,
        **boxed(mine.wishes),
    }


def _coded(concepts: Iterable[str]) -> str:
    return "\n".join(concepts)


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
