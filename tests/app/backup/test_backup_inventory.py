"""The inventory sees whatever changed: a row, a right, a wall."""

import pytest

CHANGES = {
    "a row changed": "update centre set name = name || '.'",
    "a row gone": "delete from history_line where id = (select min(id) from history_line)",
    "a right given": "grant delete on person to loive_web",
    "a right to a column given": "grant update (mac) on trail_line to loive_web",
    "a right taken": "revoke select on person from loive_web",
    "a trigger gone": "drop trigger consent_kept on consent",
    "a trigger asleep": "alter table consent disable trigger consent_kept",
    "a function changed": "create or replace function keep_trail() returns trigger language plpgsql as "
    "$$ begin return new; end $$",
    "a check gone": "alter table consent drop constraint ck_consent_how_known",
    "an index gone": "drop index uq_consent_given",
    "a column wider": "alter table consent alter how type varchar(11)",
    "a policy new": "create policy all_may on person using (true)",
    "row security on": "alter table centre enable row level security",
    "another owner": "alter table person owner to postgres",
    "a table new": "create table extra (id int)",
    "a sequence back": "select setval('person_id_seq', 1)",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(house, change):
    before = house.inventory()
    assert before.missing_in(house.inventory()) == []

    house.run(change)

    assert before.missing_in(house.inventory()) != []


def test_the_order_of_rows_does_not_matter(house):
    before = house.inventory()

    house.run("create table held as select * from commune; delete from held; drop table held")
    house.run("cluster person using pk_person")

    assert before.missing_in(house.inventory()) == []


def test_a_number_given_out_meanwhile_is_no_difference(house):
    before = house.inventory()

    house.run("select nextval('person_id_seq')")

    assert before.missing_in(house.inventory()) == []
