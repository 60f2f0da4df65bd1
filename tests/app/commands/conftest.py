"""A console to type imports on: options are parsed as on the command line, and the ground is ours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from flask import Flask
from sqlalchemy import text

from app.commands.import_kinds import Kind, courses, people, vacancies
from app.commands.import_run import Wish, run
from app.commands.imports import import_group
from records.centre import actions as centres
from records.ledger import session

KINDS: Mapping[str, Callable[..., Kind]] = {
    "vacancies": vacancies,
    "people": people,
    "courses": courses,
}
WISHES = ("file", "chosen", "dry", "rejects")


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    output: str
    exit_code: int = 0


Console = Callable[..., Said]


class Ledger:
    """What stands in the database."""

    def rows(self, query: str) -> Sequence[Any]:
        return session.execute(text(query)).all()

    def one(self, query: str) -> Any:
        (found,) = self.rows(query)
        return found[0] if len(found) == 1 else tuple(found)


@pytest.fixture
def ledger(app: Flask) -> Ledger:
    return Ledger()


@pytest.fixture
def centre(app: Flask) -> None:
    """A centre in Quảng Trị with two branches."""
    centres.found(
        name="Trung tâm Dịch vụ việc làm",
        province_code="44",
        email="centre@dvvl.example",
        phone="+842333000000",
        address="Đông Hà",
        branches={"Đông Hà": "dong-ha@dvvl.example", "Đồng Hới": "dong-hoi@dvvl.example"},
    )
    session.commit()


@pytest.fixture
def console(
    app: Flask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Console:
    """``console("import", "people", file)`` as it is typed, in Vietnamese unless told otherwise."""

    @contextmanager
    def ground() -> Iterator[Flask]:
        yield app

    def typed(_: str, command: str, *words: object, language: str = "vi") -> Said:
        monkeypatch.setenv("LOIVE_LANGUAGE", language)
        try:
            context = import_group.commands[command].make_context(command, list(map(str, words)))
            options = dict(context.params)
            wish = Wish.of(**{name: options.pop(name) for name in WISHES})
            run(wish, KINDS[command](**options), ground)
        except click.UsageError as wrong:
            return Said(wrong.format_message(), wrong.exit_code)
        except SystemExit as ended:
            return Said(_printed(capsys), int(ended.code or 0))
        return Said(_printed(capsys))

    return typed


def _printed(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    return out + err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to be written by the test."""
    return tmp_path / "tin.csv"
