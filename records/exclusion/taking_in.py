"""The vacancies of an employer's workbook written down: shown, held for a counsellor, or kept as drafts.

A line that was written down before, and whose vacancy still stands, is left alone; so a mended workbook,
or the same one again, makes nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from records.exclusion import actions as exclusions
from records.exclusion.sheet import Sheet, VacancyLine
from records.field.schema import Errors
from records.intake.kind import Verbs
from records.intake.reasons import because
from records.intake.run import Outcome, Refused
from records.intake.source import fingerprint
from records.ledger import Act, session
from records.vacancy.model import Vacancy
from records.vacancy.taking_in import write_all

OVER = ("closed", "filled")


@dataclass(frozen=True, slots=True)
class TakingIn:
    """One workbook on its way in; what is new waits for ``finish``, to be written at once.

    ``heading`` names a box as the employer knows it; ``drafts`` are shown to nobody yet; ``before`` are
    the digests of lines whose vacancies stand.
    """

    act: Act
    employer_id: int
    heading: Callable[[str], str]
    drafts: bool
    before: frozenset[str]
    waiting: list[VacancyLine] = field(default_factory=list)

    def outcome(self, line: VacancyLine) -> Outcome | Refused:
        """What would become of a line; one that asks about a past is asked about itself."""
        if digest(line) in self.before:
            return "same"
        if line.asks and not line.insists:
            return self._refused(line.asks, asks=True)
        trade = line.facts["trade"]
        if line.exclusion and not exclusions.stands(line.exclusion, trade, self.act.today):
            return self._refused({"rule_id": (because(exclusions.RuleDoesNotFit.key),)})
        return "new"

    def take(self, line: VacancyLine) -> Outcome | Refused:
        """Keep for ``finish`` what must be written."""
        became = self.outcome(line)
        if became == "new":
            self.waiting.append(line)
        return became

    def finish(self) -> None:
        """Write what waits; the door commits."""
        written = [{**line.facts, "source_digest": digest(line)} for line in self.waiting]
        rows = write_all(self.act, written, employer_id=self.employer_id, drafts=self.drafts)
        for row, line in zip(rows, self.waiting, strict=True):
            if line.exclusion:
                exclusions.add(self.act, row, line.exclusion)
        self.waiting.clear()

    def _refused(self, wrong: Errors, *, asks: bool = False) -> Refused:
        said = [x.about(self.heading(box)) for box, reasons in wrong.items() for x in reasons]
        return Refused(tuple(said), asks=asks)


def verbs(
    act: Act, sheet: Sheet, heading: Callable[[str], str], *, employer_id: int, drafts: bool = False
) -> Verbs:
    """Return how a workbook is read and written down."""
    taking = TakingIn(act, employer_id, heading, drafts, standing(employer_id))
    return Verbs(
        read=sheet.read,
        key=digest,
        outcome=taking.outcome,
        take_in=taking.take,
        sure=lambda line: replace(line, insists=True),
        finish=taking.finish,
    )


def standing(employer_id: int) -> frozenset[str]:
    """Return the digests of the lines whose vacancies stand: not closed, not filled."""
    query = select(Vacancy.source_digest).where(
        Vacancy.employer_id == employer_id, Vacancy.state.not_in(OVER)
    )
    return frozenset(digest for digest in session.scalars(query) if digest)


def digest(line: VacancyLine) -> str:
    """Return what a line is known by: all it says."""
    return fingerprint([line.facts, line.exclusion])
