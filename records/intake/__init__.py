"""File import, the mechanics only: from bytes to values, counts and a file of what was refused.

No database and no room is known here. A room describes its columns (``Target``), reads a row into
its own value and stores it; ``Run`` walks and counts. What was refused comes back as a file to be
mended.
The readers of what people write (pay, days, phones, ...) return a value or a ``Reason``.
"""
