"""What is asked for beside the race: a whole batch, the other way round, advice, one change, memory.

All but the change go by processor time: each is the work of one process, and others use the machine too.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import numpy as np

from bench import bound, invented, tables, workers
from bench.clock import clock, worked
from bench.figures import Figure, Figures
from bench.peers import Peer, Sparse, peers
from bench.postgresql import Server
from matcher.advising import Adviser
from matcher.facts import Seeker, Vacancy
from matcher.index import Index
from matcher.match import Matcher, Suggestion
from matcher.taxonomy import Taxonomy

BATCH = {10_000: 14, 100_000: 35, 1_000_000: 60}
"""How many times ours scipy is wanted to take for a whole batch."""
GROUP = 8
"""So many are put to scipy by one product: more don't fit its cache, fewer read the matrix oftener."""
FOLD = 4
"""A batch is so many times the seekers asked one by one."""
CROWD = 100_000
"""So many seekers at most are asked for by a vacancy: more than look for work in a province."""
COURSES = 40
FEW = 20
"""So many are asked what takes many times one question."""
IN_A_ROW = 100


def figures(
    found: Figures, index: Index, people: Sequence[Seeker], rivals: Mapping[str, Peer]
) -> Iterator[Figure]:
    """All of them, over the index of the race and with its peers."""
    ours, part = statistics.median(found.worked), index.vacancies.parts[0]
    yield Figure("p99 / median", _late(found.times["ours"]), most=3.5)
    yield Figure("p99 / median by processor time", _late(found.worked), most=3.5)
    yield from _batch(found, index, FOLD * len(people), rivals.get("scipy"))
    yield from _reverse(found.size, index.taxonomy, len(people), "scipy" in rivals)
    yield from _advice(index, people[:FEW], ours)
    yield from _change(index, rivals.get("postgresql"))
    few = [tables.question(part, x, index.taxonomy) for x in people[:FEW]]
    yield from bound.figures(found, part, few)
    yield from workers.figures(index, people)
    yield Figure("arrays for a million vacancies, MB", 1e6 * found.megabytes / found.size)


def _late(times: Sequence[float]) -> float:
    return float(np.percentile(times, 99)) / statistics.median(times)


def _batch(found: Figures, index: Index, many: int, rival: Peer | None) -> Iterator[Figure]:
    """People new to the index, all of them; scipy is handed their questions made, some at once."""
    people = invented.seekers(many, index.taxonomy, seed=5)
    part, ours, theirs = index.vacancies.parts[0], [], []
    for at in range(0, many, GROUP):
        group = people[at : at + GROUP]
        took, answers = worked(partial(_all_for, Matcher(index), group))
        ours.append(took / len(group))
        if isinstance(rival, Sparse):
            questions = [tables.question(part, seeker, index.taxonomy) for seeker in group]
            took, scores = worked(partial(rival.at_once, questions))
            theirs.append(took / len(group))
            _same("scipy", scores, answers)
    median = statistics.median(ours)
    yield Figure("a seeker of a batch, ms", median)
    if theirs:
        ratio = statistics.median(theirs) / median
        yield Figure("a batch: scipy / ours", ratio, least=BATCH.get(found.size))


def _all_for(matcher: Matcher, people: Sequence[Seeker]) -> list[list[Suggestion]]:
    return [matcher.vacancies_for(seeker, today=invented.TODAY) for seeker in people]


def _same(name: str, scores: list[list[int]], answers: list[list[Suggestion]]) -> None:
    if scores != [[hit.score for hit in hits] for hits in answers]:
        raise AssertionError(f"{name} differs from the engine")


def _reverse(size: int, words: Taxonomy, many: int, beside: bool) -> Iterator[Figure]:
    """Vacancies of the home province ask for the seekers of the home province."""
    crowd = Index.build((), words, seekers=invented.seekers(min(size, CROWD), words, seed=7))
    part, matcher = crowd.seekers.parts[0], Matcher(crowd)
    warming, asking = _at_home(5, words, seed=8), _at_home(many, words, seed=9)
    for vacancy in warming:
        matcher.seekers_for(vacancy, today=invented.TODAY)
    ours, theirs = [], []
    with peers(part.columns, ["scipy"] if beside else []) as rivals:
        for vacancy in asking:
            took, hits = worked(partial(matcher.seekers_for, vacancy, today=invented.TODAY))
            ours.append(took)
            question = tables.question_of_vacancy(part, vacancy, words)
            for rival in rivals.values():
                took, scores = worked(partial(rival, question))
                theirs.append(took)
                _same("scipy", [scores], [hits])
    median = statistics.median(ours)
    yield Figure(f"a vacancy asks {len(crowd.seekers):,} seekers, ms", median)
    yield Figure("a vacancy asks: p99 / median", _late(ours))
    if theirs:
        yield Figure("a vacancy asks: scipy / ours", statistics.median(theirs) / median)


def _at_home(many: int, words: Taxonomy, *, seed: int) -> list[Vacancy]:
    drawn = invented.vacancies(invented.BOARD, words, seed=seed)
    return list(islice((x for x in drawn if x.spots[0].province == invented.HOME), many))


def _advice(index: Index, people: Sequence[Seeker], ours: float) -> Iterator[Figure]:
    """Wishes eased and courses taken, for one person, as multiples of one question."""
    matcher = Matcher(index.with_courses(invented.courses(COURSES, index.taxonomy)))
    adviser, today = Adviser(matcher), invented.TODAY
    eased, doors, near = [], [], []
    for seeker in people:
        eased.append(worked(partial(adviser.eased_for, seeker, today=today))[0])
        doors.append(worked(partial(adviser.doors_for, seeker, today=today))[0])
        near.append(worked(partial(matcher.nearly, seeker, today=today))[0])
    yield Figure("every wish eased / one question", statistics.median(eased) / ours, most=20)
    yield Figure(f"doors of {COURSES} courses / one", statistics.median(doors) / ours, most=20)
    yield Figure("near misses / one question", statistics.median(near) / ours)


def _change(index: Index, rival: Peer | None) -> Iterator[Figure]:
    """One vacancy more, as the next question sees it; the hundredth since the index was laid out."""
    drawn = invented.vacancies(IN_A_ROW, index.taxonomy, seed=11)
    changed = [replace(vacancy, id=10**9 + vacancy.id) for vacancy in drawn]
    adds, inserts, late, grown = [], [], [], index
    for at, vacancy in enumerate(changed):
        adds.append(clock(partial(index.with_changes, [vacancy]))[0])
        if isinstance(rival, Server):
            inserts.append(clock(partial(rival.insert, at))[0])
        took, grown = clock(partial(grown.with_changes, [vacancy]))
        late.append(took)
    yield Figure("one vacancy added and seen, ms", statistics.median(adds))
    yield Figure(f"the {IN_A_ROW}th in a row, ms", statistics.median(late[-10:]))
    if inserts:
        ratio = statistics.median(inserts) / statistics.median(adds)
        yield Figure("PostgreSQL's insert and commit, ms", statistics.median(inserts))
        yield Figure("PostgreSQL's insert and commit / ours", ratio, least=200)
