"""A shelf of vacancies in files: arrays that all processes map, and records that are read one by one.

A snapshot says of itself which matcher wrote it: code or words of another kind don't read it, and whoever
can't read one builds anew. It is written aside and put in place in one step.
"""

import json
import os
import shutil
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from matcher.columns import VACANCIES, Columns
from matcher.criteria import ALL
from matcher.criteria.criterion import Ints, ints
from matcher.facts import Need, Spot, Term, Vacancy
from matcher.index import Shelf
from matcher.part import Part
from matcher.postings import Postings
from matcher.question import Judgements
from matcher.taxonomy import Taxonomy

CURRENT = "current"
_ARRAYS = ("ids", "codes", "starts", "concepts", "values", "marked")
_LISTS = ("starts", "rows", "values", "place_starts", "places")


class Unreadable(Exception):
    """There is no snapshot, or none that this matcher wrote whole."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A shelf, what it is of, and each vacancy's last day."""

    shelf: Shelf[Vacancy]
    of: "Of"
    last_days: Mapping[int, date]


class Of(NamedTuple):
    """What a snapshot is of: which database, after which of its changes, on which day."""

    source: str
    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Head:
    """What a snapshot says of itself, and what of its arrays isn't in them."""

    of: Of
    chunks: int
    names: tuple[str, ...]
    digests: Mapping[str, str]


class Records(Mapping[int, Vacancy]):
    """Vacancies by id, each read from the file when it is asked for."""

    def __init__(self, ids: Ints, order: Ints, starts: Ints, text: NDArray[np.uint8]) -> None:
        self._ids, self._order, self._starts, self._text = ids, order, starts, text

    def __getitem__(self, key: int) -> Vacancy:
        at = self._row_of(key)
        if at is None:
            raise KeyError(key)
        return self.row(at)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._row_of(key) is not None

    def _row_of(self, key: int) -> int | None:
        at = int(np.searchsorted(self._ids, key, sorter=self._order))
        found = at < len(self._ids) and self._ids[self._order[at]] == key
        return int(self._order[at]) if found else None

    def row(self, at: int) -> Vacancy:
        """The record of a row."""
        return _heard(json.loads(self._text[self._starts[at] : self._starts[at + 1]].tobytes()))

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids.tolist())

    def __len__(self) -> int:
        return len(self._ids)


def write(
    folder: Path,
    shelf: Shelf[Vacancy],
    of: Of,
    last_days: Mapping[int, date],
) -> None:
    """Write a shelf of one part, whole, and make it the current one; older ones are removed."""
    (part,) = shelf.parts
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix="new-", dir=folder))
    for name, array in _arrays(part, shelf.records, last_days).items():
        np.save(aside / f"{name}.npy", array)
    said = {
        "stamp": stamp(),
        "of": [of.source, of.number, of.day.isoformat()],
        "chunks": part.postings.chunks,
        "names": part.columns.names,
        "digests": {path.name: _digest(path) for path in aside.glob("*.npy")},
    }
    aside.joinpath("head.json").write_text(json.dumps(said))
    _put_in_place(folder, aside)


def read(folder: Path, taxonomy: Taxonomy) -> Snapshot:
    """Map the current snapshot; raise `Unreadable` if there is none that can be trusted."""
    try:
        here = (folder / CURRENT).resolve(strict=True)
        head = read_head(folder)
        return _mapped(here, head, taxonomy)
    except (OSError, ValueError, KeyError, IndexError) as broken:
        raise Unreadable() from broken


def read_head(folder: Path) -> Head:
    """What the current snapshot says of itself; raise `Unreadable` if this matcher didn't write it."""
    try:
        said = json.loads((folder / CURRENT / "head.json").read_text())
        (source, number, day), names = said["of"], tuple(said["names"])
        head = Head(
            Of(source, number, date.fromisoformat(day)), said["chunks"], names, said["digests"]
        )
    except (OSError, ValueError, TypeError, KeyError) as broken:
        raise Unreadable() from broken
    if said["stamp"] != stamp():
        raise Unreadable()
    return head


@cache
def stamp() -> str:
    """A digest of this matcher: its code and its words."""
    digest = sha256()
    for file in _files(files("matcher")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda file: file.name):
        if each.is_dir():
            yield from _files(each)
        elif each.name.endswith((".py", ".csv")):
            yield each


