"""Ranking vacancies: the engine against brute force and against other engines, in the same run.

Each question is put to everybody in turn; what counts is the median over the seekers, as a ratio to ours.
A seeker is new to the index when first asked for ("ours"), known the second time ("again").
"""

import gc
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from bench import invented
from bench.brute import Brute
from bench.peers import KNOWN, peers
from matcher import ledger
from matcher.advising import Adviser
from matcher.criteria.criterion import Query
from matcher.facts import ANYWHERE, Held, Seeker, Term, Vacancy
from matcher.index import Index
from matcher.kernels import kernel, plain, warm_up
from matcher.match import Matcher
from matcher.question import ask, by_seeker
from matcher.taxonomy import Taxonomy, standard

NAMES = (*KNOWN, "rapidfuzz")
TARGETS = {
    "scipy": {10_000: 6, 100_000: 15, 1_000_000: 30},
    "tantivy": {10_000: 4, 100_000: 7, 1_000_000: 10},
    "polars": {10_000: 20, 100_000: 30, 1_000_000: 80},
    "postgresql": {10_000: 35, 100_000: 180, 1_000_000: 900},
    "rapidfuzz": {10_000: 2_500},
}
SLOW = {"postgresql": 12, "rapidfuzz": 3, "duckdb": 12, "polars": 12}
"""Peers that are asked for so many seekers only."""


@dataclass
class Figures:
    """What one size came to; times are milliseconds."""

    size: int
    build_s: float
    megabytes: float
    times: dict[str, list[float]] = field(default_factory=dict)
    classes: dict[str, tuple[int, int]] = field(default_factory=dict)
    others: dict[str, float] = field(default_factory=dict)

    def ours(self) -> float:
        """The median of a first question."""
        return statistics.median(self.times["ours"])

    def as_json(self) -> dict[str, Any]:
        """Medians, ratios and what was asked for."""
        ours = self.ours()
        rows = {
            name: {
                "median_ms": round(statistics.median(took), 4),
                "p99_ms": round(float(np.percentile(took, 99)), 4),
                "ratio": round(statistics.median(took) / ours, 2),
                "wanted": TARGETS.get(name, {}).get(self.size),
            }
            for name, took in self.times.items()
        }
        return {
            "size": self.size,
            "build_s": round(self.build_s, 1),
            "megabytes": round(self.megabytes, 1),
            "engines": rows,
            "exact": {name: f"{right}/{of}" for name, (right, of) in self.classes.items()},
            "others": {name: round(value, 4) for name, value in self.others.items()},
        }


def measure(size: int, wanted: Sequence[str], seekers: int, say: Callable[[str], None]) -> Figures:
    """Build everything once for one size and ask everybody."""
    words = standard()
    vacancies = list(invented.vacancies(size, words))
    say(f"{size}: vacancies drawn")
    began = time.perf_counter()
    index = Index.build(vacancies, words)
    found = Figures(size, time.perf_counter() - began, _megabytes(index))
    say(f"{size}: index built in {found.build_s:.1f} s, {found.megabytes:.0f} MB")
    people = invented.seekers(seekers + 10, words)
    _warm(index, people[:10], words)
    gc.collect()
    gc.freeze()
    _exact(found, index, Brute(vacancies, words), people[:6], words)
    say(f"{size}: held against brute force: {found.classes}")
    _race(found, index, vacancies, people[10:], words, wanted)
    _rest(found, index, people[10:], words)
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
    vacancies: Sequence[Vacancy],
    people: Sequence[Seeker],
    words: Taxonomy,
    wanted: Sequence[str],
) -> None:
    part, matcher, chosen = index.vacancies.parts[0], Matcher(index), ledger.weigh(None)
    bags = [_bag(vacancy, words) for vacancy in vacancies] if "rapidfuzz" in wanted else []
    with peers(part.columns, [name for name in wanted if name != "rapidfuzz"]) as rivals:
        for at, seeker in enumerate(people):
            hits = _timed(
                found, "ours", partial(matcher.vacancies_for, seeker, today=invented.TODAY)
            )
            _timed(found, "again", partial(matcher.vacancies_for, seeker, today=invented.TODAY))
            question = ask(
                part.judgements, by_seeker(seeker, Query(invented.TODAY, words), chosen), 0
            )
            _timed(found, "kernel alone", partial(kernel().best, part, question, 20))
            if at < 40:
                _timed(found, "our numpy kernel", partial(plain.best, part, question, 20))
            for name, rival in rivals.items():
                if at < SLOW.get(name, len(people)):
                    scores = _timed(found, name, partial(rival, question))
                    if name != "tantivy" and scores != [hit.score for hit in hits]:
                        raise AssertionError(f"{name} differs from the engine")
            if bags and at < SLOW["rapidfuzz"]:
                text = " ".join(
                    words.label(x) for x in (*seeker.trades, *(h.concept for h in seeker.held))
                )
                _timed(found, "rapidfuzz", partial(_likest, text, bags))


