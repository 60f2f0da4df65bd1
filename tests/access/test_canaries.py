"""Everybody's secrets, each unlike anything else, are looked for everywhere a running house writes.

``PROMISES=full`` lets 200 people live there; otherwise 8.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.access.finding import Secrets
from tests.access.lived import Lived
from tests.access.readers import SEALED_IN_TABLES, agreed_with_the_schema
from tests.journeys.house import running

pytestmark = pytest.mark.promise

COUNT = 200 if os.environ.get("PROMISES") == "full" else 8


@pytest.fixture(scope="module")
def village():
    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    out = folder.with_name(folder.name + "-out")
    out.mkdir()
    try:
        with (out / "log").open("wb") as log, running(folder, log=log, people=False) as house:
            lived = Lived(house, folder, out, COUNT)
            try:
                yield lived
            finally:
                lived.stop_watching()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(out)


def test_no_secret_is_met_where_it_may_not_be(village):
    village.everybody_looks_round()
    village.everything_goes_wrong()
    village.a_list_is_taken_in()
    village.letters_are_sent()

    met = village.found()

    fields = {field for life in village.lives for field in life.secrets}
    print(
        f"\npeople: {len(village.lives)}, fields: {len(fields)}, "
        f"secrets: {len(village.secrets.of)} spellings, answers read: {village.answers}, "
        f"letters: {len(village.house.mailbox.letters)}, shown rightly: {sum(met['right'].values())}, "
        f"shown wrongly: {sum(met['wrong'].values())}"
    )
    assert len(fields) >= 30
    assert met["wrong"] == {}
    assert {"name", "phone", "own_words", "credit_until"} <= {field for _, field in met["right"]}


def test_no_file_of_the_house_holds_in_plain_what_is_sealed(village):
    sealed = Secrets(village.lives, SEALED_IN_TABLES)
    with village.as_admin() as admin:
        admin.execute(text("checkpoint"))
    village.stop_watching()
    places = [village.folder, *village.dumps(), village.out / "redis", village.out / "log"]
    assert all(place.exists() for place in places)

    met = {f"{place}: {field}" for place, _, field in sealed.met(places, village.out)}

    size = sum(x.stat().st_size for x in village.folder.rglob("*") if x.is_file())
    print(
        f"\nfiles of the house: {size / 1e6:.0f} MB, secrets: {len(sealed.of)}, found: {len(met)}"
    )
    assert met == set()


def test_what_is_stored_in_plain_is_found_so_the_search_can_see(village):
    plain = Secrets(village.lives, frozenset({"decline_reason"}))

    assert {life.marks.n for _, life, _ in plain.met(village.dumps(), village.out)} == {
        life.marks.n for life in village.lives
    }


def test_the_list_of_readers_agrees_with_the_form():
    assert set(agreed_with_the_schema().values()) == {True}
