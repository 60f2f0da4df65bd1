"""Opening files: what people send is read, what could hurt is refused before any row."""

import io
import zipfile
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.intake.reading import open_table
from records.intake.reasons import FileRefused, Reason
from records.intake.table import Limits, Row, Table
from tests.records.intake.intake_files import csv_bytes, with_part, with_sheet, xlsx_bytes

HEAD = "Họ và tên,Địa chỉ"
LINE = "Nguyễn Thị Ngọc Ẩn,Đông Hà"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_reads_the_same(encoding):
    table = open_table(csv_bytes(HEAD, LINE, encoding=encoding), "a.csv")

    assert table.head == ("Họ và tên", "Địa chỉ")
    assert table.rows == (Row(2, ("Nguyễn Thị Ngọc Ẩn", "Đông Hà")),)


def test_old_windows_vietnamese_reads_as_composed_letters():
    # windows-1258 writes the tone after the letter: ệ is ê and a dot below
    content = "T\u00ean,N\u01a1i\nTr\u00e2\u0300n Vi\u00ea\u0323t,Qu\u0103\u0309ng".encode("cp1258")

    assert open_table(content, "a.csv").rows[0].cells == ("Trần Việt", "Quẳng")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found_even_where_cells_hold_the_others(separator):
    lines = (
        "Tên;Lương".replace(";", separator),
        '"Hồ, A; B\tC";"7,5 triệu"'.replace('";"', f'"{separator}"'),
    )

    table = open_table(csv_bytes(*lines), "a.csv")

    assert table.delimiter == separator
    assert table.rows[0].cells[1] == "7,5 triệu"


def test_unquoted_decimal_commas_do_not_make_columns():
    table = open_table(csv_bytes("Tên;Lương;Nơi", "A;7,5 triệu;X", "B;8 triệu;Y"), "a.csv")

    assert table.rows[0].cells == ("A", "7,5 triệu", "X")


def test_excels_own_separator_line_is_obeyed():
    assert open_table(csv_bytes("sep=;", "a;b", "1,5;2"), "a.csv").rows[0].cells == ("1,5", "2")


def test_a_quoted_cell_may_hold_lines_and_rows_are_numbered_as_a_spreadsheet_does():
    table = open_table(csv_bytes("a,b", '"one\ntwo",2', "", "3,4"), "a.csv")

    assert table.rows == (Row(2, ("one\ntwo", "2")), Row(4, ("3", "4")))


def test_short_rows_are_filled_and_long_ones_kept_long():
    table = open_table(csv_bytes("a,b,c", "1", "1,2,3,4", "1,2,3,,"), "a.csv")

    assert [row.cells for row in table] == [("1", "", ""), ("1", "2", "3", "4"), ("1", "2", "3")]


def test_titles_above_the_head_and_counting_under_it_are_passed_over():
    book = xlsx_bytes(
        ["TRUNG TÂM", None, None, "CỘNG HÒA"],
        ["DANH SÁCH NGƯỜI TÌM VIỆC"],
        [],
        ["STT", "Họ và tên", "Ngày sinh", "Điện thoại"],
        ["(1)", "(2)", "(3)", "(4)"],
        [1, "Hồ Văn A", datetime(1990, 5, 2), 912345678.0],
    )

    table = open_table(book, "a.xlsx")

    assert table.head == ("STT", "Họ và tên", "Ngày sinh", "Điện thoại")
    assert table.rows == (Row(6, ("1", "Hồ Văn A", "1990-05-02", "912345678")),)


def test_cells_of_a_workbook_become_the_text_a_person_meant():
    cells = [912345678.0, 7.1, 0.1 + 0.2, 45301000001, True, datetime(2026, 11, 22, 8, 30), "=1+1"]

    table = open_table(xlsx_bytes(list("abcdefg"), cells), "a.xlsx")

    assert table.rows[0].cells == (
        "912345678", "7.1", "0.3", "45301000001", "TRUE", "2026-11-22 08:30", "=1+1",
    )  # fmt: skip


def test_a_column_without_a_heading_is_kept_in_a_workbook():
    assert open_table(xlsx_bytes(["a", "b"], [1, 2, "note"]), "a.xlsx").head == ("a", "b", "")


def test_a_path_is_read_like_bytes(tmp_path):
    Path(tmp_path, "a.csv").write_bytes(csv_bytes(HEAD, LINE))

    assert len(open_table(tmp_path / "a.csv", "a.csv").rows) == 1


