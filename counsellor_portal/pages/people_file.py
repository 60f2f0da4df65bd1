"""The people of a list brought as a file: agree on the columns, look through, write down, mend the rest."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from flask import flash, render_template, request, url_for
from werkzeug.wrappers import Response

from counsellor_portal import bp
from counsellor_portal.brought_list import back, columns, lines, walk
from counsellor_portal.desk import centre
from lobby import cookie
from lobby.door import Answer, act, done, writes
from lobby.downloads import workbook
from lobby.forms import Box, Form
from lobby.words import reason, say
from records.centre.queries import centre as centre_facts
from records.intake import door
from records.intake.mapping import Mapping
from records.intake.reasons import FileRefused
from records.intake.table import WEB
from records.ledger import NotFound
from records.rule.keeping import keeping
from records.seeker.sheet import TARGETS, template
from records.upload import actions as uploads
from records.upload.brought import Brought
from records.upload.queries import brought
from records.upload.schema import ListSchema

COOKIE = "list"
MOST = replace(WEB, rows=300)
"""A morning's people several times over; longer lists are for ``loive import people``."""
SHOWN = 50


@bp.route("/seekers/file", methods=["GET", "POST"])
@writes
def bring_file() -> Answer:
    """Take a list in, or show the one being looked through; nobody is written down yet."""
    form = Form.blank(ListSchema())
    if request.method == "GET":
        held = _held()
        return _look(held) if held else _bring(form)
    sent = request.files.get("list")
    if not sent or not sent.filename:
        form.blame("list", say("desk-file-none"))
        return _bring(form), 422
    try:
        table = door.take_in(sent.stream, sent.filename, limits=MOST)
    except FileRefused as refused:
        form.blame("list", reason(refused.reason))
        return _bring(form), 422
    code = uploads.keep(act(), Brought(door.shown(sent.filename), table))
    return cookie.put(done(url_for(".bring_file")), COOKIE, code, keeping(uploads.KIND).lasts)


@bp.post("/seekers/file/columns")
@writes
def choose_columns() -> Answer:
    """Take columns as the counsellor chose them, and look through again."""
    held = _held()
    if held is None:
        return _gone()
    chosen = {target.key: request.form.get(target.key, "") for target in TARGETS}
    uploads.change(act(), _code(), replace(held, chosen=chosen))
    return done(url_for(".bring_file"))


@bp.post("/seekers/file/people")
@writes
def write_people() -> Answer:
    """Write down whoever comes in, and who was asked about; the other lines stay in the list."""
    held = _held()
    if held is None or columns(held).problems:
        return _gone()
    sure = frozenset(int(n) for n in request.form.getlist("sure") if n.isdecimal())
    result = walk(held, dry=False, sure=sure).result
    left = held.keeping((x.row for x in result.rejected), result.counts.new)
    flash(say("desk-look-done", n=result.counts.new), "success" if result.counts.new else "notice")
    if not left.table.rows:
        return _drop(url_for(".registered_today"))
    uploads.change(act(), _code(), left)
    return done(url_for(".bring_file"))


@bp.post("/seekers/file/drop")
@writes
def drop_file() -> Answer:
    """Throw a list away before its hour is over."""
    if _held() is None:
        return _gone()
    flash(say("desk-look-dropped"), "success")
    return _drop(url_for(".bring_file"))


@bp.get("/seekers/file/lines.xlsx")
def file_lines() -> Answer:
    """Hand the lines that did not come in back as a workbook with their reasons."""
    held = _held()
    if held is None or columns(held).problems:
        return _gone()
    return workbook(back(held, walk(held, dry=True).result.rejected), say("desk-file-lines-name"))


@bp.get("/seekers/file/template.xlsx")
def file_template() -> Answer:
    """Hand out the workbook to be filled in, with the choices in its cells."""
    made = template(centre_facts(centre()).province_code)
    return workbook(made, say("desk-file-template-name"))


def _code() -> str:
    return cookie.kept(COOKIE) or ""


def _held() -> Brought | None:
    try:
        return brought(act(), _code())
    except NotFound:
        return None


def _gone() -> Response:
    flash(say("desk-file-gone"), "warning")
    return done(url_for(".bring_file"))


def _drop(led_to: str) -> Response:
    uploads.throw_away(act(), _code())
    return cookie.drop(done(led_to), COOKIE)


def _bring(form: Form) -> str:
    return render_template("counsellor_portal/bring_file.html", form=form, most=MOST.rows)


def _look(held: Brought) -> str:
    found = columns(held)
    return render_template(
        "counsellor_portal/people_file.html",
        held=held,
        columns=found,
        boxes=SimpleNamespace(fields=_boxes(held, found)),
        problems=[reason(x) for x in found.problems],
        **({} if found.problems else _looked(held)),
    )


def _looked(held: Brought) -> dict[str, Any]:
    walked = walk(held, dry=True)
    found = lines(held, walked.result.rejected)
    wrong = [line for line in found if not line.asks]
    return {
        "new": walked.result.counts.new,
        "asked": [line for line in found if line.asks],
        "wrong": wrong[:SHOWN],
        "more": len(wrong[SHOWN:]),
        "notes": walked.notes,
    }


def _boxes(held: Brought, found: Mapping) -> dict[str, Box]:
    heads = [(name, name, "") for name in dict.fromkeys(held.table.head) if name]
    return {
        target.key: Box(
            name=target.key,
            label=target.aliases[0],
            kind="select",
            value=found.found[target.key].heading if target.key in found.found else "",
            choices=heads,
            required=target.required,
        )
        for target in TARGETS
    }
