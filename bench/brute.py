"""Brute force: every criterion over every row, by the criteria's own column rules; no index, no bound.

It shares neither codes nor postings with the engine: each record is a row of every side, and every entry
is added where it stands.
"""

from collections.abc import Sequence

import numpy as np

from matcher import ledger
from matcher.criteria import ALL, ASKED
from matcher.criteria.criterion import Ints, Query
from matcher.facts import Seeker, Vacancy
from matcher.taxonomy import Taxonomy


class Brute:
    """All vacancies laid out once; every question reads all of it."""

    def __init__(self, vacancies: Sequence[Vacancy], words: Taxonomy) -> None:
        self.words = words
        self.ids = np.array([vacancy.id for vacancy in vacancies])
        self.sides = [criterion.vacancy_side(vacancies, words) for criterion in ALL]
        self.entries = [self._entries(asked, vacancies) for asked in ASKED]

    def _entries(self, asked, vacancies):
        names: dict[str, int] = {}
        rows, concepts, values, musts = [], [], [], []
        for row, vacancy in enumerate(vacancies):
            for concept, value, must in asked.vacancy_entries(vacancy, self.words):
                rows.append(row)
                concepts.append(names.setdefault(concept, len(names)))
                values.append(value)
                musts.append(must)
        return names, *(np.array(x) for x in (rows, concepts, values, musts))

    def best(
        self, seeker: Seeker, query: Query, weights=None, k=20, blocks=0
    ) -> list[tuple[int, int]]:
        """(id, score) of the best rows with exactly so many blocks."""
        chosen = ledger.weigh(weights)
        scores, blocked = np.zeros(len(self.ids), np.int64), np.zeros(len(self.ids), np.int64)
        for criterion, side in zip(ALL, self.sides, strict=True):
            marks = criterion.judge_vacancies(seeker, side, query)
            scores += marks.points * chosen[criterion.key]
            blocked += marks.blocks
        for asked, (names, rows, concepts, values, musts) in zip(ASKED, self.entries, strict=True):
            credit, enough = np.zeros(len(names), np.int64), np.zeros(len(names), np.bool_)
            for name, value, met in asked.factors_of_seeker(seeker, self.words):
                if name in names:
                    credit[names[name]], enough[names[name]] = value, met
            np.add.at(scores, rows, credit[concepts] * values * chosen[asked.key])
            np.add.at(blocked, rows, (musts & ~enough[concepts]).astype(np.int64))
        rows = np.flatnonzero(blocked == blocks)
        order: Ints = rows[np.lexsort((self.ids[rows], -scores[rows]))][:k]
        return [(int(self.ids[row]), int(scores[row])) for row in order]
