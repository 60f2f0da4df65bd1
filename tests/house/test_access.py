"""The table of access is whole: no route without a row, no row without a route."""

from lobby.access import OPEN, TABLE, allowed
from records.ledger import Role
from tests.house.house import decorators, functions, is_view, modules


def routes(app):
    for rule in app.url_map.iter_rules():
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            yield rule.endpoint, method


def test_every_route_and_method_is_declared(app):
    missing = [f"{m} {e}" for e, m in routes(app) if not allowed(e, m)]

    assert missing == []


def test_every_row_of_the_table_has_a_route(app):
    known = {endpoint for endpoint, _ in routes(app)}

    assert set(TABLE) - known == set()


def test_no_row_declares_a_method_the_route_does_not_have(app):
    known = set(routes(app))
    declared = {(e, m) for e, rows in TABLE.items() for methods in rows for m in methods}

    assert declared - known == set()


def test_what_is_not_in_the_table_is_closed():
    assert allowed("somewhere.else", "GET") == frozenset()
    assert allowed("seeker_portal.home", "POST") == frozenset()


def test_strangers_may_only_look_sign_in_join_and_answer_by_a_link(app):
    posts = [e for e, m in routes(app) if m == "POST" and Role.STRANGER in allowed(e, m)]

    assert sorted(posts) == [
        "employer_portal.answer",
        "employer_portal.join",
        "employer_portal.renew_reply",
        "employer_portal.renew_still_open",
        "employer_portal.reply",
        "employer_portal.still_open",
        "employer_portal.trial",
        "entrance.employer",
        "entrance.seeker",
        "entrance.staff",
        "leaving.leave",
        "seeker_portal.answer",
    ]


def test_nobody_but_the_desk_comes_to_the_desk():
    desk = {e: TABLE[e] for e in TABLE if e.startswith("counsellor_portal.")}
    staff = {Role.COUNSELLOR, Role.MANAGER, Role.AUDITOR}

    assert all(roles <= staff for rows in desk.values() for roles in rows.values())
    assert staff <= OPEN


def test_every_view_that_takes_a_post_opens_one_transaction():
    unmarked = [
        f"{path}:{node.name}"
        for path, tree in modules("employer_portal", "seeker_portal", "counsellor_portal")
        for node in functions(tree)
        if is_view(node)
        and any("POST" in line or ".post(" in line for line in decorators(node))
        and "writes" not in decorators(node)
    ]

    assert unmarked == []


def test_no_view_that_only_looks_may_write():
    marked = [
        f"{path}:{node.name}"
        for path, tree in modules("employer_portal", "seeker_portal", "counsellor_portal")
        for node in functions(tree)
        if is_view(node)
        and not any("POST" in line or ".post(" in line for line in decorators(node))
        and "writes" in decorators(node)
    ]

    assert marked == []
