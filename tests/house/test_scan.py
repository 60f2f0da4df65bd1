"""Every box that people write into freely says what becomes of words that are kept nowhere."""

import csv
from importlib import import_module

import pytest

from lobby.words import LANGUAGES
from records.field.basic import Text
from records.field.guard import GUARDS
from records.field.scan import DEMANDS, STATEMENTS, scan
from records.field.schema import RoomSchema
from records.vacancy.lint import TEXTS
from tests.house.house import ROOT
from tests.house.test_words import EN, VI, all_subclasses, texts

EVERY = STATEMENTS | DEMANDS
KEYS = (
    "scan-refused",
    "scan-doubted",
    "scan-keep",
    "scan-vacancy-asks",
    "scan-vacancy-held",
    "refused-look-owed",
)


for path in sorted((ROOT / "records").glob("*/schema.py")):
    import_module(f"records.{path.parent.name}.schema")


def free_boxes():
    """Boxes of our own rooms; schemas made in tests are theirs to judge."""
    for schema in all_subclasses(RoomSchema):
        if schema.__module__.startswith("records."):
            for name, box in schema._declared_fields.items():
                if isinstance(box, Text) and box.free:
                    yield f"{schema.__name__}.{name}", box


def test_every_box_of_free_text_says_how_it_is_guarded():
    assert [name for name, box in free_boxes() if box.guard not in GUARDS] == []


def test_only_secrets_are_unguarded():
    unguarded = {name for name, box in free_boxes() if box.guard == "none"}

    assert unguarded <= {"EraseSchema.pin", "SignInSchema.login", "SignInSchema.secret"}


def test_only_a_persons_own_words_may_stay():
    assert {name.partition(".")[2] for name, box in free_boxes() if box.guard == "warn"} == {
        "own_words",
        "note",  # what a person wishes to be called about
        "said",  # what a person asks about their own data; at the counter it is refused
    }


def test_what_the_trade_decides_is_asked_of_vacancies_only():
    boxes = {name.partition(".")[2] for name, box in free_boxes() if box.guard == "by-trade"}

    assert boxes == {"title", "description"}
    assert {"title", "description"} == set(TEXTS)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_said_about_them_has_its_words(key):
    assert key in VI
    assert key in EN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_ours_would_be_refused(language):
    said = texts(VI if language == "vi" else EN)

    assert [(key, text) for key, text, _ in said if scan(text, EVERY)] == []


def test_no_phrase_is_listed_twice_and_each_is_found():
    with (ROOT / "records/field/data/phrases.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert len({row["phrase"] for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} == EVERY
    assert {row["unmarked"] for row in rows} == {"yes", "some", "no"}
    assert [row["phrase"] for row in rows if not scan(row["phrase"], EVERY)] == []
