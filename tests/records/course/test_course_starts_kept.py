"""What was a course's one start before there were several is its first one; going back it is kept too."""

from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app import migrate
from tests.house.house import ROOT

BEFORE = """
insert into centre (code, name, province_code, email, phone, address)
values ('centre', 'Trung tâm', '44', 'c@dvvl.example', '+842333000000', '');
insert into course (code, centre_id, state, source, source_ref, title, provider, description, gives, needs,
                    commune_code, starts_on, seats, written_at, changed_no)
select 'course' || n, id, 'open', 'trường', n::text, 'Hàn cơ bản', 'Trường nghề', '', '[]', '[]', '19333',
       case n when 1 then date '2027-01-05' end, case when n < 3 then 20 end, now(), 1
from centre, generate_series(1, 3) n;
"""


def test_a_course_keeps_its_start_up_and_down(own_database):
    url = own_database.database_owner
    before = ScriptDirectory(str(ROOT / "migrations")).get_revision("0018").down_revision
    migrate.down(url, before)
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as line:
        line.execute(text(BEFORE))

    migrate.up(url)

    said = (
        "select course_id, starts_on::text, seats, seats_left from course_start order by course_id"
    )
    with engine.connect() as line:
        starts = [tuple(row) for row in line.execute(text(said))]
        found = line.scalar(text("select search_text from course limit 1"))
    assert [start[1:] for start in starts] == [("2027-01-05", 20, None), (None, 20, None)]
    assert found == " han co ban truong nghe "

    migrate.down(url, before)
    with engine.connect() as line:
        rows = line.execute(text("select starts_on::text, seats from course order by id")).all()
    assert [tuple(row) for row in rows] == [("2027-01-05", 20), (None, 20), (None, None)]
