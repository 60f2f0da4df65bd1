"""The commands as a whole, on a database and servers of their own."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, text

from app.commands import main
from app.servers import Addresses

Loive = Callable[..., Result]


def test_vacancies_are_there_when_the_command_has_ended(
    loive: Loive, own_database: Addresses, file: Path
) -> None:
    file.write_text("id,title,location,salary\n1,Thợ hàn,Quảng Trị,9 triệu\n2,Thợ may,Khác,\n")
    typed = ("vacancies", file, "--source", "Sàn", "--open-until", "2027-01-31")
    said = loive("import", *typed)
    assert said.exit_code == 0
    assert "2 dòng = 1 nhận + 1 không nhận" in said.output
    assert _titles(own_database) == ["Thợ hàn"]
    assert "0 mới + 0 thay đổi + 1 như cũ" in loive("import", *typed).output


@pytest.mark.parametrize("kind", ["people", "courses"])
def test_before_there_is_a_centre_nothing_can_belong_to_it(
    loive: Loive, file: Path, kind: str
) -> None:
    file.write_text("name,phone,title,provider,place\nHồ Văn Pả,0912345678,Hàn,Trường nghề,Huế\n")
    refused = loive("import", kind, file)
    assert refused.exit_code == 1
    assert "Chưa có trung tâm nào" in refused.output


@pytest.mark.parametrize("command", ["vacancies", "people", "courses"])
def test_every_option_explains_itself(loive: Loive, command: str) -> None:
    shown = loive("import", command, "--help").output
    assert "import-option" not in shown
    assert "command-import" not in shown


@pytest.fixture
def loive(own_database: Addresses, key_file: Path, folder: Path) -> Loive:
    """The program as an operator types it."""
    environ = {
        "DATABASE_URL": own_database.database,
        "DATABASE_OWNER_URL": own_database.database_owner,
        "REDIS_URL": own_database.redis,
        "LOIVE_MASTER_KEYS": str(key_file),
        "LOIVE_DATA": str(folder),
    }

    def run(*typed: object) -> Result:
        return CliRunner(env=environ).invoke(main, [str(word) for word in typed])

    return run


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not in pytest's own folder, which the servers' user may not enter."""
    path = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


def _titles(at: Addresses) -> list[str]:
    engine = create_engine(at.database)
    with engine.connect() as connection:
        found = list(connection.scalars(text("select title from vacancy")))
    engine.dispose()
    return found
