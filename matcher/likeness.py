"""Labels that look like a text: words and trigrams weighed by how rare they are, and edits for misspellings.

A text whose every word is known is compared by its words and its trigrams. One with an unknown word may be
misspelt, and so may a short one (of Vietnamese syllables nearly every slip gives another): there trigrams
and edit distance count more (RapidFuzz).
"""

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

CANDIDATES = 32
TOO_COMMON = 0.10
"""A trigram in more labels than this share tells nothing and is skipped."""
SPELT, MISSPELT = (1.0, 1.0, 0.1), (0.3, 0.6, 1.1)
"""What words, trigrams and edits count for."""
SHORT = 3
JOINING = frozenset("a all and except for in of or other the to va hoac cac".split())
"""Words that only join others."""
_PLURAL = re.compile(r"(?<=\w\w)(?:(?<=ss)es|(?<![su])s)$")

Floats = NDArray[np.float64]


class _Bags:
    """Labels as bags of tokens: the cosine of a text with each, rare tokens counting most."""

    def __init__(self, bags: Sequence[frozenset[str]], most: float) -> None:
        seen: dict[str, list[int]] = {}
        for place, bag in enumerate(bags):
            for token in bag:
                seen.setdefault(token, []).append(place)
        kept = {token: at for token, at in seen.items() if len(at) <= max(most * len(bags), 2)}
        self.unheard = math.log(len(bags) or 1) + 1
        self.idf = {token: self.unheard - math.log(len(at)) for token, at in kept.items()}
        self._at = {token: np.array(at, dtype=np.int32) for token, at in kept.items()}
        lengths = np.zeros(len(bags))
        for token, at in self._at.items():
            lengths[at] += self.idf[token] ** 2
        self._by_length = 1 / np.sqrt(np.maximum(lengths, 1e-9))

    def cosines(self, bag: Sequence[str], unheard: int = 0) -> Floats:
        """How like each label is; `unheard` tokens of the text are in none of them."""
        size = len(self._by_length)
        if not bag:
            return np.zeros(size)
        at, weights = [self._at[token] for token in bag], [self.idf[token] ** 2 for token in bag]
        own = math.sqrt(sum(weights) + unheard * self.unheard**2)
        each = np.repeat(weights, [len(places) for places in at])
        total = np.bincount(np.concatenate(at), weights=each, minlength=size)
        return total * self._by_length / own


class Labels:
    """An inverted index over folded labels. Build once; look up in a fraction of a millisecond."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._bare = tuple(" ".join(words(label)) for label in self.labels)
        self._words = _Bags([frozenset(words(label)) for label in self.labels], most=1.0)
        self._grams = _Bags([_grams(bare) for bare in self._bare], most=TOO_COMMON)

    def nearest(self, text: str, limit: int = CANDIDATES) -> list[tuple[int, float]]:
        """(place of the label, 0..100), best first."""
        own = words(text)
        known = [word for word in dict.fromkeys(own) if word in self._words.idf]
        unheard = len(set(own)) - len(known)
        sure = not unheard and all(len(word) > SHORT for word in known)
        for_words, for_grams, for_edits = SPELT if sure else MISSPELT
        bare = " ".join(own)
        grams = [gram for gram in _grams(bare) if gram in self._grams.idf]
        like = for_words * self._words.cosines(known, unheard)
        like += for_grams * self._grams.cosines(grams)
        whole = for_words + for_grams + for_edits
        best = _highest(like, limit)
        edits = _edits(bare)
        scores = ((at, (like[at] + for_edits * edits(self._bare[at])) / whole) for at in best)
        return sorted(((at, 100 * float(score)) for at, score in scores), key=_first)


def _highest(like: Floats, limit: int) -> list[int]:
    """The places of the greatest values above 0; cutting first is faster than partitioning many ties."""
    most = like.max(initial=0.0)
    above = np.flatnonzero(like > 0)
    for share in (0.6, 0.4, 0.2):
        high = np.flatnonzero(like > share * most)
        if len(high) >= limit:
            above = high
            break
    return [int(at) for at in above[np.argsort(-like[above], kind="stable")[:limit]]]


def words(text: str) -> list[str]:
    """The telling words of a folded text, English plurals as singulars (Vietnamese has no final s)."""
    return [_PLURAL.sub("", word) for word in text.split() if word not in JOINING]


def _edits(text: str) -> Callable[[str], float]:
    return lambda label: fuzz.token_sort_ratio(text, label) / 100


def _first(pair: tuple[int, float]) -> tuple[float, int]:
    return -pair[1], pair[0]


def _grams(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
