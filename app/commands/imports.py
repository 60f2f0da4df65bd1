"""``loive import``: vacancies, people and courses come in from files."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from app.commands.group import sentence
from app.commands.import_kinds import courses, people, vacancies
from app.commands.import_run import Wish, run
from records.intake.days import read_day
from records.intake.reasons import Reason


class Heading(click.ParamType[tuple[str, str]]):
    """``key="heading"``: which heading a column is found under; an empty one leaves it out."""

    name = "key=heading"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, str]:
        """Take it apart at the first equals sign."""
        key, equals, heading = str(value).partition("=")
        if not equals:
            self.fail(sentence("import-map-unreadable", written=value), param, ctx)
        return key.strip(), heading.strip()


class Day(click.ParamType[date]):
    """A day: ``2027-01-31`` or ``31/01/2027``."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read it as the files are read."""
        read = read_day(str(value))
        if isinstance(read, Reason):
            self.fail(sentence(read.key, **read.values), param, ctx)
        return read


@click.group("import", help=sentence("command-import"))
def import_group() -> None:
    """Take files in."""


def _file_options(command: Any) -> Any:
    """What all three commands understand."""
    for option in reversed((
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        click.option("--map", "chosen", multiple=True, type=Heading(), help=sentence("import-option-map")),
        click.option("--dry-run", "dry", is_flag=True, help=sentence("import-option-dry-run")),
        click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path),
                     help=sentence("import-option-rejects")),
    )):  # fmt: skip
        command = option(command)
    return command


_source = click.option("--source", default="", help=sentence("import-option-source"))


@import_group.command("vacancies", help=sentence("command-import-vacancies"))
@_file_options
@_source
@click.option("--open-until", type=Day(), help=sentence("import-option-open-until"))
def import_vacancies(source: str, open_until: date | None, **wish: Any) -> None:
    """Take listings in."""
    run(Wish.of(**wish), vacancies(source=source, open_until=open_until))


@import_group.command("people", help=sentence("command-import-people"))
@_file_options
@click.option("--branch", default="", help=sentence("import-option-branch"))
def import_people(branch: str, **wish: Any) -> None:
    """Register the people of a list."""
    run(Wish.of(**wish), people(branch=branch))


@import_group.command("courses", help=sentence("command-import-courses"))
@_file_options
@_source
def import_courses(source: str, **wish: Any) -> None:
    """Take courses in."""
    run(Wish.of(**wish), courses(source=source))
