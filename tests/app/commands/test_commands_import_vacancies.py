import csv
from pathlib import Path

import pytest

from records.ledger import Act, Actor, Role, session
from records.vacancy import actions, queries
from tests.app.commands.conftest import Console, Ledger
from tests.conftest import NOW

HEAD = "Mã tin,Vị trí,Mức lương,Nơi làm việc,Kinh nghiệm,Hạn nộp"
WELDER = "A1,Thợ hàn,9 - 12 triệu,Quảng Trị,2 năm,31/12/2026"
DRIVER = 'A2,Lái xe tải,Tới 15 triệu,"Hà Nội, Đà Nẵng",Không yêu cầu,01/10/2025'
TAILOR = "A3,Công nhân may,Thoả thuận,Bình Dương,,"
BAD_PAY = "A4,Thợ xây,0.0 - 0.0 triệu,Quảng Trị,,31/12/2026"
NOWHERE = "A5,Phụ hồ,300k/ngày,Khác,,31/12/2026"
LATER = ("--open-until", "2027-01-31", "--source", "Sàn việc làm")


def test_counts_add_up_and_every_rejection_has_a_reason(console: Console, listings: Path) -> None:
    said = console("import", "vacancies", listings, *LATER).output
    assert "5 dòng = 3 nhận + 2 không nhận" in said
    assert "3 mới + 0 thay đổi + 0 như cũ" in said
    assert "Mức lương: Mức lương “…” có vẻ sai" in said
    assert "Nơi làm việc: “…” chưa phải là tên một nơi" in said


def test_the_columns_are_shown_with_what_they_were_taken_for(
    console: Console, listings: Path
) -> None:
    said = console("import", "vacancies", listings, *LATER).output
    assert "title       * ← “Vị trí”" in said
    assert "places        ← –" in said


