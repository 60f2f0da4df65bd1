"""What an import says on the console: how the columns were understood, and what became of the rows."""

from collections.abc import Mapping, Sequence

import click

from app.commands.group import say, sentence
from records.intake.mapping import Mapping as Columns
from records.intake.mapping import Target
from records.intake.reasons import Reason
from records.intake.run import Counts, Rejected
from records.intake.table import Table

HIDDEN = "…"
ROWS_NAMED = 5


def told(reason: Reason) -> str:
    """The sentence of a reason in the console's language."""
    return sentence(reason.key, **{name: _shown(value) for name, value in reason.values.items()})


def words(key: str, values: Mapping[str, str | int]) -> str:
    """The same, for the file of rejected rows."""
    return told(Reason(key, values))


def show_columns(table: Table, columns: Columns, targets: Sequence[Target]) -> None:
    """One line per column that could be taken: its key, its name, the heading it was found under."""
    say("import-columns", rows=_shown(len(table.rows)))
    width = max(len(target.key) for target in targets)
    for target in targets:
        found = columns.found.get(target.key)
        heading = f"“{found.heading}”" if found else sentence("import-column-none")
        how = sentence(f"import-column-{found.how}") if found and found.how != "exact" else ""
        star = "*" if target.required else " "
        click.echo(f"  {target.key.ljust(width)} {star} ← {heading} {how}".rstrip())
    if columns.unused:
        say("import-unused", columns=", ".join(columns.unused))


def show_counts(counts: Counts, *, dry: bool) -> None:
    """The sums: rows = accepted + rejected, accepted = new + changed + same."""
    numbers = {name: _shown(getattr(counts, name)) for name in Counts.__slots__}
    say("import-dry-counts" if dry else "import-counts", **numbers)


def show_notes(notes: Mapping[str, Sequence[int]]) -> None:
    """How many accepted rows are less than complete, and in what."""
    for key, rows in sorted(notes.items(), key=lambda pair: -len(pair[1])):
        say(
            "import-note-line",
            n=_shown(len(rows)),
            said=sentence(f"import-note-{key}"),
            rows=_few(rows),
        )


def show_rejected(rejected: Sequence[Rejected]) -> None:
    """How many rows each reason kept out, and the first of them; what was typed is not repeated."""
    rows: dict[tuple[str, str], list[int]] = {}
    for refused in rejected:
        for reason in refused.reasons:
            rows.setdefault((reason.column, reason.key), []).append(refused.row.number)
    examples = {(x.column, x.key): x for refused in rejected for x in refused.reasons}
    for name, found in sorted(rows.items(), key=lambda pair: -len(pair[1])):
        column = f"{name[0]}: " if name[0] else ""
        said = column + _without_writing(examples[name])
        say("import-rejected-line", n=_shown(len(found)), said=said, rows=_few(found))


def _without_writing(reason: Reason) -> str:
    """A console may end up in a log, where nothing that a person wrote belongs."""
    hidden = {name: HIDDEN if isinstance(v, str) else v for name, v in reason.values.items()}
    return told(Reason(reason.key, hidden))


def _few(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:ROWS_NAMED])) + (", …" if len(rows) > ROWS_NAMED else "")


def _shown(value: str | int) -> str:
    return (
        f"{value:,}".replace(",", ".") if isinstance(value, int) and value >= 10_000 else str(value)
    )
