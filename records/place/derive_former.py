"""The places as they were before 01/07/2025, and what each of them became.

Two public tables tell it; where both know a commune and agree, its certainty is blank. ``one``: a
single table knows it. ``differ``: they name different new communes, and all are kept. Quảng
Trị's rows come from a third table that was checked by hand, and win.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matcher.text import canonical, fold

KINDS = ("thị trấn", "phường", "xã", "thành phố", "thị xã", "quận", "huyện", "tỉnh")
# Two codes in the tables name communes that the list in force numbers otherwise.
RENUMBERED = {"06970": "06978", "23737": "23938"}
# All tables write Đa Krông; the commune in force and the district's own papers write Đakrông.
SPELT = {"Đa Krông": "Đakrông"}
# Quận 2, quận 9 and the old quận Thủ Đức became one city in 2021; people still say them.
OLD_THU_DUC = (
    (
        *("763", "quận", "9"),
        "Hiệp Phú, Long Bình, Long Phước, Long Thạnh Mỹ, Long Trường, Phú Hữu, Phước Bình, "
        "Phước Long A, Phước Long B, Tăng Nhơn Phú A, Tăng Nhơn Phú B, Tân Phú, Trường Thạnh",
    ),
    (
        *("769-2", "quận", "2"),
        "An Khánh, An Lợi Đông, An Phú, Bình Trưng Đông, Bình Trưng Tây, Cát Lái, "
        "Thạnh Mỹ Lợi, Thảo Điền, Thủ Thiêm",
    ),
    (
        *("762", "quận", "Thủ Đức"),
        "Bình Chiểu, Bình Thọ, Hiệp Bình Chánh, Hiệp Bình Phước, Linh Chiểu, Linh Đông, "
        "Linh Tây, Linh Trung, Linh Xuân, Tam Bình, Tam Phú, Trường Thọ",
    ),
)


@dataclass
class Was:
    """One commune as it was: where it lay, and the new communes that hold it."""

    code: str
    kind: str
    name: str
    district: str
    province: str
    communes: set[str]
    certainty: str = ""

    def row(self) -> tuple[str, ...]:
        """Its line in the file."""
        place = (self.code, self.kind, self.name, self.district, self.province)
        return (*place, " ".join(sorted(self.communes)), self.certainty)


@dataclass
class Former:
    """Everything read about the former units, by code."""

    provinces: list[tuple[str, ...]] = field(default_factory=list)
    districts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    islands: dict[str, str] = field(default_factory=dict)
    communes: dict[str, Was] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The lines of the former communes."""
        return (was.row() for was in self.communes.values())


def former_communes(
    folder: Path, checked: list[dict[str, str]], province_of: dict[str, str]
) -> Former:
    """Read both tables, let the hand-checked one win, say aloud what disagrees.

    ``province_of`` tells for each commune in force its province.
    """
    former = Former()
    _read_splits(folder / "splits.json", former)
    _read_conversion(folder / "convert_legacy_2025_simple.csv", former)
    for row in checked:
        _correct(former, row)
    for was in former.communes.values():
        _keep_in_province(was, former, province_of)
        if was.certainty == "differ":
            print("differ:", *was.row())
    return former


def former_districts(former: Former) -> Iterator[tuple[str, ...]]:
    """Each former district with every new commune that holds a part of it."""
    holds: dict[str, set[str]] = defaultdict(set)
    for was in former.communes.values():
        holds[was.district] |= was.communes
    for code, (kind, name, province) in former.districts.items():
        communes = holds[code] or {former.islands[code]}
        yield code, kind, name, province, " ".join(sorted(communes))
    for code, kind, name, wards in OLD_THU_DUC:
        named = {w.name: w.communes for w in former.communes.values() if w.district == "769"}
        communes = set[str]().union(*(named[ward] for ward in wards.split(", ")))
        yield code, kind, name, "79", " ".join(sorted(communes))


