"""The words of work: trades on QĐ 34/2020, skills, licences; what belongs to what, what is near.

The rows are our own, in `matcher/data`: skills and near pairs in a file per field of work.
Similarities run from 0 to 255 (the same).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain

from matcher.facts import Need, Seeker, Vacancy

SAME = 255
DATA = files("matcher") / "data"
# How near two trades are by their codes alone: by unit, minor and sub-major group.
_BY_CODE = ((4, 190), (3, 110), (2, 50))
# Which class of driving licence covers which: Law 36/2024/QH15, articles 57 and 89 (M: from memory).
LICENCES = frozenset({"licence", "certificate"})


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade. `code` is `vn_code`, with a dot and a number where we split a unit group."""

    code: str
    vn_code: str
    isco08: str
    certainty: str
    vi: str
    en: str
    aliases: tuple[str, ...]
    core: tuple[str, ...]
    usual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill, language, licence or certificate."""

    id: str
    kind: str
    vi: str
    en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Who has `held` can do `needed` this well; licences that cover another say 255."""

    held: str
    needed: str
    similarity: int


class Taxonomy:
    """Look-ups over trades, concepts and near pairs."""

    def __init__(
        self, trades: Iterable[Trade], concepts: Iterable[Concept], near: Iterable[Near]
    ) -> None:
        self.trades: Mapping[str, Trade] = {trade.code: trade for trade in trades}
        self.concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self._near: dict[str, dict[str, int]] = {}
        self._serves: dict[tuple[str, bool], Mapping[str, int]] = {}
        self._close: dict[str, _Closeness] = {}
        for pair in near:
            self._near.setdefault(pair.held, {})[pair.needed] = pair.similarity

    def label(self, code: str, language: str = "vi") -> str:
        """The name of a trade or concept in `vi` or `en`; an unknown code is its own name."""
        known = self.trades.get(code) or self.concepts.get(code)
        return (known.en if language == "en" else known.vi) if known else code

    def is_licence(self, concept: str) -> bool:
        """Whether it is held or not held, with nothing in between."""
        known = self.concepts.get(concept)
        return known is not None and known.kind in LICENCES

    def similar(self, held: str, needed: str) -> int:
        """How well `held` serves where `needed` is asked, 0..255; not symmetric."""
        return SAME if held == needed else self._near.get(held, {}).get(needed, 0)

    def serves(self, held: str, *, licences: bool) -> Mapping[str, int]:
        """The skills (or the licences) `held` serves for, itself among them, with the similarity."""
        known = self._serves.get((held, licences))
        if known is None:
            near = {held: SAME} | self._near.get(held, {})
            known = {x: similar for x, similar in near.items() if self.is_licence(x) == licences}
            self._serves[held, licences] = known
        return known

    def closeness(self, one: str, other: str) -> int:
        """How near two trades are, 0..255: a named pair, else what their codes share."""
        return self._row(one)[other]

    def closenesses(self, one: str, others: Iterable[str]) -> list[int]:
        """How near a trade is to each of many."""
        row = self._row(one)
        return [row[other] for other in others]

    def _row(self, one: str) -> "_Closeness":
        found = self._close.get(one)
        if found is None:
            found = self._close[one] = _Closeness(self, one)
        return found

    def measure(self, one: str, other: str) -> int:
        """The same as `closeness`, found anew."""
        if one == other:
            return SAME
        named = max(self._near.get(one, {}).get(other, 0), self._near.get(other, {}).get(one, 0))
        shared = (near for length, near in _BY_CODE if one[:length] == other[:length])
        return max(named, next(shared, 0))

    def core(self, trade: str) -> tuple[str, ...]:
        """The concepts without which it isn't that trade; a split code may use its unit group's."""
        known = self._known(trade)
        return known.core if known else ()

    def usual(self, trade: str) -> tuple[str, ...]:
        """The concepts commonly found with the trade."""
        known = self._known(trade)
        return known.usual if known else ()

    def _known(self, trade: str) -> Trade | None:
        return self.trades.get(trade) or self.trades.get(trade.partition(".")[0])

    def needs_of(self, vacancy: Vacancy) -> tuple[Need, ...]:
        """What the vacancy asks for; one that names no skill of a craft asks for its trade's core.

        Papers, languages and manners alone don't say what the work is. Skills alone don't say that
        nobody minds the papers: without a paper named, those of the trade's core are asked too.
        """
        named = {need.concept for need in vacancy.needs}
        core = self.core(vacancy.trade) if vacancy.trade else ()
        if any(map(self._is_craft, named)):
            core = tuple(concept for concept in core if self.is_licence(concept))
        if any(map(self.is_licence, named)):
            core = tuple(concept for concept in core if not self.is_licence(concept))
        return vacancy.needs + tuple(Need(concept) for concept in core if concept not in named)

    def _is_craft(self, concept: str) -> bool:
        known = self.concepts.get(concept)
        return known is None or known.kind == "skill"

    def held_by(self, seeker: Seeker) -> dict[str, int]:
        """Each concept with its level, with what years in a trade imply (never a licence)."""
        held: dict[str, int] = {}
        stated = ((has.concept, has.level) for has in seeker.held)
        for concept, level in chain(stated, self._implied(seeker)):
            held[concept] = max(level, held.get(concept, 0))
        return held

    def _implied(self, seeker: Seeker) -> Iterable[tuple[str, int]]:
        for trade, years in seeker.years.items():
            level = 0 if years < 1 else 2 if years < 2 else 3 if years < 5 else 4
            for concept in self.core(trade):
                yield from (() if self.is_licence(concept) or not level else ((concept, level),))
            for concept in self.usual(trade):
                yield from (
                    () if self.is_licence(concept) or level < 2 else ((concept, level - 1),)
                )


class _Closeness(dict[str, int]):
    """How near one trade is to others, each measured once."""

    def __init__(self, words: Taxonomy, one: str) -> None:
        super().__init__()
        self._words, self._one = words, one

    def __missing__(self, other: str) -> int:
        found = self[other] = self._words.measure(self._one, other)
        return found


@cache
def standard() -> Taxonomy:
    """The taxonomy in `matcher/data`, read once."""
    return Taxonomy(
        (_trade(row) for row in _rows(DATA / "trades.csv")),
        (_concept(row) for row in _of_fields("skills")),
        (Near(row["held"], row["needed"], int(row["similarity"])) for row in _of_fields("near")),
    )


def _of_fields(folder: str) -> Iterator[dict[str, str]]:
    """The rows of every file of a folder, whatever order the disk lists them in."""
    by_name = sorted(DATA.joinpath(folder).iterdir(), key=lambda file: file.name)
    return chain.from_iterable(_rows(file) for file in by_name if file.name.endswith(".csv"))


def _rows(file: Traversable) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def _trade(row: Mapping[str, str]) -> Trade:
    return Trade(
        code=row["code"],
        vn_code=row["code"].partition(".")[0],
        isco08=row["isco08"],
        certainty=row["certainty"],
        vi=row["vi"],
        en=row["en"],
        aliases=_split(row["aliases"]),
        core=_split(row["core"]),
        usual=_split(row["usual"]),
    )


def _concept(row: Mapping[str, str]) -> Concept:
    return Concept(row["id"], row["kind"], row["vi"], row["en"], _split(row["aliases"]))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
