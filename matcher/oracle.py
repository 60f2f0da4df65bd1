"""The plainest possible matcher: every pair by the rule, sorted. The engine must agree with it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from matcher import ledger
from matcher.criteria import LIMITS
from matcher.criteria.criterion import Query
from matcher.facts import Limits, Seeker, Vacancy
from matcher.ledger import Ledger

_LIMITS = frozenset(limit.key for limit in LIMITS)


def vacancies_for(
    seeker: Seeker,
    vacancies: Iterable[Vacancy],
    query: Query,
    *,
    k: int = 20,
    weights: Mapping[str, int] | None = None,
    blocks: int = 0,
) -> list[tuple[int, int]]:
    """(id, score) of the best vacancies with exactly so many blocks, none of them a limit's."""
    written = ((v.id, ledger.write(seeker, v, query, weights)) for v in vacancies)
    return _ranked(written, k, blocks)


def seekers_for(
    vacancy: Vacancy,
    seekers: Iterable[Seeker],
    query: Query,
    *,
    limits_of: Mapping[int, Limits] | None = None,
    k: int = 20,
    weights: Mapping[str, int] | None = None,
) -> list[tuple[int, int]]:
    """(id, score) of the best seekers for a vacancy."""
    limited = limits_of or {}
    own = ((s, replace(query, limits=limited.get(s.id, query.limits))) for s in seekers)
    return _ranked(((s.id, ledger.write(s, vacancy, q, weights)) for s, q in own), k, 0)


def _ranked(written: Iterable[tuple[int, Ledger]], k: int, blocks: int) -> list[tuple[int, int]]:
    found = [
        (key, each.score)
        for key, each in written
        if len(each.blocked) == blocks
        and not any(line.criterion in _LIMITS for line in each.blocked)
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:k]
