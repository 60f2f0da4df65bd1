"""A number for every change: it grows, is seen in order, and is never mistaken for another's."""

import threading

from records.history.changes import changed, last_change, unsettled
from records.ledger import session


def test_numbers_grow_one_by_one_for_each_kind_of_record(app):
    assert last_change("vacancy") == 0
    assert [changed("vacancy"), changed("vacancy"), changed("course")] == [1, 2, 1]
    assert last_change("vacancy") == 2


def test_a_number_given_is_unsettled_until_the_transaction_ends(app):
    assert not unsettled()
    changed("vacancy")
    assert unsettled()
    session.commit()
    assert not unsettled()

    changed("vacancy")
    session.rollback()
    assert not unsettled()


def test_a_number_becomes_visible_only_after_all_smaller_ones(own_house):
    """Somebody who has seen number n has seen everything up to n, however slow the first writer was."""
    first_has_it, order = threading.Event(), []

    def slow():
        number = changed("vacancy")
        first_has_it.set()
        threading.Event().wait(0.3)
        order.append(number)
        return number

    def quick():
        first_has_it.wait()
        number = changed("vacancy")
        order.append(number)
        return number

    assert own_house.at_once(slow, quick) == [1, 2]
    assert order == [1, 2]


def test_twenty_writers_get_twenty_numbers(own_house):
    numbers = own_house.at_once(*[lambda: changed("seeker")] * 12)

    assert sorted(numbers) == list(range(1, 13))
