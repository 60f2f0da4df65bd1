"""Everything the supervisor says has words in both languages, with the same values."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

APP = Path(__file__).resolve().parents[3] / "app"
PLACE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_key_has_its_sentence(language):
    assert set(sentences(language)) == said()


def test_both_languages_tell_the_same_values():
    vi, en = sentences("vi"), sentences("en")

    assert {key: places(vi[key]) for key in vi} == {key: places(en[key]) for key in en}


def said() -> set[str]:
    code = "\n".join(path.read_text() for path in sorted((APP / "servers").glob("*.py")))
    return set(re.findall(r'"(servers-[a-z-]+)"', code))


def places(sentence: str) -> set[str]:
    return set(PLACE.findall(sentence))


def sentences(language: str) -> dict[str, str]:
    with (APP / "words" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    return {entry.id: entry.string for entry in catalogue if entry.id.startswith("servers-")}
