"""``loive bench``: measured against other engines and against yardsticks. For a checkout, not a house."""

import json
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from app.commands.group import sentence

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
as_json = click.option("--json", "as_json", is_flag=True, help=sentence("option-json"))


@click.group("bench", help=sentence("command-bench"))
def bench() -> None:
    """Gather what can be measured."""


@bench.command("match", help=sentence("command-bench-match"))
@click.option(
    "--size", "sizes", type=int, multiple=True, default=(10_000,), help=sentence("option-size")
)
@click.option("--seekers", default=100, show_default=True, help=sentence("option-seekers"))
@click.option("--peers", default="numpy", show_default=True, help=sentence("option-peers"))
@click.option("--plot", type=FILE, help=sentence("option-plot"))
@as_json
def match(
    sizes: tuple[int, ...], seekers: int, peers: str, plot: Path | None, *, as_json: bool
) -> None:
    """Rank vacancies beside other engines, in the same run."""
    measured, wanted = _part("match"), [name for name in peers.split(",") if name]
    for name in wanted:
        if name not in measured.NAMES:
            raise click.ClickException(sentence("bench-missing", what=name))
    found = [measured.measure(size, wanted, seekers, _aside) for size in sizes]
    click.echo(measured.report(found, as_json=as_json))
    if plot:
        plot.write_text(_part("plot").drawn(found), encoding="utf-8")


@bench.command("quality", help=sentence("command-bench-quality"))
@click.option("--data", required=True, type=FOLDER, help=sentence("option-data"))
@as_json
def quality(data: Path, *, as_json: bool) -> None:
    """Hold the reading of titles, skills and occupations against yardsticks."""
    figures = _part("quality").measure(data)
    click.echo(json.dumps(figures, indent=1) if as_json else _part("quality").report(figures))


@bench.command("pages", help=sentence("command-bench-pages"))
@click.option("--people", default=50_000, show_default=True, help=sentence("option-people"))
@click.option("--vacancies", default=20_000, show_default=True, help=sentence("option-vacancies"))
def pages(people: int, vacancies: int) -> None:
    """Ask for pages in a crowded house of its own."""
    measured = _part("pages")
    click.echo(measured.report(measured.measure(people, vacancies, _aside)))


@bench.command("paint", help=sentence("command-bench-paint"))
@click.option("--at", required=True, help=sentence("option-at"))
def paint(at: str) -> None:
    """Visit a running house over a poor line."""
    measured = _part("paint")
    click.echo(measured.report(measured.measure(at.rstrip("/"))))


def _aside(line: str) -> None:
    """Tell how far it is where the figures don't go."""
    click.echo(line, err=True)


def _part(name: str) -> ModuleType:
    sys.path.append(
        str(CHECKOUT)
    )  # the benchmarks stand beside the packages and are never installed
    try:
        return import_module(f"bench.{name}")
    except ModuleNotFoundError as missing:
        raise click.ClickException(sentence("bench-missing", what=missing.name)) from missing
