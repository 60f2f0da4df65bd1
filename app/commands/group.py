"""The group of commands, and how a command speaks."""

import os

import click
from flask.cli import FlaskGroup

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


main = FlaskGroup(
    name="loive",
    help=sentence("command-loive"),
    add_default_commands=False,
    add_version_option=False,
    load_dotenv=False,
    set_debug_flag=False,
)
