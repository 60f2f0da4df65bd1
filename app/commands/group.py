"""The group of commands, and how a command speaks."""

import os

import click
from flask.cli import FlaskGroup

from app.servers import Refused
from app.settings import Unusable
from lobby.words import LANGUAGES, catalogue

PACKAGES = ("app", "lobby")


def language() -> str:
    """Return the language of the console: Vietnamese, unless ``LOIVE_LANGUAGE`` says otherwise."""
    asked = os.environ.get("LOIVE_LANGUAGE", LANGUAGES[0])
    return asked if asked in LANGUAGES else LANGUAGES[0]


def sentence(key: str, **values: object) -> str:
    """Return the sentence of a key for the console."""
    found = catalogue(language(), PACKAGES).gettext(key)
    return found % values if values else found


def say(key: str, **values: object) -> None:
    """Say a sentence on the console, for people who watch a command work."""
    click.echo(sentence(key, **values))


class SpokenGroup(FlaskGroup):
    """Commands whose refusals are sentences, with exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; say why the ground it stands on is not to be had."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            say(refused.key, **refused.values)
            raise SystemExit(1) from None
        except Unusable as unusable:
            say("command-setting-missing", name=str(unusable))
            raise SystemExit(1) from None


main = SpokenGroup(
    name="loive",
    help=sentence("command-loive"),
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
    set_debug_flag=False,
)
