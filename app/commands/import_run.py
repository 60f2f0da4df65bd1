"""One import from beginning to end: open the file, agree on the columns, walk the rows, tell."""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from flask import Flask

from app.commands import import_console as console
from app.commands.group import say, sentence
from app.commands.import_kinds import Kind
from app.commands.import_rejects import put
from app.commands.standing import application
from records.intake.door import take_in
from records.intake.kind import Walk
from records.intake.mapping import Mapping as Columns
from records.intake.mapping import guess
from records.intake.reasons import FileRefused
from records.intake.run import Result
from records.intake.table import Table
from records.ledger import Act, Actor, Role, session


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for."""

    file: Path
    chosen: Mapping[str, str]
    dry: bool
    rejects: Path | None

    @classmethod
    def of(cls, *, chosen: Sequence[tuple[str, str]], **more: Any) -> "Wish":
        """Gather the options of the command line."""
        return cls(chosen=dict(chosen), **more)


def run(
    wish: Wish, kind: Kind, ground: Callable[[], AbstractContextManager[Flask]] = application
) -> None:
    """Import a file; exits with 1 if the file itself is refused."""
    try:
        table, columns = _opened(wish, kind)
        with ground() as app:
            _walk(app, wish, kind, table, columns)
    except FileRefused as refused:
        click.echo(console.told(refused.reason), err=True)
        sys.exit(1)


def _opened(wish: Wish, kind: Kind) -> tuple[Table, Columns]:
    """The table and what its columns are; nothing else is started for a file that is refused."""
    with wish.file.open("rb") as file:
        table = take_in(file, wish.file.name)
    columns = guess(table.head, kind.targets, chosen=wish.chosen)
    console.show_columns(table, columns, kind.targets)
    for problem in columns.problems:
        click.echo(console.told(problem), err=True)
    if columns.problems:
        say("import-map-hint")
        sys.exit(1)
    return table, columns


def _walk(app: Flask, wish: Wish, kind: Kind, table: Table, columns: Columns) -> None:
    act = Act(Actor(Role.SYSTEM), app.config["CLOCK"]())
    headings = {key: found.heading for key, found in columns.found.items()}
    verbs = kind.begin(act, headings, [columns.pick(row.cells) for row in table.rows])
    # A dry run asks nothing more: an open transaction would idle until the server ends it.
    session.rollback()
    with click.progressbar(length=len(table.rows), label=sentence("import-progress")) as bar:
        walk = Walk(
            verbs,
            columns,
            dry=wish.dry,
            commit=_commit,
            progress=lambda done, total: bar.update(done - bar.pos),
        )
        walked = walk.over(table)
    _tell(wish, table, walked.result, walked.notes)


def _commit() -> None:
    session.commit()
    session.expunge_all()


def _tell(wish: Wish, table: Table, walked: Result, notes: Mapping[str, Sequence[int]]) -> None:
    console.show_counts(walked.counts, dry=wish.dry)
    console.show_notes(notes)
    console.show_rejected(walked.rejected)
    # A dry run leaves nothing behind that was not asked for.
    if walked.rejected and (wish.rejects or not wish.dry):
        path = put(table, walked.rejected, source=wish.file, wanted=wish.rejects)
        say("import-rejects-written", file=path)
