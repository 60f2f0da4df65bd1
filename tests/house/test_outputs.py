"""Every output is classified: whatever a room answers is declared, field by field, for its audiences.

That pages keep to it is seen where they are really made: ``tests/access/test_matrix.py``.
"""

import ast
from string import Formatter

from app import logs
from jobs.when import WHEN
from lobby.words import LANGUAGES, sentence
from tests.house.house import modules
from tests.house.outputs import declared, line_for

# Answers of rooms to rooms: no portal meets them.
INNER = ("intake", "field", "vault", "ledger", "lifecycle", "once", "trail", "rule", "place")
# What makes bytes for somebody outside, and where: pages, letters, files of rejected rows, lines of logs.
MAKERS = {
    "EmailMessage": {"jobs/letters/compose.py"},
    "Workbook": {"records/intake/writing.py"},
    "send_file": set(),
    "send_from_directory": {"lobby/static_files.py"},
    "jsonify": set(),
    "Response": {
        "lobby/calendar_file.py",
        "lobby/downloads.py",
        "lobby/own_copy.py",
        "lobby/papers.py",
    },
    "writer": {"records/intake/writing.py", "records/place/derive.py"},
}
# All that a letter may say; whose name or what about is read behind the sign-in.
LETTER = {"number", "centre"}
# The one letter that somebody at the door waits for, those that are answered by a link, and the one that
# asks about what its reader published.
LINKED = [
    topic for topic, names in WHEN.items() if any(x.startswith("mail-employer-link") for x in names)
]
MORE = {
    "sign-in-code": {"code", "until"},
    "vacancy-asked": {"link", "until", "title", "pauses"},
    **{key: {"link", "until"} for key in LINKED},
}


def answers():
    """Every dataclass a room's questions answer with, and the two classes that open facts."""
    for path, tree in modules("records"):
        room, inner = path.parts[1], path.stem in ("actions", "sheet", "taking_in", "shelves")
        if room in INNER or inner or path.stem in ("listing", "spots"):
            continue
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and _answers(node):
                yield ".".join((*path.with_suffix("").parts[1:], node.name)), [*_read(node)]


def _answers(node):
    sealed = any(ast.unparse(x).startswith("dataclass") for x in node.decorator_list)
    return (sealed and node.name not in ("Details",)) or node.name in ("Opened", "ContactCard")


def _read(node):
    for part in node.body:
        if isinstance(part, ast.AnnAssign):
            yield ast.unparse(part.target)
        elif isinstance(part, ast.FunctionDef) and not part.name.startswith("_"):
            yield part.name


def test_every_field_of_every_answer_is_declared():
    known = declared()
    missing = [
        line_for(name, [field for field in fields if (name, field) not in known])
        for name, fields in answers()
        if any((name, field) not in known for field in fields)
    ]

    assert missing == [], "see tests/house/outputs.py"


def test_every_declared_field_is_one_of_an_answer():
    real = {(name, field) for name, fields in answers() for field in fields}

    assert sorted(declared().keys() - real) == []


def test_only_these_modules_make_something_for_outside():
    found = {maker: set() for maker in MAKERS}
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rsplit(".")[-1]
                found.get(name, set()).add(str(path))

    assert found == MAKERS


def test_a_letter_says_a_number_and_whose_it_is_and_nothing_else(app):
    mailed = [topic for topic, names in WHEN.items() if any(x.startswith("mail") for x in names)]
    for topic in mailed:
        may = LETTER | MORE.get(topic, set())
        blank = {name: "{" + name + "}" for name in may}
        for part in ("subject", "body"):
            for language in LANGUAGES:
                said = sentence(language, f"letter-{topic}-{part}", **blank)
                assert {name for _, name, _, _ in Formatter().parse(said) if name} <= may


def test_a_line_of_the_log_has_ids_and_counts_only():
    ids = ("endpoint", "account", "delivery", "tries", "event", "count", "status", "port")
    assert ids == logs.ALLOWED
