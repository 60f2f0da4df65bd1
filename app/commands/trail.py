"""``loive trail verify``: whether the trail is whole, and if not, where it breaks first."""

import click

from app.commands.group import say, sentence
from app.commands.standing import application
from lobby.words import moment
from records.trail.verifying import Report, verify


@click.group("trail", help=sentence("command-trail"))
def trail() -> None:
    """Gather what can be asked of the trail."""


@trail.command("verify", help=sentence("command-trail-verify"))
def verify_trail() -> None:
    """Go along the whole trail; exit with 1 at the first bad place, so that a monitor can ask."""
    with application() as app:
        report = verify(app.config["SETTINGS"].heads)
    _tell(report)
    raise SystemExit(1 if report.bad else 0)


def _tell(report: Report) -> None:
    say("trail-gone-along", lines=report.lines, seals=report.seals)
    if report.oldest_unsealed is not None:
        say("trail-unsealed", lines=report.unsealed, since=moment(report.oldest_unsealed))
    if report.bad is None:
        say("trail-whole")
    else:
        say(report.bad.key, seal=report.bad.seal, line=report.bad.line)
