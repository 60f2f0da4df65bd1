"""Ranking 20,000 vacancies for one seeker: the engine, brute force, and plain word likeness.

python -m bench.ranking [--size 20000] [--seekers 5]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from rapidfuzz import fuzz

from bench import invented
from matcher import oracle
from matcher.criteria.criterion import Query
from matcher.facts import Seeker, Vacancy
from matcher.index import Index
from matcher.match import Matcher
from matcher.taxonomy import Taxonomy, standard


def main() -> None:
    """Build once, then run the three in turn for each seeker and print medians and ratios."""
    asked = _arguments()
    words = standard()
    vacancies = invented.vacancies(asked.size, words)
    people = invented.seekers(asked.seekers, words)
    index, build = _timed(
        lambda: Index.build(vacancies, words, seekers=invented.seekers(5_000, words))
    )
    matcher = Matcher(index)
    matcher.vacancies_for(people[0], today=invented.TODAY)
    print(f"{asked.size} vacancies and 5000 seekers, index built in {build:.0f} ms")
    _report(_ranked(matcher, people, vacancies, words))
    _report_rest(matcher, people, vacancies)


def _ranked(
    matcher: Matcher, people: Sequence[Seeker], vacancies: Sequence[Vacancy], words: Taxonomy
) -> dict[str, list[float]]:
    """Milliseconds of each way, interleaved; the engine must equal brute force every time."""
    query = Query(invented.TODAY, words)
    bags = [
        _bag(vacancy.trade, [need.concept for need in vacancy.needs], words)
        for vacancy in vacancies
    ]
    times: dict[str, list[float]] = {"engine": [], "brute force": [], "plain RapidFuzz": []}
    for seeker in people:
        hits, took = _timed(partial(matcher.vacancies_for, seeker, today=invented.TODAY))
        times["engine"].append(took)
        plain, took = _timed(partial(oracle.vacancies_for, seeker, vacancies, query))
        times["brute force"].append(took)
        text = _bag(seeker.trades[0], [has.concept for has in seeker.held], words)
        _, took = _timed(partial(_likest, text, bags))
        times["plain RapidFuzz"].append(took)
        assert [(hit.id, hit.score) for hit in hits] == plain, "the engine differs from brute force"
    return times


def _likest(text: str, bags: Sequence[str]) -> list[float]:
    return sorted(fuzz.token_set_ratio(text, bag) for bag in bags)[-20:]


def _report(times: dict[str, list[float]]) -> None:
    ours = statistics.median(times["engine"])
    for name, took in times.items():
        median = statistics.median(took)
        print(f"{name:16} {median:10.1f} ms   {median / ours:8.1f} x the engine")


def _report_rest(matcher: Matcher, people: Sequence[Seeker], vacancies: Sequence[Vacancy]) -> None:
    today = invented.TODAY
    seeker, vacancy = people[0], vacancies[0]
    changed = [vacancies[1]]
    hits = matcher.vacancies_for(seeker, today=today)
    tasks: dict[str, Callable[[], Any]] = {
        "explain 20": lambda: [hit.explain() for hit in hits],
        "nearly": lambda: matcher.nearly(seeker, today=today),
        "5,000 seekers for a vacancy": lambda: matcher.seekers_for(vacancy, today=today),
        "one change": lambda: matcher.index.with_changes(changed, closed=[vacancy.id]),
    }
    for name, task in tasks.items():
        print(f"{name:28} {statistics.median(_timed(task)[1] for _ in range(15)):8.2f} ms")


def _bag(trade: str | None, concepts: Sequence[str], words: Taxonomy) -> str:
    return " ".join(words.label(code) for code in ([trade] if trade else []) + list(concepts))


def _timed(task: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    answer = task()
    return answer, 1000 * (time.perf_counter() - began)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--seekers", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
