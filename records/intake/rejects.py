"""Refused rows go back as a file like the one that came: mend it, and import it again as it is.

Columns of ours stand first, headed with a mark that the reader passes over. In a workbook each faulty
cell is coloured besides, and says what is wrong with it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from records.intake.reasons import Reason
from records.intake.run import Rejected
from records.intake.table import REASON_MARK, Table
from records.intake.writing import Beside, Choices, as_csv, as_xlsx

Words = Callable[[str, Mapping[str, str | int]], str]
"""Makes the sentence of a key in the language of the person who will mend the file."""

OURS = ("reject-row", "reject-reasons")


def write_rejects(
    table: Table, rejected: Sequence[Rejected], *, words: Words, choices: Choices | None = None
) -> bytes:
    """The file of refused rows: csv (UTF-8 with a byte order mark) or xlsx, as the table was.

    ``choices`` are those of the table's own columns, by number.
    """
    lines = _lines(table, rejected, words)
    if table.kind == "csv":
        return as_csv(lines, table.delimiter)
    offered = {at + len(OURS): listed for at, listed in (choices or {}).items()}
    return as_xlsx(lines, Beside(choices=offered, marked=_marked(table, rejected, words)))


def _lines(table: Table, rejected: Sequence[Rejected], words: Words) -> Iterator[list[str]]:
    yield [*(f"{REASON_MARK} {words(key, {})}" for key in OURS), *table.head]
    for refused in rejected:
        reasons = "; ".join(_sentence(reason, words) for reason in refused.reasons)
        yield [str(refused.row.number), reasons, *refused.row.cells]


def _marked(table: Table, rejected: Sequence[Rejected], words: Words) -> dict[tuple[int, int], str]:
    """What is wrong, by cell; what is wrong with a whole row stands in our own column only."""
    said: dict[tuple[int, int], list[str]] = {}
    for line, refused in enumerate(rejected, start=1):
        for reason in refused.reasons:
            if reason.column in table.head:
                cell = line, len(OURS) + table.head.index(reason.column)
                said.setdefault(cell, []).append(words(reason.key, reason.values))
    return {cell: "\n".join(sentences) for cell, sentences in said.items()}


def _sentence(reason: Reason, words: Words) -> str:
    said = words(reason.key, reason.values)
    return f"{reason.column}: {said}" if reason.column else said
