"""Finds thousands of values in heaps of text or in files at once: ``grep -F`` does it in one pass."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.access.lives import Life
from tests.access.marked import spellings

Secret = tuple[Life, str]
GONE = b": No such file or directory"


class Secrets:
    """Every spelling of every secret, and whose and which it is."""

    def __init__(self, lives: Iterable[Life], fields: frozenset[str] | None = None) -> None:
        self.of: dict[str, Secret] = {
            spelling: (life, field)
            for life in lives
            for field, value in life.secrets.items()
            if fields is None or field in fields
            for spelling in spellings(value)
        }

    def met(self, places: Iterable[Path], scratch: Path) -> Iterator[tuple[Path, Life, str]]:
        """Yield each place (a file, or all files of a folder), and what secret was found there."""
        patterns = scratch / "patterns"
        patterns.write_text("\n".join(self.of) + "\n")
        done = subprocess.run(
            ["grep", "-raoHZF", "-f", patterns, "--", *places],
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        # A running server drops files while they are read; whatever else goes wrong is a fault.
        faults = [line for line in done.stderr.splitlines() if not line.endswith(GONE)]
        assert done.returncode in (0, 1) or not faults, faults[-3:]
        for line in set(done.stdout.splitlines()):
            place, _, value = line.partition(b"\0")
            life, field = self.of[value.decode()]
            yield Path(place.decode()), life, field
