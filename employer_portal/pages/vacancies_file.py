"""Many vacancies at once: a workbook is brought, looked through, written down, and the rest goes back."""

from dataclasses import replace
from typing import Any

from flask import flash, g, render_template, request, url_for

from employer_portal import bp, vacancy_sheet
from lobby import brought
from lobby.door import Answer, done, writes
from lobby.downloads import workbook
from lobby.forms import Form
from lobby.words import reason, say
from records.employer.queries import is_proved
from records.intake.mapping import Mapping
from records.intake.table import WEB
from records.upload.brought import Brought
from records.upload.schema import ListSchema

MOST = replace(WEB, rows=500)


@bp.route("/vacancies/file", methods=["GET", "POST"])
@writes
def vacancies_file() -> Answer:
    """Take a verified employer's workbook in, or show the one being looked through."""
    form = Form.blank(ListSchema())
    if request.method == "GET":
        held = brought.held()
        return _look(held) if held else _bring(form)
    if not is_proved(g.actor.employer_id):
        return _bring(form), 403
    answer = brought.take_in(form, url_for(".vacancies_file"), MOST)
    return answer or (_bring(form), 422)


@bp.post("/vacancies/file/columns")
@writes
def vacancies_columns() -> Answer:
    """Take columns as they were chosen, and look through again."""
    held = brought.held()
    if held is None:
        return brought.gone(url_for(".vacancies_file"))
    brought.choose(held, vacancy_sheet.targets())
    return done(url_for(".vacancies_file"))


@bp.post("/vacancies/file/write")
@writes
def write_vacancies() -> Answer:
    """Write down whatever can be, shown or as drafts; the other lines stay in the list."""
    ready = _ready()
    if ready is None:
        return brought.gone(url_for(".vacancies_file"))
    held, found = ready
    drafts = "look-first" in request.form
    walked = vacancy_sheet.walk(held, found, dry=False, sure=brought.sure(), drafts=drafts)
    new = walked.result.counts.new
    _tell(new, 0 if drafts else len(walked.notes.get("asks-held", ())), drafts=drafts)
    left = held.keeping((x.row for x in walked.result.rejected), new)
    if not left.table.rows:
        return brought.drop(url_for(".vacancies"))
    brought.change(left)
    return done(url_for(".vacancies_file"))


@bp.post("/vacancies/file/drop")
@writes
def drop_vacancies() -> Answer:
    """Throw a workbook away before its hour is over."""
    if brought.held() is None:
        return brought.gone(url_for(".vacancies_file"))
    flash(say("list-dropped"), "success")
    return brought.drop(url_for(".vacancies_file"))


@bp.get("/vacancies/file/lines.xlsx")
def vacancies_lines() -> Answer:
    """Hand the lines that did not come in back, each faulty cell marked."""
    ready = _ready()
    if ready is None:
        return brought.gone(url_for(".vacancies_file"))
    held, found = ready
    rejected = vacancy_sheet.walk(held, found, dry=True).result.rejected
    made = brought.back(held, rejected, vacancy_sheet.choices(found))
    return workbook(made, say("list-back-name"))


@bp.get("/vacancies/file/template.xlsx")
def vacancies_template() -> Answer:
    """Hand out the workbook to be filled in."""
    return workbook(vacancy_sheet.template(), say("employer-sheet-name"))


def _ready() -> tuple[Brought, Mapping] | None:
    """Return the list and its columns, if it lies here and they are agreed on."""
    held = brought.held()
    found = vacancy_sheet.columns(held) if held else None
    return (held, found) if held and found and not found.problems else None


def _tell(new: int, held: int, *, drafts: bool) -> None:
    shown = "drafts" if drafts else "posted"
    if new > held:
        flash(say(f"employer-sheet-done-{shown}", n=new - held), "success")
    if held:
        flash(say("employer-sheet-done-held", n=held), "warning")
    if not new:
        flash(say("employer-sheet-done-none"), "notice")


def _bring(form: Form) -> str:
    waits = not is_proved(g.actor.employer_id)
    return render_template(
        "employer_portal/bring_file.html", form=form, limit=MOST.rows, waits=waits
    )


def _look(held: Brought) -> str:
    found = vacancy_sheet.columns(held)
    return render_template(
        "employer_portal/vacancies_file.html",
        held=held,
        columns=found,
        boxes=brought.boxes(held, found, vacancy_sheet.targets()),
        problems=[reason(x) for x in found.problems],
        **({} if found.problems else _looked(held, found)),
    )


def _looked(held: Brought, found: Mapping) -> dict[str, Any]:
    walked = vacancy_sheet.walk(held, found, dry=True)
    rest = brought.lines(found, "title", walked.result.rejected)
    return {
        "counts": walked.result.counts,
        "asked": [line for line in rest if line.asks],
        "wrong": [line for line in rest if not line.asks],
        "notes": walked.notes,
    }
