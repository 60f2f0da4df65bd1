"""Papers from the desk: filled from what is stored, handed out neutrally, noted, and never too early."""

from datetime import date

import pytest

from records.centre import actions as centres
from records.employer.queries import facts
from records.ledger import session
from records.person.details import Details, seal
from records.person.queries import row as person_row
from records.programme.envelope import Envelope
from records.rights import resting
from records.seeker.model import Seeker
from records.trail.model import TrailLine
from tests.factories import DONG_HA
from tests.papers.reading import text_of
from tests.visitor import fresh

MEMBER = Envelope(
    member=True, barred_trades=("7212",), barred_until=date(2028, 5, 1), stay_in_commune=DONG_HA
)


@pytest.fixture
def known(world):
    """Somebody in the programme, of whom all is known that a form asks for and we store."""
    seeker = world.a_seeker(
        envelope=MEMBER,
        trades=["7212"],
        years={"7212": 3},
        pay_floor=7_000_000,
        wishes={
            "schooling": {"value": "lower-secondary", "strength": "should"},
            "training": {"value": "elementary", "strength": "should"},
            "shift": {"value": ["night"], "strength": "nice"},
            "accommodation": {"value": ["provided"], "strength": "should"},
        },
    )
    details = Details("Hồ Văn Pả", "+84912345678", "044090000002", date(1990, 9, 2), "Thôn 3")
    row = person_row(seeker.person_id, centre_id=world.centre_id)
    row.commune_code = DONG_HA
    seal(row, details)
    session.commit()
    return seeker


@pytest.fixture
def met(world):
    """Somebody an employer may know by name, and what they granted."""

    def meet(*parts, phone="+84912345678"):
        seeker = world.a_seeker(phone=phone, envelope=Envelope(member=True))
        employer = world.an_employer(name="Xưởng cơ khí Bình Minh")
        vacancy = world.a_vacancy(employer)
        if not parts:
            return world.a_proposal(seeker, vacancy)
        return world.an_introduction(seeker, vacancy, parts=parts)

    return meet


class Printed:
    """An answer that is a paper."""

    def __init__(self, answer):
        assert answer.mimetype == "application/pdf", answer.get_data(as_text=True)[-600:]
        self.name = answer.headers["Content-Disposition"]
        self.text = text_of(answer.get_data())


def printed(desk, path):
    session.commit()
    fresh()
    return Printed(desk.client.get(path))


def marked(paper):
    return {x.split("☐")[0].strip() for x in paper.text.split("☒")[1:]}


def test_form_01_bears_what_is_stored_of_the_person(desk, known):
    paper = printed(desk, f"/desk/seekers/{known.seeker_code}/papers/form-01.pdf")

    for said in ("Hồ Văn Pả", "044090000002", "02/09/1990", "0912 345 678", "Thôn 3",
                 "phường Đông Hà", "Thợ hàn", "3 năm"):  # fmt: skip
        assert said in paper.text
    assert {"Tốt nghiệp Trung học cơ sở", "Sơ cấp"} <= marked(paper)
    assert paper.name == 'inline; filename="phieu-01.pdf"'


def test_form_01a_bears_the_work_that_is_looked_for(desk, known):
    paper = printed(desk, f"/desk/seekers/{known.seeker_code}/papers/form-01a.pdf")

    assert "Thợ hàn" in paper.text
    assert "7.000.000 đ" in paper.text
    assert {"Từ 2 đến 5 năm", "5-10 triệu", "Làm ca", "Ký túc xá", "Làm việc ngay"} <= marked(paper)


@pytest.mark.parametrize("kind", ["form-01", "form-01a", "slip", "profile", "profile-contact"])
def test_who_is_in_the_programme_has_the_papers_of_anybody(desk, world, known, kind):
    paper = printed(desk, f"/desk/seekers/{known.seeker_code}/papers/{kind}.pdf")
    row = known.seeker
    other = world.a_seeker(
        trades=row.trades, years=row.years, pay_floor=row.pay_floor, wishes=row.wishes
    )
    theirs = person_row(other.person_id, centre_id=world.centre_id)
    theirs.commune_code = DONG_HA
    seal(theirs, Details("Hồ Văn Pả", "+84912345678", "044090000002", date(1990, 9, 2), "Thôn 3"))

    same = printed(desk, f"/desk/seekers/{other.seeker_code}/papers/{kind}.pdf")

    mine, hers = (f"{x.login[:5]}-{x.login[5:]}" for x in (known, other))
    assert paper.text.replace(mine, "…") == same.text.replace(hers, "…")