def _rest(found: Figures, index: Index, people: Sequence[Seeker], words: Taxonomy) -> None:
    """What else is asked for: easing, near misses, one change, memory's bound."""
    matcher, ours = Matcher(index), found.ours()
    eased = [
        _clock(partial(Adviser(matcher).eased_for, x, today=invented.TODAY)) for x in people[:20]
    ]
    near = [_clock(partial(matcher.nearly, x, today=invented.TODAY)) for x in people[:20]]
    changed = [
        replace(next(iter(invented.vacancies(1, words, seed=s))), id=10**9 + s) for s in range(20)
    ]
    adds = []
    for vacancy in changed:
        adds.append(_clock(lambda vacancy=vacancy: index.with_changes([vacancy])))
    found.others["eased / ours"] = statistics.median(eased) / ours
    found.others["nearly / ours"] = statistics.median(near) / ours
    found.others["one vacancy added, ms"] = statistics.median(adds)
    found.others["p99 / median"] = float(np.percentile(found.times["ours"], 99)) / ours


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


def _timed(found: Figures, name: str, task: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    answer = task()
    found.times.setdefault(name, []).append(1000 * (time.perf_counter() - began))
    return answer


def _clock(task: Callable[[], Any]) -> float:
    began = time.perf_counter()
    task()
    return 1000 * (time.perf_counter() - began)


def _bag(vacancy: Vacancy, words: Taxonomy) -> str:
    codes = ([vacancy.trade] if vacancy.trade else []) + [need.concept for need in vacancy.needs]
    return " ".join(words.label(code) for code in codes)


def _likest(text: str, bags: Sequence[str]) -> list[float]:
    return sorted(fuzz.token_set_ratio(text, bag) for bag in bags)[-20:]


def _megabytes(index: Index) -> float:
    """Bytes of all arrays of the index."""
    return sum(_arrays(index)) / 1e6


def _arrays(index: Index) -> Iterator[int]:
    for part in index.vacancies.parts:
        yield part.open.nbytes
        for group in (part.columns, part.postings):
            fields = group.__dataclass_fields__
            yield from (
                getattr(group, x).nbytes
                for x in fields
                if isinstance(getattr(group, x), np.ndarray)
            )


def report(figures: Sequence[Figures], *, as_json: bool) -> str:
    """The tables, to read or to work with."""
    if as_json:
        return json.dumps([each.as_json() for each in figures], indent=1, ensure_ascii=False)
    return "\n\n".join(_table(each.as_json()) for each in figures)


def _table(of: dict[str, Any]) -> str:
    lines = [
        f"{of['size']:,} vacancies, built in {of['build_s']} s, {of['megabytes']} MB of arrays",
        "",
    ]
    lines += ["| engine | median ms | p99 ms | times ours | wanted |", "|---|---|---|---|---|"]
    for name, row in of["engines"].items():
        wanted = f"≥ {row['wanted']:,}" if row["wanted"] else ""
        lines.append(
            f"| {name} | {row['median_ms']} | {row['p99_ms']} | {row['ratio']} | {wanted} |"
        )
    lines += [
        "",
        "same top as brute force: " + ", ".join(f"{k} {v}" for k, v in of["exact"].items()),
    ]
    lines += [f"{name}: {value}" for name, value in of["others"].items()]
    return "\n".join(lines)
