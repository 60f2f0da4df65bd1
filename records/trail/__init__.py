"""Who looked at what, and who did what: lines that are only ever added, never with a value in them.

A line names the reader, the moment, the page or verb, the record and the *names* of its fields. It carries
an HMAC made with a key that is not in the database. A look is noted where a sealed fact is opened, into the
watch that the door keeps open; without a watch nothing opens. The sealer (``sealing``) chains committed
lines and keeps the head of the chain outside the database too; ``verifying`` finds what was touched.
"""

from records.trail.actions import note, write_looks
from records.trail.watch import Noted, Unwatched, Watch, begin, end, look, unwatched, watching, who

__all__ = [
    "Noted",
    "Unwatched",
    "Watch",
    "begin",
    "end",
    "look",
    "note",
    "unwatched",
    "watching",
    "who",
    "write_looks",
]
