"""The workbook of an employer's vacancies: a column for each box of the form, in any language of ours."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from flask import g

from lobby import vacancy_form
from lobby.door import act, today
from lobby.forms import Box, Form
from lobby.words import LANGUAGES, day, language, say, speaking
from records.centre.queries import first
from records.exclusion.schema import ExclusionSchema
from records.exclusion.sheet import Sheet, Words
from records.exclusion.taking_in import verbs
from records.intake.kind import Walk, Walked
from records.intake.mapping import Mapping, Target, guess
from records.intake.table import EXAMPLE_MARK
from records.intake.writing import Beside, Choices, as_xlsx
from records.place.gazetteer import gazetteer
from records.upload.brought import Brought
from records.vacancy import listing

SAME_AS_LISTED = {"expires": "open_until", "skills": "should", "experience": "experience_years"}
"""What the columns of other people's lists are called among our boxes."""
STEPS = ("owed", "example", "choose", "more", "again")


def boxes() -> list[Box]:
    """Return the boxes a line has a cell for, as the page of one vacancy draws them."""
    form, aside = vacancy_form.blank(today()), Form.blank(ExclusionSchema())
    more = (name for group in vacancy_form.groups(form) for name in group.names)
    names = (*vacancy_form.ESSENTIAL, *more)
    return [*(form.fields[name] for name in names), *aside.fields.values()]


def targets() -> tuple[Target, ...]:
    """Return the columns that are looked for, named in the visitor's language first."""
    listed = {SAME_AS_LISTED.get(x.key, x.key): x.aliases for x in listing.TARGETS}
    return tuple(
        Target(
            box.name,
            (box.label, *(same.label for same in other), *listed.get(box.name, ())),
            _is_owed(box),
        )
        for box, *other in zip(*_in_all_languages(), strict=True)
    )


def columns(brought: Brought) -> Mapping:
    """Return which column is which: as chosen, else as guessed."""
    return guess(brought.table.head, targets(), chosen=brought.chosen)


def walk(
    brought: Brought,
    found: Mapping,
    *,
    dry: bool,
    sure: Collection[int] = (),
    drafts: bool = False,
) -> Walked:
    """Look through the workbook, or write it down; ``sure`` are lines a counsellor may look at first."""
    sheet = Sheet(act().today, _words(), _home(), found.heading("experience_years"))
    how = verbs(act(), sheet, found.heading, employer_id=g.actor.employer_id, drafts=drafts)
    return Walk(how, found, dry=dry, sure=sure).over(brought.table)


def template() -> bytes:
    """Return the workbook to be filled in: choices in its cells, one example, a sheet that explains."""
    drawn = boxes()
    head = [f"{box.label} *" if _is_owed(box) else box.label for box in drawn]
    offered = _offered(drawn)
    example = [_example(box, offered.get(at, ())) for at, box in enumerate(drawn)]
    explains = tuple(_explained(drawn))
    beside = Beside(choices=offered, sheet=say("employer-sheet-how"), explains=explains)
    return as_xlsx([head, example], beside)


def choices(found: Mapping) -> Choices:
    """Return what is offered in the cells of a workbook that goes back."""
    offered = {box.name: listed for box, listed in _with_offers(boxes())}
    return {at.at: offered[key] for key, at in found.found.items() if key in offered}


def _is_owed(box: Box) -> bool:
    return box.name in vacancy_form.ESSENTIAL


def _home() -> str | None:
    centre = first()
    return centre.province_code if centre else None


def _in_all_languages() -> list[list[Box]]:
    """Return the boxes in each language, the visitor's first."""
    spoken = []
    for each in sorted(LANGUAGES, key=lambda it: it != language()):
        with speaking(each):
            spoken.append(boxes())
    return spoken


def _words() -> Words:
    words: dict[str, dict[str, str]] = {}
    for drawn in _in_all_languages():
        for box in drawn:
            for choice, said, _ in box.choices:
                words.setdefault(box.name, {}).setdefault(said, choice)
    return words


def _with_offers(drawn: Iterable[Box]) -> Iterable[tuple[Box, list[str]]]:
    for box in drawn:
        if box.choices:
            yield box, [said for _, said, _ in box.choices]
        elif box.name == "place" and (home := _home()):
            yield box, sorted(f"{each.kind} {each.name}" for each in gazetteer().by_province[home])


def _offered(drawn: list[Box]) -> dict[int, list[str]]:
    return {drawn.index(box): listed for box, listed in _with_offers(drawn)}


def _example(box: Box, offered: Collection[str]) -> str:
    said = {
        "title": f"{EXAMPLE_MARK} {say('employer-sheet-example-title')}",
        "place": next(iter(offered), ""),
        "places": "2",
        "pay": say("employer-sheet-example-pay"),
        "open_until": day(today() + timedelta(days=vacancy_form.OPEN_DAYS)),
        "cond_meals": next(iter(offered), ""),
    }
    return said.get(box.name, "")


def _explained(drawn: Iterable[Box]) -> Iterable[tuple[str, ...]]:
    for number, step in enumerate(STEPS, start=1):
        yield str(number), say(f"employer-sheet-step-{step}", mark=EXAMPLE_MARK)
    yield ()
    yield tuple(say(f"employer-sheet-{each}") for each in ("column", "write", "choose"))
    for box in drawn:
        listed = "; ".join(said for _, said, _ in box.choices)
        yield f"{box.label} *" if _is_owed(box) else box.label, box.hint, listed
