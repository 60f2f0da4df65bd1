"""Ugliness is one file nobody split."""

import ast

from tests.house.house import ROOT, functions, is_view, modules, templates

BANNED = {"utils", "common", "helpers", "core", "misc", "managers"}
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_TEMPLATE = 300, 40, 20, 120


def length(node):
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_longer_than_300_lines():
    paths = [*modules(), *modules("tests", "bench")]
    long = [str(path) for path, _ in paths if (ROOT / path).read_text().count("\n") > LONGEST_FILE]

    assert long == []


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in [*modules(), *modules("tests", "bench")]
        for node in functions(tree)
        if length(node) > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_view_is_longer_than_20_lines():
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in modules()
        for node in functions(tree)
        if is_view(node) and length(node) > LONGEST_VIEW
    ]

    assert long == []


def test_no_template_is_longer_than_120_lines():
    long = [str(path) for path, text in templates() if text.count("\n") > LONGEST_TEMPLATE]

    assert long == []


def test_no_room_is_a_drawer():
    drawers = [str(path) for path, _ in modules() if BANNED & set(path.with_suffix("").parts)]

    assert drawers == []


def test_every_module_says_what_it_is():
    silent = [str(path) for path, tree in modules() if not ast.get_docstring(tree)]

    assert silent == []
