"""Help that is not work: short rules with their source, and a day that is answered and not kept."""

import pytest

from records.ledger import session
from records.once.model import FormKey
from records.programme.envelope import Envelope
from seeker_portal.help import OPEN, OWN, rules
from tests.house.test_words import HINTS


@pytest.mark.parametrize("topic", OPEN)
def test_anybody_reads_a_topic_each_rule_with_its_source(visitor, topic):
    page = visitor.get(f"/help/{topic}")

    assert "Nguồn:" in page.text
    assert "Xem lại lần gần nhất: 22/11/2026." in page.text


@pytest.mark.parametrize("topic", [*OPEN, *OWN])
def test_no_rule_hints_at_anything_or_goes_without_a_source(app, clock, topic):
    with app.test_request_context():
        said = rules(topic, clock().date(), province="44")

    assert said
    assert not [rule.text for rule in said if HINTS.search(rule.text)]
    assert all(rule.source or rule.certainty == "M" for rule in said)


def test_the_least_pay_names_the_communes_of_the_centres_province_where_they_are_few(
    visitor, world
):
    world.a_seeker()
    said = visitor.get("/help/rights").text

    assert "vùng II: 4.730.000 đ. Gồm Đồng Thuận, Đồng Sơn, Đồng Hới, Đông Hà, Nam Đông Hà." in said
    assert said.count("Gồm ") == 1


def test_what_nobody_checked_says_so(visitor):
    assert "chưa kiểm tra, cần hỏi" in visitor.get("/help/papers").text


def test_pages_of_ones_own_are_for_who_is_signed_in_and_the_same_for_all(visitor, world):
    assert own_pages(visitor) == []
    plain = own_pages(visitor.signed_in_as(world.a_seeker()))

    member = world.a_seeker(name="Lê Thị Mơ", envelope=Envelope(member=True))

    assert own_pages(visitor.signed_in_as(member)) == plain != []


def test_a_typed_day_is_answered_for_every_level_and_nothing_is_kept(visitor, world):
    visitor.signed_in_as(world.a_seeker()).get("/help/own/card")
    keys = session.query(FormKey).count()

    page = visitor.submit("/help/own/card", status=200, **day("15", "3", "2024"))

    assert "15/03/2026" in page.text
    assert "15/03/2029" in page.text
    assert session.query(FormKey).count() == keys


def test_the_loan_by_the_list_says_until_when_and_the_next_day_of_the_list(visitor, world):
    visitor.signed_in_as(world.a_seeker()).get("/help/own/list-loan")

    page = visitor.submit("/help/own/list-loan", status=200, **day("20", "6", "2022"))

    assert "20/06/2027" in page.text
    assert "nhiều nhất 100.000.000 đ" in page.text


def test_a_day_that_is_none_is_said_at_its_box_and_stays(visitor, world):
    visitor.signed_in_as(world.a_seeker()).get("/help/own/card")

    page = visitor.submit("/help/own/card", status=422, **day("31", "2", "2024"))

    assert "Có chỗ cần sửa" in page.text
    assert 'value="31"' in page.html


def own_pages(visitor):
    return [x for x in visitor.get("/help").links() if x.startswith("/help/own/")]


def day(*parts):
    return {f"day-{name}": part for name, part in zip(("day", "month", "year"), parts, strict=True)}
