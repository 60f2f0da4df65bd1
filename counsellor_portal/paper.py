"""Consents written over from a paper, wherever the desk has one in front of it."""

from typing import Any

from lobby.consents import PAPER, text
from lobby.door import act
from lobby.forms import Form
from records.consent.purposes import FOLLOW_UP
from records.consent.schema import HOW_TO_ASK
from records.seeker import consenting


def write_over(row: Any, form: Form, asked: consenting.Asked) -> None:
    """Write down each yes of a paper; what is not ticked is no yes, and blocks nothing."""
    how_to_ask = {name: form.values[name] for name in HOW_TO_ASK}
    for purpose in form.values["purposes"]:
        consenting.agree(
            act(),
            row,
            text(purpose, PAPER),
            asked=asked,
            how="paper",
            given_on=form.values["given_on"],
            **(how_to_ask if purpose == FOLLOW_UP else {}),
        )


def offer(form: Form, purposes: list[str]) -> None:
    """Leave these purposes in the form, each with the text the paper bears."""
    box = form.fields["purposes"]
    for name in HOW_TO_ASK:
        # The group says once when they may stay empty.
        form.fields[name].required = True
    box.choices = [(p, words, text(p, PAPER).text) for p, words, _ in box.choices if p in purposes]