def test_the_work_profile_tells_how_to_reach_somebody_only_if_wished(desk, known):
    path = f"/desk/seekers/{known.seeker_code}/papers/profile"
    without, with_contact = printed(desk, f"{path}.pdf"), printed(desk, f"{path}-contact.pdf")

    assert "0912 345 678" in with_contact.text
    assert "0912" not in without.text
    for paper in (without, with_contact):
        assert "Thợ hàn: 3 năm" in paper.text
        for hidden in ("044090000002", "1990", "7.000.000", "2028", "Thôn 3"):
            assert hidden not in paper.text


def test_the_slip_bears_the_code_and_neither_name_nor_pin(desk, known):
    paper = printed(desk, f"/desk/seekers/{known.seeker_code}/papers/slip.pdf")

    assert f"{known.login[:5]}-{known.login[5:]}" in paper.text
    assert "Hồ Văn Pả" not in paper.text
    assert known.secret not in paper.text
    assert paper.name == 'inline; filename="giay-hen.pdf"'


def test_who_has_no_sign_in_is_first_given_one(desk, world):
    desk.get("/desk/seekers/new")
    desk.submit(name="Hồ Thị Mai", then="slip")
    code = desk.page.response.request.path.split("/")[-2]

    assert desk.get(f"/desk/seekers/{code}/papers/slip.pdf").h1 == "Phiếu hẹn"


def test_each_look_at_a_paper_is_noted_with_what_it_showed(desk, known):
    printed(desk, f"/desk/seekers/{known.seeker_code}/papers/profile.pdf")
    printed(desk, f"/desk/seekers/{known.seeker_code}/papers/form-01.pdf")

    lines = session.query(TrailLine).filter_by(subject="person", subject_id=known.person_id)
    looks = {x.verb: set(x.fields) for x in lines if x.kind == "look"}
    asked = {"name", "phone", "citizen_id", "birth_date", "address"}
    assert looks["counsellor_portal.seeker_paper"] in ({"name"}, asked)
    assert {frozenset(x.fields) for x in lines if x.kind == "look"} >= {
        frozenset({"name"}), frozenset(asked),
    }  # fmt: skip


def test_forms_03_and_03a_bear_the_employer_and_the_work(desk, world):
    vacancy = world.a_vacancy(experience_months=24)
    employer = printed(desk, f"/desk/vacancies/{vacancy.code}/papers/form-03.pdf")
    work = printed(desk, f"/desk/vacancies/{vacancy.code}/papers/form-03a.pdf")

    assert "Xưởng cơ khí Bình Minh" in employer.text
    assert "Nguyễn Văn Bình" in employer.text
    for said in ("Thợ hàn", "Hàn khung thép trong xưởng.", "8.000.000", "phường Đông Hà"):
        assert said in work.text
    assert {"Từ 2 đến 5 năm", "5-10 triệu"} <= marked(work)


def test_what_an_employer_said_later_stands_on_form_03(desk, world):
    employer = world.an_employer()
    vacancy = world.a_vacancy(employer)
    page = f"/desk/employers/{facts(employer.employer_id).card.code}/form"
    desk.get(page)
    desk.submit(sector="c", goods="Cửa sắt", size="10-50", services=["policy"])

    paper = printed(desk, f"/desk/vacancies/{vacancy.code}/papers/form-03.pdf")

    assert "Cửa sắt" in paper.text
    assert {"Công nghiệp, chế biến, chế tạo", "10-50"} <= marked(paper)
    assert desk.get(page).fields()["sector"] == "c"


def test_a_vacancy_taken_from_a_list_has_no_forms(desk, world):
    listed = world.a_vacancy()
    listed.employer_id, listed.source, listed.source_ref = None, "báo", "1"
    session.commit()

    desk.get(f"/desk/vacancies/{listed.code}/papers/form-03a.pdf", status=404)


