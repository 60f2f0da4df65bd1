"""Free text becomes concepts: exact first, then trigrams and RapidFuzz; what is unsure is asked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from matcher.likeness import Labels
from matcher.phrases import telling
from matcher.spelling import contradictions, decoded, key
from matcher.taxonomy import Taxonomy, standard
from matcher.text import canonical

TRADE = "trade"
SURE = 84
"""From this score, with MARGIN to the next concept, a text is mapped without asking."""
MARGIN = 4
WORTH = 45
"""Below this a likeness is chance and isn't even offered."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concept or trade that a text may mean. `words` are those it was read from."""

    concept: str
    label: str
    score: int
    sure: bool
    words: str = ""
    kind: str = TRADE


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a concept: as people mark it, and as it is looked up."""

    concept: str
    kind: str
    marked: str
    key: str


class Lexicon:
    """Every surface form of a taxonomy, ready to be looked up."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.forms = tuple(dict.fromkeys(_forms(taxonomy)))
        self.by_key: dict[str, list[Form]] = {}
        for form in self.forms:
            self.by_key.setdefault(form.key, []).append(form)
        self._keys = tuple(self.by_key)
        self._words = frozenset(word for known in self._keys for word in known.split())
        self._near = Labels(self._keys)
        self._looked_up = lru_cache(maxsize=65_536)(self._look_up)

    def look_up(
        self, text: str, limit: int = 5, kinds: Collection[str] | None = None
    ) -> tuple[Found, ...]:
        """The concepts a text may mean, best first; only the first can be `sure`.

        `kinds` narrows to some of trade, skill, licence, certificate, language, soft.
        """
        chosen = frozenset(kinds) if kinds is not None else None
        return self._looked_up(canonical(text).casefold(), chosen)[:limit]

    def _look_up(self, text: str, kinds: frozenset[str] | None) -> tuple[Found, ...]:
        scores: dict[Form, float] = {}
        for score, form in self._candidates(text):
            if kinds is None or form.kind in kinds:
                scores[form] = max(score + _marks(text, form), scores.get(form, 0))
        best: dict[str, tuple[float, Form]] = {}
        for form, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].concept)):
            best.setdefault(form.concept, (score, form))
        return self._weighed(list(best.values()), text)

    def _weighed(self, ranked: list[tuple[float, Form]], words: str) -> tuple[Found, ...]:
        found = []
        for place, (score, form) in enumerate(ranked):
            others = (other for other, rival in ranked[1:] if rival.kind == form.kind)
            rest = next(others, 0.0)
            sure = place == 0 and score >= SURE and score - rest >= MARGIN
            label = self.taxonomy.label(form.concept)
            found.append(Found(form.concept, label, min(round(score), 100), sure, words, form.kind))
        return tuple(found)

    def _candidates(self, text: str) -> Iterator[tuple[float, Form]]:
        wanted = key(text)
        if wanted not in self.by_key:
            bare = telling(text)  # "có kinh nghiệm ốp lát": padding goes before what is meant
            known = bare in self.by_key and wanted.endswith(f" {bare}")
            wanted = bare if known else decoded(wanted, self._words)
        exact = self.by_key.get(wanted, [])
        yield from ((96.0, form) for form in exact)
        if not exact:
            near = self._near.nearest(wanted)
            close = ((place, score) for place, score in near if score >= WORTH)
            for place, score in close:
                yield from ((min(score, 95.0), form) for form in self.by_key[self._keys[place]])


def _marks(text: str, form: Form) -> float:
    """Words equal with their marks come first; marks that contradict make it another word."""
    if text == form.marked:
        return 4.0
    return -30.0 * contradictions(text, form.marked) / max(len(form.key.split()), 1)


def _forms(taxonomy: Taxonomy) -> Iterator[Form]:
    for code, trade in taxonomy.trades.items():
        for text in (trade.vi, trade.en, *trade.aliases):
            yield Form(code, TRADE, canonical(text).casefold(), key(text))
    for code, concept in taxonomy.concepts.items():
        for text in (concept.vi, concept.en, *concept.aliases):
            yield Form(code, concept.kind, canonical(text).casefold(), key(text))


@cache
def standard_lexicon() -> Lexicon:
    """The lexicon of the taxonomy in `matcher/data`, built once."""
    return Lexicon(standard())
