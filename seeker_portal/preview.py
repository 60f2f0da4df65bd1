"""Exactly what an employer would see of the signed-in person, part by part."""

from dataclasses import dataclass

from lobby import conditions
from lobby.forms import Form
from lobby.show import commune, concept, telephone
from lobby.words import say
from records.introduction.neutral import NeutralCard, neutral
from records.introduction.queries import profile
from records.introduction.schema import GrantSchema
from records.seeker.queries import SeekerFacts
from records.trial.queries import references
from seeker_portal.me import me


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """The card everybody is introduced with, and what each further part would show, if there is any."""

    card: NeutralCard
    parts: dict[str, str]


def preview() -> Preview:
    """Return what there is to see of the signed-in person today."""
    mine = me()
    parts = {"contact": _contact(mine), "profile": _profile(mine), "words": mine.wishes.own_words}
    if chosen := [x for x in references(mine.wishes.id) if x.shown]:
        parts["reference"] = "; ".join(f"{x.title}, {x.employer}" for x in chosen)
    nothing = say("seeker-page-preview-nothing")
    return Preview(neutral(mine.wishes), {part: shown or nothing for part, shown in parts.items()})


def with_preview(form: Form) -> Form:
    """Put beside each choice of a grant's form just what it would show, and plain words for none."""
    shown, box = preview().parts, form.fields["parts"]
    if form.errors:
        box.error = say("seeker-page-choose-one")
        form.errors = [(box.name, box.error)]
    box.choices = [
        (part, words, say("seeker-page-preview-shows", shown=shown[part]))
        for part, words, _ in box.choices
        if part in shown
    ]
    return form


def blank() -> Form:
    """Return a grant's form with nothing ticked."""
    return with_preview(Form.blank(GrantSchema()))


def _contact(mine: SeekerFacts) -> str:
    who = mine.person.details
    return f"{who.name} – {telephone(who.phone) or say('seeker-page-preview-no-phone')}"


def _profile(mine: SeekerFacts) -> str:
    shown = profile(mine.wishes)
    work = [*map(concept, mine.wishes.trades), *map(concept, mine.wishes.held)]
    lines = [f"{name}: {words}" for name, words in conditions.said(shown.wishes)]
    return ". ".join(
        line for line in (", ".join(work), commune(shown.commune_code), *lines) if line
    )
