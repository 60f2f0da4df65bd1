"""Nothing we write is live when a spreadsheet opens it: cells of every kind through csv and xlsx.

``PROMISES=full`` writes 10,000 of Hypothesis's cells each way; otherwise 500.
"""

import ast
import csv
import io
import os
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from records.intake.formulas import as_typed, disarmed, kept
from records.intake.writing import as_csv, as_xlsx
from tests.house.house import modules

FULL = os.environ.get("PROMISES") == "full"
CELLS = 10_000 if FULL else 500
A_FILE = 20

STARTS = "=+-@\t\r\n＝＋－＠﹢﹣﹦﹫"
UNSEEN = " \u00a0\u200b\ufeff\u3000\u202e\x00\x0b"
LIVE = ("cmd|' /C calc'!A0", "1+1", 'HYPERLINK("http://127.0.0.1")', "SUM(A1:A9)", 'DDE("a")', "")
letters = st.characters(exclude_categories=("Cs",))
evil_cells = st.builds(
    "{}{}{}{}".format,
    st.text("'", max_size=2),
    st.text(UNSEEN, max_size=2),
    st.text(STARTS, min_size=1, max_size=2),
    st.sampled_from(LIVE) | st.text(letters, max_size=10),
)
cells = evil_cells | st.text(letters, max_size=15)
count = {"csv": 0, "xlsx": 0, "live": 0}


def is_live(cell):
    """A spreadsheet passes over what cannot be seen, then looks for the sign of a formula."""
    return cell.lstrip(UNSEEN + "".join(map(chr, range(33))))[:1] in tuple(STARTS) or cell[
        :1
    ] in tuple("\t\r\n")


def opened_csv(content):
    return [
        cell
        for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        for cell in line
    ]


def elements_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert not [name for name in book.namelist() if "external" in name.lower()]
    return [(e.tag.rpartition("}")[2], e.get("t")) for e in sheet.iter()]


@pytest.mark.promise
def test_no_cell_is_live_when_it_is_opened_again():
    @settings(max_examples=CELLS // A_FILE, deadline=None, derandomize=not FULL)
    @given(st.lists(cells, min_size=A_FILE, max_size=A_FILE))
    def through_both(row):
        again = opened_csv(as_csv([row]))
        assert len(again) == len(row)
        count["live"] += sum(map(is_live, again))
        elements = elements_of(as_xlsx([row]))
        count["live"] += sum(tag in {"f", "hyperlink"} for tag, _ in elements)
        count["live"] += sum(tag == "c" and kind not in ("s", None) for tag, kind in elements)
        count["csv"] += len(row)
        count["xlsx"] += len(row)

    through_both()
    print(
        f"\n{count['csv']} cells through csv and {count['xlsx']} through xlsx: {count['live']} live"
    )

    assert count["live"] == 0
    assert count["csv"] >= CELLS


@settings(max_examples=200, deadline=None)
@given(cells)
def test_what_disarms_a_cell_comes_off_again(cell):
    assert as_typed(disarmed(cell)) == cell
    assert as_typed(kept(cell)) == cell


@pytest.mark.parametrize(
    "cell", ["Hồ Văn A", "8 - 10 triệu", "a=b", "1-2", "'quoted'", "", "0912", "(+84)"]
)
def test_an_ordinary_cell_stays_as_it_is(cell):
    assert disarmed(cell) == cell == kept(cell)


def test_a_workbook_holds_text_only():
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx([["=1+1", "0912", "https://a.vn"]])))

    assert book.get_sheet_by_index(0).to_python() == [["=1+1", "0912", "https://a.vn"]]


def test_tables_leave_by_one_door_only():
    words = ("xlsxwriter", "csv.writer", "DictWriter")
    texts = {str(path): ast.unparse(tree) for path, tree in modules()}

    assert sorted(p for p, text in texts.items() if any(word in text for word in words)) == [
        "records/intake/writing.py",
        "records/place/derive.py",  # our own places, when the repository is made
    ]
