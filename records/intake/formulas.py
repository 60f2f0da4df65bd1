"""What a spreadsheet would run when it opens a cell, and how such a cell is disarmed and read back.

A cell that begins with one of these letters, or with spaces and then one of them, may become a formula
(OWASP, "CSV Injection"); the wide forms of East Asian keyboards do the same in some programs. A quote
before it makes it text. Where such a quote already stands one more is written, so that reading takes
off exactly what writing has put on.
"""

import re

# Spaces and unseen letters that programs pass over before they look for a formula.
_UNSEEN = r"[\x00-\x20\x7f\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]*"
_STARTS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]"
_LIVE = re.compile(rf"'*{_UNSEEN}{_STARTS}")
_QUOTED = re.compile(rf"'+{_UNSEEN}{_STARTS}")


def disarmed(cell: str) -> str:
    """A quote before what a spreadsheet would run; one more where such a quote already stands."""
    return f"'{cell}" if _LIVE.match(cell) else cell


def kept(cell: str) -> str:
    """For text cells, which run nothing: only a quote that reading would take off is doubled."""
    return f"'{cell}" if _QUOTED.match(cell) else cell


def as_typed(cell: str) -> str:
    """Without the quote that disarmed it."""
    return cell[1:] if _QUOTED.match(cell) else cell
