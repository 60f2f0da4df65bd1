"""VAC-LLTP: nobody may ask for a record, and where the law lets them a counsellor looks first."""

from datetime import date

import pytest

from records.ledger import session
from records.vacancy import actions, holding
from records.vacancy.lint import objected
from records.vacancy.listing import Listings
from records.vacancy.schema import VacancySchema

ASKS = "Yêu cầu lý lịch tư pháp số 1, không tiền án."
GUARD = {"title": "Nhân viên bảo vệ", "description": ASKS}
TYPED = {
    "title": "Thợ hàn",
    "place": "phường Nam Đông Hà, tỉnh Quảng Trị",
    "places": "2",
    "pay": "8 - 10 triệu",
    "open_until": "20/12/2026",
}


def read(**typed):
    return VacancySchema().read({**TYPED, **typed})


@pytest.mark.parametrize(
    "text",
    [
        "Có lý lịch tư pháp",
        "có LLTP số 2",
        "Không tiền án, tiền sự",
        "không có tiền án tiền sự",
        "Nhân thân tốt",
        "Lý lịch trong sạch",
        "ly lich tu phap",
        "No criminal record",
    ],
)
def test_an_employer_reads_why_a_demand_must_go(text):
    _, errors = read(description=text)

    (reason,) = errors["description"]
    assert reason.key == "scan-vacancy-asks"
    assert reason.values["since"] == "01/07/2026"
    assert "“" in str(reason.values["words"])


def test_a_title_is_read_too_beside_other_faults():
    _, errors = read(title="Thợ hàn, nhân thân tốt", places="mười")

    assert errors.keys() == {"title", "places"}


def test_a_vacancy_tells_of_nobodys_past_either():
    assert [x.key for x in objected("Nhận người mãn hạn tù")] == ["scan-refused"]


def test_work_is_not_mistaken_for_a_demand():
    for text in ("Sơ yếu lý lịch có xác nhận của xã", "Có tiền ăn ca", "Bảo vệ: chống trộm cắp"):
        assert read(description=text)[1] == {}


def test_a_listing_that_asks_where_nobody_would_look_stays_out_with_its_reason():
    cells = {"title": "Bảo vệ", "place": "Đông Hà", "pay": "9 triệu, không tiền án"}

    errors = Listings(date(2026, 11, 23), "Sàn").read(cells)

    assert errors["pay"][0].key == "scan-vacancy-asks"


def test_a_listing_that_tells_of_somebodys_past_stays_out():
    cells = {"title": "Bảo vệ", "place": "Đông Hà", "description": "Nhận người mãn hạn tù"}

    errors = Listings(date(2026, 11, 23), "Sàn").read(cells)

    assert errors["description"][0].key == "scan-refused"


def test_who_insists_may_ask_but_tells_of_nobodys_past():
    insisting = VacancySchema(insists=True)

    assert insisting.read({**TYPED, "description": ASKS})[1] == {}
    _, errors = insisting.read({**TYPED, "description": f"{ASKS} Nhận người mãn hạn tù."})
    assert [x.key for x in errors["description"]] == ["scan-refused"]


def test_a_trade_that_may_ask_tells_of_nobodys_past_either():
    _, errors = read(**{**GUARD, "description": "Không nhận người mãn hạn tù"})

    assert [x.key for x in errors["description"]] == ["scan-refused"]


def test_where_the_law_lets_one_ask_the_boxes_are_taken():
    assert read(**GUARD)[1] == {}
    assert read(trade="5401", title="Trực cổng", description=ASKS)[1] == {}


def test_nobody_simply_posts_it(world):
    employer = world.an_employer()
    draft = written(world, employer)

    for who in (employer, None):
        with pytest.raises(actions.LookOwed):
            actions.post(world.act(who), draft)


def test_closing_and_reopening_is_no_way_round(world):
    employer = world.an_employer()
    draft = written(world, employer)
    actions.close(world.act(employer), draft)

    with pytest.raises(actions.LookOwed):
        actions.reopen(world.act(employer), draft)


def test_a_shown_vacancy_cannot_be_made_to_ask(world):
    employer = world.an_employer()
    vacancy = written(world, employer, description="")
    actions.post(world.act(employer), vacancy)

    with pytest.raises(actions.LookOwed):
        actions.edit(world.act(employer), vacancy, read(**GUARD)[0])


def test_what_was_looked_at_may_be_changed_and_shown_again(world):
    employer = world.an_employer()
    vacancy = released(world, employer)
    actions.edit(world.act(employer), vacancy, read(**{**GUARD, "trade": "5401", "places": "5"})[0])
    actions.pause(world.act(employer), vacancy)
    actions.resume(world.act(employer), vacancy)

    assert (vacancy.state, vacancy.places) == ("open", 5)


def test_what_was_looked_at_for_one_trade_is_not_shown_under_another(world):
    employer = world.an_employer()
    vacancy = released(world, employer)

    with pytest.raises(actions.LookOwed):
        actions.edit(world.act(employer), vacancy, {"trade": "7212"})


def released(world, employer):
    vacancy = written(world, employer, trade="5401")
    holding.offer(world.act(employer), vacancy)
    holding.release(world.act(), vacancy, rule="OCC-GUARD", reason="Đã xem giấy phép.")
    return vacancy


def written(world, employer, **typed):
    facts, wrong = read(**{**GUARD, **typed})
    assert wrong == {}
    vacancy = actions.write(world.act(employer), facts, employer_id=employer.employer_id)
    session.flush()
    return vacancy
