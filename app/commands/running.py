"""``serve``, ``demo`` and ``work``: running the system."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from app.checks import demand_free, demand_modest_role
from app.commands.backing_up import chosen_folder, place_at
from app.commands.group import say, sentence
from app.commands.standing import app_at, folder, prepare
from app.factory import create_app
from app.programs import all_programs, environment, mailbox, nightly
from app.sample.fill import SIGN_INS, fill
from app.servers import Addresses, Program, Supervisor
from app.settings import from_environment
from jobs.worker import work as work_on

PORT = 8000

Programs = Callable[[Addresses], Sequence[Program]]
port_option = click.option("--port", envvar="PORT", default=PORT, help=sentence("option-port"))


@click.command(help=sentence("command-serve"))
@port_option
def serve(port: int) -> None:
    """Run everything until Ctrl-C."""

    def programs(at: Addresses) -> Sequence[Program]:
        demand_free(port)
        say("command-preparing")
        environ = environment(at, str(prepare(at)), os.environ, port)
        say("command-address", port=port)
        return [
            *all_programs(port, environ),
            *_backups(at, environ, os.environ.get("LOIVE_BACKUPS")),
        ]

    sys.exit(_run(programs))


@click.command(help=sentence("command-demo"))
@port_option
def demo(port: int) -> None:
    """Fill the sample province, then run everything until Ctrl-C; letters go to a trial mailbox."""

    def programs(at: Addresses) -> Sequence[Program]:
        demand_free(port, port + 1)
        say("command-preparing")
        key_file = prepare(at)
        _fill(at, key_file)
        environ = environment(at, str(key_file), os.environ, port)
        letters = folder() / "mailbox"
        kept = mailbox(port + 1, letters, environ)
        environ.setdefault("SMTP_URL", f"smtp://127.0.0.1:{port + 1}")
        environ.setdefault("LOIVE_REHEARSE", "1")
        say("command-mailbox", folder=letters / "new")
        _tell_sign_ins()
        say("command-address", port=port)
        backups = _backups(at, environ, str(chosen_folder()))
        return [kept, *all_programs(port, environ), *backups]

    sys.exit(_run(programs))


@click.command(help=sentence("command-work"))
def work() -> None:
    """Run one more worker on this or another machine."""
    app = create_app(from_environment(os.environ, role="worker"), pages=False)
    demand_modest_role(app)
    work_on(app)


def _backups(at: Addresses, environ: Mapping[str, str], into: str | None) -> list[Program]:
    place = place_at(at) if into else None
    return [nightly(place.admin, place.binaries, into, environ)] if place and into else []


def _run(programs: Programs) -> int:
    return Supervisor(folder(), environ=os.environ, say=say, programs=programs).run()


def _fill(at: Addresses, key_file: Path) -> None:
    app = app_at(at, key_file)
    with app.app_context():
        fill(app.config["CLOCK"](), say)


def _tell_sign_ins() -> None:
    for door, login, secret in SIGN_INS:
        say("command-sign-in", door=sentence(f"command-door-{door}"), login=login, secret=secret)
    say("command-codes", command=Path(sys.argv[0]))
