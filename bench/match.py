"""Ranking vacancies: the engine against brute force and against other engines, in the same run.

Each question is put to everybody in turn; what counts is the median over the seekers, as a ratio to ours.
A seeker is new to the index when first asked for ("ours"), known the second time ("again").
"""

import gc
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz

from bench import invented, more, tables
from bench.brute import Brute
from bench.clock import clock, worked
from bench.figures import Figure, Figures, report
from bench.peers import KNOWN, Peer, peers
from matcher import ledger
from matcher.advising import Adviser
from matcher.criteria.criterion import Query
from matcher.facts import ANYWHERE, Held, Seeker, Term, Vacancy
from matcher.index import Index
from matcher.kernels import kernel, plain, warm_up
from matcher.match import Matcher
from matcher.taxonomy import Taxonomy, standard

T = TypeVar("T")

__all__ = ["NAMES", "measure", "report"]

NAMES = (*KNOWN, "rapidfuzz")
SLOW = {"postgresql": 12, "rapidfuzz": 3, "duckdb": 12, "polars": 12, "our numpy kernel": 40}
"""Those that are asked for so many seekers only."""


def measure(size: int, wanted: Sequence[str], seekers: int, say: Callable[[str], None]) -> Figures:
    """Build everything once for one size and ask everybody."""
    words, before = standard(), _resident()
    vacancies = list(invented.vacancies(size, words))
    say(f"{size}: vacancies drawn")
    took, index = clock(partial(Index.build, vacancies, words))
    found, grown = Figures(size, took / 1000, _megabytes(index)), _resident() - before
    say(f"{size}: index built in {found.build_s:.1f} s, {found.megabytes:.0f} MB")
    people = invented.seekers(seekers + 10, words)
    _warm(index, people[:10], words)
    gc.collect()
    gc.freeze()
    _exact(found, index, Brute(vacancies, words), people[:6], words)
    say(f"{size}: held against brute force: {found.classes}")
    bags = [_bag(vacancy, words) for vacancy in vacancies] if "rapidfuzz" in wanted else []
    part, names = index.vacancies.parts[0], [name for name in wanted if name in KNOWN]
    with peers(part.columns, names) as rivals:
        _race(found, index, people[10:], rivals, partial(_likest, bags) if bags else None)
        say(f"{size}: raced")
        found.more += more.figures(found, index, people[10:], rivals)
    found.more.append(Figure("a process with a million vacancies, MB", 1e6 * grown / size))
    gc.unfreeze()
    return found


def _warm(index: Index, people: Sequence[Seeker], words: Taxonomy) -> None:
    """Compile the kernels and measure every pair of trades once; a process does so when it starts."""
    warm_up()
    matcher = Matcher(index)
    for seeker in people:
        matcher.vacancies_for(seeker, today=invented.TODAY)
        Adviser(matcher).eased_for(seeker, today=invented.TODAY)
    for trade in words.trades:
        words.closenesses(trade, [*words.trades, ""])


def _race(
    found: Figures,
    index: Index,
    people: Sequence[Seeker],
    rivals: Mapping[str, Peer],
    likest: Callable[[str], list[float]] | None,
) -> None:
    part, matcher, words = index.vacancies.parts[0], Matcher(index), index.taxonomy
    for at, seeker in enumerate(people):
        ours = partial(matcher.vacancies_for, seeker, today=invented.TODAY)
        took, hits = worked(partial(_timed, found, "ours", ours))
        found.worked.append(took)
        _timed(found, "again", ours)
        question = tables.question(part, seeker, words)
        _timed(found, "kernel alone", partial(kernel().best, part, question, 20))
        if at < SLOW["our numpy kernel"]:
            _timed(found, "our numpy kernel", partial(plain.best, part, question, 20))
        for name, rival in rivals.items():
            if at < SLOW.get(name, len(people)):
                scores = _timed(found, name, partial(rival, question))
                if name != "tantivy" and scores != [hit.score for hit in hits]:
                    raise AssertionError(f"{name} differs from the engine")
        if likest and at < SLOW["rapidfuzz"]:
            named = (*seeker.trades, *(held.concept for held in seeker.held))
            _timed(found, "rapidfuzz", partial(likest, " ".join(map(words.label, named))))


def _exact(
    found: Figures, index: Index, brute: Brute, people: Sequence[Seeker], words: Taxonomy
) -> None:
    matcher, query = Matcher(index), Query(invented.TODAY, words)
    for name, asks in classes(people, words).items():
        right = 0
        for seeker, k, weights in asks:
            hits = matcher.vacancies_for(seeker, today=invented.TODAY, k=k, weights=weights)
            expected = brute.best(seeker, query, weights, k)
            right += [(hit.id, hit.score) for hit in hits] == expected
        found.classes[name] = right, len(asks)


Asked = tuple[Seeker, int, dict[str, int] | None]


def classes(people: Sequence[Seeker], words: Taxonomy) -> dict[str, list[Asked]]:
    """Typical questions, and those that are worst for an index."""
    common = tuple(Held(x, 3) for x in list(words.concepts)[:40])
    hard = (("shift", "night"), ("accommodation", "provided"), ("meals", "provided"))
    strict = {key: Term(frozenset({value}), "must") for key, value in hard}
    zero = dict.fromkeys(ledger.weigh(None), 0)
    return {
        "typical": [(x, 20, None) for x in people],
        "no skills, no trade": [
            (replace(x, held=(), trades=(), years={}), 20, None) for x in people
        ],
        "forty skills": [(replace(x, held=common), 20, None) for x in people],
        "strict wishes": [(replace(x, wishes=strict), 20, None) for x in people],
        "nothing passes": [(replace(x, pay_floor=900_000_000), 20, None) for x in people],
        "anywhere": [
            (replace(x, moves_to=frozenset({ANYWHERE}), reach_km=150), 20, None) for x in people
        ],
        "only pay counts": [(x, 20, zero | {"pay": 1}) for x in people],
        "only skills count": [(x, 20, zero | {"skills": 1}) for x in people],
        "k = 1": [(x, 1, None) for x in people],
        "k = 1000": [(x, 1000, None) for x in people],
    }


def _timed(found: Figures, name: str, task: Callable[[], T]) -> T:
    took, answer = clock(task)
    found.times.setdefault(name, []).append(took)
    return answer


def _bag(vacancy: Vacancy, words: Taxonomy) -> str:
    codes = ([vacancy.trade] if vacancy.trade else []) + [need.concept for need in vacancy.needs]
    return " ".join(words.label(code) for code in codes)


def _likest(bags: Sequence[str], text: str) -> list[float]:
    return sorted(fuzz.token_set_ratio(text, bag) for bag in bags)[-20:]


def _resident() -> float:
    """Megabytes that this process holds in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _megabytes(index: Index) -> float:
    """Bytes of all arrays of the index."""
    return sum(_arrays(index)) / 1e6


def _arrays(index: Index) -> Iterator[int]:
    for part in index.vacancies.parts:
        held = (part.open, *vars(part.columns).values(), *part.postings)
        yield from (each.nbytes for each in held if isinstance(each, np.ndarray))
