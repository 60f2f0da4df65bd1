"""``python -m records.intake.apart ENDING LIMITS``: reads one upload behind walls, and says what is in it.

Bytes come in at standard input; lines of JSON go out: first ``{"head": …}`` or ``{"refused": …}``, then a
line for each row, ``[number, cell, …]``. Whoever started it believes none of it unchecked (``door``).
"""

from records.intake import walls

if __name__ == "__main__":
    walls.limit()

import codecs
import json
import os
import sys
from typing import Any, BinaryIO

from records.intake.reading import open_table
from records.intake.reasons import FileRefused, Reason, because
from records.intake.table import Limits, Table

# Loaded before the walls close: afterwards no module can be.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp1258", "cp437", "latin-1", "ascii")


def main(ending: str, limits: Limits, source: BinaryIO, answer: BinaryIO) -> None:
    """Read one upload; a lack of memory is a reason like others."""
    name = f"upload{ending}"
    try:
        table = open_table(source.read(limits.file_bytes + 1), name, limits=limits)
    except FileRefused as refused:
        _say(answer, _refusal(refused.reason))
    except MemoryError:
        _say(answer, _refusal(because("file-too-heavy", name=name)))
    else:
        _tell(answer, table)
    answer.flush()


def _tell(answer: BinaryIO, table: Table) -> None:
    head = {"kind": table.kind, "head": table.head, "delimiter": table.delimiter}
    _say(answer, head | {"rows": len(table.rows)})
    for row in table.rows:
        _say(answer, [row.number, *row.cells])


def _refusal(reason: Reason) -> dict[str, Any]:
    return {"refused": reason.key, "values": dict(reason.values)}


def _say(answer: BinaryIO, said: Any) -> None:
    answer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _load_the_rest() -> None:
    """Walk the way of a plain file once, so that whatever is loaded late is loaded now."""
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    open_table(b"a,b\n1,2", "a.csv")


if __name__ == "__main__":
    _load_the_rest()
    walls.close_in()
    main(sys.argv[1], Limits(**json.loads(sys.argv[2])), sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)  # nothing to tidy up, and no way to
