"""The reasons shown add up exactly to the score shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobby.reasons import SIDES, _fact, fit, reasons_context, sentence, whole_points
from matcher.ledger import REASONS, Ledger, Line
from records.suggestion.queries import Reasons, vacancies_for
from records.suggestion.search import search_of

WEIGHT = 255 * 255


@st.composite
def ledgers(draw):
    """A ledger of any lines: points within their bounds, two sides, some silent."""
    lines = []
    for _ in range(draw(st.integers(1, 25))):
        of = draw(st.integers(0, 30)) * WEIGHT
        reason = draw(st.sampled_from(["pay-enough", "shift-not-asked", "trade-same"]))
        group = draw(st.sampled_from(SIDES))
        lines.append(Line("pay", group, draw(st.integers(0, of)), of, reason))
    ledger = Ledger(tuple(lines))
    return Reasons(ledger.percent, ledger.score, ledger.of, ledger.lines)


@given(ledgers())
def test_the_shown_points_add_up_to_the_shown_score(reasons):
    shown = whole_points(reasons)

    assert sum(shown) == reasons.percent
    assert all(points >= 0 for points in shown)
    for line, points in zip(reasons.lines, shown, strict=True):
        assert abs(points - (100 * line.points / reasons.of if reasons.of else 0)) < 1


def test_both_sides_and_their_lines_add_up_to_what_the_page_says(world, spoken, today):
    for pay_floor in (None, 7_000_000, 8_500_000):
        seeker = world.a_seeker(pay_floor=pay_floor, commune_code=None if pay_floor else "19333")
        world.a_vacancy(experience_months=24)
        for each in vacancies_for(search_of(seeker.seeker.id, today=today)):
            drawn = reasons_context(each.reasons)
            suits, suit = drawn["work_suits"], drawn["person_suits"]

            assert suits["points"] + suit["points"] == each.reasons.percent
            assert suits["out_of"] + suit["out_of"] == 100
            for side in (suits, suit):
                assert sum(x["points"] for x in side["reasons"]) == side["points"]
                assert side["points"] <= side["out_of"]
                assert all(x["text"] and x["text"] not in REASONS for x in side["reasons"])
            told = {x["text"] for side in (suits, suit) for x in side["reasons"] if x["tells"]}
            assert not any("Chưa rõ" in text or "chưa nói" in text for text in told)
            assert drawn["blocked"] == []


def test_a_ledger_of_nothing_shows_nothing(spoken):
    drawn = reasons_context(Reasons(0, 0, 0, ()), "employer")

    assert drawn["work_suits"] is None
    assert (drawn["person_suits"]["points"], drawn["blocked"]) == (0, [])
    assert drawn["audience"] == "employer"


@pytest.mark.parametrize(
    ("points", "word"), [(36, "very"), (31, "very"), (30, "well"), (12, "partly"), (0, "little")]
)
def test_a_sum_has_its_word(points, word):
    assert fit(points, 36) == word


def test_work_in_ones_own_commune_is_near_and_not_at_no_kilometres(spoken):
    said = [_near(km) for km in (0, 4)]

    assert said == ["Ngay gần nhà, trong tầm đi 15 km", "Cách nhà 4 km, trong tầm đi 15 km"]


def _near(km):
    return sentence(Line("distance", "suits-you", 1, 1, "distance-within", {"km": km, "reach": 15}))


def test_what_stands_in_the_way_is_said(spoken):
    line = Line("pay", "suits-you", 0, WEIGHT, "pay-too-low", {"floor": 9, "high": 8}, blocks=True)

    (blocked,) = reasons_context(Reasons(0, 0, WEIGHT, (line,)))["blocked"]

    assert "9 đ" in blocked


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("floor", 7_000_000, "7.000.000 đ"),
        ("trade", "7212", "Thợ hàn"),
        ("country", "VN", ""),
        ("country", "JP", "Nhật Bản"),
        ("km", 12, 12),
    ],
)
def test_facts_are_shown_as_people_read_them(spoken, name, value, shown):
    assert _fact(Line("pay", "suits-you", 0, 0, "x"), name, value) == shown


def test_a_province_and_a_list_of_skills_are_named(spoken):
    line = Line("skills", "you-suit", 0, 0, "x")

    assert "Quảng Trị" in _fact(line, "province", "44")
    assert _fact(line, "concept", ("7212", "5120")).count(", ") == 1


@pytest.fixture
def today(clock):
    return clock().date()
