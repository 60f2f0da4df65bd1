"""``loive migrate``: bring the database up to date."""

import click

from app.commands.group import say, sentence
from app.commands.standing import standing


@click.command(help=sentence("command-migrate"))
def migrate() -> None:
    """Migrate and write the places."""
    with standing():
        say("command-migrated")
