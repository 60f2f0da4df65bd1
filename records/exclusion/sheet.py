"""A line of an employer's workbook: a vacancy, and whom it can't take; read by the forms of the pages.

A cell holds what would be typed into its box; in a cell of choices stands a choice in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from matcher.text import fold
from records.exclusion.schema import ExclusionSchema
from records.field.at_home import MOST_NEAR, read_commune
from records.field.schema import Errors
from records.field.spots import Asked
from records.intake.experience import read_experience
from records.intake.headings import unit_of
from records.intake.reasons import Reason, because
from records.place.look_up import SURE, look_up
from records.vacancy.lint import objections, to_look_at
from records.vacancy.schema import VacancySchema, with_trade

Words = Mapping[str, Mapping[str, str]]
"""What may be written for each choice, by box; the first words of a choice are those it is named by."""

EXCLUSION = ExclusionSchema()
BETWEEN = ";,\n"
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class VacancyLine:
    """A line that was understood; ``asks`` are the reasons to have a counsellor look first, by box."""

    facts: dict[str, Any]
    exclusion: dict[str, Any] | None
    asks: Errors
    insists: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What is less than complete."""
        held = to_look_at(self.facts["title"], self.facts["description"])
        amiss = {"trade-unsure": self.facts["trade"] is None, "asks-held": bool(held)}
        return tuple(key for key, is_so in amiss.items() if is_so)


@dataclass(frozen=True)
class Sheet:
    """How the lines of one workbook are read. ``home`` is the centre's province code."""

    today: date
    words: Words
    home: str | None = None
    years: str = ""
    """The heading over years of experience: it may say that months are meant."""

    @cached_property
    def form(self) -> VacancySchema:
        """The form of a vacancy; whoever asks about a past is let through, and asked about later."""
        return VacancySchema(insists=True, today=self.today)

    def read(self, cells: Mapping[str, str]) -> VacancyLine | Errors:
        """The vacancy in one line, or the reasons by box."""
        said = {box: cell.strip() for box, cell in cells.items() if cell.strip()}
        vacancy, wrong = self._read(self.form, {**said, **self._typed(said)})
        exclusion: dict[str, Any] | None = None
        if said.keys() & EXCLUSION.fields.keys():
            exclusion, more = self._read(EXCLUSION, said)
            wrong |= more
        if wrong:
            return wrong
        return VacancyLine(with_trade(vacancy), exclusion, objections(vacancy))

    def _typed(self, said: Mapping[str, str]) -> dict[str, str]:
        """The cells of which a form asks more exactly than people write in a list."""
        typed = {}
        if "place" in said:
            typed["place"] = "; ".join(map(self._near, said["place"].split(";")))
        if not said.get("experience_years", "0").isdecimal():
            unit = unit_of(self.years)
            read = read_experience(said["experience_years"], unit=unit)
            if not isinstance(read, Reason):
                typed["experience_years"] = str(read.low // 12)
        return typed

    def _near(self, written: str) -> str:
        """A name that several places have means the one at home, if there is but one."""
        if not self.home or look_up(written).state == SURE:
            return written
        found = read_commune(written.strip(), self.home)
        return written if isinstance(found, Reason) else f"commune:{found}"

    def _read(
        self, form: VacancySchema | ExclusionSchema, said: Mapping[str, str]
    ) -> tuple[dict[str, Any], Errors]:
        typed: dict[str, Any] = {}
        wrong: Errors = {}
        for box, cell in said.items():
            if box in form.fields:
                many = getattr(form.fields[box], "many", False)
                chosen = self._chosen(box, cell, many) if box in self.words else cell
                if isinstance(chosen, Reason):
                    wrong[box] = (chosen,)
                else:
                    typed[box] = chosen
        values, more = form.read(typed)
        told = {box: tuple(map(_told, reasons)) for box, reasons in more.items()}
        return values, told | wrong

    def _chosen(self, box: str, cell: str, many: bool) -> str | list[str] | Reason:
        words = {fold(said): choice for said, choice in self.words[box].items()}
        parts = _parts(cell, words) if many else [cell]
        for part in parts:
            if fold(part) not in words:
                return because("choice-unknown", written=part, choices=self._named(box))
        known = [words[fold(part)] for part in parts]
        return known if many else known[0]

    def _named(self, box: str) -> str:
        named: dict[str, str] = {}
        for said, choice in self.words[box].items():
            named.setdefault(choice, said)
        return ", ".join(list(named.values())[:MOST_NAMED])


def _parts(cell: str, words: Mapping[str, str]) -> list[str]:
    """Several choices of one cell; a choice may have a comma in its own words."""
    if fold(cell) in words:
        return [cell]
    for mark in BETWEEN:
        cell = cell.replace(mark, "\n")
    return [part.strip() for part in cell.split("\n") if part.strip()]


def _told(reason: Reason) -> Reason:
    """A page asks back with buttons; a cell can only name what they would say."""
    if not isinstance(reason, Asked):
        return reason
    near = "; ".join(words for _, words in reason.options[:MOST_NEAR])
    return because("place-which", near=near, **reason.values)
