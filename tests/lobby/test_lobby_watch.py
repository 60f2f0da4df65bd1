"""Every page that shows somebody's details writes who looked at which; if that fails, so does the page."""

import re
from contextvars import copy_context

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from lobby import access
from lobby.access import GET, OPEN
from records import trail
from records.account.sign_ins import Manner, begin
from records.history.model import HistoryLine
from records.ledger import Role, db, session
from records.person.queries import facts
from records.placement import actions as placements
from records.programme.envelope import Envelope
from records.trail.model import TrailLine
from records.trail.watch import _kept
from tests.access.walker import read
from tests.conftest import Clock, application
from tests.factories import World
from tests.visitor import Visitor, typed_key

WORDS = {
    "name": ("Hồ Thị Kỳ Lạ",),
    "phone": ("0987 654 321", "+84987654321"),
    "own_words": ("Lời tôi kể riêng",),
}
CODE = re.compile(r"<(?:\w+:)?(\w+)>")
ANY = re.compile(r"<any\(['\"]?([\w-]+)[^>]*>")


@pytest.fixture
def people(world):
    """One person with something of everything, and everybody who may open their pages."""
    employer = world.an_employer()
    person = world.a_seeker(
        name="Hồ Thị Kỳ Lạ",
        phone="+84987654321",
        own_words="Lời tôi kể riêng",
        envelope=Envelope(member=True),
    )
    parts = ("contact", "profile", "words")
    waiting = world.an_introduction(person, world.a_vacancy(employer), parts=parts)
    started = world.an_introduction(person, world.a_vacancy(employer), parts=parts)
    placement = world.a_placement(employer, started)
    # Over: while somebody works, their other introductions show an employer nothing.
    placements.end(world.act(), placement, ended_on=world.act().today, reason="Hết việc.")
    session.commit()
    return {
        "codes": {
            "seeker": person.seeker_code,
            "introduction": waiting.code,
            "placement": placement.code,
            "vacancy": waiting.code,
        },
        "vacancy_code": session.scalar(
            text("select code from vacancy where id = :id"), {"id": waiting.vacancy_id}
        ),
        "person": person,
        Role.EMPLOYER: employer,
        Role.COUNSELLOR: world.counsellor,
        Role.MANAGER: world.a_manager(),
        Role.AUDITOR: world.an_auditor(),
        Role.SEEKER: person,
    }


@pytest.mark.parametrize(
    "role", [Role.SEEKER, Role.EMPLOYER, Role.COUNSELLOR, Role.MANAGER, Role.AUDITOR], ids=str
)
def test_what_a_page_shows_of_a_person_is_what_its_lines_name(app, people, role):
    session.commit()
    visitor, wrong, opened = Visitor(app).signed_in_as(people[role]), [], 0
    for endpoint, path in pages(app, people, role):
        session.commit()
        before = last_line()
        html = read(visitor.client.get(path).get_data())
        lines = session.query(TrailLine).filter(TrailLine.id > before, TrailLine.kind == "look")
        named = {name for line in lines for name in line.fields}
        shown = {name for name, words in WORDS.items() if any(word in html for word in words)}
        opened += bool(shown)
        # "copy" stands for all there is.
        if not (shown <= named or "copy" in named) or any(line.verb != endpoint for line in lines):
            wrong.append((path, shown, named))

    assert wrong == []
    assert opened >= {Role.AUDITOR: 0, Role.SEEKER: 2, Role.EMPLOYER: 2}.get(role, 8)


def test_the_lines_of_a_page_say_who_looked(app, people):
    employer = people[Role.EMPLOYER]
    visitor = Visitor(app).signed_in_as(employer)
    before = last_line()

    page = visitor.get(f"/employer/introductions/{people['codes']['introduction']}")

    lines = {x.subject: x for x in session.query(TrailLine).filter(TrailLine.id > before)}
    assert "Hồ Thị Kỳ Lạ" in page.text
    assert lines["person"].fields == ["name", "phone"]
    assert lines["person"].subject_id == people["person"].person_id
    assert lines["seeker"].fields == ["own_words", "profile"]
    assert {(x.account_id, x.role) for x in lines.values()} == {(employer.account_id, "employer")}


def test_a_list_writes_a_line_for_each_person_on_its_page_and_no_other(app, world):
    for number in range(55):
        world.a_seeker(name=f"Lê Văn {number}")
    visitor = Visitor(app).signed_in_as(world.counsellor)
    before = last_line()

    visitor.get("/desk/seekers?whose=all")

    lines = session.query(TrailLine).filter(TrailLine.id > before).all()
    assert len({x.subject_id for x in lines}) == len(lines) == 50
    assert {tuple(x.fields) for x in lines} == {("name",)}


