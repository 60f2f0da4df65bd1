from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from records.person.details import Details
from records.person.queries import facts
from tests.app.commands.conftest import Console, Ledger
from tests.records.intake.intake_files import xlsx_bytes

HEAD = ["TT", "Họ và tên", "Ngày sinh", "CCCD", "SĐT", "Xã/phường", "Nghề", "Kỹ năng",
        "Kinh nghiệm", "Lương mong muốn (triệu)", "Nguyện vọng"]  # fmt: skip
ANH = [1, "Nguyễn Văn Ánh", datetime(1990, 5, 2), 45090000123, 912345678, "xã Gio Linh", "thợ hàn",
       "hàn điện", "3 năm", 8, "gần nhà"]  # fmt: skip
PA = [2, "Hồ Văn Pả", "12/03/1985", None, "0987.654.321", None, "thợ xây", None, None, None, None]
LAN = [3, "Hồ Thị Lan", None, None, "0987654321", None, None, None, None, None, None]
QUY = [4, "Lê Quý", "01/02/1999", None, None, None, None, None, None, None, None]

pytestmark = pytest.mark.usefixtures("centre")


def test_a_list_is_registered_and_counts_add_up(console: Console, people: Path) -> None:
    said = console("import", "people", people).output
    assert "4 dòng = 2 nhận + 2 không nhận" in said
    assert "2 mới + 0 thay đổi + 0 như cũ" in said


def test_zeros_a_spreadsheet_lost_are_put_back(
    console: Console, people: Path, ledger: Ledger
) -> None:
    said = console("import", "people", people).output
    who = _people(ledger)[0]
    assert (who.phone, who.citizen_id) == ("+84912345678", "045090000123")
    assert "đã thêm số 0 bị mất ở đầu số định danh" in said


def test_what_they_look_for_is_understood(console: Console, people: Path, ledger: Ledger) -> None:
    console("import", "people", people)
    wishes = ledger.rows(
        "select trades, held, years, commune_code, pay_floor, own_words from seeker order by id"
    )
    assert wishes[0] == (
        ["7212"], {"arc-welding": 3}, {"7212": 3}, "19495", 8_000_000, "gần nhà"
    )  # fmt: skip


def test_who_has_neither_telephone_nor_citizen_id_is_sent_to_the_counter(
    console: Console, people: Path
) -> None:
    console("import", "people", people)
    reasons = _reasons(people.with_name("ds.rejects.xlsx"))
    assert "Cần số điện thoại hoặc số định danh" in reasons["Lê Quý"]


def test_a_second_row_of_the_same_telephone_is_asked_about(console: Console, people: Path) -> None:
    console("import", "people", people)
    reasons = _reasons(people.with_name("ds.rejects.xlsx"))
    assert reasons["Hồ Thị Lan"] == (
        "Cùng số điện thoại, hoặc cùng tên và ngày sinh, với dòng 3. Nếu là người khác, xác nhận ở quầy."
    )


def test_who_is_known_already_is_not_written_down_again(
    console: Console, people: Path, ledger: Ledger
) -> None:
    console("import", "people", people)
    dry = console("import", "people", people, "--dry-run").output
    again = console("import", "people", people).output
    for said in (dry, again):
        assert "Trung tâm đã có một người trùng số định danh hoặc số điện thoại" in said
    assert "4 dòng = 0 nhận + 4 không nhận" in again
    assert ledger.one("select count(*) from person") == 2


def test_a_dry_run_registers_nobody(console: Console, people: Path, ledger: Ledger) -> None:
    assert "2 sẽ nhận" in console("import", "people", people, "--dry-run").output
    assert ledger.one("select count(*) from person") == 0


def test_nobody_is_put_into_the_programme_or_given_a_consent_by_a_file(
    console: Console, people: Path, ledger: Ledger
) -> None:
    console("import", "people", people)
    assert len(set(ledger.rows("select octet_length(sealed) from programme"))) == 1
    assert ledger.one('select count(*) from "grant"') == 0


def test_the_console_repeats_nothing_that_says_who_somebody_is(
    console: Console, people: Path
) -> None:
    said = console("import", "people", people).output
    assert not any(part in said for part in ("Ánh", "Lan", "0987", "912345678", "45090000123"))


def test_a_mended_row_comes_in_from_the_file_of_rejects(
    console: Console, tmp_path: Path, ledger: Ledger
) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(xlsx_bytes(HEAD, QUY))
    console("import", "people", file)
    rejects = tmp_path / "ds.rejects.xlsx"
    lines = CalamineWorkbook.from_path(rejects).get_sheet_by_index(0).to_python()
    lines[1][lines[0].index("SĐT")] = "0911222333"
    rejects.write_bytes(xlsx_bytes(*lines))
    assert "1 dòng = 1 nhận + 0 không nhận" in console("import", "people", rejects).output
    assert _people(ledger)[0].phone == "+84911222333"


def test_a_branch_is_named_in_any_spelling(console: Console, people: Path, ledger: Ledger) -> None:
    console("import", "people", people, "--branch", "dong hoi")
    names = ledger.rows(
        "select distinct branch.name from person join branch on branch.id = branch_id"
    )
    assert names == [("Đồng Hới",)]


def test_an_unknown_branch_is_refused_with_those_there_are(console: Console, people: Path) -> None:
    refused = console("import", "people", people, "--branch", "Huế")
    assert refused.exit_code == 1
    assert "Các cơ sở: Đông Hà, Đồng Hới" in refused.output


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(xlsx_bytes(HEAD, ANH, PA, LAN, QUY))
    return file


def _people(ledger: Ledger) -> list[Details]:
    ids = ledger.rows("select id from person order by id")
    return [facts(key).details.whole() for (key,) in ids]


def _reasons(file: Path) -> dict[Any, Any]:
    lines = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    name = lines[0].index("Họ và tên")
    return {line[name]: line[1] for line in lines[1:]}
