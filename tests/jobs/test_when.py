"""The rulebook is whole: every topic told is in it, every reaction in it exists and has its words."""

import ast

import pytest
from babel.messages.pofile import read_po

from jobs.channels import CHANNELS
from jobs.reactions import REACTIONS
from jobs.when import WHEN
from records.channel.states import NONE, WAYS
from tests.house.house import ROOT, modules

TOLD = [
    said.value
    for path, tree in modules("records")
    for call in ast.walk(tree)
    if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("tell")
    for argument in call.args
    for said in ast.walk(argument)
    if isinstance(said, ast.Constant) and isinstance(said.value, str)
]
PEOPLE = {name for name, reaction in REACTIONS.items() if reaction.channel == NONE}
TO_PEOPLE = [topic for topic, reactions in WHEN.items() if PEOPLE & set(reactions)]
WRITTEN = [topic for topic, reactions in WHEN.items() if set(reactions) - PEOPLE]


def test_the_scan_sees_what_is_told():
    assert "placement-reported" in TOLD


@pytest.mark.parametrize("topic", sorted(set(TOLD)))
def test_every_topic_told_is_in_the_rulebook(topic):
    assert topic in WHEN


@pytest.mark.parametrize("topic", WHEN)
def test_every_topic_in_the_rulebook_is_told(topic):
    assert topic in TOLD


@pytest.mark.parametrize("reaction", sorted({r for reactions in WHEN.values() for r in reactions}))
def test_every_reaction_exists_and_its_channel_too(reaction):
    assert reaction in PEOPLE or REACTIONS[reaction].channel in CHANNELS


def test_no_reaction_is_left_unused():
    assert set(REACTIONS) == {r for reactions in WHEN.values() for r in reactions}


def test_the_centre_is_told_of_every_start_in_two_ways():
    assert {REACTIONS[r].channel for r in WHEN["placement-reported"]} == {"inbox", "email"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("topic", WRITTEN)
@pytest.mark.parametrize("part", ["subject", "body"])
def test_every_letter_has_its_words(topic, part, language):
    assert words(language)[f"letter-{topic}-{part}"].strip()


def test_every_way_a_person_may_choose_has_its_channel():
    assert set(WAYS) - {NONE} <= set(CHANNELS)


def words(language):
    found = {}
    for path in (ROOT / "jobs" / "words").glob(f"*.{language}.po"):
        with path.open("rb") as file:
            read = read_po(file, locale=language)
            found |= {message.id: message.string for message in read if message.id}
    return found
