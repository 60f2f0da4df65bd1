"""Addresses lead to the folder's own servers unless external ones are named."""

from pathlib import Path

import redis
from sqlalchemy import make_url
from sqlalchemy.dialects.postgresql.psycopg import dialect

from app.servers.addresses import addresses

ODD = Path("/srv/Dữ liệu 100% #1?+&")


def test_any_letters_in_the_folders_path_arrive_at_the_driver():
    found = addresses(ODD, {})

    _, arguments = dialect().create_connect_args(make_url(found.database))

    assert arguments == {
        "user": "loive_web",
        "dbname": "loive",
        "host": f"{ODD}/run",
        "port": "5432",
    }
    client = redis.Redis.from_url(found.redis)
    assert client.connection_pool.connection_kwargs["path"] == f"{ODD}/run/redis.sock"


def test_each_role_has_its_address():
    found = addresses(Path("/d"), {})

    urls = [found.database, found.database_owner, found.database_worker, found.database_admin]
    roles = [make_url(url).username for url in urls]
    assert roles == ["loive_web", "loive_owner", "loive_worker", "postgres"]


def test_external_servers_take_over_and_get_our_driver():
    environ = {
        "DATABASE_URL": "postgres://web@db/loive",
        "DATABASE_OWNER_URL": "postgresql://owner@db/loive",
        "REDIS_URL": "redis://queue:6379/1",
    }

    found = addresses(Path("/d"), environ)

    assert found.database == "postgresql+psycopg://web@db/loive"
    assert found.database_worker == found.database
    assert found.database_owner == found.database_admin == "postgresql+psycopg://owner@db/loive"
    assert found.redis == "redis://queue:6379/1"
