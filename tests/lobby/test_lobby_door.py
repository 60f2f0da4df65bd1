"""A form that records is recorded once; a form shown again keeps nothing; nothing without its token."""

import threading

import pytest

from records.account.sign_ins import Manner, begin
from records.history.model import HistoryLine
from records.ledger import session
from records.once.model import FormKey
from records.trail.model import TrailLine
from tests.factories import World
from tests.visitor import Page


@pytest.fixture
def client(odd_app):
    odd_app.config["WTF_CSRF_ENABLED"] = False
    return odd_app.test_client()


def test_the_same_form_twice_is_recorded_once_and_leads_to_the_same_page(odd_app, client):
    answers = [client.post("/odd-note", data={"said": "a", "idem_key": "k1"}) for _ in range(3)]

    assert [x.status_code for x in answers] == [303] * 3
    assert [x.location for x in answers] == ["/odd-note/1"] * 3
    assert written(odd_app) == ["a"]


def test_twenty_at_once_are_recorded_once(odd_app, client):
    answers = []
    gate = threading.Barrier(12)

    def send():
        gate.wait()
        answer = odd_app.test_client().post("/odd-note", data={"said": "a", "idem_key": "k1"})
        answers.append((answer.status_code, answer.location))

    threads = [threading.Thread(target=send) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [(303, "/odd-note/1")] * 12
    assert written(odd_app) == ["a"]


def test_the_same_key_with_other_words_is_refused_and_nothing_written(odd_app, client):
    client.post("/odd-note", data={"said": "a", "idem_key": "k1"})
    answer = client.post("/odd-note", data={"said": "b", "idem_key": "k1"})

    assert answer.status_code == 409
    assert Page(answer).h1
    assert written(odd_app) == ["a"]


def test_a_form_shown_again_keeps_nothing_and_its_key_still_works(odd_app, client):
    again = client.post("/odd-note", data={"said": "", "idem_key": "k1"})
    assert again.status_code == 422
    assert (written(odd_app), keys(odd_app)) == ([], 0)

    mended = client.post("/odd-note", data={"said": "a", "idem_key": "k1"})

    assert mended.location == "/odd-note/1"
    assert written(odd_app) == ["a"]


def test_the_same_form_from_somebody_else_is_another_form(odd_app, client):
    """On a shared telephone nobody is told "recorded" about what somebody else sent."""
    said = {"said": "a", "idem_key": "k1"}
    client.post("/odd-note", data=said)
    with odd_app.app_context():
        world = World(odd_app.config["CLOCK"])
        session.commit()
        begun = begin(world.counsellor.account_id, odd_app.config["CLOCK"](), Manner())
        session.commit()
    client.set_cookie("door", begun.token)

    assert client.post("/odd-note", data=said).status_code == 409


def test_another_token_or_an_odd_key_is_no_other_form(odd_app, client):
    for token in ("t1", "t2"):
        client.post("/odd-note", data={"said": "a", "idem_key": "k\x001", "csrf_token": token})

    assert written(odd_app) == ["a"]


def test_an_act_that_no_verb_noted_is_noted_by_the_door(odd_app, client):
    for said, kept in (("", 0), ("a", 1)):
        client.post("/odd-note", data={"said": said})
        with odd_app.app_context():
            acts = [(x.kind, x.verb, x.role) for x in session.query(TrailLine)]
        assert acts == [("act", "note", "stranger")] * kept


def test_looking_claims_nothing(odd_app, client):
    client.get("/odd-note?idem_key=k1")

    assert keys(odd_app) == 0


@pytest.mark.parametrize("token", [{}, {"csrf_token": "x"}])
def test_no_form_counts_without_its_token(odd_app, token):
    answer = odd_app.test_client().post("/odd-note", data={"said": "a", **token})

    assert answer.status_code == 400
    assert Page(answer).h1
    assert written(odd_app) == []


def written(app):
    with app.app_context():
        lines = session.query(HistoryLine).filter_by(subject="odd").order_by(HistoryLine.id)
        return [line.verb for line in lines]


def keys(app):
    with app.app_context():
        return session.query(FormKey).count()
