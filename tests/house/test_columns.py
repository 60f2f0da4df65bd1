"""Nothing is stored of a person that nobody decided about: each table and column has its fate."""

import pytest

from records.rights.belonging import rows_of
from records.rights.columns import DELETED, OF_PERSON, UNTOUCHED, fate_of
from records.rights.fates import BINDS, LOCKED, Emptied, Renewed
from records.tables import metadata

TABLES = [table for table in metadata.sorted_tables if table.name in OF_PERSON]
by_name = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_every_table_is_in_one_list_and_says_why():
    listed = [*OF_PERSON, *DELETED, *UNTOUCHED]

    assert sorted(listed) == sorted(metadata.tables)
    assert all([*DELETED.values(), *UNTOUCHED.values()])


@by_name
def test_every_column_has_one_fate(table):
    listed = [name for names in OF_PERSON[table.name].values() for name in names.split()]

    assert sorted(listed) == sorted(table.columns.keys())


@by_name
def test_what_is_emptied_can_be_empty(table):
    for name, fate in fate_of(table.name).items():
        if isinstance(fate, Emptied) and fate.to is None:
            assert table.columns[name].nullable, name


@by_name
def test_what_is_sealed_is_destroyed_and_what_is_an_index_leads_nowhere(table):
    for name, fate in fate_of(table.name).items():
        if "sealed" in name or name == "wrapped":
            assert fate is LOCKED or isinstance(fate, Emptied), name
        if name.endswith("_index") or name in ("slot", "token_sha256"):
            assert isinstance(fate, Emptied | Renewed), name


@by_name
def test_free_words_never_stay_as_they_are(table):
    kept = {"parts", "basis", "hidden_by", "office", "document_no", "letter", "last_code", "score"}
    for name, fate in fate_of(table.name).items():
        column = table.columns[name]
        long_text = (
            str(column.type) in ("TEXT", "JSONB") or (getattr(column.type, "length", 0) or 0) > 60
        )
        if long_text and name not in kept:
            assert isinstance(fate, Emptied | Renewed) or fate is BINDS, name


def test_whose_each_row_is_can_be_told():
    assert sorted(rows_of(1)) == sorted([*OF_PERSON, *DELETED])
