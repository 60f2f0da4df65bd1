"""``loive retention``: how many records of each class are over their time, or soon will be."""

import click

from app.commands.group import say, sentence
from app.commands.standing import application
from lobby.words import day
from records.ledger.act import HERE
from records.rights.retention import falling_due


@click.command(help=sentence("command-retention"))
def retention() -> None:
    """Count; nothing is erased, and nobody is shown."""
    with application() as app:
        for it in falling_due(app.config["CLOCK"]().astimezone(HERE).date()):
            say(
                "retention-line",
                what=sentence(f"retention-{it.keeping.what}"),
                months=it.keeping.months,
                over=it.over,
                soon=it.soon,
                oldest=day(it.oldest) or "–",
                certainty=sentence(
                    "retention-checked" if it.keeping.enforced else "retention-unchecked"
                ),
            )
