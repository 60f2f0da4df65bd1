"""The people of a list brought as a file: agree on the columns, look through, write down, mend the rest."""

from dataclasses import replace
from typing import Any

from flask import flash, render_template, request, url_for

from counsellor_portal import bp
from counsellor_portal.brought_list import columns, walk
from counsellor_portal.desk import centre
from lobby import brought
from lobby.door import Answer, done, writes
from lobby.downloads import workbook
from lobby.forms import Form
from lobby.words import reason, say
from records.centre.queries import centre as centre_facts
from records.intake.table import WEB
from records.seeker.sheet import TARGETS, template
from records.upload.brought import Brought
from records.upload.schema import ListSchema

MOST = replace(WEB, rows=300)
"""A morning's people several times over; longer lists are for ``loive import people``."""


@bp.route("/seekers/file", methods=["GET", "POST"])
@writes
def bring_file() -> Answer:
    """Take a list in, or show the one being looked through; nobody is written down yet."""
    form = Form.blank(ListSchema())
    if request.method == "GET":
        held = brought.held()
        return _look(held) if held else _bring(form)
    answer = brought.take_in(form, url_for(".bring_file"), MOST)
    return answer or (_bring(form), 422)


@bp.post("/seekers/file/columns")
@writes
def choose_columns() -> Answer:
    """Take columns as the counsellor chose them, and look through again."""
    held = brought.held()
    if held is None:
        return brought.gone(url_for(".bring_file"))
    brought.choose(held, TARGETS)
    return done(url_for(".bring_file"))


@bp.post("/seekers/file/people")
@writes
def write_people() -> Answer:
    """Write down whoever comes in, and who was asked about; the other lines stay in the list."""
    held = brought.held()
    if held is None or columns(held).problems:
        return brought.gone(url_for(".bring_file"))
    result = walk(held, dry=False, sure=brought.sure()).result
    left = held.keeping((x.row for x in result.rejected), result.counts.new)
    flash(say("desk-look-done", n=result.counts.new), "success" if result.counts.new else "notice")
    if not left.table.rows:
        return brought.drop(url_for(".registered_today"))
    brought.change(left)
    return done(url_for(".bring_file"))


@bp.post("/seekers/file/drop")
@writes
def drop_file() -> Answer:
    """Throw a list away before its hour is over."""
    if brought.held() is None:
        return brought.gone(url_for(".bring_file"))
    flash(say("list-dropped"), "success")
    return brought.drop(url_for(".bring_file"))


@bp.get("/seekers/file/lines.xlsx")
def file_lines() -> Answer:
    """Hand the lines that did not come in back as a workbook with their reasons."""
    held = brought.held()
    if held is None or columns(held).problems:
        return brought.gone(url_for(".bring_file"))
    rejected = walk(held, dry=True).result.rejected
    return workbook(brought.back(held, rejected), say("list-back-name"))


@bp.get("/seekers/file/template.xlsx")
def file_template() -> Answer:
    """Hand out the workbook to be filled in, with the choices in its cells."""
    made = template(centre_facts(centre()).province_code)
    return workbook(made, say("desk-file-template-name"))


def _bring(form: Form) -> str:
    return render_template("counsellor_portal/bring_file.html", form=form, limit=MOST.rows)


def _look(held: Brought) -> str:
    found = columns(held)
    return render_template(
        "counsellor_portal/people_file.html",
        held=held,
        columns=found,
        boxes=brought.boxes(held, found, TARGETS),
        problems=[reason(x) for x in found.problems],
        **({} if found.problems else _looked(held)),
    )


def _looked(held: Brought) -> dict[str, Any]:
    walked = walk(held, dry=True)
    found = brought.lines(columns(held), "name", walked.result.rejected)
    return {
        "new": walked.result.counts.new,
        "asked": [line for line in found if line.asks],
        "wrong": [line for line in found if not line.asks],
        "notes": walked.notes,
    }
