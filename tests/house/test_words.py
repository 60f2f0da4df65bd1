"""Every sentence is in both catalogues, Vietnamese first, and nothing outward hints."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from matcher.criteria import ALL, CONDITIONS
from matcher.ledger import REASONS
from matcher.match import UNSUITABLE
from matcher.study import REASONS as COURSE_REASONS
from records.field.schema import RoomSchema
from records.intake.reasons import REASONS as INTAKE_REASONS
from records.intake.reasons import WORDS as INTAKE_WORDS
from records.ledger import Refusal
from tests.house.house import PACKAGES, ROOT, modules, templates

KEY = re.compile(r"^[a-z0-9_]+(-[a-z0-9_]+)*$")
IN_TEMPLATE = re.compile(r"""_\(\s*["']([a-z0-9-]+)["']\s*[,)]""")
PLACEHOLDER = re.compile(r"%\(([a-z_]+)\)[sd]")
# What nobody outside may learn, in both languages, as whole words.
HINTS = re.compile(
    r"(?i)\b(tù|tiền án|án tích|mãn hạn|ra tù|trại giam|phạm nhân|hoàn lương|lầm lỡ|đặc xá|"
    r"lao động cải tạo|trại cải tạo|chấp hành xong|tái hòa nhập|prison|prisoner|offen[cs]e|"
    r"offender|convict\w*|prison sentence|sentenced|criminal|ex-?con|inmate|lối về|loive)\b"
)


def catalogues(language):
    found = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob(f"words/*{language}.po")):
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    if message.id:
                        key = message.id if isinstance(message.id, str) else message.id[0]
                        found[key].append((message.string, path.relative_to(ROOT)))
    return found


VI, EN = catalogues("vi"), catalogues("en")


def texts(found):
    for key, messages in found.items():
        for string, path in messages:
            for text in [string] if isinstance(string, str) else string:
                yield key, text, path


def all_subclasses(cls):
    return {cls}.union(*(all_subclasses(sub) for sub in cls.__subclasses__()))


def said_in_code():
    """Keys given to ``say`` and ``sentence`` as they stand."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).rsplit(".")[-1]
                at = 1 if name == "sentence" and len(node.args) > 1 else 0
                key = node.args[at]
                if name in ("say", "sentence") and isinstance(key, ast.Constant):
                    yield str(key.value), path


def said_in_templates():
    for path, text in templates():
        for key in IN_TEMPLATE.findall(text):
            yield key, path


def declared():
    """Keys that tables declare: reasons, refusals, questions, choices."""
    reasons = {*REASONS, *COURSE_REASONS, UNSUITABLE}
    yield from ((reason, Path("matcher")) for reason in sorted(reasons))
    yield from ((reason, Path("records/intake")) for reason in (*INTAKE_REASONS, *INTAKE_WORDS))
    for refusal in all_subclasses(Refusal):
        yield refusal.key, Path(refusal.__module__)
    for criterion in CONDITIONS:
        yield f"condition-{criterion.key}", Path("lobby/words/conditions")
    for criterion in ALL:
        for question in (criterion.ask_seeker, criterion.ask_employer):
            for key in (question.key, *question.words) if question else ():
                yield key, Path("matcher/criteria")


def test_both_languages_have_the_same_keys():
    assert sorted(set(VI) ^ set(EN)) == []


def test_no_key_is_written_twice():
    assert {key: [str(p) for _, p in found] for key, found in VI.items() if len(found) > 1} == {}


def test_no_sentence_is_empty():
    assert [key for key, text, _ in [*texts(VI), *texts(EN)] if not text.strip()] == []


def test_both_languages_name_the_same_values():
    differing = [
        key
        for key in VI.keys() & EN.keys()
        if {p for _, t, _ in texts({key: VI[key]}) for p in PLACEHOLDER.findall(t)}
        != {p for _, t, _ in texts({key: EN[key]}) for p in PLACEHOLDER.findall(t)}
    ]

    assert differing == []


@pytest.mark.parametrize("said", [said_in_code, said_in_templates, declared])
def test_every_key_that_is_said_has_its_words(said):
    missing = sorted({f"{key} ({path})" for key, path in said() if key not in VI})

    assert missing == []


def test_every_box_of_every_schema_has_its_label():
    missing = set()
    for schema in all_subclasses(RoomSchema):
        if not schema.words:
            continue
        for name, field in schema._declared_fields.items():
            label = field.metadata.get("label") or f"{schema.words}-{name.replace('_', '-')}"
            missing |= {label} - VI.keys()
            if field.metadata.get("hint"):
                missing |= {f"{label}-hint"} - VI.keys()

    assert sorted(missing) == []


def test_every_field_says_who_may_see_it():
    unclassified = [
        f"{schema.__name__}.{name}"
        for schema in all_subclasses(RoomSchema)
        for name, field in schema._declared_fields.items()
        if "seen_by" not in field.metadata
    ]

    assert unclassified == []


def test_nothing_in_the_catalogues_hints():
    hinting = [f"{key}: {text}" for key, text, _ in [*texts(VI), *texts(EN)] if HINTS.search(text)]

    assert hinting == []


def test_keys_are_keys_and_not_sentences():
    assert [key for key in VI if not KEY.match(key)] == []
