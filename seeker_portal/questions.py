"""The matcher's questions to a seeker, as the wishes page groups them."""

from dataclasses import dataclass

from lobby.forms import Form
from matcher.criteria import ALL
from records.field.conditions import box, questions


@dataclass(frozen=True, slots=True)
class Question:
    """The key of a condition, its box, and the box that says it must be so."""

    key: str
    name: str
    must: str


@dataclass(frozen=True, slots=True)
class Questions:
    """What is wanted of the work, and what the person can do; whether any was answered or is wrong."""

    work: list[Question]
    person: list[Question]
    opened: bool


def wanted(form: Form) -> Questions:
    """Return the questions in their two groups."""
    groups = {criterion.key: criterion.group for criterion in ALL}
    asked = [Question(key, box(key), f"{box(key)}_strength") for key, _ in questions("seeker")]
    work = [each for each in asked if groups[each.key] == "suits-you"]
    person = [each for each in asked if groups[each.key] != "suits-you"]
    boxes = [form.fields[x.name] for x in (*work, *person)]
    return Questions(work, person, any(x.value or x.error for x in boxes))
