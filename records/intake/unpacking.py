"""The guards an xlsx passes before a reader opens it: it is repacked from what was counted.

A zip can lie about its sizes, name two directories, or hold a sheet of three cells that asks for a
thousand million. So every part is unpacked here, counted as it comes, walked by an XML parser that
refuses a DTD, and put into a fresh archive; the reader sees only that. Parts that could run something
make the file refused; parts that point outside (links to other workbooks, pictures, embedded files) are
left out, their last values stand in the cells.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from records.intake.grid import Grid
from records.intake.reasons import refuse
from records.intake.table import Limits

_PIECE = 256 * 1024
_RUNS = re.compile(r"(?i)vba|macrosheets/|activex/|\.(bin|exe|dll|js|vbs|ps1)$")
_PRINTER = re.compile(r"(?i)(^|/)printersettings/")
_LINKS = re.compile(r"(?i)(^|/)(externallinks|embeddings|connections\.xml|querytables)")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def repacked(content: bytes, name: str, *, limits: Limits) -> bytes:
    """The same workbook with only its XML parts, each of them looked through; or FileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _copied(packed, len(content), name, limits)
    except (*_FAULTS, RuntimeError) as fault:  # RuntimeError: a part locked by a password
        raise refuse("file-broken", name=name) from fault


def _copied(packed: zipfile.ZipFile, size: int, name: str, limits: Limits) -> bytes:
    parts = [part for part in packed.infolist() if not part.is_dir()]
    if len(parts) > limits.parts:
        raise refuse("file-too-many-parts", parts=len(parts), limit=limits.parts)
    _honest(parts, name)
    budget = _Budget(size, limits)
    grid = Grid(name, limits)
    fresh = io.BytesIO()
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as unpacked:
        for part in sorted(parts, key=_texts_first):
            held = b"".join(budget.counted(packed, part))
            if part.filename.lower().endswith((".xml", ".rels")):
                grid.walk(held)
                if not _LINKS.search(part.filename):
                    unpacked.writestr(part.filename, held)
    return fresh.getvalue()


def _honest(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no spreadsheet program writes (ways out of a folder, links, doubles) and macros."""
    names = [part.filename.lower() for part in parts]
    strays = [x for x in names if x.startswith("/") or "\\" in x or ".." in x.split("/")]
    links = [part for part in parts if stat.S_ISLNK(part.external_attr >> 16)]
    if strays or links or len(set(names)) < len(names):
        raise refuse("file-broken", name=name)
    if any(_RUNS.search(x) and not _PRINTER.search(x) for x in names):
        raise refuse("file-macros", name=name)


def _texts_first(part: zipfile.ZipInfo) -> bool:
    """The sheets point into the shared texts, so those are measured before them."""
    return not part.filename.lower().endswith("sharedstrings.xml")


class _Budget:
    """What may still be unpacked, over all parts together."""

    def __init__(self, packed_bytes: int, limits: Limits) -> None:
        self.packed_bytes, self.limits, self.unpacked = packed_bytes, limits, 0

    def counted(self, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """The pieces of a part, each counted before the next is unpacked."""
        with packed.open(part) as opened:
            while piece := opened.read(_PIECE):
                self._take(len(piece))
                yield piece

    def _take(self, count: int) -> None:
        self.unpacked += count
        if self.unpacked > self.limits.unpacked_bytes:
            raise refuse("file-unpacks-too-big", limit=self.limits.unpacked_bytes)
        if self.unpacked > self.limits.ratio * self.packed_bytes:
            ratio = self.unpacked // self.packed_bytes
            raise refuse("file-packed-too-tight", ratio=ratio, limit=self.limits.ratio)
