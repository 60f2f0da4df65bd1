"""A person as an employer reads them: the neutral card in rows of words, and a number to call."""

from lobby.show import concept, experience, province
from lobby.words import day, say
from records.introduction.queries import NeutralCard


def rows(card: NeutralCard) -> list[tuple[str, str]]:
    """Return label and answer of what a neutral card says."""
    said = [
        ("employer-card-trades", ", ".join(_trade(card, trade) for trade in card.trades)),
        ("employer-card-held", ", ".join(concept(code) for code, _level in card.held)),
        ("employer-card-area", province(card.province_code)),
        ("employer-card-free", day(card.free_from)),
    ]
    return [(say(label), answer) for label, answer in said if answer]


def _trade(card: NeutralCard, trade: str) -> str:
    years = card.years.get(trade)
    return f"{concept(trade)} ({experience(12 * years)})" if years else concept(trade)
