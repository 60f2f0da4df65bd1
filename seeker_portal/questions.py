"""The matcher's questions to a seeker, as the wishes page groups them."""

from dataclasses import dataclass

from lobby.forms import Form
from matcher.criteria import ALL
from records.field.conditions import box, questions


@dataclass(frozen=True, slots=True)
class Question:
    """One box, and the box that says it must be so; what the person can do has no such second box."""

    name: str
    must: str | None


@dataclass(frozen=True, slots=True)
class Questions:
    """What is wanted of the work, and what the person can do; whether any was answered or is wrong."""

    work: list[Question]
    person: list[Question]
    opened: bool


def wanted(form: Form) -> Questions:
    """Return the questions in their two groups."""
    groups = {criterion.key: criterion.group for criterion in ALL}
    keys = [key for key, _ in questions("seeker")]
    work = [
        Question(box(key), f"{box(key)}_strength") for key in keys if groups[key] == "suits-you"
    ]
    person = [Question(box(key), None) for key in keys if groups[key] != "suits-you"]
    boxes = [form.fields[x.name] for x in (*work, *person)]
    return Questions(work, person, any(x.value or x.error for x in boxes))
