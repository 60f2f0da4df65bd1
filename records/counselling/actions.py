"""Writing down that somebody was counselled."""

from datetime import date

from records.counselling.model import Counselling
from records.counselling.queries import place
from records.counselling.states import COUNSELLING
from records.ledger import Act, Refusal, new_code, session
from records.person.words import seal_words
from records.seeker.model import Seeker


class TalkToCome(Refusal):
    """A talk is written down when it was held; before that it is an appointment."""

    key = "refused-talk-to-come"


def note(act: Act, seeker: Seeker, *, kind: str, held_on: date, words: str = "") -> Counselling:
    """Write down one talk, with who acts as the counsellor; it counts on the day it was held."""
    if held_on > act.today:
        raise TalkToCome()
    code = new_code()
    talk = Counselling(
        code=code,
        centre_id=seeker.centre_id,
        seeker_id=seeker.id,
        counsellor_id=act.by.account_id,
        state=COUNSELLING.start,
        kind=kind,
        held_on=held_on,
        note_sealed=seal_words(seeker.person_id, place(code), words),
        noted_at=act.now,
    )
    session.add(talk)
    session.flush()
    COUNSELLING.begin(talk, act)
    return talk


def strike(act: Act, talk: Counselling) -> None:
    """Let a talk count no longer that was written down by mistake; what was noted of it goes."""
    talk.note_sealed = None
    COUNSELLING.move(talk, "strike", act)
