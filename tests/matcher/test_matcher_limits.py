"""What the law sets on one person blocks just that work."""

from datetime import timedelta

import pytest

from matcher import ledger
from matcher.criteria.criterion import Query
from matcher.facts import Limits, Seeker, Spot, Vacancy
from tests.matcher import invented
from tests.matcher.invented import TODAY

WORDS = invented.words()
QUERY = Query(TODAY, WORDS)
HOME, NEXT, FAR = (Spot(*invented.COMMUNES[key], "44", key) for key in "abc")


@pytest.mark.parametrize(
    ("limits", "vacancy", "blocked"),
    [
        (Limits(barred_trades=frozenset({"83"})), Vacancy(1, trade="8332"), ["barred-trade"]),
        (Limits(barred_trades=frozenset({"83"})), Vacancy(1), ["barred-trade-unsure"]),
        (Limits(barred_trades=frozenset({"83"})), Vacancy(1, trade="7212"), []),
        (Limits(frozenset({"83"}), TODAY), Vacancy(1, trade="8332"), ["barred-trade"]),
        (Limits(frozenset({"83"}), TODAY - timedelta(1)), Vacancy(1, trade="8332"), []),
        (Limits(stay_in_commune="a"), Vacancy(1, spots=(HOME,)), []),
        (
            Limits(stay_in_commune="a"),
            Vacancy(1, spots=(Spot(17, 107, "44"),)),
            ["stay-in-commune"],
        ),
        (
            Limits(exit_suspended=True),
            Vacancy(1, spots=(Spot(3, 3, "x", None, "JP"),)),
            ["exit-suspended"],
        ),
        (Limits(exit_suspended=True), Vacancy(1), []),
    ],
)
def test_limits_block_what_the_law_names(limits, vacancy, blocked):
    seeker = Seeker(1, moves_to=frozenset({"JP"}))

    written = ledger.write(seeker, vacancy, Query(TODAY, WORDS, limits))

    assert [line.reason for line in written.blocked] == blocked
