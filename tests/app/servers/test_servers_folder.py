"""The data folder is found, made private and never taken from anybody else."""

import os
import stat
from pathlib import Path

import pytest

from app.servers.folder import SYSTEM_FOLDER, data_folder, prepare
from app.servers.owner import Owner, servers_owner
from app.servers.refused import Refused

CHECKOUT = Path(__file__).resolve().parents[3]
IS_ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not IS_ROOT, reason="only root hands the folder to another user")


def test_the_chosen_folder_wins():
    assert data_folder({"LOIVE_DATA": "/srv/Dữ liệu"}) == Path("/srv/Dữ liệu")


def test_without_a_choice_root_uses_the_system_and_others_their_checkout():
    assert data_folder({}) == (SYSTEM_FOLDER if IS_ROOT else CHECKOUT / ".data")


def test_the_folder_belongs_to_the_servers_user_alone(folder, owner):
    folder.chmod(0o755)

    prepare(folder, owner)

    assert mode(folder) == 0o700
    assert folder.stat().st_uid == owner.uid


def test_a_missing_folder_is_made_and_no_parent_changes(folder, owner):
    folder.chmod(0o711)

    prepare(folder / "a" / "b", owner)

    assert mode(folder) == 0o711
    assert mode(folder / "a" / "b") == 0o700


def test_the_same_folder_can_be_prepared_again(folder, owner):
    for _ in range(2):
        place = prepare(folder, owner)
        (folder / "lock").touch()
        place.room("run")


def test_a_path_too_long_for_a_socket_is_refused_before_anything_is_made(folder, owner):
    long = folder / ("d" * 90)

    assert refusal(long, owner) == "servers-folder-too-long"
    assert not long.exists()


def test_letters_are_counted_as_the_kernel_counts_them(folder, owner):
    assert refusal(folder / ("ữ" * 30), owner) == "servers-folder-too-long"


@pytest.mark.parametrize("name", ["a,b", "a\nb"])
def test_letters_that_would_break_an_address_are_refused(folder, owner, name):
    assert refusal(folder / name, owner) == "servers-folder-odd-letters"


def test_a_folder_with_other_things_in_it_is_left_alone(folder, owner):
    folder.chmod(0o755)
    (folder / "letter.txt").touch()

    assert refusal(folder, owner) == "servers-folder-not-empty"
    assert mode(folder) == 0o755


def test_a_file_in_its_place_is_refused(folder, owner):
    (folder / "file").touch()

    assert refusal(folder / "file", owner) == "servers-folder-unusable"


@only_root
def test_a_folder_of_another_user_is_refused(folder, owner):
    os.chown(folder, 12345, 12345)

    assert refusal(folder, owner) == "servers-folder-of-another"


@only_root
def test_a_folder_the_servers_can_not_reach_is_refused(folder, owner):
    assert refusal(folder / "below", owner) == "servers-folder-unreachable"
    assert mode(folder) == 0o700


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusal(path: Path, owner: Owner) -> str:
    with pytest.raises(Refused) as refused:
        prepare(path, owner)
    return refused.value.key


@pytest.fixture
def owner(console) -> Owner:
    return servers_owner(console)
