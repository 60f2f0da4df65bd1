"""A person's copy of their own data leaves nothing out: what erasing would empty, the copy shows."""

from lobby.own_copy import label
from records.rights.columns import OF_PERSON, fate_of
from records.rights.fates import Emptied, Renewed
from records.rights.told import NOT_TOLD, OPENED, TOLD
from tests.house.test_words import EN, VI


def test_what_is_emptied_of_a_person_is_told_to_them():
    missing = [
        f"{table}.{column}"
        for table in OF_PERSON
        for column, fate in fate_of(table).items()
        if isinstance(fate, Emptied | Renewed) and column not in told(table)
        if not column.endswith(("_index", "account_id"))
    ]

    assert missing == []


def told(table):
    opened = OPENED.get(table, "").split()
    return {*TOLD.get(table, "").split(), *opened, *(f"{x}_sealed" for x in opened), *NOT_TOLD}


def test_every_told_value_has_its_label_in_both_languages():
    names = {name for listed in (*TOLD.values(), *OPENED.values()) for name in listed.split()}
    labels = {label(name) for name in names | {"vacancy", "holder"}}
    sections = {f"own-{table.replace('_', '-')}" for table in (*TOLD, *OPENED)}

    assert sorted((labels | sections) - VI.keys()) == []
    assert sorted((labels | sections) - EN.keys()) == []
