"""The form that sets right who somebody is, the same for the person and at the desk."""

from typing import Any

from lobby.forms import Form
from lobby.words import say
from records.ledger import Act
from records.person.queries import PersonFacts
from records.person.schema import WhoSchema
from records.rights.correcting import correct
from records.rights.schema import CorrectionSchema
from records.seeker.actions import AlreadyRegistered
from records.seeker.model import Seeker


def filled(known: PersonFacts) -> Form:
    """Return the form with what is stored."""
    who = known.details
    stored: dict[str, Any] = {
        **{name: getattr(who, name) for name in WhoSchema().fields},
        "commune_code": f"commune:{known.commune_code}" if known.commune_code else None,
    }
    return Form.blank(CorrectionSchema(), stored)


def written(act: Act, seeker: Seeker, form: Form) -> bool:
    """Write down what was typed; tell whether it could be, and put what is wrong into the form."""
    if not form.ok:
        return False
    who = dict(form.values)
    commune_code = who.pop("commune_code")
    try:
        correct(act, seeker, who, commune_code=commune_code)
    except AlreadyRegistered as known:
        form.blame("citizen_id", say(known.key))
    return form.ok
