"""``loive stuck``: the deliveries that need a person, and how long the oldest one waits."""

import click

from app.commands.group import say, sentence
from app.commands.standing import application
from lobby.words import moment
from records.outbox import queries as outbox


@click.command(help=sentence("command-stuck"))
def stuck() -> None:
    """List stuck deliveries; exit with 1 if there are any, so that a monitor can ask."""
    with application():
        lines = outbox.stuck()
        for line in lines:
            say(
                "command-stuck-line",
                code=line.code,
                topic=line.topic,
                reaction=line.reaction,
                tries=line.tries,
                last=line.last_code or "",
                since=moment(line.happened_at),
            )
        oldest = outbox.oldest_waiting()
        say("command-waiting-since", since=moment(oldest)) if oldest else say("command-none-waits")
    raise SystemExit(1 if lines else 0)