def test_styled_but_empty_cells_far_away_do_not_matter():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'

    assert open_table(with_sheet(far), "a.xlsx").head == ("1",)


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "a.csv", "file-empty"),
        (b"\r\n ,, \r\n", "a.csv", "file-empty"),
        (b"a,b\n1,2", "a.pdf", "file-kind"),
        (b"a,b\n1,2", "a.xlsx", "file-not-as-named"),
        (b"PK\x03\x04rest", "a.csv", "file-not-as-named"),
        (b"%PDF-1.7", "a.csv", "file-not-as-named"),
        (b"\x89PNG\r\n", "a.csv", "file-not-as-named"),
        (b"PK\x03\x04rest", "a.xlsx", "file-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.xlsx", "file-locked-or-old"),
        (b"a,b\n1,\x00\x00\x00", "a.csv", "file-not-text"),
        (b"a,b\n\x90\x9d,2", "a.csv", "file-encoding"),
        (b'a,b\n1,2\n3,"four\n5,6\n', "a.csv", "file-quote-open"),
        (b"a,b\n1," + b"x" * 40_000, "a.csv", "file-cell-too-long"),
        (b"a,b\n1," + b"x" * 200_000, "a.csv", "file-broken"),
        (b",".join([b"x"] * 101) + b"\n1", "a.csv", "file-too-many-columns"),
        (b"a,b\n" + b"1," * 1_000_000, "a.csv", "file-too-many-columns"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(content, name, key):
    assert refusal(content, name).key == key


def test_a_file_too_big_says_both_sizes():
    small = Limits(file_bytes=10)

    assert refusal(b"a,b\n1,2,3,4", "a.csv", small).values == {"bytes": 11, "limit": 10}


def test_fifty_thousand_rows_are_taken_and_one_more_is_not():
    lines = ["a,b", *["1,2"] * 50_000]

    assert len(open_table(csv_bytes(*lines), "a.csv").rows) == 50_000
    assert refusal(csv_bytes(*lines, "1,2"), "a.csv").key == "file-too-many-rows"


def test_a_workbook_of_51_000_rows_is_refused():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 51_001))

    assert refusal(with_sheet(rows), "a.xlsx").key == "file-too-many-rows"


def test_a_zip_bomb_is_refused_while_it_unpacks():
    bomb = with_part(xlsx_bytes(["a"]), "xl/media/image1.xml", b"\x00" * 30_000_000)

    assert len(bomb) < 100_000
    assert refusal(bomb, "a.xlsx").key == "file-packed-too-tight"
    assert refusal(bomb, "a.xlsx", Limits(ratio=10**6, unpacked_bytes=10**7)).values == {
        "limit": 10**7
    }


def test_a_bomb_that_lies_about_its_size_is_refused():
    bomb = bytearray(with_part(xlsx_bytes(["a"]), "xl/big.xml", b"\x00" * 30_000_000))
    true_size = (30_000_000).to_bytes(4, "little")
    while true_size in bomb:
        at = bomb.index(true_size)
        bomb[at : at + 4] = (10).to_bytes(4, "little")

    assert refusal(bytes(bomb), "a.xlsx").key == "file-broken"


def test_too_many_parts_are_refused():
    many = io.BytesIO(xlsx_bytes(["a"]))
    with zipfile.ZipFile(many, "a") as book:
        for number in range(200):
            book.writestr(f"xl/{number}.xml", b"<a/>")

    assert refusal(many.getvalue(), "a.xlsx").key == "file-too-many-parts"


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/app.xml"]
)
def test_a_dtd_is_refused_wherever_it_stands(part):
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    assert refusal(with_part(xlsx_bytes(["a"]), part, evil), "a.xlsx").key == "file-doctype"
    wide = evil.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")
    assert refusal(with_part(xlsx_bytes(["a"]), part, wide), "a.xlsx").key == "file-doctype"


def test_two_cells_far_apart_do_not_buy_a_thousand_million_cells():
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    deep = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'

    assert refusal(with_sheet(far), "a.xlsx").key == "file-too-many-columns"
    assert refusal(with_sheet(deep), "a.xlsx").key == "file-too-many-rows"
    assert refusal(with_sheet('<row><c r="A-1"><v>1</v></c></row>'), "a.xlsx").key == "file-broken"


def test_one_long_text_pointed_at_from_many_cells_is_refused():
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5001))
    book = with_part(with_sheet(cells), "xl/sharedStrings.xml", shared_text("x" * 30_000))

    assert refusal(book, "a.xlsx").key == "file-unpacks-too-big"


def test_a_sheet_hidden_under_another_name_is_measured_too():
    far = b'<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>'

    assert (
        refusal(with_part(xlsx_bytes(["a"]), "xl/x.xml", far), "a.xlsx").key
        == "file-too-many-columns"
    )


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_off_workbook_is_refused(share):
    book = xlsx_bytes(["a", "b"], [1, 2])

    assert refusal(book[: int(len(book) * share)], "a.xlsx").key == "file-broken"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx"]))
def test_no_bytes_break_the_reader(content, name):
    assert opened_or_reason(content, name)
    assert opened_or_reason(b"PK\x03\x04" + content, name)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_a_workbook_breaks_the_reader(data):
    book = bytearray(a_workbook())
    for _ in range(data.draw(st.integers(1, 4))):
        book[data.draw(st.integers(0, len(book) - 1))] = data.draw(st.integers(0, 255))

    assert opened_or_reason(bytes(book), "a.xlsx")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    assert opened_or_reason(("a,b\n" + text).encode("utf-8", "ignore"), "a.csv")


@cache
def a_workbook() -> bytes:
    """Made once: it holds the moment it was made at, and what is drawn must not hang on that."""
    return xlsx_bytes(["Tên", "Lương"], ["Hồ", 7.5], ["A", datetime(2026, 1, 1)])


def opened_or_reason(content: bytes, name: str) -> Table | Reason:
    try:
        return open_table(content, name)
    except FileRefused as refused:
        return refused.reason


def refusal(content: bytes, name: str, limits: Limits | None = None) -> Reason:
    with pytest.raises(FileRefused) as refused:
        open_table(content, name, limits=limits)
    return refused.value.reason


def shared_text(text: str) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f'<sst {space} count="1" uniqueCount="1"><si><t>{text}</t></si></sst>'.encode()
