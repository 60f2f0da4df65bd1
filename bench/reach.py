"""Asking how many people a vacancy reaches, while one more person has limits, and while they have none.

python -m bench.reach [--tries 60] [--people 1000]

The two are asked in turn, each about a day of its own, so that the snapshot is taken anew every time.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask

from app import keys, migrate
from app.factory import create_app
from app.servers import running_servers
from app.settings import Settings
from records import trail
from records.ledger import session
from records.programme.actions import rewrite
from records.programme.envelope import Envelope
from records.suggestion import reach
from tests.factories import World

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LIMITED = Envelope(
    member=True, barred_trades=("7212",), barred_until=date(2030, 1, 1), exit_suspended=True
)


def main() -> None:
    """Measure both, print the answers they gave and the medians."""
    asked = _arguments()
    with _house() as app, app.app_context(), trail.unwatched("a benchmark"):
        told, times = _measured(asked.tries, asked.people)
    assert told["limits"] == told["none"], "an answer differs"
    print(f"{asked.people} people, {asked.tries} tries each, equal answers: {set(told['none'])}")
    for name, took in times.items():
        print(f"{name:8} median {statistics.median(took):8.2f} ms")
    gap = statistics.median(times["limits"]) - statistics.median(times["none"])
    spread = statistics.stdev(times["none"])
    print(f"medians differ by {gap:+.2f} ms; one ordinary try strays by {spread:.2f} ms")


def _measured(tries: int, people: int) -> tuple[dict[str, list[int]], dict[str, list[float]]]:
    moment = [NOW]
    world = World(lambda: moment[0])
    world.a_crowd(of=people - 1)
    one, employer = world.a_seeker(), world.an_employer()
    vacancy = world.a_vacancy(employer, open_until=None)
    told: dict[str, list[int]] = {"limits": [], "none": []}
    times: dict[str, list[float]] = {"limits": [], "none": []}
    for _ in range(tries):
        for name, envelope in (("limits", LIMITED), ("none", Envelope())):
            moment[0] += timedelta(days=1)
            rewrite(one.seeker.programme_id, envelope)
            session.commit()
            began = time.perf_counter()
            reach.ask(world.act(employer), vacancy)
            session.commit()
            times[name].append(1000 * (time.perf_counter() - began))
            answer = reach.reach(vacancy.id, today=world.act().today).about
            told[name].append(-1 if answer is None else answer)
    return told, times


@contextmanager
def _house() -> Iterator[Flask]:
    folder = Path(tempfile.mkdtemp(prefix="lv-", dir="/tmp"))
    try:
        with running_servers(folder, environ={}, say=lambda key, **values: None) as at:
            migrate.up(at.database_owner)
            key_file = folder / "keys.json"
            keys.make_if_missing(key_file)
            heads = folder / "trail.heads"
            yield create_app(
                Settings(database=at.database, redis=at.redis, keys=key_file, trail_heads=heads)
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=60)
    parser.add_argument("--people", type=int, default=1_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