def older_names(folder: Path, former: Former) -> Iterable[tuple[str, ...]]:
    """Communes merged away between 2019 and 2025, under the commune that took them in.

    The source writes them folded and squeezed together, so they can be found but not shown.
    """
    provinces = {row[0]: f"{row[1]} {row[2]}" for row in former.provinces}
    at: dict[tuple[str, ...], str] = {}
    for was in former.communes.values():
        district = " ".join(former.districts.get(was.district, ("", ""))[:2])
        key = (provinces[was.province], district, f"{was.kind} {was.name}")
        at[tuple(fold(part).replace(" ", "") for part in key)] = was.code
    own = {(code, fold(was.name).replace(" ", "")) for code, was in former.communes.items()}
    return {
        row for row in _older(folder / "alias_ward_legacy.csv", at) if (row[0], row[2]) not in own
    }


def _older(path: Path, at: dict[tuple[str, ...], str]) -> Iterator[tuple[str, ...]]:
    for row in _csv(path):
        code = at.get((row["province_key"], row["district_key"], row["ward_key"]))
        found = re.fullmatch(r"(phuong|xa|thitran)(\w+)", row["alias_keyword"])
        if code and found:
            kind = {"phuong": "phường", "xa": "xã", "thitran": "thị trấn"}[found[1]]
            yield code, kind, found[2].lstrip("0")


def _keep_in_province(was: Was, former: Former, province_of: dict[str, str]) -> None:
    # Provinces were joined whole: a target elsewhere is a namesake taken for the commune.
    into = next(row[3] for row in former.provinces if row[0] == was.province)
    kept = {code for code in was.communes if province_of.get(code) == into}
    if kept != was.communes:
        print("elsewhere:", *was.row(), "kept:", *kept)
        was.communes, was.certainty = kept, "one" if len(kept) == 1 else was.certainty


def _correct(former: Former, row: dict[str, str]) -> None:
    code = row["old_district_code"]
    former.districts[code] = (*_kind_and_name(row["old_district"]), former.districts[code][2])
    if was := former.communes.get(row["old_ward_code"]):
        was.kind, was.name = _kind_and_name(row["old_ward"])
        was.communes, was.certainty = {row["new_ward_code"]}, ""


def _read_splits(path: Path, former: Former) -> None:
    for province in json.loads(path.read_text("utf-8"))["data"]:
        code, new = province["level1_id"], province["splits"][0]["new_id"]
        former.provinces.append((code, *_kind_and_name(province["name"]), new))
        for commune in province["level3s"]:
            kind, name = _kind_and_name(commune["name"])
            targets = {_in_force(split["new_id"]) for split in commune["splits"]}
            was = Was(commune["level3_id"], kind, name, "", code, targets, "one")
            former.communes[was.code] = was


def _read_conversion(path: Path, former: Former) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for row in _csv(path):
        district, province = f"{int(row['districtCode']):03d}", f"{int(row['provinceCode']):02d}"
        former.districts[district] = (*_kind_and_name(row["district"]), province)
        if not row["wardCode"]:
            former.islands[district] = row["newWardCode"]
            continue
        code = f"{int(float(row['wardCode'])):05d}"
        said[code].add(_in_force(row["newWardCode"]))
        # This table's spelling of names is the cleaner one.
        former.communes[code].district = district
        former.communes[code].kind, former.communes[code].name = _kind_and_name(row["ward"])
    for code, targets in said.items():
        was = former.communes[code]
        was.certainty = "" if targets == was.communes else "differ"
        was.communes |= targets


def _in_force(code: str) -> str:
    return RENUMBERED.get(code, code)


def _kind_and_name(full: str) -> tuple[str, str]:
    full = canonical(full)
    kind = next((kind for kind in KINDS if full.casefold().startswith(kind + " ")), "")
    name = full[len(kind) :].strip()
    return kind, str(int(name)) if name.isdigit() else SPELT.get(name, name)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
