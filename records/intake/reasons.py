"""Why something written could not be taken: a message key and the values its sentence names.

Nothing here makes sentences; the catalogues do. ``written`` in a reason is what a person typed: it
may go back to that person in a file, and never into a log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

REASONS: dict[str, frozenset[str]] = {
    key: frozenset(names.split())
    for key, names in {
        # the file
        "file-too-big": "bytes limit",
        "file-empty": "",
        "file-kind": "name",
        "file-not-as-named": "name",
        "file-locked-or-old": "name",
        "file-broken": "name",
        "file-encoding": "name",
        "file-not-text": "name",
        "file-quote-open": "row",
        "file-cell-too-long": "row limit",
        "file-too-many-rows": "limit",
        "file-too-many-columns": "columns limit",
        "file-too-many-parts": "parts limit",
        "file-unpacks-too-big": "limit",
        "file-packed-too-tight": "ratio limit",
        "file-doctype": "name",
        "file-macros": "name",
        "file-too-heavy": "name",
        "file-reader-busy": "",
        # the columns
        "column-missing": "columns",
        "column-double": "target columns",
        "column-unknown": "column",
        "column-not-wanted": "target",
        # the row
        "row-double": "first",
        "row-alike": "first",
        "row-too-wide": "cells columns",
        # the values
        "number-mangled": "written",
        "pay-missing": "",
        "pay-unreadable": "written",
        "pay-no-unit": "written",
        "pay-period": "written",
        "pay-order": "written",
        "pay-implausible": "written low high",
        "experience-missing": "",
        "experience-unreadable": "written",
        "experience-no-unit": "written",
        "experience-order": "written",
        "experience-implausible": "written",
        "day-missing": "",
        "day-unreadable": "written",
        "day-short-year": "written",
        "day-incomplete": "written",
        "day-impossible": "written",
        "day-implausible": "written first last",
        "phone-missing": "",
        "phone-unreadable": "written",
        "phone-several": "written",
        "citizen-id-missing": "",
        "citizen-id-unreadable": "written digits",
        "citizen-id-nine-digits": "written",
        "citizen-id-zero-restored": "number",
        "citizen-id-place-unknown": "place",
        "citizen-id-sex-differs": "number",
        "citizen-id-year-differs": "number year",
        "tax-code-missing": "",
        "tax-code-unreadable": "written",
        "tax-code-check-digit": "written",
        "name-missing": "",
        "name-unreadable": "written",
        "name-too-long": "written limit",
    }.items()
}
"""Every key emitted here, with the names of the values its sentence may use."""

WORDS = frozenset({"reject-row", "reject-reasons"})
"""Keys of the two column headings in a file of rejected rows."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: ``key`` of its sentence, ``values`` in it, the ``column`` it speaks of or ""."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    column: str = ""

    def about(self, column: str) -> "Reason":
        """The same reason, said of one column."""
        return replace(self, column=column)


def because(key: str, **values: str | int) -> Reason:
    """A reason in one breath: ``because("pay-no-unit", written="7.5")``."""
    return Reason(key, values)


class FileRefused(Exception):
    """The whole file is refused, and ``reason`` can be told."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason that the door will put into words."""
        super().__init__(reason.key)
        self.reason = reason


def refuse(key: str, **values: str | int) -> FileRefused:
    """Make a refusal in one breath; the caller raises it."""
    return FileRefused(because(key, **values))
