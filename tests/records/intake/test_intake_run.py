"""A run counts every row once, and what it refuses comes back as a file that can be mended."""

import io
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from records.intake.formulas import disarmed
from records.intake.reading import open_table
from records.intake.reasons import because
from records.intake.rejects import write_rejects
from records.intake.run import Counts, Refused, Rejected, Run
from records.intake.table import Row, Table, clean_cell
from tests.records.intake.intake_files import csv_bytes, xlsx_bytes


def test_counts_add_up():
    result = shelf_run(Shelf(held={"b": "1", "c": "1"})).over(
        table("a,1", "b,2", "c,1", "bad,x", "a,3")
    )

    assert result.counts == Counts(rows=5, accepted=3, rejected=2, new=1, changed=1, same=1)


def test_a_second_row_with_the_same_key_is_told_where_the_first_is():
    result = shelf_run().over(table("a,1", "b,1", "a,2"))

    assert result.rejected == (Rejected(Row(4, ("a", "2")), (because("row-double", first=2),)),)


def test_a_row_that_was_refused_does_not_stand_in_the_way_of_its_mended_double():
    assert shelf_run().over(table("full,1", "full,1")).counts.rejected == 2
    assert [r.reasons[0].key for r in shelf_run().over(table("full,1", "full,1")).rejected] == [
        "shelf-full", "shelf-full",
    ]  # fmt: skip


def test_a_row_with_more_cells_than_columns_is_refused():
    result = shelf_run().over(table("a,1,2"))

    assert result.rejected[0].reasons == (because("row-too-wide", cells=3, columns=2),)


def test_a_dry_run_stores_nothing_and_commits_nothing():
    shelf = Shelf()
    run = shelf_run(shelf)
    run.dry = True

    assert run.over(table("a,1", "bad,x")).counts == Counts(
        rows=2, accepted=1, rejected=1, unstored=1
    )
    assert (shelf.held, shelf.commits) == ({}, 0)


def test_a_dry_run_with_a_preview_says_what_would_become_of_rows():
    run = shelf_run()
    run.dry, run.preview = True, lambda value: "changed"

    assert run.over(table("a,1")).counts == Counts(rows=1, accepted=1, changed=1)


def test_it_commits_by_batches_and_says_how_far_it_is():
    shelf, told = Shelf(), []
    run = shelf_run(shelf)
    run.batch, run.progress = 2, lambda done, total: told.append((done, total))

    run.over(table("a,1", "b,1", "c,1"))

    assert told == [(2, 3), (3, 3)]
    assert shelf.commits == 2


def test_a_run_can_be_used_again():
    run = shelf_run()

    assert run.over(table("a,1")).counts.new == 1
    assert run.over(table("a,1")).counts.same == 1


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["1", "2", "x"]))))
def test_counts_add_up_whatever_the_file_holds(cells):
    rows = tuple(Row(at, pair) for at, pair in enumerate(cells, start=2))

    counts = shelf_run().over(Table("csv", ("name", "value"), rows)).counts

    assert counts.rows == len(cells) == counts.accepted + counts.rejected
    assert counts.accepted == counts.new + counts.changed + counts.same + counts.unstored


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_refused_rows_come_back_with_their_line_and_reasons(kind):
    given_table = opened(kind, ["name", "value"], ["a", "1"], ["bad", "x"])

    back = write_rejects(given_table, shelf_run().over(given_table).rejected, words=spoken)

    text = raw(back, kind)
    assert text[0] == ["(!) reject-row", "(!) reject-reasons", "name", "value"]
    assert text[1] == ["3", "value: not-a-number x", "bad", "x"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_mended_file_is_imported_as_it_is(kind):
    given_table = opened(kind, ["name", "value"], ["bad", "x"])
    back = write_rejects(given_table, shelf_run().over(given_table).rejected, words=spoken)

    again = open_table(back, f"rejects.{kind}")

    assert (again.head, again.rows) == (given_table.head, (Row(2, ("bad", "x")),))


def test_rejects_keep_the_separator_and_open_in_excel_with_their_letters():
    semicolons = open_table(csv_bytes("tên;số", "Ẩn, A;x"), "a.csv")

    back = write_rejects(semicolons, shelf_run().over(semicolons).rejected, words=spoken)

    assert back.startswith(b"\xef\xbb\xbf(!) reject-row;")
    assert open_table(back, "a.csv").rows[0].cells == ("Ẩn, A", "x")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84912", "-5", "@a", "'=1", "''+2", "\t=1", "\r=1", "=_x0041_"]
)
def test_no_cell_can_start_a_formula_and_the_quote_comes_off_again(cell):
    assert disarmed(cell) == f"'{cell}"
    assert clean_cell(disarmed(cell)) == cell


def test_a_formula_is_text_in_the_workbook_too():
    held = Table("xlsx", ("=head", "b"), (Row(2, ("=1+1", "https://a.vn/_x0041_")),))
    refused = Rejected(held.rows[0], (because("row-double", first=2),))

    again = open_table(write_rejects(held, [refused], words=spoken), "a.xlsx")

    assert (again.head, again.rows[0].cells) == (("=head", "b"), ("=1+1", "https://a.vn/_x0041_"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=4))
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_whatever_was_written_comes_back_as_it_was(kind, lines):
    cells = [tuple(settled(cell) for cell in line) for line in lines]
    rows = tuple(Row(at, pair) for at, pair in enumerate(cells, start=2) if any(pair))
    held = Table(kind, ("name", "value"), rows)
    refused = [Rejected(row, (because("row-double", first=2),)) for row in rows]

    again = open_table(write_rejects(held, refused, words=spoken), f"a.{kind}")

    assert again.head == held.head
    assert Counter(row.cells for row in again) == Counter(row.cells for row in rows)


class Shelf:
    """A room of the simplest kind: names and values."""

    def __init__(self, held=None):
        self.held = dict(held or {})
        self.commits = 0

    def store(self, value):
        name, number = value
        if name == "full":
            return Refused((because("shelf-full"),))
        before = self.held.get(name)
        self.held[name] = number
        return "new" if before is None else "same" if before == number else "changed"

    def commit(self):
        self.commits += 1


def shelf_run(shelf=None):
    shelf = shelf or Shelf()
    return Run(read=read, store=shelf.store, key=lambda value: value[0], commit=shelf.commit)


def read(row):
    name, number = row.cells
    if number.isdigit():
        return name, number
    return Refused((because("not-a-number", written=number).about("value"),))


def spoken(key, values):
    return " ".join([key, *map(str, values.values())])


def settled(text):
    """The text as any reading leaves it."""
    seen = text.encode("utf-8", "ignore").decode()
    while (cleaned := clean_cell(seen.replace("\r", " "))) != seen:
        seen = cleaned
    return seen


def table(*lines):
    return open_table(csv_bytes("name,value", *lines), "a.csv")


def opened(kind, *lines):
    content = csv_bytes(*map(",".join, lines)) if kind == "csv" else xlsx_bytes(*lines)
    return open_table(content, f"a.{kind}")


def raw(content, kind):
    """The lines as they stand in the file, our own columns included."""
    if kind == "csv":
        return [line.split(",") for line in content.decode("utf-8-sig").splitlines()]
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
