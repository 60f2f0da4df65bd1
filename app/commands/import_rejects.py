"""The file of rejected rows: where it goes, readable by its owner alone."""

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from app.commands.import_console import words
from records.intake.rejects import write_rejects
from records.intake.run import Rejected
from records.intake.table import Table


def put(
    table: Table, rejected: Sequence[Rejected], *, source: Path, wanted: Path | None = None
) -> Path:
    """Write the rejected rows to ``wanted``, else to ``<file>.rejects.<kind>`` beside the file.

    A file of rejects that somebody may have begun to mend is never overwritten, unless named.
    """
    content = write_rejects(table, rejected, words=words)
    path = wanted or _free(source, content)
    # Rows of people hold names and numbers: nobody else on this machine may read them.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    return path


def _free(source: Path, content: bytes) -> Path:
    for number in count(1):
        more = "" if number == 1 else f"-{number}"
        path = source.with_name(f"{source.stem}.rejects{more}{source.suffix.lower()}")
        if not path.exists() or path.read_bytes() == content:
            break
    return path
