"""What somebody searches for: a trade or any words, a place in any spelling, and what narrows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from records.vacancy import queries as vacancies
from records.vacancy.browsing import KEYS, PAGE, Left, Sought, browse, left
from records.vacancy.queries import VacancyCard
from records.vacancy.seeking import sought, trades_in
from seeker_portal.where import Where, where

LONGEST = 200
SAID = ("words", "place", "at", "after")
NEW = "new"


@dataclass(frozen=True)
class VacancySearch:
    """One search as its address says it; ``after`` is the code of the last vacancy already seen."""

    words: str
    place: str
    at: str
    after: str
    chosen: Mapping[str, str]
    """What the search is narrowed by, as ``records.vacancy.browsing`` knows it."""
    marks_new: bool = False
    """Whether somebody comes to see what is new: it is marked."""

    @classmethod
    def asked(cls, args: Mapping[str, str]) -> "VacancySearch":
        """Read the query part of an address."""
        said = {name: args.get(name, "").strip()[:LONGEST] for name in (*SAID, *KEYS)}
        return cls(
            **{name: said[name] for name in SAID},
            chosen={name: said[name] for name in KEYS if said[name]},
            marks_new=bool(args.get(NEW)),
        )

    @cached_property
    def where(self) -> Where:
        """Where to search, as far as it is understood."""
        return where(self.place, self.at)

    @property
    def here(self) -> str | None:
        """The one commune that was named, from which others lie so and so far."""
        communes = self.where.place.communes
        return communes[0] if len(communes) == 1 else None

    @property
    def reach(self) -> Mapping[str, tuple[str, ...]]:
        """The communes around that one, by kilometres."""
        return self.sought.reach

    @property
    def found(self) -> tuple[str, ...]:
        """The trades that the words surely name."""
        return self.sought.trades

    @property
    def perhaps(self) -> tuple[str, ...]:
        """Trades the words may mean, to be offered when nothing was found."""
        return tuple(code for code, sure in self._trades if not sure)

    @cached_property
    def _trades(self) -> tuple[tuple[str, bool], ...]:
        return trades_in(self.words)

    @cached_property
    def sought(self) -> Sought:
        """The same search as the room of vacancies asks it."""
        return sought(self.words, self.where.place, self.chosen)

    def page(self, today: date) -> tuple[VacancyCard, ...]:
        """Return one page of open vacancies, newest first; none while the place is being asked."""
        if self.where.choices:
            return ()
        before = vacancies.card(self.after).id if self.after else None
        return browse(self.sought, today=today, before=before)

    def left(self, today: date) -> Left:
        """Return how many it finds, and how many each further choice would leave."""
        return left(self.sought, today=today)

    def asking(self, **changed: str) -> dict[str, str]:
        """Return this search with something changed, as the parts of an address."""
        said = {"words": self.words, "place": self.place, "at": self.at, **self.chosen, **changed}
        said[NEW] = "yes" if self.marks_new else ""
        return {name: value for name, value in said.items() if value}

    def older(self, shown: tuple[VacancyCard, ...]) -> dict[str, str] | None:
        """Return the address of the next page, if there may be one."""
        return self.asking(after=shown[-1].code) if len(shown) == PAGE else None
