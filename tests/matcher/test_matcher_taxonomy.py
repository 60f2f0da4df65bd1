"""The words of work hold together, and say what belongs to what."""

from itertools import chain

import pytest

from matcher.facts import Held, Need, Seeker, Vacancy
from matcher.taxonomy import SAME, standard

WORDS = standard()

DOMAIN = """7111 7112 7114 7115 7122 7126 7127 7131 7212 7214 7231 7233 7411 7531 8153 8160 8172 8332
8342 5120 9402 5131 5132 5223 5401 6210 6221 6223 6121 6130 9111 9112 9122 9312 9313 9321 9329 9333"""


def test_there_are_words_enough_for_a_province():
    forms = chain(WORDS.trades.values(), WORDS.concepts.values())

    assert len(WORDS.trades) >= 120
    assert len(WORDS.concepts) >= 250
    assert sum(2 + len(known.aliases) for known in forms) >= 1500


@pytest.mark.parametrize("code", DOMAIN.split())
def test_every_trade_of_the_programme_is_known(code):
    assert code in WORDS.trades


@pytest.mark.parametrize("trade", WORDS.trades.values(), ids=lambda trade: trade.code)
def test_a_trade_is_whole(trade):
    assert trade.vi
    assert trade.en
    assert trade.core
    assert trade.certainty in {"seen", "isco", "rule"}
    assert trade.vn_code == trade.code[:4]
    assert trade.isco08.isdigit()
    assert set(trade.core + trade.usual) <= set(WORDS.concepts)


def test_kinds_are_the_five():
    kinds = {concept.kind for concept in WORDS.concepts.values()}

    assert kinds == {"skill", "licence", "certificate", "language", "soft"}


def test_near_pairs_name_what_is_known():
    for code in (*WORDS.trades, *WORDS.concepts):
        served = {**WORDS.serves(code, licences=True), **WORDS.serves(code, licences=False)}
        for other, similarity in served.items():
            assert other in WORDS.trades or other in WORDS.concepts
            assert 0 < similarity <= SAME


def test_only_papers_cover_other_papers_in_full():
    assert WORDS.similar("licence-c", "licence-b") == SAME
    assert WORDS.similar("licence-b", "licence-c") == 0


def test_closeness_falls_with_the_codes():
    falls = [WORDS.closeness("7212", other) for other in ("7212", "7214", "7215", "7231", "5120")]

    assert falls == [255, 200, 110, 50, 0]
    assert WORDS.closeness("7231.9", "7231") == 190


def test_closeness_is_the_same_from_both_sides():
    codes = tuple(WORDS.trades)[::7]

    assert all(WORDS.closeness(a, b) == WORDS.closeness(b, a) for a in codes for b in codes)


def test_years_in_a_trade_imply_its_skills_but_no_paper():
    held = WORDS.held_by(Seeker(1, years={"8332": 6, "7111": 1, "5120": 0}))

    assert held["driving-truck"] == 4
    assert held["bricklaying"] == 2
    assert held["tiling"] == 1
    assert "licence-c" not in held
    assert "cooking-vietnamese" not in held


def test_what_is_stated_counts_when_it_is_more():
    held = WORDS.held_by(Seeker(1, held=(Held("bricklaying", 4),), years={"7111": 1}))

    assert held["bricklaying"] == 4


def test_a_vacancy_that_names_no_craft_asks_for_its_trades_core_too():
    paper = Vacancy(1, trade="8332", needs=(Need("licence-b", "must"), Need("pressure", "nice")))

    assert WORDS.needs_of(paper) == (*paper.needs, Need("driving-truck"))


def test_a_vacancy_that_lists_nothing_asks_for_its_trades_core():
    assert WORDS.needs_of(Vacancy(1, trade="7212")) == (Need("arc-welding"),)
    assert WORDS.needs_of(Vacancy(1)) == ()
    assert WORDS.needs_of(Vacancy(1, trade="0000")) == ()
    assert WORDS.needs_of(Vacancy(1, trade="7212", needs=(Need("x"),))) == (Need("x"),)


def test_skills_alone_do_not_take_the_trades_paper_away():
    skill, other = Need("driving-truck"), Need("licence-c1", "must")

    assert WORDS.needs_of(Vacancy(1, trade="8332", needs=(skill,))) == (skill, Need("licence-c"))
    assert WORDS.needs_of(Vacancy(1, trade="8332", needs=(skill, other))) == (skill, other)


def test_labels_come_in_two_languages_and_the_unknown_is_its_own():
    assert WORDS.label("7212") == "Thợ hàn"
    assert WORDS.label("7212", "en") == "Welder"
    assert WORDS.label("unheard-of") == "unheard-of"
    assert WORDS.usual("0000") == ()
