"""``serve``, ``demo`` and ``work``: running the system."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from app.commands.group import say, sentence
from app.commands.standing import app_at, folder, prepare
from app.factory import create_app
from app.programs import all_programs, environment
from app.sample.fill import SIGN_INS, fill
from app.servers import Addresses, Program, Supervisor
from app.settings import from_environment
from jobs.worker import work as work_on

PORT = 8000


@click.command(help=sentence("command-serve"))
@click.option("--port", envvar="PORT", default=PORT, help=sentence("option-port"))
def serve(port: int) -> None:
    """Run everything until Ctrl-C."""
    sys.exit(_run(port, _nothing))


@click.command(help=sentence("command-demo"))
@click.option("--port", envvar="PORT", default=PORT, help=sentence("option-port"))
def demo(port: int) -> None:
    """Fill the sample province, then run everything until Ctrl-C."""

    def filled(at: Addresses, key_file: str) -> list[Program]:
        app = app_at(at, Path(key_file))
        with app.app_context():
            fill(app.config["CLOCK"](), say)
        return []

    sys.exit(_run(port, filled, after=lambda: _tell_sign_ins(port)))


@click.command(help=sentence("command-work"))
def work() -> None:
    """Run one more worker on this or another machine."""
    work_on(create_app(from_environment(os.environ, role="worker")))


def _run(
    port: int,
    first: Callable[[Addresses, str], list[Program]],
    after: Callable[[], None] | None = None,
) -> int:
    def programs(at: Addresses) -> list[Program]:
        say("command-preparing")
        key_file = str(prepare(at))
        extra = first(at, key_file)
        say("command-address", port=port)
        if after is not None:
            after()
        return all_programs(port, environment(at, key_file, os.environ), extra)

    return Supervisor(folder(), environ=os.environ, say=say, programs=programs).run()


def _nothing(at: Addresses, key_file: str) -> list[Program]:
    return []


def _tell_sign_ins(port: int) -> None:
    for door, login, secret in SIGN_INS:
        say("command-sign-in", door=sentence(f"command-door-{door}"), login=login, secret=secret)
