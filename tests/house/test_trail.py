"""Nobody forgets the trail: the few places that may pass it by are listed, with their reasons."""

import ast

from tests.house.house import modules

# Where the machine opens what no person is shown by it.
UNWATCHED = {
    "app/commands/standing.py": 1,  # commands count and write; they show nobody's facts
    "records/employer/owner.py": 1,  # an owner's number is sealed; nobody reads it
    "records/account/second_factor.py": 3,  # an authenticator's secret proves its holder
    "app/sample/fill.py": 1,  # invented people are nobody
    "records/seeker/consenting.py": 1,  # an envelope is sealed again; nobody reads it
    "lobby/guard.py": 1,  # whose sign-in it is
    "jobs/deliver.py": 1,  # a letter names nobody
    "jobs/relay.py": 1,  # whether somebody wishes to be told
    "records/alert/telling.py": 1,  # who keeps a search
    "records/follow_up/asking.py": 1,  # who may be asked how it goes
    "records/reminder/telling.py": 1,  # whom to remind
    "records/rights/keeping.py": 1,  # what was kept long enough is deleted, shown to nobody
    "records/rights/correcting.py": 1,  # what was not corrected is sealed again
    "records/rights/merging.py": 3,  # two records sealed as one; the page that showed them noted it
    "records/introduction/reminding.py": 1,  # a grant ends with what nobody answered
    "records/trial/asking.py": 1,  # a grant ends with what nobody decided
    "records/overview/names.py": 1,  # search and sort by name
    "records/seeker/limits.py": 2,  # arguments of the matcher
    "records/seeker/queries.py": 1,  # whose window closes
}
# Who holds an open data key: each of these notes what it opens, or only seals with it.
OPENERS = {
    "records/account/second_factor.py",  # an authenticator's secret: no person's fact, shown to nobody
    "records/employer/owner.py",
    "records/person/details.py",
    "records/programme/actions.py",
    "records/programme/queries.py",
    "records/vault/safe.py",
}
HISTORY = {"records/lifecycle/machine.py"}


def calls(*names):
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
                yield str(path)


def test_what_is_opened_unwatched_is_listed():
    found = [*calls("trail.unwatched", "unwatched")]

    assert {path: found.count(path) for path in found} == UNWATCHED


def test_history_is_written_by_lifecycles_alone_which_write_the_trail_too():
    assert set(calls("history.note")) == HISTORY


def test_only_the_lobby_keeps_watch_over_requests():
    assert set(calls("trail.begin", "trail.end")) == {"lobby/watch.py"}


def test_who_opens_with_a_data_key_notes_it():
    found = set(calls("safe_of"))

    assert found - OPENERS <= {"records/person/queries.py"}, "see safe_of_person"
