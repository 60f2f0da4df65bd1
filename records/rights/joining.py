"""Two envelopes and two lists of consents made one, opened by the machine and shown to nobody."""

from dataclasses import replace
from datetime import date

from records import trail
from records.consent import actions as consents
from records.consent.purposes import CREDIT
from records.consent.queries import ConsentFacts, in_force, of_person, row
from records.ledger import Act
from records.ledger.act import HERE
from records.programme.actions import rewrite
from records.programme.envelope import Envelope
from records.programme.queries import envelope
from records.seeker.model import Seeker


def join_what_is_sealed(act: Act, to: Seeker, gone: Seeker) -> None:
    """Bring consents and envelope of ``gone`` to ``to``; the envelope that is left is empty."""
    with trail.unwatched("two records become one; nobody reads what is sealed in them"):
        _join_consents(act, to.person_id, gone.person_id)
        both = joined(envelope(to.programme_id), envelope(gone.programme_id))
        if in_force(to.person_id, CREDIT, today=act.today) is None:
            both = replace(both, credit_until=None)
    rewrite(to.programme_id, both)
    rewrite(gone.programme_id, Envelope())


def joined(mine: Envelope, theirs: Envelope) -> Envelope:
    """Return what both say together; of two communes to stay in, the kept record's."""
    stays = mine if mine.stay_in_commune else theirs
    bars = [x for x in (mine, theirs) if x.barred_trades]
    ends = [x.barred_until for x in bars]
    return Envelope(
        member=mine.member or theirs.member,
        credit_until=_later(mine.credit_until, theirs.credit_until),
        barred_trades=tuple(sorted({trade for x in bars for trade in x.barred_trades})),
        barred_until=None if None in ends or not ends else max(x for x in ends if x),
        stay_in_commune=stays.stay_in_commune,
        stay_until=stays.stay_until,
        exit_suspended=mine.exit_suspended or theirs.exit_suspended,
    )


def _later(one: date | None, other: date | None) -> date | None:
    return max((x for x in (one, other) if x), default=None)


def _join_consents(act: Act, to: int, gone: int) -> None:
    """Give the kept record each yes the other held; a no said later than a yes counts, wherever it stood."""
    mine, words = of_person(to), dict[tuple[str, int | None], ConsentFacts]()
    for said in of_person(gone):
        words.setdefault(_what(said), said)
    for what, last in words.items():
        same = [x for x in mine if _what(x) == what]
        held = next((x for x in same if x.holds(act.today)), None)
        if last.withdrawn_at is None:
            consents.withdraw(act, row(last.code, person_id=gone))
            if held is None and last.holds(act.today) and not _ended_since(same, last):
                consents.give(act, to, last.said, how=last.how, given_on=last.given_on)
        elif held is not None and last.withdrawn_at > held.given_at:
            consents.withdraw(act, row(held.code, person_id=to))


def _what(consent: ConsentFacts) -> tuple[str, int | None]:
    return consent.said.purpose, consent.said.employer_id


def _ended_since(same: list[ConsentFacts], given: ConsentFacts) -> bool:
    ends = [x.withdrawn_at.astimezone(HERE).date() for x in same if x.withdrawn_at]
    return any(end >= given.given_on for end in ends)
