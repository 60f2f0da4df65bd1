"""Make the gazetteer's data files again: ``python -m records.place.derive SHARED_DATA``.

A developer's tool, never imported by the program. It reads the public tables named in
``data/SOURCES.md`` and writes our own compact, sorted files beside this module. Names are kept in
one spelling (NFC, old-style tones: the style of the official lists). What two sources
contradict is printed, kept with its certainty, and asked of the person instead of guessed.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from babel import Locale

from matcher.text import canonical
from records.place.derive_former import former_communes, former_districts, older_names

OUT = Path(__file__).parent / "data"
Row = tuple[str, ...]

# CLDR lists areas that are no country and no place of work; the rest is kept.
NOT_COUNTRIES = frozenset(
    "AC AQ BV CP CQ DG EA EU EZ HM IC IO QO TA TF UM UN VN XA XB XK ZZ".split()
)


# CLDR's official forms that nobody says in full.
SHORTER = {"HK": "Hồng Kông", "MM": "Myanmar", "MO": "Ma Cao"}


def main(shared: Path) -> None:
    """Read the public tables under ``shared`` and write every derived file."""
    provinces = read(shared / "vn_admin_2026" / "provinces.csv")
    communes = read(shared / "vn_admin_2026" / "communes.csv")
    checked = read(shared / "quang_tri_old_to_new.csv")
    wages = {
        row["code"]: row["min_wage_region_2026"] for row in read(shared / "quang_tri_units.csv")
    }
    province_of = {row["code"]: row["province_code"] for row in communes}
    former = former_communes(shared / "vn_admin_old_to_new", checked, province_of)
    older = older_names(shared / "vn_admin_old_to_new", former)

    write("provinces.csv", "code,kind,name,english,lat,lon", map(_province, provinces))
    write(
        "communes.csv",
        "code,province,kind,name,lat,lon,wage_region",
        (_commune(row, wages) for row in communes),
    )
    write("former_provinces.csv", "code,kind,name,province", former.provinces)
    write("former_districts.csv", "code,kind,name,province,communes", former_districts(former))
    write(
        "former_communes.csv", "code,kind,name,district,province,communes,certainty", former.rows()
    )
    write("older_communes.csv", "commune,kind,folded_name", older)
    write("countries.csv", "code,name,english", _countries())


def read(path: Path) -> list[dict[str, str]]:
    """All rows of a CSV file with a header, byte-order mark or not."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, header: str, rows: Iterable[Row]) -> None:
    """Write sorted rows under ``header`` with plain line ends, so that changes read well."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(sorted(rows))


def _province(row: dict[str, str]) -> Row:
    kind = canonical(row["unit_type"]).casefold()
    return (row["code"], kind, canonical(row["name"]), row["name_en"], *_position(row))


def _commune(row: dict[str, str], wages: dict[str, str]) -> Row:
    kind, name = canonical(row["unit_type"]).casefold(), canonical(row["name"])
    return (
        row["code"],
        row["province_code"],
        kind,
        name,
        *_position(row),
        wages.get(row["code"], ""),
    )


def _position(row: dict[str, str]) -> tuple[str, str]:
    return f"{float(row['centroid_lat']):.4f}", f"{float(row['centroid_lon']):.4f}"


def _countries() -> Iterable[Row]:
    vietnamese, english = Locale("vi").territories, Locale("en").territories
    for code in map(str, vietnamese):
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES:
            name = SHORTER.get(code) or canonical(str(vietnamese[code]))
            yield code, name, str(english[code])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
