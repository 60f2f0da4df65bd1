"""Direct SQL as the web and the worker role: every table, column and statement, exactly as declared."""

import psycopg
import pytest
from sqlalchemy.engine import make_url

from app.servers.addresses import WEB, WORKER
from tests.house.rights import RIGHTS, SOME

STATEMENTS = {
    "S": "select {column} from {table} limit 0",
    "I": "insert into {table} ({column}) select null::{kind} where false",
    "U": "update {table} set {column} = null where false",
    "D": "delete from {table} where false",
}
OF_COLUMNS = "SIU"


def connected(url):
    said = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(said, autocommit=True)


def tables(owner):
    """Every table with its columns and their types."""
    rows = owner.execute(
        """
        select format('%I', c.relname), n.nspname, format('%I', a.attname),
               format_type(a.atttypid, a.atttypmod)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'wall')
        """
    )
    found = {}
    for table, schema, column, kind in rows:
        name = table if schema == "public" else f"{schema}.{table}"
        found.setdefault(name, {})[column] = kind
    return found


def allowed(line, statement):
    try:
        line.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def rights_of(line, found):
    """Try every statement on every column; return what was let through, as the list writes it."""
    rights, some = {}, {}
    for table, columns in found.items():
        letters = ""
        for letter, statement in STATEMENTS.items():
            tried = columns if letter in OF_COLUMNS else {"": ""}
            let = {
                column.strip('"')
                for column, kind in tried.items()
                if allowed(line, statement.format(table=table, column=column, kind=kind))
            }
            if len(let) == len(tried):
                letters += letter
            elif let:
                letters += letter.lower()
                some[table.strip('"'), letter] = let
        rights[table.strip('"')] = letters
    return rights, some


@pytest.mark.parametrize("role", [WEB, WORKER])
def test_each_role_may_do_what_the_list_says_and_nothing_else(shared_database, role):
    at = shared_database
    with connected(at.database_owner) as owner:
        found = tables(owner)
    url = at.database if role == WEB else at.database_worker
    with connected(url) as line:
        assert line.execute("select current_user").fetchone() == (role,)
        rights, some = rights_of(line, found)

    place = (WEB, WORKER).index(role)
    assert rights == {table: both[place] for table, both in RIGHTS.items()}
    declared = {key[1:]: set(columns.split()) for key, columns in SOME.items() if key[0] == role}
    assert some == declared


def test_no_program_is_powerful(shared_database):
    for url in (shared_database.database, shared_database.database_worker):
        with connected(url) as line:
            powers = line.execute(
                "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
                " where rolname = current_user"
            ).fetchone()
            assert powers == (False, False, False, False)
            for other in ("loive_owner", "postgres", WEB, WORKER):
                if line.execute("select current_user").fetchone() != (other,):
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        line.execute(f"set role {other}")


def test_every_table_with_sealed_facts_stands_behind_the_wall(shared_database):
    with connected(shared_database.database_owner) as owner:
        behind = owner.execute(
            "select relname from pg_class where relrowsecurity and relforcerowsecurity"
        ).fetchall()
        sealed = owner.execute(
            "select distinct table_name from information_schema.columns"
            " where table_schema = 'public'"
            " and (column_name ~ '(^|_)sealed$' or column_name in ('wrapped', 'person_id'))"
        ).fetchall()

    # A second factor is asked for before anybody is known, and is no person's fact; its key is behind it.
    assert {name for (name,) in sealed} - {"seeker", "second_factor"} <= {
        name for (name,) in behind
    }
