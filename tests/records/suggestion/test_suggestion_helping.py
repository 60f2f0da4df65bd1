"""What would help is counted over the live vacancies, without those put aside and within the limits."""

from datetime import date

from records.course import actions as courses
from records.programme.envelope import Envelope
from records.suggestion import actions, helping
from records.suggestion.search import search_of
from tests.factories import DONG_HA, DONG_HOI

FAR = [
    {"country": "VN", "province_code": "44", "commune_code": DONG_HOI, "written": "Đồng Hới"},
]
TRUCKS = "8332"


def test_being_ready_to_move_brings_the_work_far_away(world):
    seeker = world.a_seeker(reach_km=10)
    vacancy = world.a_vacancy(spots=FAR)

    ways = helping.eased_for(search_of(seeker.seeker.id, today=world.act().today))

    assert [(way.how, way.more) for way in ways] == [("elsewhere", 1)]
    assert [opening.card.id for opening in ways[0].best] == [vacancy.id]


def test_what_was_put_aside_is_not_counted(world):
    seeker = world.a_seeker(reach_km=10)
    vacancy = world.a_vacancy(spots=FAR)
    actions.decide(world.act(seeker), seeker.seeker.id, vacancy.id, "not-for-me")

    assert helping.eased_for(search_of(seeker.seeker.id, today=world.act().today)) == ()


def test_a_course_names_the_work_that_its_paper_was_missing_for(world):
    seeker = world.a_seeker(trades=[TRUCKS], years={})
    needs = [{"concept": "licence-c", "strength": "must"}]
    world.a_vacancy(title="Lái xe tải", trade=TRUCKS, needs=needs)
    a_course(world, title="Lái xe hạng C", gives=["licence-c"], weeks=12)
    a_course(world, title="May", gives=["sewing-industrial"], weeks=1)

    doors = helping.doors_for(search_of(seeker.seeker.id, today=world.act().today), k=5)

    assert [(door.card.title, door.more) for door in doors] == [("Lái xe hạng C", 1), ("May", 0)]
    assert [opening.card.title for opening in doors[0].best] == ["Lái xe tải"]


def a_course(world, *, title, **facts):
    usual = {"title": title, "provider": "Trường", "commune_code": DONG_HA}
    courses.write(world.act(), {**usual, **facts}, centre_id=world.centre_id, source=("T", title))


def test_a_demand_dropped_lets_in_who_only_it_kept_out(world):
    world.a_seeker(trades=[TRUCKS], years={})
    needs = [{"concept": "licence-c", "strength": "must"}]
    vacancy = world.a_vacancy(title="Lái xe tải", trade=TRUCKS, needs=needs)

    dropped = dropped_for(world, vacancy, reader=world.counsellor)

    assert [(it.criterion, it.facts["concept"], it.more) for it in dropped] == [
        ("licence", "licence-c", 1)
    ]


def test_whom_the_law_keeps_away_is_not_counted(world):
    envelope = Envelope(barred_trades=frozenset({"83"}), barred_until=date(2027, 6, 1))
    world.a_seeker(trades=[TRUCKS], years={}, envelope=envelope)
    needs = [{"concept": "licence-c", "strength": "must"}]
    vacancy = world.a_vacancy(title="Lái xe tải", trade=TRUCKS, needs=needs)

    dropped = dropped_for(world, vacancy, reader=world.counsellor)

    assert dropped == ()
    elsewhere = dropped_for(world, vacancy, reader=world.a_counsellor())
    assert [it.more for it in elsewhere] == [1], "to a colleague it would tell of the limit"


def dropped_for(world, vacancy, *, reader):
    asked = {"centre_id": world.centre_id, "today": world.act().today}
    return helping.demands_of(vacancy.id, reader_id=reader.account_id, **asked)
