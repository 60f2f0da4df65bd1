"""A list brought as a file: its way from page to page, whatever it is a list of.

It is taken in, its columns are agreed on, it is looked through, what can be written down is, and the rest
goes back to be mended. Between the pages it lies sealed under a code that only this browser has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace

from flask import flash, request
from werkzeug.wrappers import Response

from lobby import cookie
from lobby.door import act, done
from lobby.forms import Box, Form
from lobby.words import reason, say
from records.intake import door
from records.intake.mapping import Mapping, Target
from records.intake.reasons import FileRefused, Reason
from records.intake.rejects import write_rejects
from records.intake.run import Rejected
from records.intake.table import Limits
from records.intake.writing import Choices
from records.ledger import NotFound
from records.rule.keeping import keeping
from records.upload import actions as uploads
from records.upload.brought import Brought
from records.upload.queries import brought

COOKIE = "list"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does not come in as it is: its number, its name, why, and whether one may insist."""

    number: int
    name: str
    why: tuple[str, ...]
    asks: bool


def take_in(form: Form, led_to: str, limits: Limits) -> Response | None:
    """Keep the file that was sent and lead on; what is no list is blamed at its box."""
    sent = request.files.get("list")
    if not sent or not sent.filename:
        form.blame("list", say("list-none"))
        return None
    try:
        table = door.take_in(sent.stream, sent.filename, limits=limits)
    except FileRefused as refused:
        form.blame("list", reason(refused.reason))
        return None
    code = uploads.keep(act(), Brought(door.shown(sent.filename), table))
    return cookie.put(done(led_to), COOKIE, code, keeping(uploads.KIND).lasts)


def held() -> Brought | None:
    """Return the list this browser brought, if it still lies here."""
    try:
        return brought(act(), _code())
    except NotFound:
        return None


def change(list_: Brought) -> None:
    """Keep it as it now is."""
    uploads.change(act(), _code(), list_)


def choose(list_: Brought, targets: Sequence[Target]) -> None:
    """Keep which column is which, as it was chosen on the page."""
    chosen = {target.key: request.form.get(target.key, "") for target in targets}
    change(replace(list_, chosen=chosen))


def sure() -> frozenset[int]:
    """Return the numbers of the lines somebody ticked."""
    return frozenset(int(n) for n in request.form.getlist("sure") if n.isdecimal())


def gone(led_to: str) -> Response:
    """Say that no list lies here any more, and lead to where one is brought."""
    flash(say("list-gone"), "warning")
    return done(led_to)


def drop(led_to: str) -> Response:
    """Throw the list away, and lead on."""
    uploads.throw_away(act(), _code())
    return cookie.drop(done(led_to), COOKIE)


def boxes(list_: Brought, found: Mapping, targets: Sequence[Target]) -> SimpleNamespace:
    """Return a box for each column that could be taken, with the headings to choose from."""
    heads = [(name, name, "") for name in dict.fromkeys(list_.table.head) if name]
    fields = {
        target.key: Box(
            name=target.key,
            label=target.aliases[0],
            kind="select",
            value=found.found[target.key].heading if target.key in found.found else "",
            choices=heads,
            required=target.required,
        )
        for target in targets
    }
    return SimpleNamespace(fields=fields)


def lines(found: Mapping, name: str, rejected: Iterable[Rejected]) -> list[Line]:
    """Return the rejected rows as a page shows them; ``name`` is the target they are named by."""
    at = found.found[name].at
    return [
        Line(x.row.number, x.row.cells[at], tuple(map(_said, x.reasons)), x.asks) for x in rejected
    ]


def back(list_: Brought, rejected: Sequence[Rejected], choices: Choices | None = None) -> bytes:
    """Return the rejected rows as a workbook with their reasons, to be mended and brought again."""
    table = replace(list_.table, kind="xlsx")
    return write_rejects(
        table,
        rejected,
        words=lambda key, values: reason(Reason(key, dict(values))),
        choices=choices,
    )


def _code() -> str:
    return cookie.kept(COOKIE) or ""


def _said(why: Reason) -> str:
    return f"{why.column}: {reason(why)}" if why.column else reason(why)
