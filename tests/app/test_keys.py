"""The key file: whole or not there, readable by its owner alone; an older one gets what it lacks."""

import json
import threading

from app import keys


def test_a_fresh_file_has_every_key_and_its_owner_alone_reads_it(tmp_path):
    path = tmp_path / "keys.json"

    keys.make_if_missing(path)
    ring, web = keys.read(path)

    assert len({*ring.masters.values(), ring.index, ring.trail}) == 3
    assert web
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_from_before_the_trail_gets_its_key_once_and_keeps_the_others(tmp_path):
    path = tmp_path / "keys.json"
    keys.make_if_missing(path)
    old = json.loads(path.read_text())
    del old["trail"]
    path.write_text(json.dumps(old))

    keys.make_if_missing(path)
    mended = path.read_text()
    keys.make_if_missing(path)

    assert path.read_text() == mended
    assert json.loads(mended).items() > old.items()
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_starters_at_once_all_read_the_same_keys(tmp_path):
    path, read = tmp_path / "keys.json", []

    def start():
        keys.make_if_missing(path)
        read.append(path.read_text())

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(read)) == 1
