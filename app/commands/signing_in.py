"""``loive staff`` and ``loive code``: help for who cannot sign in, given at the machine itself."""

import click
from flask import Flask

from app.commands.group import say, sentence
from app.commands.standing import application
from app.sample.staff import EMAIL
from records.account import one_time, second_factor
from records.account.actions import reset_second_factor, tidy
from records.account.queries import account_named
from records.centre.queries import first
from records.ledger import Act, Actor, Role, session


@click.group("staff", help=sentence("command-staff"))
def staff() -> None:
    """Gather what can be done for the staff."""


@staff.command("reset-second-factor", help=sentence("command-reset-second-factor"))
@click.argument("login")
def forget_second_factor(login: str) -> None:
    """Forget a lost second factor where no other manager can; the trail says that the machine did it."""
    with application() as app:
        account_id = _account(login)
        reset_second_factor(Act(Actor(Role.SYSTEM), app.config["CLOCK"]()), account_id)
        session.commit()
    say("command-second-factor-reset", login=login)


@click.command(help=sentence("command-code"))
@click.argument("login")
def code(login: str) -> None:
    """Print the code a sign-in of the sample province needs now.

    Never of a real centre: there the second proof is the holder's alone.
    """
    with application() as app:
        if not _is_sample(app):
            say("command-only-sample")
            raise SystemExit(1)
        account_id, now = _account(login), app.config["CLOCK"]()
        found = second_factor.code_now(account_id, now) or one_time.sent(account_id, now)
    if found is None:
        say("command-no-code", login=login)
        raise SystemExit(1)
    say("command-code-now", login=login, code=found)


def _is_sample(app: Flask) -> bool:
    centre = first()
    return centre is not None and centre.email == EMAIL and not app.config["PRODUCTION"]


def _account(login: str) -> int:
    found = account_named(tidy(login))
    if found is None:
        say("command-unknown-login", login=login)
        raise SystemExit(1)
    return found
