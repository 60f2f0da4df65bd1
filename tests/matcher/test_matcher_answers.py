"""Who answers more often than others earns more; who isn't known yet as much as the average."""

import pytest

from matcher.criteria.answers import CRITERION
from matcher.criteria.criterion import UNIT, Query
from matcher.facts import Seeker, Vacancy
from tests.matcher import invented

QUERY = Query(invented.TODAY, invented.words())


@pytest.mark.parametrize(
    ("of_ten", "others", "reason", "points"),
    [
        (None, 0, "answers-not-known", UNIT // 2 + 1),
        (7, 7, "answers-alike", UNIT // 2 + 1),
        (8, 7, "answers-more", UNIT * 5 // 8 + 1),
        (10, 5, "answers-more", UNIT),
        (5, 7, "answers-fewer", UNIT // 4),
        (0, 7, "answers-fewer", 0),
    ],
)
def test_who_answers_more_than_others_earns_more_and_the_unknown_as_much_as_the_average(
    of_ten, others, reason, points
):
    vacancy = Vacancy(1, answers_of_ten=of_ten, others_of_ten=others)

    [line] = CRITERION.judge(Seeker(1), vacancy, QUERY)

    assert (line.reason, line.points, line.blocks) == (reason, points, False)
    assert line.facts == ({} if of_ten is None else {"of_ten": of_ten})
