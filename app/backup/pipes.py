"""PostgreSQL's own programs, fed and heard through pipes: nothing they read or write touches the disk.

What they say on their own might hold people's data (a row that broke a rule), so only their code is kept.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, cast

from sqlalchemy.engine import make_url

from app.backup.place import Place
from app.servers import Refused

PIECE = 256 * 1024
_LIBPQ = {"host": "PGHOST", "port": "PGPORT", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT",
          "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}  # fmt: skip

Child = subprocess.Popen[bytes]


def dumped(place: Place, snapshot: str) -> Iterator[bytes]:
    """What pg_dump writes of a snapshot; ``Refused`` if it does not come to its end."""
    argv = ["pg_dump", "--format=custom", "--no-password", f"--snapshot={snapshot}"]
    with _running(place, argv) as child:
        while piece := cast(IO[bytes], child.stdout).read(PIECE):
            yield piece


def restored(place: Place, pieces: Iterable[bytes]) -> None:
    """Give pg_restore what pg_dump wrote: all of it is in the database afterwards, or nothing."""
    argv = ["pg_restore", "--single-transaction", "--exit-on-error", "--no-password"]
    with _running(place, [*argv, f"--dbname={place.name}"]) as child:
        given = cast(IO[bytes], child.stdin)
        with suppress(BrokenPipeError):  # it says by its code that it gave up
            for piece in pieces:
                given.write(piece)
            given.close()


@contextmanager
def _running(place: Place, argv: Sequence[str]) -> Iterator[Child]:
    """One of the programs while the block talks to it; ``Refused`` if it fails."""
    child = subprocess.Popen(
        [place.binaries / argv[0], *argv[1:]],
        env=_libpq(place),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield child
        code = child.wait()
    except BaseException:
        child.kill()
        child.wait()
        raise
    finally:
        for pipe in (child.stdin, child.stdout):
            with suppress(BrokenPipeError):
                cast(IO[bytes], pipe).close()
    if code:
        raise Refused("backup-program-failed", program=argv[0], code=code)


def _libpq(place: Place) -> dict[str, str]:
    """Where to connect: in the environment, for a password must not stand in a command line."""
    url = make_url(place.admin)
    named = {"host": url.host, "port": url.port, **url.query}
    found = {_LIBPQ[name]: str(value) for name, value in named.items() if value and name in _LIBPQ}
    signed = {"PGUSER": url.username, "PGPASSWORD": url.password, "PGDATABASE": place.name}
    return {"PATH": os.defpath, **found, **{k: str(v) for k, v in signed.items() if v}}
