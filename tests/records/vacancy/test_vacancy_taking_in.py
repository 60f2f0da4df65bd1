"""Written at once or one by one: the ledger can't tell."""

from datetime import date
from typing import Any

from sqlalchemy import text

from records.ledger import session
from records.vacancy import actions, queries
from records.vacancy.listing import Listing, Listings
from records.vacancy.taking_in import TakingIn, known, post_all
from tests.factories import World


def test_many_at_once_leave_the_same_rows_and_lines_as_one_by_one(world: World) -> None:
    act = world.act()
    single = actions.write(act, _listing("A1").facts, source=("Sàn", "A1"))
    actions.post(act, single)
    post_all(act, [_listing("A2")])
    assert _row("A1") == _row("A2")
    assert _lines("A1") == _lines("A2")


def test_new_listings_are_seen_by_whoever_asks_what_changed(world: World) -> None:
    post_all(world.act(), [_listing("A1"), _listing("A2")])
    assert len(queries.changed_since(0)) == 2


def test_nothing_is_written_before_the_end_of_the_batch(world: World) -> None:
    taking = TakingIn(world.act(), {})
    assert taking.take(_listing("A1")) == "new"
    assert queries.by_source("Sàn", "A1") is None
    taking.finish()
    assert queries.by_source("Sàn", "A1") is not None


def test_only_the_references_of_this_source_are_known(world: World) -> None:
    listing = _listing("A1")
    post_all(world.act(), [listing])
    other = listing.ref._replace(source="Báo tỉnh")
    assert set(known({listing.ref, other})) == {listing.ref}


def test_a_changed_listing_loses_the_places_it_no_longer_names(world: World) -> None:
    act = world.act()
    post_all(act, [_listing("A1", place="Hà Nội, Huế")])
    changed = _listing("A1", place="Quảng Trị")
    taking = TakingIn(act, known({changed.ref}))
    assert taking.take(changed) == "changed"
    taking.finish()
    row = queries.by_source("Sàn", "A1")
    assert row is not None
    assert [spot.province_code for spot in row.spots] == ["44"]


def test_pay_a_source_takes_back_is_gone_here_too(world: World) -> None:
    act = world.act()
    post_all(act, [_listing("A1")])
    changed = _listing("A1", pay="")
    taking = TakingIn(act, known({changed.ref}))
    taking.take(changed)
    taking.finish()
    row = queries.by_source("Sàn", "A1")
    assert row is not None
    assert (row.pay_low, row.month_high, row.pay_written) == (None, None, "")


def _listing(ref: str, place: str = "Quảng Trị", pay: str = "9 triệu") -> Listing:
    cells = {"id": ref, "title": "Thợ hàn", "place": place, "pay": pay}
    read = Listings(date(2026, 11, 23), "Sàn", date(2027, 1, 31)).read(cells)
    assert isinstance(read, Listing)
    return read


def _row(ref: str) -> dict[str, Any]:
    query = text("select * from vacancy where source_ref = :ref")
    row = dict(session.execute(query, {"ref": ref}).mappings().one())
    own = ("id", "code", "source_ref", "changed_no")
    return {name: value for name, value in row.items() if name not in own}


def _lines(ref: str) -> list[Any]:
    session.flush()
    query = text(
        "select subject, verb, from_state, to_state, role, account_id, happened_at, reason"
        " from history_line join vacancy on vacancy.id = subject_id"
        " where subject = 'vacancy' and source_ref = :ref order by history_line.id"
    )
    return list(session.execute(query, {"ref": ref}).all())
