"""Two tables of what became of the old communes, compared on an invented scrap of a map."""

import csv
import json
from pathlib import Path

import pytest

from records.place.derive_former import Former, former_communes, former_districts

PROVINCE_OF = {"10001": "01", "10002": "01", "20001": "02", "06978": "01"}


def test_a_commune_both_tables_agree_on_is_certain(tables: Path) -> None:
    was = read(tables).communes["00001"]

    assert (was.kind, was.name, was.communes, was.certainty) == ("xã", "Hòa An", {"10001"}, "")


def test_a_commune_one_table_knows_says_so(tables: Path) -> None:
    assert read(tables).communes["00003"].certainty == "one"


def test_contradictions_are_kept_and_said_aloud(
    tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    was = read(tables).communes["00002"]

    assert (was.communes, was.certainty) == ({"10001", "10002"}, "differ")
    assert "differ: 00002" in capsys.readouterr().out


def test_a_target_in_another_province_is_a_namesake_and_dropped(tables: Path) -> None:
    assert read(tables).communes["00004"].communes == {"10002"}


def test_a_renumbered_commune_gets_its_code_in_force(tables: Path) -> None:
    assert read(tables).communes["00003"].communes == {"06978"}


def test_the_hand_checked_table_wins(tables: Path) -> None:
    checked = [
        {
            "old_district_code": "005",
            "old_district": "Huyện Đa Krông",
            "old_ward_code": "00002",
            "old_ward": "Xã Bình Yên",
            "new_ward_code": "10002",
        }
    ]
    former = read(tables, checked)

    assert former.communes["00002"].communes == {"10002"}
    assert former.communes["00002"].certainty == ""
    assert former.districts["005"] == ("huyện", "Đakrông", "07")


def test_a_district_holds_all_its_communes_came_to(tables: Path) -> None:
    former = read(tables)
    former.districts.pop("769", None)
    (district, *_) = [row for row in districts(former) if row[0] == "005"]

    assert district == ("005", "huyện", "Đakrông", "07", "10001 10002")


def read(tables: Path, checked: list[dict[str, str]] | None = None) -> Former:
    return former_communes(tables, checked or [], PROVINCE_OF)


def districts(former: Former) -> list[tuple[str, ...]]:
    rows = former_districts(former)
    return [next(rows) for _ in former.districts]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    splits = {
        "00001": ("Xã Hoà An", ["10001"]),
        "00002": ("Xã Bình Yên", ["10001"]),
        "00003": ("Xã Ba Chẽ", ["06970"]),
        "00004": ("Xã Tân Phú", ["20001"]),
    }
    level3s = [
        {"level3_id": code, "name": name, "splits": [{"new_id": new} for new in into]}
        for code, (name, into) in splits.items()
    ]
    province = {"level1_id": "07", "name": "Tỉnh Cũ", "splits": [{"new_id": "01"}]}
    text = json.dumps({"data": [province | {"level3s": level3s}]})
    (tmp_path / "splits.json").write_text(text, "utf-8")
    rows = [
        ("1.0", "Xã Hòa An", "10001"),
        ("2.0", "Xã Bình Yên", "10002"),
        ("4.0", "Xã Tân Phú", "10002"),
    ]
    with (tmp_path / "convert_legacy_2025_simple.csv").open("w", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow("provinceCode districtCode district wardCode ward newWardCode".split())
        writer.writerows(("7", "5", "Huyện Đa Krông", *row) for row in rows)
    return tmp_path
