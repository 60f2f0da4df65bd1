"""What an upload holds: the table as it was read, what was chosen of it, and what was done."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from records.intake.table import Row, Table


@dataclass(frozen=True, slots=True, repr=False)
class Brought:
    """One list. ``chosen`` is heading by target key; ``written`` counts the rows written down so far."""

    name: str
    table: Table
    chosen: dict[str, str] = field(default_factory=dict)
    written: int = 0

    def keeping(self, rows: Iterable[Row], written: int) -> "Brought":
        """Return it with these rows left, after so many more were written down."""
        left = replace(self.table, rows=tuple(rows))
        return replace(self, table=left, written=self.written + written)

    def pack(self) -> str:
        """Return it as text."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpack(cls, text: str) -> "Brought":
        """Read it back."""
        said = json.loads(text)
        table = said.pop("table")
        rows = tuple(Row(row["number"], tuple(row["cells"])) for row in table.pop("rows"))
        return cls(**said, table=Table(**{**table, "head": tuple(table["head"]), "rows": rows}))
