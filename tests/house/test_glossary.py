"""One word per thing: what modules, classes, tables, columns, endpoints and URLs are called."""

import ast
import re

import pytest

from records.tables import metadata
from tests.house.house import modules

NEVER = {
    "applicant": "seeker",
    "application": "introduction",
    "ban": "exclusion",
    "candidate": "seeker",
    "hire": "placement",
    "hit": "suggestion",
    "message": "event or delivery",
    "offender": "seeker",
    "offer": "vacancy",
    "permission": "grant",
    "probation": "trial",
    "recommendation": "suggestion",
    "restriction": "limit",
    "success": "placement",
    "survey": "follow-up",
    "tick": "consent",
    "user": "seeker, or account",
}
# A job is a task that a worker runs, and nothing else.
JOB = {"job": "vacancy"}


def words(name):
    split = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return {word.lower().rstrip("s") for word in re.split(r"[^A-Za-z]+", split) if word}


def forbidden(names, never=NEVER):
    return sorted(
        f"{name}: say {never[word]}" for name in names for word in words(name) & never.keys()
    )


def test_modules_use_the_glossary():
    names = [part for path, _ in modules() for part in path.with_suffix("").parts]

    assert forbidden(names) == []


def test_classes_use_the_glossary():
    names = [
        node.name
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]

    assert forbidden(names) == []
    assert forbidden(names, JOB) == []


def test_tables_and_columns_use_the_glossary():
    names = [
        name for table in metadata.sorted_tables for name in (table.name, *table.columns.keys())
    ]

    assert forbidden(names, NEVER | JOB) == []


def test_endpoints_and_urls_use_the_glossary(app):
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]

    assert forbidden([rule.endpoint for rule in rules], NEVER | JOB) == []
    assert forbidden([rule.rule for rule in rules], NEVER | JOB) == []


@pytest.mark.parametrize("name", ["JobOffer", "user_id", "candidates", "/hits/<id>"])
def test_a_forbidden_word_is_seen(name):
    assert forbidden([name], NEVER | JOB)