def _arrays(
    part: Part, records: Mapping[int, Vacancy], last_days: Mapping[int, date]
) -> dict[str, NDArray[Any]]:
    columns, ids = part.columns, part.columns.ids.tolist()
    said = [json.dumps(_said(records[key]), ensure_ascii=False).encode() for key in ids]
    ends = np.cumsum([0, *map(len, said)]).astype(np.int64)
    first = [np.unique(columns.codes[:, at], return_index=True)[1] for at in range(len(ALL))]
    days = [last_days[key].toordinal() if key in last_days else 0 for key in ids]
    return {
        **{name: getattr(columns, name) for name in _ARRAYS},
        **{f"list_{name}": getattr(part.postings, name) for name in _LISTS},
        "open": part.open,
        "order": np.argsort(columns.ids),
        "text": np.frombuffer(b"".join(said), dtype=np.uint8),
        "text_starts": ends,
        "first": np.concatenate(first),
        "first_starts": np.cumsum([0, *map(len, first)]),
        "days": ints(days),
    }


def _put_in_place(folder: Path, aside: Path) -> None:
    """Point to the new one in one step; who still maps an older one keeps it until they let go."""
    pointer = folder / f"{aside.name}.link"
    pointer.symlink_to(aside.name)
    os.replace(pointer, folder / CURRENT)
    for each in folder.glob("new-*"):
        if each != aside and each.is_dir():
            shutil.rmtree(each, ignore_errors=True)


def _mapped(here: Path, head: Head, taxonomy: Taxonomy) -> Snapshot:
    if any(_digest(here / name) != digest for name, digest in head.digests.items()):
        raise ValueError("what was written is not what is there")
    held = {Path(name).stem: _array(here / name) for name in head.digests}
    records = Records(held["ids"], held["order"], held["text_starts"], held["text"])
    sides = tuple(
        VACANCIES.side(criterion, [records.row(row) for row in rows.tolist()], taxonomy)
        for criterion, rows in zip(ALL, _split(held["first"], held["first_starts"]), strict=True)
    )
    arrays = {name: held[name] for name in _ARRAYS}
    columns = Columns(**arrays, sides=sides, names=head.names)
    postings = Postings(head.chunks, *(held[f"list_{name}"] for name in _LISTS))
    part = Part(columns, postings, held["open"], Judgements(columns))
    base = cast(MutableMapping[int, Vacancy], records)
    shelf = Shelf((part,), ChainMap(base), VACANCIES, taxonomy)
    return Snapshot(shelf, head.of, _days(held))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _array(path: Path) -> NDArray[Any]:
    """Pages are shared by all who map them; copied only if somebody wrote, and nobody does."""
    empty = path.stat().st_size <= 128
    return np.asarray(np.load(path, mmap_mode=None if empty else "c", allow_pickle=False))


def _split(rows: Ints, starts: Ints) -> Sequence[Ints]:
    return np.split(rows, starts[1:-1])


def _days(held: Mapping[str, NDArray[Any]]) -> dict[int, date]:
    said = np.flatnonzero(held["days"])
    pairs = zip(held["ids"][said].tolist(), held["days"][said].tolist(), strict=True)
    return {key: date.fromordinal(day) for key, day in pairs}


def _said(vacancy: Vacancy) -> dict[str, Any]:
    """A vacancy as plain lists and words; whatever is as nobody says it is left out."""
    said: dict[str, Any] = {"id": vacancy.id, "trade": vacancy.trade}
    said["needs"] = [[need.concept, need.strength] for need in vacancy.needs]
    said["spots"] = [[x.lat, x.lon, x.province, x.commune, x.country] for x in vacancy.spots]
    said["terms"] = {key: [_plain(x.value), x.strength] for key, x in vacancy.terms.items()}
    said["starts_on"] = vacancy.starts_on and vacancy.starts_on.isoformat()
    for name in _NUMBERS:
        said[name] = getattr(vacancy, name)
    return said


_NUMBERS = (
    *("pay_low", "pay_high", "experience_years", "experience_strength", "beyond"),
    *("answers_of_ten", "others_of_ten"),
)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _heard(said: dict[str, Any]) -> Vacancy:
    said["needs"] = tuple(Need(*each) for each in said["needs"])
    said["spots"] = tuple(Spot(*each) for each in said["spots"])
    said["starts_on"] = said["starts_on"] and date.fromisoformat(said["starts_on"])
    said["terms"] = {
        key: Term(frozenset(value) if isinstance(value, list) else value, strength)
        for key, (value, strength) in said["terms"].items()
    }
    return Vacancy(**said)
