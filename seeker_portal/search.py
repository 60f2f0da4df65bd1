"""What somebody searches for: a trade or any words, and a place in any spelling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matcher.concepts import standard_lexicon
from records.vacancy import queries as vacancies
from records.vacancy.queries import PAGE, VacancyCard
from seeker_portal.where import Where, where

LONGEST = 200


@dataclass(frozen=True)
class Search:
    """One search as its address says it; ``after`` is the code of the last vacancy already seen."""

    words: str
    place: str
    at: str
    after: str

    @classmethod
    def asked(cls, args: Mapping[str, str]) -> "Search":
        """Read the query part of an address."""
        return cls(
            **{
                name: args.get(name, "").strip()[:LONGEST]
                for name in ("words", "place", "at", "after")
            }
        )

    @cached_property
    def where(self) -> Where:
        """Where to search, as far as it is understood."""
        return where(self.place, self.at)

    @cached_property
    def found(self) -> tuple[str, ...]:
        """The trades that the words surely name."""
        return tuple(code for code, sure in self._trades if sure)

    @property
    def perhaps(self) -> tuple[str, ...]:
        """Trades the words may mean, to be offered when nothing was found."""
        return tuple(code for code, sure in self._trades if not sure)

    @cached_property
    def _trades(self) -> tuple[tuple[str, bool], ...]:
        if not self.words:
            return ()
        read = standard_lexicon().look_up(self.words, limit=3, kinds=("trade",))
        return tuple((x.concept, x.sure) for x in read)

    def page(self, today: date) -> tuple[VacancyCard, ...]:
        """Return one page of open vacancies, newest first; none while the place is being asked."""
        if self.where.choices:
            return ()
        return vacancies.browse(
            today=today,
            words=self.words,
            trades=self.found,
            province=self.where.province,
            communes=self.where.communes,
            country=self.where.country,
            before=vacancies.card(self.after).id if self.after else None,
        )

    def asking(self, **changed: str) -> dict[str, str]:
        """Return this search with something changed, as the parts of an address."""
        said = {"words": self.words, "place": self.place, "at": self.at, **changed}
        return {name: value for name, value in said.items() if value}

    def older(self, shown: tuple[VacancyCard, ...]) -> dict[str, str] | None:
        """Return the address of the next page, if there may be one."""
        return self.asking(after=shown[-1].code) if len(shown) == PAGE else None
