"""Evil uploads come to nothing: refused in two seconds by a child, and the parent does not notice.

``PROMISES=full`` takes in all of them; otherwise every third.
"""

import io
import os
import resource
import time
from threading import Thread

import pytest

from records.intake.door import shown, take_in
from records.intake.reasons import FileRefused
from tests.records.intake import evil

FULL = os.environ.get("PROMISES") == "full"
ALL = list(evil.every())
SECONDS, MEGABYTES = 2.0, 1.0


def memory():
    """Megabytes this process holds now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / evil.MB


def became(content, name):
    try:
        take_in(io.BytesIO(content), name)
    except FileRefused as refused:
        return refused.reason
    return None


@pytest.mark.promise
def test_every_evil_upload_is_refused_or_read_harmlessly_within_two_seconds():
    tried, slowest, wrong = ALL if FULL else ALL[::3], ("", 0.0), []
    became(b"a,b\n1,2", "a.csv")
    for each in tried:
        content = each.make()
        began, before = time.monotonic(), memory()
        reason = became(content, each.name)
        taken, grown = time.monotonic() - began, memory() - before
        slowest = max(slowest, (each.what, taken), key=lambda pair: pair[1])
        if (reason.key if reason else "harmless") not in each.ends:
            wrong.append(f"{each.what}: {reason}")
        if taken > SECONDS or grown > MEGABYTES:
            wrong.append(f"{each.what}: {taken:.1f} s, {grown:+.1f} MB")
    harmless = sum(each.ends == evil.HARMLESS for each in tried)
    print(f"\n{len(tried)} evil uploads: {len(tried) - harmless} refused, {harmless} read harmlessly, "
          f"{len(wrong)} otherwise; slowest {slowest[1]:.2f} s ({slowest[0]})")  # fmt: skip

    assert not wrong, "; ".join(wrong)
    assert became(b"a,b\n1,2", "a.csv") is None


def test_pages_are_served_while_an_evil_upload_is_read(visitor):
    bomb, ends = evil.gigabyte_cell(), []
    visitor.get("/sign-in")  # the first page of a process loads what it needs
    reading = Thread(target=lambda: ends.append(became(bomb, "a.xlsx")))
    reading.start()
    while reading.is_alive():
        began = time.monotonic()
        visitor.get("/sign-in")
        assert time.monotonic() - began < SECONDS
    reading.join()

    assert ends[0].key in {"file-packed-too-tight", "file-unpacks-too-big"}


def test_there_are_at_least_sixty():
    assert len([each for each in ALL if each.ends != evil.HARMLESS]) >= 60
    assert len({each.what for each in ALL}) == len(ALL)


def test_a_name_is_said_back_without_its_path_and_unseen_letters():
    assert shown("C:\\Users\\Hoa\\danh sách.xlsx") == "danh sách.xlsx"
    assert shown("../../etc/passwd\x00.csv") == "passwd.csv"
    assert shown("a\u202excod.csv") == "axcod.csv"
    assert shown("a" * 500 + ".csv") == "a" * 76 + ".csv"
