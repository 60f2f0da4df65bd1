"""Help that is not work: which topics there are, and each rule of a topic as one plain sentence."""

from dataclasses import dataclass
from datetime import date

from lobby.courses import support_words
from lobby.words import day, money, say
from records.place.gazetteer import communes_of
from records.rule import advice, support, training, wages
from records.rule.advice import Advice
from records.rule.support import Support
from records.rule.wages import Floor

OPEN = ("papers", "rights", "learning", "loans", "abroad")
"""For everybody."""
OWN = ("list-loan", "card")
"""For whoever is signed in: all of them, so that the page tells nobody from nobody."""
LOANS = {
    "loans": ("business",),
    "abroad": ("abroad",),
    "list-loan": ("training-list", "business-list"),
}
FEW = 8
"""So many communes of a region are named at most: more are no sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words, where it was read, how sure that is, and when somebody looked last."""

    text: str
    source: str
    certainty: str
    checked_on: date | None


def rules(topic: str, today: date, *, province: str | None) -> list[Rule]:
    """Return what there is to say of a topic, in this province if one is known: money first."""
    found = [_of_loan(row) for row in support.on(today) if row.purpose in LOANS.get(topic, ())]
    if topic == "learning":
        found += [
            Rule(support_words(row), row.source, row.certainty, row.checked_on)
            for row in training.rows()
            if row.in_force(today)
        ]
    found += [_of(row) for row in advice.about(topic, today)]
    if topic == "rights":
        found += [_of_floor(row, province) for row in wages.floors(today)]
    return found + _list_day(topic, today)


def _of(row: Advice) -> Rule:
    amount = money(row.amount) if row.unit == "dong" and row.amount else row.amount
    return Rule(say(f"help-{row.id.lower()}", n=amount), row.source, row.certainty, row.checked_on)


def _of_loan(row: Support) -> Rule:
    rate = f"{row.rate:.2f}".replace(".", ",") if row.rate else ""
    ceiling = money(row.ceiling) if row.ceiling else ""
    years = row.months // 12 if row.months else 0
    text = say(f"help-loan-{row.purpose}", ceiling=ceiling, years=years, rate=rate)
    return Rule(text, row.source, row.certainty, None)


def _of_floor(row: Floor, province: str | None) -> Rule:
    """The least pay of a wage region, and which communes of the province are in it where they are few."""
    here = communes_of(province) if province else ()
    places = [it.name for it in here if it.wage_region == row.region]
    text = say("help-wage", region=row.region, amount=money(row.amount))
    if 0 < len(places) <= FEW:
        text += " " + say("help-wage-places", places=", ".join(places))
    return Rule(text, row.source, row.certainty, row.checked_on)


def _list_day(topic: str, today: date) -> list[Rule]:
    """On which day the communes hand in their lists, and when that is next."""
    if topic != "list-loan":
        return []
    figure = support.figure(support.LIST_DAY)
    text = say("help-list-day", n=int(figure.value), day=day(support.next_list_day(today)))
    return [Rule(text, figure.source, figure.certainty, None)]