def test_a_form_that_was_carried_out_is_an_act(app, people, world):
    visitor = Visitor(app).signed_in_as(people[Role.SEEKER])
    another = world.a_vacancy(people[Role.EMPLOYER])
    visitor.get(f"/for-you/{another.code}")
    before = last_line()
    visitor.submit("decide", choice="saved")

    acts = session.query(TrailLine).filter(TrailLine.id > before, TrailLine.kind == "act").all()

    assert [(x.verb, x.subject) for x in acts] == [("decide", "seeker")]


def test_signing_in_and_out_are_acts(app, world, clock):
    session.commit()
    visitor = Visitor(app)
    visitor.get("/desk/sign-in")
    visitor.submit(login=world.counsellor.login, secret=world.counsellor.secret)
    visitor.submit(code=typed_key(visitor.page, clock()))
    visitor.get("/desk/")
    visitor.submit("sign-out")

    acts = session.query(TrailLine).filter_by(
        kind="act", subject="account", subject_id=world.counsellor.account_id
    )
    assert [(x.verb, x.role) for x in acts.order_by(TrailLine.id)] == [
        ("set-up-second-factor", "counsellor"),
        ("sign-in", "counsellor"),
        ("sign-out", "counsellor"),
    ]


def _odd_pages(app, person):
    """A page that writes while it only looks, and one that ends the watch."""

    def writing() -> str:
        session.add(
            HistoryLine(
                subject="odd",
                subject_id=1,
                verb="x",
                from_state="",
                to_state="",
                role="stranger",
                happened_at=app.config["CLOCK"](),
            )
        )
        session.flush()
        return facts(person).details.name

    def unwatched() -> str:
        trail.end(trail.watch.kept())
        return facts(person).details.name

    return {"writing": writing, "unwatched": unwatched}


@pytest.fixture
def walled(own_database, key_file, monkeypatch):
    """Opens pages as a counsellor, of an application with real commits, a person in it, and two odd pages."""
    app = application(own_database, key_file)
    app.config["CLOCK"] = Clock()
    with app.app_context():
        world = World(app.config["CLOCK"])
        person = world.a_seeker(name="Hồ Thị Kỳ Lạ").person_id
        begun = begin(world.counsellor.account_id, app.config["CLOCK"](), Manner())
        session.commit()

    for name, view in _odd_pages(app, person).items():
        app.add_url_rule(f"/{name}", name, view)
        monkeypatch.setitem(access.TABLE, name, {GET: OPEN})
    client = app.test_client()
    client.set_cookie("door", begun.token)

    def opened(path):
        """As in a server's thread: nobody keeps watch before the request."""
        alone = copy_context()
        alone.run(_kept.set, None)
        return alone.run(client.get, path), alone.run(trail.watch.kept)

    yield app, opened
    with app.app_context():
        db.engine.dispose()


def test_a_page_that_only_looks_keeps_its_lines_and_nothing_else(walled):
    app, opened = walled

    assert opened("/writing")[0].get_data(as_text=True) == "Hồ Thị Kỳ Lạ"

    with app.app_context():
        assert session.query(HistoryLine).filter_by(subject="odd").count() == 0
        assert [x.fields for x in session.query(TrailLine).filter_by(kind="look")] == [["name"]]


def test_a_page_whose_lines_cannot_be_written_shows_nothing(walled, own_database):
    owner = create_engine(own_database.database_owner, poolclass=NullPool)
    with owner.begin() as connection:
        connection.execute(text("revoke insert on trail_line from loive_web"))

    answer, _ = walled[1]("/writing")

    assert answer.status_code == 500
    assert "Kỳ Lạ" not in answer.get_data(as_text=True)
    assert "Content-Security-Policy" in answer.headers


def test_a_page_without_a_watch_shows_nothing(walled):
    answer, _ = walled[1]("/unwatched")

    assert answer.status_code == 500
    assert "Kỳ Lạ" not in answer.get_data(as_text=True)


def test_no_watch_outlives_its_request(walled):
    _, kept = walled[1]("/writing")

    assert kept is None


def pages(app, people, role):
    """Every page this role may open, with a code that fits it."""
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or role not in access.allowed(rule.endpoint, "GET"):
            continue
        if rule.endpoint in ("static",):
            continue
        kind = str(rule).rpartition("/<")[0].strip("/").split("/")[-1].rstrip("s")
        code = people["codes"].get(kind, "x")
        if "vacanc" in kind or kind == "for-you":
            code = people["vacancy_code"]
        path = ANY.sub(r"\1", str(rule)).replace("<vacancy_code>", people["vacancy_code"])
        if path.startswith("/desk/seekers/"):
            code = people["codes"]["seeker"]
        yield rule.endpoint, CODE.sub(lambda _, code=code: code, path)


def last_line():
    return session.scalar(text("select coalesce(max(id), 0) from trail_line"))
