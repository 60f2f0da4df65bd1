"""Refused rows go back as a file like the one that came: mend it, and import it again as it is.

Columns of ours stand first, headed with a mark that the reader passes over.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from records.intake.reasons import Reason
from records.intake.run import Rejected
from records.intake.table import REASON_MARK, Table
from records.intake.writing import as_csv, as_xlsx

Words = Callable[[str, Mapping[str, str | int]], str]
"""Makes the sentence of a key in the language of the person who will mend the file."""


def write_rejects(table: Table, rejected: Iterable[Rejected], *, words: Words) -> bytes:
    """The file of refused rows: csv (UTF-8 with a byte order mark) or xlsx, as the table was."""
    lines = _lines(table, rejected, words)
    return as_csv(lines, table.delimiter) if table.kind == "csv" else as_xlsx(lines)


def _lines(table: Table, rejected: Iterable[Rejected], words: Words) -> Iterator[list[str]]:
    ours = [f"{REASON_MARK} {words(key, {})}" for key in ("reject-row", "reject-reasons")]
    yield [*ours, *table.head]
    for refused in rejected:
        reasons = "; ".join(_sentence(reason, words) for reason in refused.reasons)
        yield [str(refused.row.number), reasons, *refused.row.cells]


def _sentence(reason: Reason, words: Words) -> str:
    said = words(reason.key, reason.values)
    return f"{reason.column}: {said}" if reason.column else said
