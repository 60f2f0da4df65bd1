"""What an employer or a stranger can get says neither the project's name nor anything of a past.

Every page they can walk to, in both languages, and every letter they are sent, as they are really made:
words, titles, addresses, names of files and fields, headers, senders. Besides, no page fetches anything
from another site.
"""

import re
import zipfile
from email import message_from_bytes, policy
from html import unescape
from io import BytesIO

import pytest

from lobby.static_files import FOLDER
from matcher.text import fold
from records.field.scan import scan
from records.introduction.unheard import TO_THINK
from records.ledger import session
from records.outbox.model import Delivery
from tests.access import principals as who
from tests.access.town import Town
from tests.house.house import ROOT
from tests.jobs.conftest import carry_all
from tests.visitor import fresh

KINDS = frozenset({"offence", "sentence", "prison", "record", "police"})
# The project's name, and what its second half is about, in any spelling of marks.
NEVER = ("loi ve", "loive", "loi-ve", "hoan luong", "tai hoa nhap", "reintegrat", "returnee",
         "ex-prisoner", "released", "policy loan", "vay von chinh sach", "22/2023")  # fmt: skip
HREF = re.compile(r'(?:href|action)="(/[^"]*)"')
FETCHED = re.compile(
    r"""(?:<(?:script|img|link|iframe|source|object|embed|form)\b[^>]*?\b
                         (?:src|href|action|data|srcset)=|url\(|@import\s+)["']?([^"')>\s]+)""",
    re.X,
)
CODE = re.compile(r"(?<=/)[23456789a-z]{10}(?=/|$)")
STARTS = ("/", "/sign-in", "/employer/sign-in", "/desk/sign-in", "/nowhere", "/employer/")
STRANGERS = (who.STRANGER, who.IN_FORCE, who.PROPOSED, who.WITHDRAWN, who.EXPIRED, who.IDLE)


@pytest.fixture
def town(app):
    return Town(app)


def told(text):
    """What a text tells that it must not."""
    plain = fold(text)
    return {found.phrase for found in scan(text, KINDS)} | {x for x in NEVER if x in plain}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_an_outsider_says_it(app, town, language):
    pages = fetched = 0
    wrong = []
    for principal in town.principals():
        if principal.name in STRANGERS:
            for path, answer in walk(app, principal.token, language):
                body = body_of(answer)
                said = f"{path}\n{answer.headers}\n{unescape(body)}"
                wrong += [f"{principal.name} {path}: {x}" for x in told(said)]
                elsewhere = {x for x in FETCHED.findall(body) if not x.startswith(("/", "data:"))}
                wrong += [f"{principal.name} {path} fetches {x}" for x in elsewhere]
                pages, fetched = pages + 1, fetched + len(FETCHED.findall(body))

    print(f"\npages in {language}: {pages}, fetched from our own house: {fetched}")
    assert wrong == []
    assert pages >= 60


def test_no_letter_to_an_employer_says_it(app, town):
    app.config["CLOCK"].now += TO_THINK
    carry_all(app.config["CLOCK"])
    letters = session.query(Delivery).filter(Delivery.reaction.like("%-employer%")).all()

    wrong = []
    for letter in letters:
        head = message_from_bytes(letter.letter, policy=policy.SMTP)
        said = "\n".join(f"{name}: {value}" for name, value in head.items()) + head.get_content()
        wrong += [f"{letter.event.topic}: {x}" for x in told(said)]

    print(f"\nletters to employers: {len(letters)}")
    assert {x.event.topic for x in letters} == {"introduction-proposed", "introduction-made"}
    assert wrong == []


def test_no_address_file_or_field_says_it(app):
    rules = [f"{rule.rule} {rule.endpoint}" for rule in app.url_map.iter_rules()]
    files = [f"{x.name}\n{x.read_text(errors='ignore')}" for x in FOLDER.rglob("*") if x.is_file()]

    assert {x for rule in rules for x in told(rule.replace("-", " ").replace("_", " "))} == set()
    assert {x for file in files for x in told(file)} == set()
    assert {x for file in files for x in FETCHED.findall(file) if "//" in x} == set()


def test_what_must_not_be_said_would_be_heard():
    assert told("Người mãn hạn tù")
    assert told("Đường về – Lối Về")
    assert told("https://loive.example/")
    assert told((ROOT / "README.md").read_text())


def body_of(answer):
    """The text of an answer; of a workbook, all that is written in it."""
    if zipfile.is_zipfile(BytesIO(answer.data)):
        with zipfile.ZipFile(BytesIO(answer.data)) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    return answer.get_data(as_text=True)


def walk(app, token, language):
    """Every page somebody can come to by links, one of each kind, each introduction, and its answer."""
    client = app.test_client(use_cookies=False)
    cookies = f"language={language}" + (f"; door={token}" if token else "")
    waiting, seen = list(STARTS), set()
    while waiting:
        path = waiting.pop(0)
        kind = path if "/introductions/" in path else CODE.sub("*", path.split("?")[0])
        if kind in seen or path.startswith("/static"):
            continue
        seen.add(kind)
        fresh()
        answer = client.get(path, headers={"Cookie": cookies})
        session.rollback()
        waiting += [unescape(x) for x in HREF.findall(body_of(answer))]
        if answer.location:
            waiting.append(answer.location)
        yield path, answer
