"""Every reason that is given is declared with the values its sentence may name, and the reverse."""

import ast
from pathlib import Path

from records import intake
from records.intake.reasons import REASONS, WORDS, because


def test_every_reason_given_is_declared_with_its_values():
    undeclared = {(key, names) for key, names in given_in_code() if names != REASONS.get(key, None)}

    assert undeclared == set()


def test_every_declared_reason_is_given_somewhere():
    written = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set(REASONS) | WORDS <= written
    assert {key for key, _ in given_in_code()} <= set(REASONS)


def test_a_reason_can_speak_of_a_column():
    assert because("pay-missing").about("Lương").column == "Lương"


def given_in_code():
    """Keys and value names in each ``because(...)`` and ``refuse(...)`` with a plain key."""
    for tree in trees():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"because", "refuse"}:
                for key in keys_of(call.args[0]):
                    yield key, frozenset(word.arg for word in call.keywords if word.arg)


def keys_of(argument):
    return [
        node.value
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def trees():
    room = Path(intake.__file__).parent
    return [
        ast.parse(path.read_text("utf-8")) for path in room.glob("*.py") if path.stem != "reasons"
    ]