def test_the_letter_waits_for_the_persons_word(desk, met):
    proposed = met()

    page = desk.get(f"/desk/introductions/{proposed.code}")
    refused = desk.get(f"/desk/introductions/{proposed.code}/letter.pdf", status=409)

    assert not [x for x in page.links() if x.endswith("letter.pdf")]
    assert "chưa được biết tên" in refused.text


def test_of_whoever_lets_their_data_rest_nothing_goes_out(desk, world, met):
    it = met("contact")
    resting.rest(world.act(), session.get(Seeker, it.seeker_id))

    desk.get(f"/desk/introductions/{it.code}/letter.pdf", status=409)
    assert "Số lượng*: 0" in printed(desk, "/desk/papers/form-02.pdf").text


def test_the_letter_says_what_was_granted_and_no_more(desk, met):
    little, much = met("contact"), met("contact", "profile", phone="+84912345679")
    bare, more = (printed(desk, f"/desk/introductions/{x.code}/letter.pdf") for x in (little, much))

    for paper in (bare, more):
        assert "Xưởng cơ khí Bình Minh" in paper.text
        assert "Hồ Văn Pả" in paper.text
        assert "0912 345 67" in paper.text
        assert "THÔNG BÁO KẾT QUẢ TUYỂN DỤNG" in paper.text
        assert "hết ngày 23/12/2026" in paper.text
    assert "phường Đông Hà" in more.text.split("Nơi ở hiện nay")[1][:40]
    assert "Thợ hàn: 3 năm" in more.text
    assert "3 năm" not in bare.text


def test_what_is_printed_of_a_morning_is_who_came_that_morning(desk, world, clock, known):
    elsewhere = centres.found(
        name="Trung tâm khác", province_code="46", email="x@y.example", phone="+84", address="",
        branches={"Huế": "h@y.example"},
    )  # fmt: skip
    world.a_seeker(name="Trần Thị Xa").seeker.centre_id = elsewhere
    world.a_seeker(name="Bùi Thị An")
    today, days = printed(desk, "/desk/papers/form-02.pdf"), "first-day=1&first-month=2"

    order = [today.text.index(x) for x in ("Bùi Thị An", "Hồ Văn Pả")]
    assert order == sorted(order)
    assert "Số lượng*: 2" in today.text
    assert "Trần Thị Xa" not in today.text
    past = f"{days}&first-year=2026&last-day=2&last-month=2&last-year=2026"
    assert "Số lượng*: 0" in printed(desk, f"/desk/papers/form-02.pdf?{past}").text


def test_form_04_lists_who_began_to_work(desk, world, started):
    started.pay_written = "12 triệu/tháng"
    paper = printed(desk, "/desk/papers/form-04.pdf")

    line = paper.text.split("10 11 12")[1]
    for said in ("Hồ Văn Pả", "Xưởng cơ khí Bình Minh", "Thợ hàn", " 3 ", "23/11/2026"):
        assert said in line


@pytest.mark.parametrize(
    ("last", "said"),
    [("last-day=40&last-month=1&last-year=2026", "Đến hết ngày"),
     ("last-day=1&last-month=1&last-year=2026", "bằng hoặc sau ngày đầu"),
     ("last-day=1&last-month=1&last-year=2030", "không quá một năm")],
)  # fmt: skip
def test_days_that_cannot_be_are_named_at_their_boxes(desk, last, said):
    first = "first-day=2&first-month=1&first-year=2026"
    for path in ("/desk/papers", "/desk/papers/form-04.pdf"):
        page = desk.get(f"{path}?{first}&{last}", status=422)

        assert len(page.errors) == 1
        assert said in page.errors[0]


def test_papers_stay_vietnamese_and_an_english_page_says_so(desk, known):
    page = desk.in_english().get(f"/desk/seekers/{known.seeker_code}/papers")
    paper = printed(desk, f"/desk/seekers/{known.seeker_code}/papers/profile.pdf")

    assert "Papers are printed in Vietnamese." in page.text
    assert "Thợ hàn: 3 năm" in paper.text
    assert "years" not in paper.text


def test_a_list_that_is_no_paper_any_more_asks_for_fewer_days(desk, known, monkeypatch):
    monkeypatch.setattr("records.overview.lists.MOST", 0)

    assert "Chọn ít ngày hơn" in desk.get("/desk/papers/form-02.pdf", status=409).text
    assert "1 người đăng ký" in desk.get("/desk/papers").text
