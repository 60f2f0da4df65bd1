"""What the house tests look at: our own packages, their files and their trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "app",
    "counsellor_portal",
    "employer_portal",
    "jobs",
    "lobby",
    "matcher",
    "papers",
    "records",
    "seeker_portal",
)


def modules(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of some packages (all of ours by default), parsed."""
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text())


def templates() -> Iterator[tuple[Path, str]]:
    """Every template."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("templates/**/*.html")):
            yield path.relative_to(ROOT), path.read_text()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def decorators(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """The decorators of a function, as written."""
    return [ast.unparse(decorator) for decorator in function.decorator_list]


def is_view(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function answers a route."""
    marks = (".route(", ".get(", ".post(")
    return any(mark in line for line in decorators(function) for mark in marks)
