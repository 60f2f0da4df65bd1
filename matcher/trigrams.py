"""Labels that look like a text: idf-weighted trigram candidates, blended with RapidFuzz's ratio."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

CANDIDATES = 32
TOO_COMMON = 0.10
"""A trigram in more labels than this share tells nothing and is skipped."""


class Trigrams:
    """An inverted index over folded labels. Build once; look up in tens of microseconds."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        seen: dict[str, list[int]] = {}
        for place, label in enumerate(self.labels):
            for gram in _grams(label):
                seen.setdefault(gram, []).append(place)
        kept = {g: at for g, at in seen.items() if len(at) <= max(TOO_COMMON * len(labels), 2)}
        self._idf = {gram: math.log(len(labels) / len(at)) + 1 for gram, at in kept.items()}
        self._at = {gram: np.array(at, dtype=np.int32) for gram, at in kept.items()}
        lengths = np.zeros(len(labels), dtype=np.float64)
        for gram, at in self._at.items():
            lengths[at] += self._idf[gram] ** 2
        self._lengths = np.sqrt(np.maximum(lengths, 1e-9))

    def nearest(self, text: str, limit: int = CANDIDATES) -> list[tuple[int, float]]:
        """(place of the label, 0..100), best first: the mean of trigram cosine and edit ratio."""
        cosine = self._cosines(text)
        best = np.argsort(-cosine, kind="stable")[:limit]
        hopeful = [int(place) for place in best if cosine[place] > 0]
        blend = [
            (place, 50 * float(cosine[place]) + fuzz.ratio(text, self.labels[place]) / 2)
            for place in hopeful
        ]
        return sorted(blend, key=lambda pair: (-pair[1], pair[0]))

    def _cosines(self, text: str) -> NDArray[np.float64]:
        total = np.zeros(len(self.labels), dtype=np.float64)
        grams = [gram for gram in _grams(text) if gram in self._idf]
        for gram in grams:
            total[self._at[gram]] += self._idf[gram] ** 2
        own = math.sqrt(sum(self._idf[gram] ** 2 for gram in grams)) or 1.0
        return total / (self._lengths * own)


def _grams(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter({padded[at : at + 3]: 1 for at in range(len(padded) - 2)})
