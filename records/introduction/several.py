"""Several introductions at once: what each would come to, and making those that can be made."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from records.employer.actions import locked
from records.introduction.actions import demand_possible, propose
from records.introduction.model import Introduction
from records.introduction.taking import CapReached, turns_left
from records.ledger import Act, Refusal
from records.seeker.queries import wishes_of
from records.suggestion.actions import Pair
from records.suggestion.overruling import overruled
from records.vacancy.queries import cards_of


@dataclass(frozen=True, slots=True)
class Prospect:
    """What putting somebody forward would come to: refused, for this reason; or overruling the ranking."""

    refused: str | None = None
    overrules: str | None = None

    @property
    def can_be(self) -> bool:
        """Whether it can be done at all."""
        return self.refused is None


def foreseen(act: Act, pairs: Sequence[Pair]) -> dict[Pair, Prospect]:
    """Return what introducing each of these would come to, one after the other as they stand."""
    employers = {key: card.employer_id for key, card in cards_of([x for _, x in pairs]).items()}
    left = turns_left({key for key in employers.values() if key}, today=act.today)
    against, taken = _overruling(act, pairs), Counter[int]()
    found = {}
    for pair in pairs:
        employer_id = employers[pair[1]] or 0
        refused = _refusal(act, pair)
        if refused is None and taken[employer_id] >= left.get(employer_id, len(pairs)):
            refused = CapReached.key
        taken[employer_id] += refused is None
        found[pair] = Prospect(refused, None if refused else against.get(pair))
    return found


def propose_each(act: Act, pairs: Sequence[Pair], *, why: str | None) -> tuple[Introduction, ...]:
    """Put forward whoever can be, in this order; the others are left as they were.

    A verb refuses before it writes, so that nothing is half done. Employers are locked in one order.
    """
    cards = cards_of([vacancy_id for _, vacancy_id in pairs])
    for employer_id in sorted({card.employer_id for card in cards.values() if card.employer_id}):
        locked(employer_id)
    made = []
    for seeker_id, vacancy_id in pairs:
        try:
            made.append(propose(act, seeker_id=seeker_id, vacancy_id=vacancy_id, why=why))
        except Refusal:
            continue
    return tuple(made)


def _refusal(act: Act, pair: Pair) -> str | None:
    try:
        demand_possible(act, *pair)
    except Refusal as refusal:
        return refusal.key
    return None


def _overruling(act: Act, pairs: Collection[Pair]) -> dict[Pair, str]:
    asked = defaultdict[tuple[int, int], list[int]](list)
    for seeker_id, vacancy_id in pairs:
        asked[vacancy_id, wishes_of(seeker_id).centre_id].append(seeker_id)
    return {
        (seeker_id, vacancy_id): why
        for (vacancy_id, centre_id), seeker_ids in asked.items()
        for seeker_id, why in overruled(
            vacancy_id,
            seeker_ids,
            centre_id=centre_id,
            reader_id=act.by.account_id,
            today=act.today,
        ).items()
    }