def test_a_listing_is_held_by_its_source_and_open(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    row = ledger.rows(
        "select source, source_ref, employer_id, state, title, trade, pay_low, pay_high,"
        " experience_months, open_until::text from vacancy order by id"
    )
    assert row[0] == (
        "Sàn việc làm", "A1", None, "open", "Thợ hàn", "7212",
        9_000_000, 12_000_000, 24, "2026-12-31",
    )  # fmt: skip


def test_past_and_missing_last_days_become_the_one_that_was_given(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    days = ledger.rows("select open_until::text from vacancy order by id")
    assert [day for (day,) in days] == ["2026-12-31", "2027-01-31", "2027-01-31"]


def test_without_open_until_a_past_day_stays_as_it_is(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    said = console("import", "vacancies", listings, "--source", "Sàn").output
    assert "đã hết hạn, sẽ không được gợi ý" in said
    days = ledger.rows("select open_until::text from vacancy order by id")
    assert [day for (day,) in days] == ["2026-12-31", "2025-10-01", None]


def test_a_last_day_nobody_can_read_is_refused_only_when_no_other_was_given(
    console: Console, file: Path
) -> None:
    file.write_text(f"{HEAD}\nA1,Thợ hàn,9 triệu,Quảng Trị,,4\n")
    without = console("import", "vacancies", file, "--source", "Sàn").output
    assert "0 nhận + 1 không nhận" in without
    assert "1 nhận + 0 không nhận" in console("import", "vacancies", file, *LATER).output


def test_each_place_of_work_is_a_spot_of_its_own(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    spots = ledger.rows("select province_code, written from vacancy_spot order by id")
    assert spots == [("44", "Quảng Trị"), ("01", "Hà Nội"), ("48", "Đà Nẵng"), ("79", "Bình Dương")]


def test_a_second_run_changes_nothing_at_all(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    before = _everything(ledger)
    said = console("import", "vacancies", listings, *LATER).output
    assert "0 mới + 0 thay đổi + 3 như cũ" in said
    assert _everything(ledger) == before


def test_what_the_source_says_otherwise_is_changed_and_the_rest_is_not(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    _write(listings, WELDER.replace("9 - 12", "10 - 13"), DRIVER)
    said = console("import", "vacancies", listings, *LATER).output
    assert "0 mới + 1 thay đổi + 1 như cũ" in said
    assert ledger.one("select pay_low from vacancy where source_ref = 'A1'") == 10_000_000
    assert ledger.one("select count(*) from history_line where verb = 'edit'") == 1


def test_a_listing_that_was_closed_here_stays_closed(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    row = queries.by_source("Sàn việc làm", "A1")
    assert row is not None
    actions.close(Act(Actor(Role.MANAGER), NOW), row)
    session.commit()
    _write(listings, WELDER.replace("9 - 12", "10 - 13"))
    console("import", "vacancies", listings, *LATER)
    assert ledger.one("select state from vacancy where source_ref = 'A1'") == "closed"


def test_every_listing_has_the_lines_of_history_a_posted_one_has(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    lines = ledger.rows("select verb, from_state, to_state, role from history_line order by id")
    assert lines == 3 * [("begin", "", "draft", "system"), ("post", "draft", "open", "system")]


def test_nobody_is_written_to_about_somebody_elses_listing(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    assert ledger.one("select count(*) from event") == 0


def test_a_dry_run_counts_the_same_and_leaves_nothing_behind(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    said = console("import", "vacancies", listings, *LATER, "--dry-run").output
    assert "5 dòng = 3 sẽ nhận + 2 không nhận" in said
    assert "3 mới + 0 thay đổi + 0 như cũ" in said
    assert ledger.one("select count(*) from vacancy") == 0
    assert list(listings.parent.glob("*.rejects*")) == []


def test_rejected_rows_are_mended_in_their_file_and_come_in_with_it(
    console: Console, listings: Path, ledger: Ledger
) -> None:
    console("import", "vacancies", listings, *LATER)
    rejects = listings.with_name("tin.rejects.csv")
    text = rejects.read_text("utf-8-sig")
    assert [line["Mã tin"] for line in csv.DictReader(text.splitlines())] == ["A4", "A5"]
    assert "Mức lương: Mức lương “0.0 - 0.0 triệu” có vẻ sai" in text
    rejects.write_text(text.replace(",0.0 - 0.0 triệu,", ",8 triệu,").replace(",Khác,", ",Huế,"))
    said = console("import", "vacancies", rejects, *LATER).output
    assert "2 dòng = 2 nhận + 0 không nhận" in said
    assert ledger.one("select count(*) from vacancy") == 5


def test_a_rejects_file_somebody_may_be_mending_is_not_overwritten(
    console: Console, listings: Path
) -> None:
    console("import", "vacancies", listings, *LATER)
    mended = listings.with_name("tin.rejects.csv")
    mended.write_text("đang sửa")
    console("import", "vacancies", listings, *LATER)
    assert mended.read_text() == "đang sửa"
    assert listings.with_name("tin.rejects-2.csv").exists()


def test_rejected_rows_are_readable_by_their_owner_alone(console: Console, listings: Path) -> None:
    wanted = listings.with_name("sửa.csv")
    console("import", "vacancies", listings, *LATER, "--rejects", wanted)
    assert wanted.stat().st_mode & 0o777 == 0o600


def test_a_column_can_be_chosen_by_hand(console: Console, file: Path, ledger: Ledger) -> None:
    file.write_text("Mục A,Mục B,Mục C\nThợ hàn,Quảng Trị,9 triệu\n")
    refused = console("import", "vacancies", file, *LATER)
    assert refused.exit_code == 1
    assert "Chọn cột bằng --map" in refused.output
    chosen = ("--map", "title=Mục A", "--map", "place=Mục B", "--map", "pay=Mục C")
    assert console("import", "vacancies", file, *LATER, *chosen).exit_code == 0
    assert ledger.one("select title, pay_low from vacancy") == ("Thợ hàn", 9_000_000)


def test_rows_without_an_id_are_the_same_rows_the_second_time(
    console: Console, file: Path, ledger: Ledger
) -> None:
    file.write_text("Vị trí,Nơi làm việc\nThợ hàn,Quảng Trị\nThợ may,Huế\nThợ may,Huế\n")
    first = console("import", "vacancies", file, *LATER).output
    assert "2 mới" in first
    assert "Trùng với dòng 3" in first
    assert "2 như cũ" in console("import", "vacancies", file, *LATER).output
    assert ledger.one("select count(*) from vacancy") == 2


@pytest.mark.usefixtures("centre")
def test_a_narrow_place_is_looked_for_in_the_centres_own_province(
    console: Console, file: Path, ledger: Ledger
) -> None:
    file.write_text("Vị trí,Nơi làm việc\nThợ hàn,phường Nam Đông Hà\n")
    console("import", "vacancies", file, *LATER)
    spot = ledger.one("select province_code, commune_code from vacancy_spot")
    assert spot == ("44", "19351")


def test_a_file_that_names_no_source_is_refused_in_a_sentence(
    console: Console, listings: Path
) -> None:
    refused = console("import", "vacancies", listings)
    assert refused.exit_code == 1
    assert "Tệp không ghi nguồn tin. Hãy thêm --source" in refused.output


def test_a_file_of_another_kind_is_refused_in_the_consoles_language(
    console: Console, tmp_path: Path
) -> None:
    picture = tmp_path / "tin.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    refused = console("import", "vacancies", picture, *LATER, language="en")
    assert refused.exit_code == 1
    assert "tin.xlsx" in refused.output
    assert "lưu" not in refused.output


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--open-until", "hôm nay"), "hôm nay"),
        (("--open-until", "01/01/2020"), "Ngày của --open-until đã qua"),
        (("--map", "title"), "Chưa hiểu “title”"),
        (("--map", "title=Không có"), "Không có"),
    ],
)
def test_what_was_typed_wrong_is_said(
    console: Console, listings: Path, typed: tuple[str, ...], said: str
) -> None:
    result = console("import", "vacancies", listings, "--source", "Sàn", *typed)
    assert result.exit_code != 0
    assert said in result.output


def test_no_key_is_shown_instead_of_its_sentence(console: Console, listings: Path) -> None:
    for language in ("vi", "en"):
        said = console("import", "vacancies", listings, *LATER, "--dry-run", language=language)
        assert "import-" not in said.output


@pytest.fixture
def listings(file: Path) -> Path:
    _write(file, WELDER, DRIVER, TAILOR, BAD_PAY, NOWHERE)
    return file


def _write(file: Path, *rows: str) -> None:
    file.write_text("\n".join([HEAD, *rows]) + "\n")


def _everything(ledger: Ledger) -> list[object]:
    tables = ("vacancy", "vacancy_spot", "history_line", "change_count")
    return [ledger.rows(f"select * from {table} order by 1") for table in tables]
