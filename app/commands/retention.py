"""``loive retention``: how much of each class is over its days; the clock deletes what it may."""

import click

from app.commands.group import say, sentence
from app.commands.standing import application
from records.rights.keeping import falls_due


@click.command(help=sentence("command-retention"))
def retention() -> None:
    """List every class with its rule; exit with 1 if a person has to decide, so that a monitor can ask."""
    with application() as app:
        due = falls_due(app.config["CLOCK"]())
    for each in due:
        rule = each.rule
        say(
            "command-retention-line",
            kept=rule.kept,
            count=each.count,
            days=rule.days,
            hours=rule.hours,
            who=sentence(f"command-retention-{'clock' if rule.by_clock else 'person'}"),
            certainty=rule.certainty,
        )
    raise SystemExit(1 if any(x.count and not x.rule.by_clock for x in due) else 0)
